"""Which calls an address asks for: the query of the calls page, of its downloads and its links."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from service.errors import InvalidInput
from service.storage.calls import CallFilter
from service.storage.tables import CallState

FILTER_KEYS = ("agent", "since", "until", "min_score", "max_score", "state", "fallback")


def filter_from_query(args: Mapping[str, str], zone: tzinfo = UTC) -> CallFilter:
    """The filter that a query names; dates are whole days in `zone`, `until` included.

    Empty values leave a thing open. Raises `InvalidInput` saying which value cannot be used.
    """
    since, until = _day(args, "since"), _day(args, "until")
    if since and until and until < since:
        raise InvalidInput("The last day lies before the first one. Swap the two dates.")
    lowest, highest = _score(args, "min_score"), _score(args, "max_score")
    if lowest is not None and highest is not None and highest < lowest:
        raise InvalidInput("The highest score lies below the lowest one. Swap the two.")
    return CallFilter(
        agent=_value(args, "agent"),
        state=_state(args),
        since=_midnight(since, zone),
        until=_midnight(until + timedelta(days=1) if until else None, zone),
        lowest_score=lowest,
        highest_score=highest,
        fallback_only=_value(args, "fallback") not in (None, "0"),
    )


def query_of(args: Mapping[str, str]) -> dict[str, str]:
    """The part of a query that filters, without what is empty; the order is always the same."""
    return {key: args[key].strip() for key in FILTER_KEYS if args.get(key, "").strip()}


def _value(args: Mapping[str, str], key: str) -> str | None:
    return args.get(key, "").replace("\0", "").strip() or None


def _state(args: Mapping[str, str]) -> CallState | None:
    value = _value(args, "state")
    if value is None:
        return None
    try:
        return CallState(value)
    except ValueError as error:
        known = ", ".join(CallState)
        raise InvalidInput(f"There is no state {value[:40]!r}. Use one of {known}.") from error


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
