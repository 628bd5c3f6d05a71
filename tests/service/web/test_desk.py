"""The desk: what is to do, search with its quotes, views, assignments, samples."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from service.services import Services
from service.storage import users
from service.storage.tables import CallRow, SampleRow, UserRow
from service.storage.tables.base import utc_now
from service.storage.transcript_index import index_call
from tests.factories import add_call, add_scored_call, example
from tests.service.web.conftest import Installation, signed_in


def ids(page: str) -> list[str]:
    return re.findall(r'data-call="(\w+)"', page)


def searchable(services: Services, **columns: object) -> CallRow:
    row = add_scored_call(services, **columns)
    with services.database.transaction() as session:
        index_call(session, row.id)
    return row


@pytest.fixture
def supervisor(installation: Installation) -> FlaskClient:
    client = signed_in(installation)
    with installation.services.database.transaction() as session:
        session.scalars(select(UserRow)).one().role = "supervisor"
        users.add_user(session, "Ben Ito", "a long password", users.Role.REVIEWER)
    return client


def test_home_is_what_is_to_do(browser: FlaskClient, services: Services) -> None:
    assert browser.get("/").location == "/todo"
    assert "No calls yet" in browser.get("/todo").text


def test_each_row_says_why_it_is_there(browser: FlaskClient, services: Services) -> None:
    unsure = add_scored_call(services)
    fails = add_scored_call(services, example(auto_fail=True))
    add_scored_call(services, unsure_count=0, score=95.0)
    page = browser.get("/todo").text
    assert ids(page) == [fails.id, unsure.id]
    assert re.search(r'class="chip why">Auto-fail<', page)
    assert ids(browser.get("/todo?why=auto_fail").text) == [fails.id]
    assert browser.get("/todo?why=boredom").status_code == 400


def test_pages_of_the_worklist_follow_each_other(browser: FlaskClient, services: Services) -> None:
    for i in range(52):
        add_call(services, sound=b"x", state="failed" if i % 2 else "quarantined")
    page = browser.get("/todo").text
    older = re.search(r'rel="next" href="([^"]+)"', page)
    assert older
    rest = ids(browser.get(older.group(1).replace("&amp;", "&")).text)
    assert len({*ids(page), *rest}) == 52
    assert browser.get("/todo?after=failed~now~x").status_code == 400


def test_a_call_page_leads_on_in_the_worklist(browser: FlaskClient, services: Services) -> None:
    first = add_scored_call(services, example(auto_fail=True))
    second = add_scored_call(services)
    assert (
        f'class="next" rel="next" href="/calls/{second.id}"'
        in browser.get(f"/calls/{first.id}").text
    )


def test_a_search_quotes_what_was_said_with_a_link_to_the_second(
    browser: FlaskClient, services: Services
) -> None:
    row = searchable(services)
    searchable(services, agent="Mo")
    page = browser.get("/calls?q=%22send+the+refund%22&agent=Linda").text
    assert ids(page) == [row.id]
    assert f'href="/calls/{row.id}#t=48.0"' in page
    assert "<mark>send the refund</mark>" in page
    assert "Nobody said that" in browser.get("/calls?q=parrot").text
    assert browser.get("/calls?q=...").status_code == 400


def test_an_agent_finds_only_their_own_reviewed_calls(
    installation: Installation, services: Services
) -> None:
    mine = searchable(services, reviewed_at=utc_now())
    searchable(services)
    searchable(services, agent="Mo", reviewed_at=utc_now())
    with services.database.transaction() as session:
        linda = users.add_user(session, "linda", "a long password", users.Role.AGENT, "Linda")
        token = users.sign_in(session, linda, seconds=60)
    client = installation.stranger()
    client.set_cookie("callgrade-sign-in", token)
    assert ids(client.get("/calls?q=refund").text) == [mine.id]
    assert client.get("/calls/fresh?since_moment=2020-01-01T00:00:00Z").json == {"count": 1}


def test_filters_stand_as_chips_that_can_be_taken_away(
    browser: FlaskClient, services: Services
) -> None:
    add_scored_call(services, queue="Sales")
    page = browser.get("/calls?queue=Sales&criterion=hold_permission&verdict=fail").text
    assert len(ids(page)) == 1
    assert "Asks before a hold: fail" in page
    assert 'href="/calls?queue=Sales"' in page
    assert 'href="/calls?criterion=hold_permission&amp;verdict=fail"' in page
    assert ids(browser.get("/calls?criterion=hold_permission&verdict=pass").text) == []


@pytest.mark.parametrize(
    "query",
    ["source=x", "verdict=nice&criterion=a", "reviewed=maybe", "min_length=soon", "assigned=9e9"],
)
def test_a_filter_that_is_none_is_told(browser: FlaskClient, query: str) -> None:
    assert browser.get(f"/calls?{query}").status_code == 400


def test_the_order_is_remembered(browser: FlaskClient, services: Services) -> None:
    low = add_scored_call(services, score=10.0, started_at=datetime(2026, 1, 1, tzinfo=UTC))
    high = add_scored_call(services, score=90.0)
    assert ids(browser.get("/calls").text) == [high.id, low.id]
    assert ids(browser.get("/calls?sort=lowest").text) == [low.id, high.id]
    assert ids(browser.get("/calls").text) == [low.id, high.id]


def test_a_view_is_kept_opened_and_forgotten(browser: FlaskClient, services: Services) -> None:
    add_scored_call(services)
    answer = browser.post("/views", data={"name": "Bad holds", "query": "agent=Linda&x=1"})
    assert answer.location == "/calls?agent=Linda"
    page = browser.get(answer.location).text
    assert 'href="/calls?agent=Linda" aria-current="page"><bdi>Bad holds' in page
    forget = re.search(r'action="(/views/\d+/delete)"', page)
    assert forget
    browser.post(forget.group(1))
    assert "Bad holds" not in browser.get("/todo").text
    shared = {"name": "x", "query": "agent=Linda", "shared": "1"}
    assert browser.post("/views", data=shared).status_code == 403


def test_a_supervisor_gives_calls_and_a_reviewer_takes_them(
    supervisor: FlaskClient, services: Services
) -> None:
    row = add_scored_call(services)
    page = supervisor.get("/calls").text
    ben = re.search(r'<option value="(\d+)">Ben Ito', page)
    assert ben
    give = {"call": row.id, "to": "other", "to_other": ben.group(1), "back": "/calls?agent=Linda"}
    assert supervisor.post("/calls/assign", data=give).location == "/calls?agent=Linda"
    assert "For <bdi>Ben Ito" in supervisor.get("/calls").text
    assert ids(supervisor.get("/todo").text) == []
    supervisor.post("/calls/assign", data={"call": row.id, "to": "me"})
    assert ids(supervisor.get("/calls?assigned=me").text) == [row.id]
    assert "Assigned to you" in supervisor.get("/todo").text
    assert supervisor.post("/calls/assign", data={"to": "me"}).status_code == 400
    assert supervisor.post("/calls/assign", data={"call": "x", "to": "other"}).status_code == 400


def test_a_sample_is_drawn_from_the_page(browser: FlaskClient, services: Services) -> None:
    now = utc_now()
    for agent in ("Linda", "Linda", "Linda", "Mo"):
        add_scored_call(services, agent=agent, started_at=now, unsure_count=0, score=99.0)
    week = f"{now.isocalendar().year}-W{now.isocalendar().week:02}"
    answer = browser.post("/todo/sample", data={"week": week, "per_agent": "1"})
    assert len(ids(browser.get(answer.location).text)) == 2
    with services.database.transaction() as session:
        logged = session.scalars(select(SampleRow)).one()
    assert (logged.seed, logged.candidates) == (f"callgrade {week}", 4)
    assert browser.post("/todo/sample", data={"week": week, "per_agent": "many"}).status_code == 400


def test_new_calls_are_counted_as_far_as_the_filter_leaves_them(
    browser: FlaskClient, services: Services
) -> None:
    before = utc_now() - timedelta(minutes=1)
    add_call(services, agent="Mo")
    add_call(services, agent="Linda")
    add_call(services, agent="Linda", created_at=before - timedelta(hours=1))
    address = f"/calls/fresh?agent=Linda&since_moment={before.isoformat().replace('+', '%2B')}"
    assert browser.get(address).json == {"count": 1}
    assert browser.get("/calls/fresh?since_moment=now").status_code == 400
