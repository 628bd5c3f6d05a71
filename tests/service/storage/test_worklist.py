"""The worklist, the orders of the list, assignments, samples and views, on both databases."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete

from rubrics.review import Correction
from rubrics.scorecard import Verdict
from service.errors import InvalidInput, NotAllowed, NotFound
from service.storage import assignments, call_pages, reviews, samples, saved_views, worklist
from service.storage.call_filter import CallFilter
from service.storage.call_pages import Sort
from service.storage.comments import Remark, add_comment
from service.storage.samples import Wish
from service.storage.session import Database
from service.storage.tables import AgentRow, CallRow, CallState, SampleRow, SavedViewRow
from tests.factories import STARTED
from tests.service.storage.reviewing import CALL_ID, Desk, open_desk


@pytest.fixture
def desk(module_database: Database) -> Desk:
    """People, and one scored call that needs nobody."""
    with module_database.transaction() as session:
        for table in (SampleRow, SavedViewRow, AgentRow):
            session.execute(delete(table))
    opened = open_desk(module_database)
    change(opened, CALL_ID, unsure_count=0, score=90.0, auto_fail=False)
    return opened


def change(desk: Desk, call_id: str, **columns: Any) -> None:
    with desk.database.transaction() as session:
        row = session.get_one(CallRow, call_id)
        for name, value in columns.items():
            setattr(row, name, value)


def add(desk: Desk, call_id: str, **columns: Any) -> str:
    values = {"state": CallState.SCORED, "score": 90.0, "agent": "Linda", "started_at": STARTED}
    with desk.database.transaction() as session:
        session.add(CallRow(id=call_id, file_name="a.wav", **{**values, **columns}))
    return call_id


def todo(desk: Desk, name: str = "ana", *, size: int = 50) -> list[tuple[str, str]]:
    """All pages of a person's worklist: each call with its first reason."""
    found: list[tuple[str, str]] = []
    place = None
    while True:
        with desk.database.transaction() as session:
            mine = its_desk(desk.person(session, name).id)
            page = worklist.read_todo(session, mine, limit=size, after=place)
        found += [(row.id, why[0]) for row, why in page.rows]
        place = page.after
        if place is None:
            return found


def its_desk(user_id: int) -> worklist.Desk:
    return worklist.Desk(user_id, low_score=60, low_role_confidence=0.7)


def test_a_good_call_needs_nobody(desk: Desk) -> None:
    assert todo(desk) == []


def test_each_call_comes_once_under_its_most_urgent_reason(desk: Desk) -> None:
    add(desk, "roles", role_confidence=0.4)
    add(desk, "low", score=30.0, role_confidence=0.4)
    add(desk, "lower", score=20.0)
    add(desk, "unsure", unsure_count=2, score=10.0)
    add(desk, "fails", auto_fail=True, unsure_count=1)
    add(desk, "broken", state=CallState.FAILED, score=None)
    add(desk, "queer", state=CallState.QUARANTINED, score=None)
    expected = [
        ("queer", "quarantined"),
        ("broken", "failed"),
        ("fails", "auto_fail"),
        ("unsure", "unsure"),
        ("lower", "score"),
        ("low", "score"),
        ("roles", "roles"),
    ]
    assert todo(desk) == expected
    assert todo(desk, size=2) == expected
    with desk.at_work() as (session, _card, ana):
        assert worklist.count_todo(session, its_desk(ana.id))["unsure"] == 2
        assert worklist.reasons_of(session, its_desk(ana.id), ["fails"])["fails"] == [
            "auto_fail",
            "unsure",
        ]


def test_within_a_reason_the_newest_comes_first_and_no_page_repeats(desk: Desk) -> None:
    ids = [add(desk, f"n{i}", unsure_count=1, started_at=at(i // 2)) for i in range(7)]
    assert [i for i, _ in todo(desk, size=3)] == sorted(ids, reverse=True)


def test_a_submitted_review_takes_a_call_off(desk: Desk) -> None:
    change(desk, CALL_ID, unsure_count=3)
    assert todo(desk) == [(CALL_ID, "unsure")]
    with desk.at_work() as (session, card, ana):
        reviews.submit(session, card, ana, "")
    assert todo(desk) == []


def test_a_mention_is_for_the_person_who_is_meant(desk: Desk) -> None:
    with desk.at_work() as (session, card, ana):
        add_comment(session, session.get_one(CallRow, card.call_id), ana, Remark("Look @Ben Ito"))
    assert todo(desk, "Ben Ito") == [(CALL_ID, "mention")]
    assert todo(desk, "ana") == []


def test_what_is_assigned_is_on_one_list_only(desk: Desk) -> None:
    change(desk, CALL_ID, unsure_count=1)
    with desk.at_work() as (session, _card, ana):
        assert assignments.assign(session, [CALL_ID, "none"], ana, ana) == 1
    assert todo(desk, "ana") == [(CALL_ID, "assigned")]
    assert todo(desk, "Ben Ito") == []


def test_only_supervisors_give_calls_to_others(desk: Desk) -> None:
    with desk.at_work() as (session, _card, ana):
        ben, linda = desk.person(session, "Ben Ito"), desk.person(session, "Linda")
        with pytest.raises(NotAllowed):
            assignments.assign(session, [CALL_ID], ana, ben)
        ana.role = "supervisor"
        assert assignments.assign(session, [CALL_ID], ana, ben) == 1
        assert assignments.assigned(session, [CALL_ID])[CALL_ID].name == "Ben Ito"
        with pytest.raises(InvalidInput, match="reviews no calls"):
            assignments.assign(session, [CALL_ID], ana, linda)
        assert assignments.assign(session, [CALL_ID], ben, None) == 1


def test_the_next_call_follows_the_worklist_past_what_others_are_at(desk: Desk) -> None:
    change(desk, CALL_ID, unsure_count=1, started_at=at(5))
    first = add(desk, "first", auto_fail=True)
    last = add(desk, "last", unsure_count=1, started_at=at(1))
    assert next_of(desk, first) == CALL_ID
    assert next_of(desk, last) == first
    with desk.at_work() as (session, card, _ana):
        ben = desk.person(session, "Ben Ito")
        reviews.correct(session, card, ben, Correction("greeting", Verdict.PASS, "Heard it."))
    assert next_of(desk, first) == last
    change(desk, first, reviewed_at=at(9))
    assert next_of(desk, first) == last


def test_a_sample_can_be_drawn_again_and_is_written_down(desk: Desk) -> None:
    for i in range(6):
        add(desk, f"l{i}")
        add(desk, f"m{i}", agent="Mo")
    add(desk, "other-week", started_at=STARTED + timedelta(days=7))
    with desk.at_work() as (session, _card, ana):
        wish = Wish(samples.iso_week(STARTED, UTC), 2, "house")
        drawn = samples.draw_sample(session, wish, ana, UTC)
        again = samples.draw_sample(session, wish, ana, UTC)
        assert drawn.drawn == again.drawn
        assert len([i for i in drawn.drawn if i[0] == "m"]) == 2
        assert "other-week" not in drawn.drawn
        assert (drawn.seed, drawn.asked_by_id) == ("house 2026-W14", ana.id)
        assert drawn.candidates >= 12
    assert {why for _, why in todo(desk)} == {"sample"}
    with desk.at_work() as (session, _card, ana), pytest.raises(InvalidInput, match="no week"):
        samples.draw_sample(session, Wish("soon", 2, "house"), ana, UTC)


def test_every_agent_s_calls_have_the_same_chance() -> None:
    calls = [("Mo", f"call-{i}") for i in range(50)]
    drawn = [samples.draw(calls, f"seed {n}", 5) for n in range(400)]
    times = [sum(call_id in ids for ids in drawn) for _, call_id in calls]
    assert min(times) >= 15 and max(times) <= 75  # noqa: PT018 - 40 are to be expected of each


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.NEWEST, "cbad"),
        (Sort.OLDEST, "dabc"),
        (Sort.LOWEST, "bca"),
        (Sort.HIGHEST, "acb"),
        (Sort.LONGEST, "dba"),
        (Sort.SHORTEST, "abd"),
    ],
)
def test_every_order_pages_without_gap_or_repeat(desk: Desk, sort: Sort, expected: str) -> None:
    change(desk, CALL_ID, queue="other")
    add(desk, "a", queue="q", started_at=at(1), score=80.0, duration_seconds=5.0)
    add(desk, "b", queue="q", started_at=at(1), score=40.0, duration_seconds=6.0)
    add(desk, "c", queue="q", started_at=at(2), score=40.0, reviewed_score=50.0)
    add(desk, "d", queue="q", started_at=at(0), score=None, duration_seconds=7.0)
    assert pages(desk, CallFilter(queue="q"), sort) == list(expected)


def test_few_that_fit_are_found_over_pages_of_bounded_work(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(call_pages, "WINDOW", 4)
    for i in range(11):
        add(desk, f"x{i:02}", started_at=at(i), direction="outbound" if i == 2 else "inbound")
    wanted = CallFilter(direction="outbound")
    with desk.database.transaction() as session:
        page = call_pages.read_page(session, wanted, Sort.NEWEST, limit=10)
        assert (list(page.rows), page.looked_through) == ([], True)
        assert call_pages.count_calls(session, wanted, Sort.NEWEST) == call_pages.Count(0, True)
    assert pages(desk, wanted, Sort.NEWEST) == ["x02"]


def test_a_person_s_verdict_counts_in_the_filter(desk: Desk) -> None:
    add(desk, "noise")
    with desk.at_work() as (session, card, _ana):
        machine = next(v for v in card.verdicts if v.criterion == "greeting").verdict
    assert machine == "pass"
    wanted = {v: CallFilter(criterion="greeting", verdict=v) for v in ("pass", "fail")}
    assert pages(desk, wanted["pass"]) == [CALL_ID]
    with desk.at_work() as (session, card, ana):
        reviews.correct(session, card, ana, Correction("greeting", Verdict.FAIL, "Mumbled."))
    assert pages(desk, wanted["fail"]) == []
    with desk.at_work() as (session, card, ana):
        reviews.submit(session, card, ana, "")
    assert pages(desk, wanted["fail"]) == [CALL_ID]
    assert pages(desk, wanted["pass"]) == []


def test_filters_by_team_length_and_who_reviews(desk: Desk) -> None:
    add(desk, "a", agent="Mo", duration_seconds=30.0)
    add(desk, "b", agent="Mo", duration_seconds=90.0, direction="outbound")
    with desk.at_work() as (session, _card, ana):
        session.add(AgentRow(name="Mo", team="Night"))
        assignments.assign(session, ["a"], ana, ana)
        me = ana.id
    assert set(pages(desk, CallFilter(team="Night"))) == {"a", "b"}
    assert pages(desk, CallFilter(team="Night", shortest=60.0)) == ["b"]
    assert pages(desk, CallFilter(assigned_to=me)) == ["a"]
    assert pages(desk, CallFilter(assigned_to=0, agent="Mo")) == ["b"]
    assert pages(desk, CallFilter(reviewed=True)) == []
    with desk.database.transaction() as session:
        assert call_pages.choices(session, CallRow.agent) == ["Linda", "Mo"]
        assert call_pages.choices(session, CallRow.queue) == []


def test_a_view_is_its_owner_s_until_it_is_shared(desk: Desk) -> None:
    with desk.at_work() as (session, _card, ana):
        ben = desk.person(session, "Ben Ito")
        view = saved_views.save_view(session, ana, "  Holds ", "state=scored", shared=False)
        assert saved_views.views_of(session, ben) == []
        with pytest.raises(NotAllowed):
            saved_views.save_view(session, ana, "Holds", "state=scored", shared=True)
        ana.role = "supervisor"
        saved_views.save_view(session, ana, "Holds", "state=failed", shared=True)
        (seen,) = saved_views.views_of(session, ben)
        assert (seen.id, seen.query) == (view.id, "state=failed")
        with pytest.raises(NotFound):
            saved_views.delete_view(session, view.id, ben)


def pages(desk: Desk, wanted: CallFilter, sort: Sort = Sort.NEWEST) -> list[str]:
    """The ids on all pages of two."""
    found: list[str] = []
    after = None
    while True:
        with desk.database.transaction() as session:
            page = call_pages.read_page(session, wanted, sort, limit=2, after=after)
        found += [row.id for row in page.rows]
        after = page.after
        if after is None:
            return found


def next_of(desk: Desk, call_id: str) -> str | None:
    with desk.at_work() as (session, _card, ana):
        return worklist.next_todo(session, its_desk(ana.id), session.get_one(CallRow, call_id))


def at(minutes: int) -> datetime:
    return STARTED + timedelta(minutes=minutes)
