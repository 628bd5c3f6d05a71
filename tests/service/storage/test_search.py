"""Search in transcripts, on SQLite and on PostgreSQL alike."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from rubrics.call import Call, Speaker, Utterance
from rubrics.corrections import UtteranceCorrection
from service.errors import InvalidInput
from service.storage import corrections, search
from service.storage.call_filter import CallFilter
from service.storage.session import Database
from service.storage.tables import CallRow, CallTextRow
from service.storage.transcript_index import index_call, unindexed
from tests.factories import example_call, shipped_example
from tests.service.storage.reviewing import CALL_ID, Desk, open_desk, scored_as


@pytest.fixture
def desk(module_database: Database) -> Desk:
    """One scored call: `example_call`, as a worker stored it."""
    return open_desk(module_database)


def found(desk: Desk, words: str, wanted: CallFilter | None = None) -> Sequence[search.Hit]:
    with desk.database.transaction() as session:
        return search.search(session, words, wanted or CallFilter(), limit=5).hits


@pytest.mark.parametrize(
    "words",
    [
        "refund",
        "REFUND charge",
        '"thank you for holding"',
        "refu*",
        '"second char*"',
        "agent:refund",
        'caller:"card was charged"',
        "caller:upset agent:sorry",
        "noon",
        "(refund)",
    ],
)
def test_what_was_said_is_found(desk: Desk, words: str) -> None:
    assert [hit.row.id for hit in found(desk, words)] == [CALL_ID]


@pytest.mark.parametrize(
    "words",
    ["refunds", '"you holding"', "caller:refund", "agent:upset", '"good bye hi"', "refund parrot"],
)
def test_what_was_not_said_so_is_not_found(desk: Desk, words: str) -> None:
    assert found(desk, words) == []


@pytest.mark.parametrize("words", ["", "  ", '"', "*", "x" * 201])
def test_a_search_without_a_word_is_told(desk: Desk, words: str) -> None:
    with pytest.raises(InvalidInput):
        found(desk, words)


def test_a_hit_quotes_the_line_with_its_second(desk: Desk) -> None:
    (hit,) = found(desk, '"send the refund"')
    (quote,) = hit.quotes
    assert (quote.start, quote.side) == (48.0, "agent")
    assert ("send the refund", True) in quote.pieces
    assert "".join(text for text, _ in quote.pieces).startswith("I will send the refund today")


def test_no_more_than_the_filter_leaves_is_found(desk: Desk) -> None:
    assert found(desk, "refund", CallFilter(agent="Mo")) == []
    assert found(desk, "refund", CallFilter(reviewed_agent="Linda")) == []
    assert len(found(desk, "refund", CallFilter(agent="Linda"))) == 1


def test_a_correction_is_found_and_what_it_replaced_is_not(desk: Desk) -> None:
    with desk.at_work() as (session, card, ana):
        row = session.get_one(CallRow, card.call_id)
        wanted = UtteranceCorrection(6, text="I will post the voucher today")
        corrections.correct_utterance(session, row, ana, wanted)
        session.flush()
        index_call(session, row.id)
    assert found(desk, "refund") == []
    assert found(desk, "voucher")[0].quotes[0].start == 48.0


def test_a_new_transcript_takes_the_place_of_the_old_words(desk: Desk) -> None:
    line = Utterance(Speaker.AGENT, 1.0, 2.0, "Only parrots here", ())
    call: Call = replace(example_call(), utterances=(line,))
    desk.score(scored_as(shipped_example(), call), heard=call)
    assert found(desk, "refund") == []
    assert len(found(desk, "parrots")) == 1


def test_a_deleted_call_is_not_found(desk: Desk) -> None:
    with desk.database.transaction() as session:
        session.delete(session.get_one(CallRow, CALL_ID))
    assert found(desk, "refund") == []


def test_calls_of_an_earlier_version_are_indexed_later(desk: Desk) -> None:
    with desk.database.transaction() as session:
        session.query(CallTextRow).delete()
    with desk.database.transaction() as session:
        assert unindexed(session, after="", limit=9) == [CALL_ID]
        index_call(session, CALL_ID)
        session.flush()
        assert unindexed(session, after="", limit=9) == []
    assert len(found(desk, "refund")) == 1


def test_pages_of_hits_follow_each_other(desk: Desk) -> None:
    with desk.database.transaction() as session:
        for i in range(5):
            session.add(CallRow(id=f"more{i}", file_name="b.wav"))
            session.flush()
            texts = {"agent": "a refund", "caller": "", "times": {"agent": [1.0], "caller": []}}
            session.add(CallTextRow(call_id=f"more{i}", **texts))
            session.flush()
    seen, before = [], None
    while True:
        with desk.database.transaction() as session:
            page = search.search(session, "refund", CallFilter(), limit=4, before=before)
        seen += [hit.row.id for hit in page.hits]
        before = page.before
        if before is None:
            break
    assert seen == [*(f"more{i}" for i in (4, 3, 2, 1, 0)), CALL_ID]
