"""Why the sound of an announced call is not here yet, or never comes.

TransientError
└── NotYet          the phone system may have it later
PermanentError
├── NotPermitted    the phone system wants credentials, or others
├── Gone            the link has run out, or the recording was deleted
└── NotSound        what is there is no recording
"""

from service.errors import PermanentError, TransientError


class NotYet(TransientError):  # noqa: N818 - reads as what happened
    """The phone system may have it later; `pause_seconds` is how long it wants to be left alone."""

    code = "not_there_yet"

    def __init__(self, message: str, *, pause_seconds: float = 0.0) -> None:
        super().__init__(message)
        self.pause_seconds = pause_seconds


class NotPermitted(PermanentError):  # noqa: N818
    """The phone system wants credentials, or others."""

    code = "not_permitted"


class Gone(PermanentError):  # noqa: N818
    """The link has run out, or the recording was deleted."""

    code = "gone"


class NotSound(PermanentError):  # noqa: N818
    """What is there is no recording."""

    code = "not_sound"
