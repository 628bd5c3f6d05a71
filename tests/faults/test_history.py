"""The checker finds what is wrong in made-up histories, and nothing in a good one."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.history import Event, History, What, read_history
from tests.faults.history_checker import BookedCall, Books, judge

GOOD = [
    Event(0.1, What.SENT, "pbx", "17"),
    Event(0.4, What.FAULT, text="web killed"),
    Event(0.5, What.SENT, "pbx", "17"),
    Event(0.6, What.ACKNOWLEDGED, "pbx", "17", "a1"),
    Event(0.7, What.ACKNOWLEDGED, "twilio", "RE1"),
]
FIRST = BookedCall(
    id="a1", source="pbx", external_id="17", storage_key="a1/a1", listening_key="a1/a1.mp3"
)
SECOND = BookedCall(
    id="b2",
    source="twilio",
    external_id="RE1",
    state="quarantined",
    scorecards=0,
    transcripts=0,
    storage_key="b2/b2",
)
BOOKS = Books(calls=(FIRST, SECOND), files=frozenset({"a1/a1", "a1/a1.mp3", "b2/b2", "b2/b2.mp3"}))


def _with(**changes: object) -> Books:
    return replace(BOOKS, calls=(replace(FIRST, **changes), SECOND))


def test_a_history_whose_promises_were_kept_is_good() -> None:
    verdict = judge(GOOD, BOOKS)
    assert verdict.broken == ()
    assert str(verdict) == (
        "All promises were kept (2 requests, 2 acknowledged, 1 quarantined, 1 scored, 1 kills,"
        " 0 other faults)."
    )


@pytest.mark.parametrize(
    ("books", "words"),
    [
        (replace(BOOKS, calls=(SECOND,)), "pbx/17 was acknowledged and is not there"),
        (_with(state="stored"), "pbx/17 was acknowledged and is stored"),
        (_with(state="failed", reason="why"), "pbx/17 was acknowledged and is failed: why"),
        (_with(scorecards=2), "a1 is scored and has 2 scorecards"),
        (_with(scorecards=0), "a1 is scored and has 0 scorecards"),
        (_with(transcripts=2), "a1 is scored and has 2 transcripts"),
        (_with(state="quarantined"), "a1 is quarantined and has 1 scorecards"),
        (_with(leased=True), "a1 (scored) has a lease left"),
        (_with(storage_key="a1/other"), "the file a1/other is missing"),
        (_with(storage_key=None), "a1 is scored without a recording"),
        (replace(BOOKS, calls=(FIRST, replace(FIRST, id="a2"), SECOND)), "pbx/17 became 2 calls"),
        (replace(BOOKS, files=BOOKS.files | {"c3/c3"}), "the file c3/c3 belongs to nobody"),
        (replace(BOOKS, files=BOOKS.files - {"a1/a1.mp3"}), "the file a1/a1.mp3 is missing"),
        (replace(BOOKS, unfinished_files=("x.part",)), "the file x.part was left behind"),
        (replace(BOOKS, waiting_fetches=1), "1 recordings are still to be fetched"),
    ],
)  # fmt: skip
def test_a_broken_promise_is_told(books: Books, words: str) -> None:
    verdict = judge(GOOD, books)
    assert words in verdict.broken
    assert f"  - {words}" in str(verdict)


def test_a_call_that_nobody_was_promised_must_end_all_the_same() -> None:
    unheard = BookedCall(
        id="d4", source="pbx", external_id="18", state="received", scorecards=0, transcripts=0
    )
    books = replace(BOOKS, calls=(*BOOKS.calls, unheard))
    assert judge(GOOD, books).broken == ("d4 still waits: received",)


def test_two_answers_with_different_ids_are_told() -> None:
    events = [*GOOD, Event(0.9, What.ACKNOWLEDGED, "pbx", "17", "zz")]
    assert judge(events, BOOKS).broken == ("pbx/17 was answered with 2 different ids",)


def test_a_history_is_read_as_it_was_written(tmp_path: Path) -> None:
    history = History(tmp_path / "history.jsonl")
    history.note(What.FAULT, text="redis killed")
    history.note(What.ACKNOWLEDGED, source="pbx", external_id="17", call_id="a1")
    fault, acknowledged = read_history(history.path)
    assert (fault.what, fault.text) == (What.FAULT, "redis killed")
    assert acknowledged == Event(acknowledged.seconds, What.ACKNOWLEDGED, "pbx", "17", "a1")
