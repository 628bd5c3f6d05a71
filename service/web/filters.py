"""Which calls an address asks for: the query of the calls page, of its downloads and its links."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TypeVar

from service.errors import InvalidInput
from service.storage.calls import CallFilter
from service.storage.tables import CallState
from service.web.times import seconds_from_clock

FILTER_KEYS = (
    "q",
    "agent",
    "team",
    "queue",
    "since",
    "until",
    "min_score",
    "max_score",
    "criterion",
    "verdict",
    "state",
    "min_length",
    "max_length",
    "source",
    "direction",
    "reviewed",
    "assigned",
    "fallback",
)
VERDICTS = ("fail", "partial", "unsure", "pass", "na")
DIRECTIONS = ("inbound", "outbound")
_Value = TypeVar("_Value")


def filter_from_query(
    args: Mapping[str, str], zone: tzinfo = UTC, me: int | None = None
) -> CallFilter:
    """The filter that a query names; dates are whole days in `zone`, `until` included.

    Empty values leave a thing open; `assigned=me` means the person of the id `me`. Raises
    `InvalidInput` saying which value cannot be used.
    """
    since, until = _day(args, "since"), _day(args, "until")
    if since and until and until < since:
        raise InvalidInput("The last day lies before the first one. Swap the two dates.")
    lowest, highest = _score(args, "min_score"), _score(args, "max_score")
    if lowest is not None and highest is not None and highest < lowest:
        raise InvalidInput("The highest score lies below the lowest one. Swap the two.")
    criterion = _value(args, "criterion")
    return CallFilter(
        words=_value(args, "q"),
        agent=_value(args, "agent"),
        team=_value(args, "team"),
        queue=_value(args, "queue"),
        state=_state(args),
        since=_midnight(since, zone),
        until=_midnight(until + timedelta(days=1) if until else None, zone),
        lowest_score=lowest,
        highest_score=highest,
        criterion=criterion,
        verdict=(_one_of(args, "verdict", VERDICTS) or "fail") if criterion else None,
        shortest=_read(args, "min_length", seconds_from_clock),
        longest=_read(args, "max_length", seconds_from_clock),
        source_id=_read(args, "source", _id),
        direction=_one_of(args, "direction", DIRECTIONS),
        reviewed=_yes_or_no(args, "reviewed"),
        assigned_to=_read(args, "assigned", lambda text: _person(text, me)),
        fallback_only=_value(args, "fallback") not in (None, "0"),
    )


def query_of(args: Mapping[str, str]) -> dict[str, str]:
    """The part of a query that filters, without what is empty; the order is always the same."""
    return {key: args[key].strip() for key in FILTER_KEYS if args.get(key, "").strip()}


def _value(args: Mapping[str, str], key: str) -> str | None:
    return args.get(key, "").replace("\0", "").strip() or None


def _read(args: Mapping[str, str], key: str, read: Callable[[str], _Value]) -> _Value | None:
    value = _value(args, key)
    return None if value is None else read(value)


def _id(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = -1
    if not 0 <= number < 2**31:
        raise InvalidInput(f"{text[:40]!r} is no number of anything here. Choose from the list.")
    return number


def _person(text: str, me: int | None) -> int:
    if text == "me" and me is not None:
        return me
    return 0 if text == "nobody" else _id(text)


def _one_of(args: Mapping[str, str], key: str, known: tuple[str, ...]) -> str | None:
    value = _value(args, key)
    if value is not None and value not in known:
        raise InvalidInput(f"There is no {key} {value[:40]!r}. Use one of {', '.join(known)}.")
    return value


def _yes_or_no(args: Mapping[str, str], key: str) -> bool | None:
    value = _one_of(args, key, ("yes", "no"))
    return None if value is None else value == "yes"


def _state(args: Mapping[str, str]) -> CallState | None:
    value = _one_of(args, "state", tuple(CallState))
    return CallState(value) if value else None


def _day(args: Mapping[str, str], key: str) -> date | None:
    value = _value(args, key)
    if value is None:
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError as error:
        raise InvalidInput(f"{value[:40]!r} is no date. Write it like 2026-03-31.") from error
    if not 1970 <= day.year <= 9998:
        raise InvalidInput(f"{value} is too far away. Use a year from 1970.")
    return day


def _midnight(day: date | None, zone: tzinfo) -> datetime | None:
    return datetime.combine(day, time(), zone) if day else None


def _score(args: Mapping[str, str], key: str) -> float | None:
    value = _value(args, key)
    if value is None:
        return None
    try:
        score = float(value)
    except ValueError as error:
        raise InvalidInput(f"{value[:40]!r} is no score. Use a number from 0 to 100.") from error
    if not 0 <= score <= 100:
        raise InvalidInput("A score is a number from 0 to 100.")
    return score
