"""What a payload says about a call, looked up by the several names that systems use for a thing."""

import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

_LONGEST = 200


class Said:
    """The single values of a payload; case, underscores and dashes of their names do not count."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = {
            # Half of a character, which JSON may hold, is refused by every database.
            _plain(name): str(value).encode("utf-8", "replace").decode()
            for name, value in values.items()
            if isinstance(value, str | int | float) and not isinstance(value, bool)
        }

    def text(self, *names: str) -> str | None:
        """The first of them that says something, cut to the length that can be kept."""
        for name in names:
            # Some databases refuse NUL, and no name or id has a use for it.
            text = self._values.get(_plain(name), "").replace("\0", "").strip()
            if text:
                return text[:_LONGEST]
        return None

    def address(self, *names: str) -> str | None:
        """The first of them that is an address in full length."""
        found = (self._values.get(_plain(name), "").strip() for name in names)
        return next((text for text in found if text.lower().startswith(("http:", "https:"))), None)

    def identity(self, *names: str) -> str | None:
        """An id; one that is too long to be kept is replaced by its hash."""
        for name in names:
            if text := self._values.get(_plain(name), "").replace("\0", "").strip():
                long = len(text) > _LONGEST
                return hashlib.sha256(text.encode()).hexdigest() if long else text
        return None

    def direction(self, *names: str) -> str:
        """Outbound if they say so; inbound else."""
        return "outbound" if "out" in (self.text(*names) or "").lower() else "inbound"

    def channel(self, *names: str) -> str:
        """Left or right if they say so; auto else."""
        text = (self.text(*names) or "").lower()
        return text if text in ("left", "right") else "auto"

    def seconds(self, *names: str, per_second: int = 1) -> float | None:
        """A length, None when it is not told or not positive."""
        try:
            value = float(self.text(*names) or 0) / per_second
        except ValueError:
            return None
        return value if 0 < value < 1e6 else None

    def moment(self, zone: tzinfo, *names: str) -> datetime | None:
        """A time in any of the usual writings, None when it is not told or cannot be read."""
        text = self.text(*names)
        return read_moment(text, zone) if text else None


def read_moment(text: str, zone: tzinfo) -> datetime | None:
    """ISO 8601, seconds or milliseconds since 1970, or as in e-mails; None for anything else."""
    try:
        moment = _from_number(text) or datetime.fromisoformat(text)
    except ValueError:
        try:
            moment = parsedate_to_datetime(text)
        except (ValueError, TypeError):
            return None
    if not 1970 <= moment.year <= 9998:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def file_name_of(url: str, fallback: str) -> str:
    """A name for the recording at an address: the last part of its path."""
    name = PurePosixPath(unquote(urlsplit(url).path)).name
    return name.replace("\0", "") or fallback


def _from_number(text: str) -> datetime | None:
    if not re.fullmatch(r"\d{9,13}(\.\d+)?", text):
        return None
    seconds = float(text)
    return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
