"""Short-lived tokens of an application, signed with its private key (Vonage asks for such)."""

import re
import secrets
import textwrap
from datetime import datetime, timedelta

import jwt

from service.errors import InvalidInput

_LIFE = timedelta(minutes=15)
_PEM = re.compile(r"\s*(-----BEGIN [A-Z ]+-----)(.*)(-----END [A-Z ]+-----)\s*", re.DOTALL)


def is_private_key(text: str) -> bool:
    """Whether the text is a private key in PEM, also one whose lines a form has joined."""
    return _PEM.fullmatch(text) is not None


def application_token(application_id: str, private_key: str, now: datetime) -> str:
    """A token that is good for a quarter of an hour. Raises `InvalidInput` for a broken key."""
    claims = {
        "application_id": application_id,
        "iat": int(now.timestamp()),
        "exp": int((now + _LIFE).timestamp()),
        "jti": secrets.token_hex(16),
    }
    try:
        return jwt.encode(claims, _in_lines(private_key), algorithm="RS256")
    except (ValueError, TypeError, jwt.PyJWTError) as error:
        raise InvalidInput(
            "The private key for fetching recordings cannot be read. Paste the whole of the"
            " application's private.key file, from BEGIN to END."
        ) from error


def _in_lines(private_key: str) -> str:
    match = _PEM.fullmatch(private_key)
    if match is None:
        return private_key
    letters = re.sub(r"\s", "", match[2])
    return "\n".join([match[1], *textwrap.wrap(letters, 64), match[3], ""])
