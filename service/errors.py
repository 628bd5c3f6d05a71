"""Every error that a person may see.

AppError
├── PermanentError      trying again changes nothing: shown to the person
│   ├── InvalidInput    what was sent cannot be used (400)
│   ├── NotAllowed      signed in, but not permitted (403)
│   │   └── WrongSignature  not signed as the phone system signs (403)
│   ├── NotFound        no such thing (404)
│   ├── TooLarge        over a limit (413)
│   └── Unauthorised    not signed in, or a wrong signature or token (401)
└── TransientError      trying again later may work (503)
    ├── NotReady        what is asked for is still being made (409)
    ├── StorageFull     no room for the recording
    ├── OverQuota       as many recordings as may come in a day (429)
    ├── Busy            as many recordings wait as may wait
    └── QueueUnavailable
"""


class AppError(Exception):
    """A failure with a stable code and a sentence that says what to do."""

    code = "error"
    status = 500

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if code:
            self.code = code


class PermanentError(AppError):
    """Trying again changes nothing."""

    code = "permanent"
    status = 422


class InvalidInput(PermanentError):  # noqa: N818 - reads as what happened
    """What was sent cannot be used."""

    code = "invalid_input"
    status = 400


class Unauthorised(PermanentError):  # noqa: N818
    """Not signed in, or a wrong signature or token."""

    code = "unauthorised"
    status = 401


class NotAllowed(PermanentError):  # noqa: N818
    """Signed in, but this is not permitted."""

    code = "not_allowed"
    status = 403


class WrongSignature(NotAllowed):
    """A request that is not signed as its phone system signs."""

    code = "wrong_signature"


class NotFound(PermanentError):  # noqa: N818
    """There is no such thing."""

    code = "not_found"
    status = 404


class TooLarge(PermanentError):  # noqa: N818
    """Over a limit."""

    code = "too_large"
    status = 413


class TransientError(AppError):
    """Trying again later may work."""

    code = "transient"
    status = 503
    retry_after_seconds = 60


class NotReady(TransientError):  # noqa: N818
    """What is asked for is still being made."""

    code = "not_ready"
    status = 409


class StorageFull(TransientError):  # noqa: N818
    """There is no room left for the recording."""

    code = "storage_full"
    status = 507


class OverQuota(TransientError):  # noqa: N818
    """As many recordings came in as may come in a day."""

    code = "over_quota"
    status = 429
    retry_after_seconds = 3600


class Busy(TransientError):  # noqa: N818
    """As many recordings wait as may wait."""

    code = "busy"
    retry_after_seconds = 300


class QueueUnavailable(TransientError):  # noqa: N818
    """The queue cannot be reached; the database keeps the work."""

    code = "queue_unavailable"
