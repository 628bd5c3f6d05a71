"""What may go wrong on the way out, in words for the person who looks after the phone system.

PermanentError
├── AddressRefused     no connection was made: the address is not one to ask
└── CertificateRefused the other machine did not prove who it is
TransientError
├── Unanswered         no connection, a broken one, or an answer that is too slow
└── Stopped            the program is ending
"""

from service.errors import PermanentError, TransientError


class AddressRefused(PermanentError):  # noqa: N818 - reads as what happened
    """The address is not one to ask; no connection was made."""

    code = "address_refused"


class CertificateRefused(PermanentError):  # noqa: N818
    """The other machine's certificate does not prove that it is the one asked."""

    code = "certificate_refused"


class Unanswered(TransientError):  # noqa: N818
    """No connection, a broken one, or an answer that is too slow."""

    code = "unanswered"


class Stopped(TransientError):  # noqa: N818
    """The program is ending, so the work stops here."""

    code = "stopped"
