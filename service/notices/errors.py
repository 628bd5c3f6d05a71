"""Why a notice did not arrive.

TransientError
└── Unheard     it is sent again later
PermanentError
└── Refused     sending again changes nothing; perhaps nothing more is wanted at all
"""

from service.errors import PermanentError, TransientError


class Unheard(TransientError):  # noqa: N818 - reads as what happened
    """It is sent again later; `pause_seconds` is how long the receiver wants to be left alone."""

    code = "notice_unheard"

    def __init__(self, message: str, *, pause_seconds: float = 0.0) -> None:
        super().__init__(message)
        self.pause_seconds = pause_seconds


class Refused(PermanentError):  # noqa: N818
    """Sending again changes nothing; with `for_good` the receiver wants nothing more."""

    code = "notice_refused"

    def __init__(self, message: str, *, for_good: bool = False) -> None:
        super().__init__(message)
        self.for_good = for_good
