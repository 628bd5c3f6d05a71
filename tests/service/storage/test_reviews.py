"""Reviews, the history and corrected transcripts, on SQLite and on PostgreSQL."""

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from rubrics.call import Speaker
from rubrics.corrections import UtteranceCorrection, correct_call
from rubrics.review import Correction
from rubrics.scorecard import Verdict
from service.errors import InvalidInput
from service.storage import calls, corrections, history, reviews
from service.storage.session import Database
from service.storage.tables import CallState, ReviewEventRow, ReviewRow, ScorecardRow
from tests.factories import shipped_example
from tests.service.storage.reviewing import CALL_ID, Desk, open_desk, scored_as, under_version

FAIL = Correction("greeting", Verdict.FAIL, "Mumbled.")


@pytest.fixture
def desk(module_database: Database) -> Desk:
    return open_desk(module_database)


def kinds(desk: Desk, reader: str = "ana", *, for_agent: bool = False) -> list[str]:
    with desk.at_work() as (session, _card, _ana):
        person = desk.person(session, reader)
        steps = history.history_of(session, CALL_ID, person, for_agent=for_agent, limit=50)
        return [step.kind for step in steps]


def test_a_draft_is_its_writer_s_own_until_submitted(desk: Desk) -> None:
    with desk.at_work() as (session, card, ana):
        reviews.correct(session, card, ana, FAIL)
    with desk.at_work() as (session, card, _ana):
        assert reviews.draft_of(session, card, desk.person(session, "Ben Ito")) is None
        assert reviews.submitted_review(session, card) is None
    assert kinds(desk) == ["verdict"]
    assert kinds(desk, "Ben Ito") == []
    assert desk.row().reviewed_at is None


def test_submitting_tells_everybody_what_changed(desk: Desk) -> None:
    with desk.at_work() as (session, card, ana):
        reviews.correct(session, card, ana, FAIL)
        reviews.submit(session, card, ana, "Heard twice.")
    row = desk.row()
    assert row.reviewed_by == "ana"
    assert row.reviewed_score is not None
    assert row.reviewed_score < (row.score or 0)
    assert kinds(desk, "Ben Ito") == ["submitted", "verdict"]
    with desk.at_work() as (session, _card, ana):
        step = history.history_of(session, CALL_ID, ana, for_agent=True, limit=50)[1]
        assert (step.subject, step.old, step.new) == ("greeting", "pass", "fail")
        assert step.reason == "Mumbled."


def test_a_change_after_submitting_is_a_new_review_beside_the_old_one(desk: Desk) -> None:
    with desk.at_work() as (session, card, ana):
        reviews.correct(session, card, ana, FAIL)
        reviews.submit(session, card, ana, "")
    with desk.at_work() as (session, card, _ana):
        ben = desk.person(session, "Ben Ito")
        reviews.withdraw(session, card, ben, "greeting")
    assert desk.row().reviewed_by == "ana"
    with desk.at_work() as (session, card, _ana):
        reviews.submit(session, card, desk.person(session, "Ben Ito"), "")
        assert session.scalar(select(func.count(ReviewRow.id))) == 2
    row = desk.row()
    assert (row.reviewed_by, row.reviewed_score) == ("Ben Ito", row.score)


def test_undo_goes_back_step_by_step(desk: Desk) -> None:
    with desk.at_work() as (session, card, ana):
        reviews.correct(session, card, ana, FAIL)
        reviews.correct(session, card, ana, Correction("greeting", Verdict.PARTIAL, "Hasty."))
        reviews.correct(session, card, ana, Correction("empathy", Verdict.FAIL, "Late."))
    for left in (
        {"greeting": ("partial", "Hasty.")},
        {"greeting": ("fail", "Mumbled.")},
        {},
    ):
        with desk.at_work() as (session, card, ana):
            assert reviews.undo(session, card, ana)
            draft = reviews.draft_of(session, card, ana)
            assert draft
            assert {v.criterion: (v.verdict, v.reason) for v in draft.verdicts} == left
    with desk.at_work() as (session, card, ana):
        assert reviews.undo(session, card, ana) is None


def test_what_cannot_be_used_changes_nothing(desk: Desk) -> None:
    with desk.at_work() as (session, card, ana):
        with pytest.raises(InvalidInput, match="reason"):
            reviews.correct(session, card, ana, Correction("greeting", Verdict.FAIL))
        assert reviews.draft_of(session, card, ana) is None


def test_a_new_rubric_version_keeps_the_review_of_the_old_one(desk: Desk) -> None:
    with desk.at_work() as (session, card, ana):
        reviews.correct(session, card, ana, FAIL)
        reviews.submit(session, card, ana, "")
    desk.score(under_version(shipped_example(), "9.9"))
    row = desk.row()
    assert (row.reviewed_by, row.reviewed_score) == ("ana", None)
    with desk.at_work() as (session, card, _ana):
        assert reviews.submitted_review(session, card) is None
        kept = reviews.last_review(session, CALL_ID)
        assert kept
        assert kept.rubric_version == shipped_example().card.rubric_version
    desk.score(shipped_example())
    assert desk.row().reviewed_score is not None


def test_history_cannot_be_changed(desk: Desk) -> None:
    with desk.at_work() as (session, card, ana):
        reviews.submit(session, card, ana, "")
    with pytest.raises(DBAPIError, match="history is not changed"), desk.at_work() as (session, *_):
        session.execute(text("UPDATE review_events SET reason = 'never happened'"))


def test_a_scoring_that_says_the_same_is_no_new_scorecard(desk: Desk) -> None:
    desk.score(shipped_example())
    with desk.at_work() as (session, _card, _ana):
        assert session.scalar(select(func.count(ScorecardRow.id))) == 1
        assert session.scalar(select(func.count(ReviewEventRow.id))) == 0


def test_corrected_words_score_anew_and_the_earlier_scorecard_stays(desk: Desk) -> None:
    made = shipped_example()
    wanted = UtteranceCorrection(2, text=made.call.utterances[2].text, speaker=Speaker.CALLER)
    with desk.at_work() as (session, _card, ana):
        row = calls.get_call(session, CALL_ID)
        assert corrections.correct_utterance(session, row, ana, wanted)
    desk.score(scored_as(made, correct_call(made.call, [wanted])), heard=made.call, corrections=1)
    with desk.at_work() as (session, card, _ana):
        assert card.revision == 2
        assert session.scalar(select(func.count(ScorecardRow.id))) == 2
        evidence = corrections.corrected_evidence(session, CALL_ID)
        assert evidence
        assert evidence["utterances"][2]["speaker"] == "caller"
    assert kinds(desk) == ["scored_again", "speaker"]


def test_what_was_heard_takes_a_correction_away(desk: Desk) -> None:
    heard = shipped_example().call.utterances[0]
    for words, count in (("Good morning.", 1), (heard.text, 0)):
        with desk.at_work() as (session, _card, ana):
            row = calls.get_call(session, CALL_ID)
            corrections.correct_utterance(session, row, ana, UtteranceCorrection(0, text=words))
            session.flush()
            assert len(corrections.corrections_of(session, CALL_ID)) == count


def test_a_correction_made_while_scoring_is_scored_too(desk: Desk) -> None:
    with desk.at_work() as (session, _card, ana):
        row = calls.get_call(session, CALL_ID)
        corrections.correct_utterance(session, row, ana, UtteranceCorrection(0, text="Hello."))
    desk.score(shipped_example(), corrections=0)
    assert (desk.row().state, desk.row().enqueued_at) == (CallState.STORED, None)
    desk.score(shipped_example(), corrections=1)
    assert desk.row().state == CallState.SCORED


def test_a_new_transcript_drops_the_corrections_and_says_so(desk: Desk) -> None:
    with desk.at_work() as (session, _card, ana):
        row = calls.get_call(session, CALL_ID)
        corrections.correct_utterance(session, row, ana, UtteranceCorrection(0, text="Hello."))
        row.transcribe_again = True
    desk.score(shipped_example(), corrections=1)
    with desk.at_work() as (session, _card, _ana):
        assert corrections.corrections_of(session, CALL_ID) == []
    assert "corrections_dropped" in kinds(desk)


def test_a_call_takes_everything_along_when_it_goes(desk: Desk) -> None:
    with desk.at_work() as (session, card, ana):
        reviews.correct(session, card, ana, FAIL)
        reviews.submit(session, card, ana, "")
    with desk.at_work() as (session, _card, _ana):
        session.execute(text("DELETE FROM calls"))
        assert session.scalar(select(func.count(ReviewEventRow.id))) == 0
        assert session.scalar(select(func.count(ReviewRow.id))) == 0
