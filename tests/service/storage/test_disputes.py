"""Disputes, calibration rounds and what only assists, on SQLite and on PostgreSQL."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from rubrics.assist import with_assist
from rubrics.blind import criteria_of
from rubrics.engine import score_call
from rubrics.review import Correction
from rubrics.scorecard import Verdict
from service.errors import InvalidInput, NotFound
from service.storage import agreement, assist, blindness, calls, disputes, reviews, rounds
from service.storage.agreement import Period
from service.storage.assist import Switch
from service.storage.calls import CallFilter
from service.storage.disputes import is_acknowledged
from service.storage.history import history_of
from service.storage.migrate import migrate
from service.storage.rounds import Plan
from service.storage.session import Database
from service.storage.tables import DisputeState, RoundRow, ScorecardRow
from tests.factories import Example, shipped_example
from tests.postgres import Postgres
from tests.service.storage.reviewing import CALL_ID, Desk, open_desk

MADE = shipped_example()
FAILED = next(r.criterion for r in MADE.card.results if r.finding.verdict is Verdict.FAIL)
ALL_PASS = {c.id: ("pass", "") for c in MADE.rubric.criteria}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    url = f"sqlite:///{tmp_path_factory.mktemp('disputes') / 'calls.sqlite3'}"
    if request.param == "postgresql":
        postgres: Postgres = request.getfixturevalue("postgres")
        url = postgres.new_database()
    opened = Database(url)
    migrate(opened)
    yield opened
    opened.dispose()


@pytest.fixture
def desk(database: Database) -> Iterator[Desk]:
    yield open_desk(database)
    with database.transaction() as session:
        for row in session.scalars(select(RoundRow)):
            session.delete(row)


def submit(desk: Desk) -> None:
    with desk.at_work() as (session, card, ana):
        reviews.submit(session, card, ana, "")


def dispute(desk: Desk, *, days: int = 14) -> int:
    with desk.at_work() as (session, card, _ana):
        linda = desk.person(session, "Linda")
        said = (FAILED, "It was asked, quietly.")
        return disputes.dispute(session, card, linda, said, days=days).id


def test_a_dispute_waits_is_changed_and_the_score_follows(desk: Desk) -> None:
    submit(desk)
    dispute_id = dispute(desk)
    assert desk.row().open_disputes == 1
    with desk.at_work() as (session, card, ana):
        disputes.change(session, dispute_id, ana, Verdict.PASS, "Heard it now.")
        verdicts = reviews.reviewed(card, reviews.submitted_review(session, card)).verdicts
    row = desk.row()
    assert {v.criterion: v.verdict for v in verdicts}[FAILED] is Verdict.PASS
    assert row.open_disputes == 0
    assert (row.reviewed_score or 0) > (row.score or 0)


def test_an_upheld_verdict_stays_with_its_answer_in_the_history(desk: Desk) -> None:
    submit(desk)
    with desk.at_work() as (session, _card, ana):
        row = disputes.uphold(session, dispute(desk), ana, "Nothing can be heard.")
        steps = history_of(session, CALL_ID, desk.person(session, "Linda"), for_agent=True, limit=9)
    assert row.state is DisputeState.UPHELD
    assert desk.row().reviewed_score == desk.row().score
    assert [s.kind for s in steps][:2] == ["upheld", "disputed"]
    assert steps[0].reason == "Nothing can be heard."


def test_a_dispute_is_decided_once_and_raised_once(desk: Desk) -> None:
    submit(desk)
    dispute_id = dispute(desk)
    with desk.at_work() as (session, _card, ana):
        disputes.uphold(session, dispute_id, ana, "No.")
    with desk.at_work() as (session, _card, ana), pytest.raises(InvalidInput, match="decided"):
        disputes.change(session, dispute_id, ana, Verdict.PASS, "Yes.")
    with pytest.raises(InvalidInput, match="already"):
        dispute(desk)


def test_after_the_window_nothing_can_be_disputed(desk: Desk) -> None:
    submit(desk)
    with pytest.raises(InvalidInput, match="over"):
        dispute(desk, days=0)


def test_only_a_review_that_counts_can_be_disputed_or_acknowledged(desk: Desk) -> None:
    with pytest.raises(InvalidInput, match="no review"):
        dispute(desk)


def test_a_later_review_asks_to_be_acknowledged_again(desk: Desk) -> None:
    submit(desk)
    with desk.at_work() as (session, card, _ana):
        row, linda = calls.get_call(session, CALL_ID), desk.person(session, "Linda")
        disputes.acknowledge(session, row, card, linda)
        assert is_acknowledged(row)
    submit(desk)
    assert not is_acknowledged(desk.row())


def open_round(desk: Desk) -> int:
    with desk.at_work() as (session, _card, ana):
        people = [ana.id, desk.person(session, "Ben Ito").id]
        plan = Plan(name="First", call_ids=[CALL_ID], reviewer_ids=people)
        return rounds.make_round(session, ana, MADE.rubric, plan).id


def score(desk: Desk, round_id: int, name: str, **changed: str) -> None:
    with desk.at_work() as (session, _card, _ana):
        row, person = rounds.get_round(session, round_id), desk.person(session, name)
        said = {**ALL_PASS, **{c: (v, "") for c, v in changed.items()}}
        rounds.submit_scoring(row, rounds.keep_scoring(session, row, CALL_ID, person, said))


def seen_by(desk: Desk, name: str) -> list[str]:
    with desk.at_work() as (session, _card, _ana):
        wanted = CallFilter(unseen_by=desk.person(session, name).id)
        return [row.id for row in calls.list_calls(session, wanted, limit=9)]


def test_a_call_is_out_of_sight_until_the_person_has_scored_it(desk: Desk) -> None:
    round_id = open_round(desk)
    assert (seen_by(desk, "ana"), seen_by(desk, "Linda")) == ([], [CALL_ID])
    score(desk, round_id, "ana")
    assert (seen_by(desk, "ana"), seen_by(desk, "Ben Ito")) == ([CALL_ID], [])
    with desk.at_work() as (session, _card, ana):
        rounds.close_round(rounds.get_round(session, round_id), ana)
        assert blindness.waiting_for(session, desk.person(session, "Ben Ito").id) == 0
    assert seen_by(desk, "Ben Ito") == [CALL_ID]


def test_a_round_touches_no_score_and_no_review(desk: Desk) -> None:
    before = desk.row()
    score(desk, open_round(desk), "ana", **{FAILED: "na"})
    after = desk.row()
    assert (after.score, after.reviewed_at) == (before.score, None)


def test_an_unfinished_scoring_is_kept_and_not_submitted(desk: Desk) -> None:
    round_id = open_round(desk)
    with desk.at_work() as (session, _card, ana):
        row = rounds.get_round(session, round_id)
        scoring = rounds.keep_scoring(session, row, CALL_ID, ana, {"greeting": ("fail", "Late.")})
        with pytest.raises(InvalidInput, match="no verdict yet"):
            rounds.submit_scoring(row, scoring)
        assert [(v.verdict, v.note) for v in scoring.verdicts] == [("fail", "Late.")]


def test_what_was_submitted_and_what_is_closed_stays(desk: Desk) -> None:
    round_id = open_round(desk)
    score(desk, round_id, "ana")
    with pytest.raises(InvalidInput, match="submitted"):
        score(desk, round_id, "ana")
    with pytest.raises(NotFound):
        score(desk, round_id, "Linda")
    with desk.at_work() as (session, _card, ana):
        rounds.close_round(rounds.get_round(session, round_id), ana)
    with pytest.raises(InvalidInput, match="closed"):
        score(desk, round_id, "Ben Ito")


def test_references_are_set_only_after_closing(desk: Desk) -> None:
    round_id = open_round(desk)
    at, said = (CALL_ID, "greeting"), ("pass", "Agreed.")
    with desk.at_work() as (session, _card, ana):
        row = rounds.get_round(session, round_id)
        with pytest.raises(InvalidInput, match="Close"):
            rounds.set_reference(session, row, ana, at, said)
        rounds.close_round(row, ana)
        rounds.set_reference(session, row, ana, at, said)
        rounds.set_reference(session, row, ana, at, ("fail", "No."))
        assert [r.verdict for r in rounds.references_of(session, [round_id])] == ["fail"]


def test_the_same_seed_draws_the_same_sample(desk: Desk) -> None:
    with desk.at_work() as (session, _card, _ana):
        ids, seed = rounds.draw_sample(session, CallFilter(), 5)
        assert rounds.draw_sample(session, CallFilter(), 5, seed) == (ids, seed)
        assert rounds.draw_sample(session, CallFilter(agent="Mo"), 5)[0] == []
    assert ids == [CALL_ID]


def period() -> Period:
    return Period(rubric_id=MADE.rubric.id, version=MADE.rubric.version)


def test_a_left_verdict_is_agreement_and_an_undecided_one_counts_not(desk: Desk) -> None:
    with desk.at_work() as (session, card, ana):
        reviews.correct(session, card, ana, Correction("greeting", Verdict.FAIL, "Mumbled."))
        found = agreement.from_reviews(session, period())
        assert found.reviews == 0
        reviews.submit(session, card, ana, "")
        found = agreement.from_reviews(session, period())
    unsure = sum(r.finding.verdict is Verdict.UNSURE for r in MADE.card.results)
    assert len(found.comparisons) == len(MADE.card.results) - unsure
    assert [c.criterion for c in found.comparisons if not c.agrees] == ["greeting"]
    assert sum(found.said.values()) == 1


def test_only_closed_rounds_are_compared_with_the_machine_and_each_other(desk: Desk) -> None:
    round_id = open_round(desk)
    score(desk, round_id, "ana")
    score(desk, round_id, "Ben Ito", greeting="fail")
    with desk.at_work() as (session, _card, ana):
        assert agreement.from_rounds(session, period()).rounds == 0
        rounds.close_round(rounds.get_round(session, round_id), ana)
        found = agreement.from_rounds(session, period())
    assert len(found.comparisons) == 2 * len(criteria_of(found_form(desk, round_id)))
    assert sorted(found.ratings["greeting"][0]) == ["fail", "pass"]


def found_form(desk: Desk, round_id: int) -> dict[str, object]:
    with desk.at_work() as (session, _card, _ana):
        return rounds.get_round(session, round_id).form


def switch(desk: Desk, *, on: bool) -> None:
    with desk.at_work() as (session, _card, ana):
        wanted = Switch(rubric_id=MADE.rubric.id, criterion=FAILED, assists=on, reason="Kappa 0.2.")
        assist.switch(session, ana, wanted)


@pytest.fixture
def assisted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk of its own: switches stay for ever."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('assist') / 'calls.sqlite3'}")
    migrate(database)
    yield open_desk(database)
    database.dispose()


def score_in_effect(desk: Desk) -> None:
    with desk.at_work() as (session, _card, _ana):
        rubric = assist.effective_rubric(session, MADE.rubric)
    desk.score(Example(MADE.call, score_call(rubric, MADE.call), rubric))


def test_a_switch_changes_no_score_until_the_call_is_scored_again(assisted: Desk) -> None:
    before = assisted.row().score
    switch(assisted, on=True)
    assert assisted.row().score == before
    with assisted.at_work() as (session, _card, _ana):
        effective = assist.effective_rubric(session, MADE.rubric)
        assert assist.scored_otherwise(session, effective, limit=9) == [CALL_ID]
    score_in_effect(assisted)
    assert (assisted.row().score or 0) > (before or 0)
    with assisted.at_work() as (session, card, _ana):
        assert card.rubric_version == f"{MADE.rubric.version}+assist({FAILED})"
        assert assist.scored_otherwise(session, effective, limit=9) == []
        kept = session.scalars(select(ScorecardRow).order_by(ScorecardRow.id)).all()
    assert [row.score for row in kept] == [before, assisted.row().score]


def test_switched_back_the_call_comes_to_its_first_score(assisted: Desk) -> None:
    before = assisted.row().score
    switch(assisted, on=True)
    score_in_effect(assisted)
    switch(assisted, on=False)
    score_in_effect(assisted)
    assert assisted.row().score == before


def test_a_reviewed_call_is_not_among_those_to_score_again(assisted: Desk) -> None:
    submit(assisted)
    switch(assisted, on=True)
    with assisted.at_work() as (session, _card, _ana):
        effective = with_assist(MADE.rubric, {FAILED})
        assert assist.scored_otherwise(session, effective, limit=9) == []


def test_switches_are_only_added_to(assisted: Desk) -> None:
    switch(assisted, on=True)
    switch(assisted, on=True)
    with assisted.at_work() as (session, _card, _ana):
        assert len(assist.switches_of(session, MADE.rubric.id, limit=9)) == 1
    for change in ("UPDATE assist_switches SET reason = ''", "DELETE FROM assist_switches"):
        with pytest.raises(DBAPIError), assisted.database.engine.begin() as connection:
            connection.execute(text(change))
