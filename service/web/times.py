"""How moments, lengths and sizes are written on pages."""

import re
from datetime import datetime, tzinfo

from service.errors import InvalidInput
from service.web.writing import Writing

_IN_NAME = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)[-_. T]*"
    r"(\d\d)[-_.:h]?(\d\d)(?:[-_.:m]?(\d\d))?(?!\d)"
)


def mm_ss(seconds: float | None) -> str:
    """A place in a call or its length: 01:12, from an hour on 1:01:12; a dash when unknown."""
    if seconds is None:
        return "\N{EN DASH}"
    minutes, rest = divmod(int(seconds), 60)
    if minutes < 60:
        return f"{minutes:02}:{rest:02}"
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def seconds_from_clock(text: str) -> float:
    """The seconds that 01:12, 1:01:12 or 72.5 mean. Raises `InvalidInput`."""
    parts = text.strip().replace(",", ".").split(":")
    try:
        numbers = [float(part) for part in parts]
    except ValueError:
        numbers = []
    seconds = 0.0
    for number in numbers:
        seconds = seconds * 60 + number
    if not 1 <= len(numbers) <= 3 or min(numbers) < 0 or not seconds < 1e6:
        raise InvalidInput(f"{text[:40]!r} is no place in a call. Write it like 01:12.")
    return seconds


def clock(seconds: float) -> str:
    """A place in a call with tenths, as `seconds_from_clock` reads it: 01:12.5."""
    tenths = round(seconds * 10)
    return f"{tenths // 600:02}:{tenths // 10 % 60:02}.{tenths % 10}"


def megabytes(size_bytes: int, writing: Writing) -> str:
    """A size in MB, one decimal below ten."""
    size = size_bytes / 1_000_000
    return f"{writing.number(size, 1 if size < 10 else 0)} MB"


def moment_from_form(text: str, zone: tzinfo) -> datetime | None:
    """The moment that a date-and-time field holds, None when it is empty.

    Raises `InvalidInput` for one that cannot be read. A time without a zone is meant in `zone`.
    """
    if not text.strip():
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise InvalidInput(
            f"{text[:40]!r} is no time. Write it like 2026-03-31T14:05, or leave it empty."
        ) from error
    if not 1970 <= moment.year <= 9998:
        raise InvalidInput(f"The call's time {text[:40]} is too far away. Use a year from 1970.")
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def moment_in_name(file_name: str, zone: tzinfo) -> datetime:
    """The moment in a recording's name, meant in `zone`. Raises `InvalidInput` where none is."""
    for match in _IN_NAME.finditer(file_name):
        year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
        try:
            return datetime(year, month, day, hour, minute, second, tzinfo=zone)
        except ValueError:
            continue
    raise InvalidInput(
        "No time stands in this file's name, so it was not taken in. Name it like "
        "2026-03-31_14-05.wav, or choose another time for each call."
    )
