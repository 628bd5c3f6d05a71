"""Compares a history with the books kept at its end: what was promised, and what was done.

Nothing here touches a running part, so that the checker can be tried on made-up histories.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.faults.history import Event, What

_ENDED = ("scored", "quarantined")


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedCall:
    """A call as the database has it; `source` and `external_id` are what was posted."""

    id: str
    source: str
    external_id: str
    state: str = "scored"
    reason: str = ""
    scorecards: int = 1
    transcripts: int = 1
    leased: bool = False
    storage_key: str | None = None
    listening_key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """All calls, all files of the store, what lies unfinished beside it, and fetches that wait."""

    calls: tuple[BookedCall, ...]
    files: frozenset[str]
    unfinished_files: tuple[str, ...] = ()
    waiting_fetches: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """Every broken promise in words, and how much happened."""

    broken: tuple[str, ...]
    counts: dict[str, int]

    def __str__(self) -> str:
        counts = ", ".join(f"{number} {what}" for what, number in self.counts.items())
        if not self.broken:
            return f"All promises were kept ({counts})."
        shown = "\n".join(f"  - {words}" for words in self.broken)
        return f"{len(self.broken)} broken promises ({counts}):\n{shown}"


def judge(events: Sequence[Event], books: Books) -> Verdict:
    """Whether each acknowledged call ended as promised, once, and nothing was left over."""
    broken = (
        *_lost(events, books),
        *_told_differently(events),
        *_not_one_row(books),
        *_not_one_scorecard(books),
        *_waiting(books),
        *_files(books),
    )
    return Verdict(broken, _counts(events, books))


def _lost(events: Sequence[Event], books: Books) -> Iterator[str]:
    known = {(call.source, call.external_id): call for call in books.calls}
    for source, external_id in sorted(_acknowledged(events)):
        name = f"{source}/{external_id}"
        call = known.get((source, external_id))
        if call is None:
            yield f"{name} was acknowledged and is not there"
        elif call.state not in _ENDED:
            why = f": {call.reason}" if call.reason else ""
            yield f"{name} was acknowledged and is {call.state}{why}"


def _told_differently(events: Sequence[Event]) -> Iterator[str]:
    told: dict[tuple[str, str], set[str]] = {}
    for event in events:
        if event.what is What.ACKNOWLEDGED and event.call_id:
            told.setdefault((event.source, event.external_id), set()).add(event.call_id)
    for (source, external_id), ids in sorted(told.items()):
        if len(ids) > 1:
            yield f"{source}/{external_id} was answered with {len(ids)} different ids"


def _not_one_row(books: Books) -> Iterator[str]:
    rows = Counter((call.source, call.external_id) for call in books.calls)
    for (source, external_id), number in sorted(rows.items()):
        if number > 1:
            yield f"{source}/{external_id} became {number} calls"


def _not_one_scorecard(books: Books) -> Iterator[str]:
    for call in books.calls:
        due = 1 if call.state == "scored" else 0
        for number, what in ((call.scorecards, "scorecards"), (call.transcripts, "transcripts")):
            if number != due:
                yield f"{call.id} is {call.state} and has {number} {what}"


def _waiting(books: Books) -> Iterator[str]:
    for call in books.calls:
        if call.leased:
            yield f"{call.id} ({call.state}) has a lease left"
        if call.state not in _ENDED:
            yield f"{call.id} still waits: {call.state}"
    if books.waiting_fetches:
        yield f"{books.waiting_fetches} recordings are still to be fetched"


def _files(books: Books) -> Iterator[str]:
    recordings = {call.storage_key for call in books.calls if call.storage_key}
    copies = {call.listening_key for call in books.calls if call.listening_key}
    yield from (f"the file {key} is missing" for key in sorted((recordings | copies) - books.files))
    for call in books.calls:
        if call.state in _ENDED and not call.storage_key:
            yield f"{call.id} is {call.state} without a recording"
    for key in sorted(books.files):
        if not _belongs(key, recordings):
            yield f"the file {key} belongs to nobody"
    yield from (f"the file {name} was left behind" for name in books.unfinished_files)


def _belongs(key: str, recordings: set[str]) -> bool:
    """What was made from a recording lies beside it, under its name and an ending."""
    return key in recordings or key.rpartition(".")[0] in recordings


def _acknowledged(events: Sequence[Event]) -> set[tuple[str, str]]:
    return {(e.source, e.external_id) for e in events if e.what is What.ACKNOWLEDGED}


def _counts(events: Sequence[Event], books: Books) -> dict[str, int]:
    states = Counter(call.state for call in books.calls)
    faults = Counter(event.text for event in events if event.what is What.FAULT)
    kills = sum(number for text, number in faults.items() if text.endswith("killed"))
    return {
        "requests": sum(event.what is What.SENT for event in events),
        "acknowledged": len(_acknowledged(events)),
        **dict(sorted(states.items())),
        "kills": kills,
        "other faults": sum(faults.values()) - kills,
    }
