"""How a phone system is doing, in a few words: waiting, receiving, or refused and why."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from service.intake.hooks import HOOKS
from service.intake.hooks.delivery import HookKind
from service.storage.deliveries import SourceActivity
from service.storage.tables import DeliveryRow, Outcome, SourceRow
from service.web.writing import Writing


@dataclass(frozen=True, slots=True)
class SourceState:
    """`name` is waiting, good, heard or refused; `details` says why, or what to look at."""

    name: str
    words: str
    details: str = ""


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source as the list shows it."""

    row: SourceRow
    kind_title: str
    state: SourceState


def kind_of(row: SourceRow) -> HookKind:
    """The source's kind; one that this version does not know any more is taken for generic."""
    return HOOKS.get(row.kind, HOOKS["generic"])


@dataclass(frozen=True, slots=True)
class Reader:
    """When a page is read, in which zone, and how dates and numbers are written for its reader."""

    now: datetime
    zone: tzinfo
    writing: Writing


def source_state(activity: SourceActivity, reader: Reader) -> SourceState:
    """What its newest request says of a source; tests do not count."""
    newest, call_at = activity.newest, activity.newest_call_at
    calls = _calls(activity.calls_today, reader.writing)
    if call_at and (newest is None or call_at > newest.at):
        return SourceState("good", f"Received {_when(call_at, reader)}, {calls}")
    if newest is None:
        return SourceState("waiting", "Waiting for a first request")
    at = _when(newest.at, reader)
    if newest.outcome == Outcome.REFUSED:
        good = activity.newest_good
        before = f" The last good one came {_when(good.at, reader)}." if good else ""
        times = f", {newest.times} times" if newest.times > 1 else ""
        return SourceState("refused", f"Refused {at}{times}", f"{newest.reason}{before}")
    if newest.outcome == Outcome.NOTED:
        # Nothing wrong, but where no call ever came of it somebody should read why.
        name = "good" if call_at else "heard"
        return SourceState(name, f"Heard {at}, {calls}", newest.reason)
    return SourceState("good", f"Received {at}, {calls}")


def outcome_words(row: DeliveryRow) -> str:
    """What became of a delivery, for its line in the log."""
    words = {
        Outcome.ACCEPTED: "Taken in",
        Outcome.DUPLICATE: "Known already",
        Outcome.NOTED: "Noted",
        Outcome.REFUSED: "Refused",
    }[Outcome(row.outcome)]
    if row.is_test:
        words = "Test passed" if row.outcome == Outcome.NOTED else f"Test: {words.lower()}"
    return f"{words}, {row.times} times" if row.times > 1 else words


def _calls(count: int, writing: Writing) -> str:
    if not count:
        return "no call today"
    return f"{writing.number(count)} call{'s' if count > 1 else ''} today"


def day_began(now: datetime, zone: tzinfo) -> datetime:
    """The moment at which the day began here."""
    return now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)


def _when(moment: datetime, reader: Reader) -> str:
    if reader.now - moment < timedelta(seconds=90):
        return "just now"
    if moment >= day_began(reader.now, reader.zone):
        return f"at {reader.writing.time_of_day(moment.astimezone(reader.zone))}"
    return reader.writing.day_and_time(moment, reader.zone)
