"""Correcting the machine on the call page, with and without scripts."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from service.services import Services
from service.storage import calls, users
from service.storage.tables import CallRow, CallState, UserRow
from tests.factories import add_scored_call, shipped_example
from tests.service.web.conftest import Installation

JSON = {"Accept": "application/json"}


@pytest.fixture
def call(services: Services) -> CallRow:
    return add_scored_call(services, agent="Linda")


@pytest.fixture
def other(installation: Installation) -> FlaskClient:
    return enter(installation, "Ana Quint", users.Role.SUPERVISOR)


@pytest.fixture
def linda(installation: Installation) -> FlaskClient:
    return enter(installation, "linda", users.Role.AGENT, "Linda")


def enter(
    installation: Installation, name: str, role: users.Role, agent: str | None = None
) -> FlaskClient:
    """A browser in which another person is signed in."""
    client = installation.stranger()
    with installation.services.database.transaction() as session:
        person = UserRow(name=name, password_hash="-", role=role.value, agent_name=agent)
        session.add(person)
        session.flush()
        token = users.sign_in(session, person, seconds=3600)
    client.set_cookie("callgrade-sign-in", token)
    return client


def say(client: FlaskClient, call: CallRow, verdict: str, reason: str = "") -> Any:
    address = f"/calls/{call.id}/verdicts/hold_permission"
    return client.post(address, data={"verdict": verdict, "reason": reason}, headers=JSON)


def test_a_correction_answers_with_the_new_total_and_what_changed(
    browser: FlaskClient, call: CallRow
) -> None:
    answer = say(browser, call, "pass", "She asked before.").json
    assert (answer["score"], answer["machine_score"]) == (93.8, 75.0)
    assert answer["said"] == "Asks before a hold: Pass. Score 94."
    assert "She asked before." in answer["parts"]["v-hold_permission"]
    assert "machine 75" in answer["parts"]["answer"]
    assert "in your draft" in answer["parts"]["history"]


def test_a_correction_needs_a_reason(browser: FlaskClient, call: CallRow) -> None:
    answer = say(browser, call, "pass")
    assert answer.status_code == 400
    assert "reason" in answer.json["error"]["message"]


def test_without_scripts_a_plain_form_leads_back_to_the_verdict(
    browser: FlaskClient, call: CallRow
) -> None:
    address = f"/calls/{call.id}/verdicts/hold_permission"
    answer = browser.post(address, data={"verdict": "na", "reason": "No hold."})
    assert answer.location == f"/calls/{call.id}#v-hold_permission"
    assert "Your draft, seen by nobody else" in browser.get(f"/calls/{call.id}").text


def test_undo_and_leaving_it_to_the_machine(browser: FlaskClient, call: CallRow) -> None:
    say(browser, call, "pass", "She asked.")
    assert browser.post(f"/calls/{call.id}/review/undo", headers=JSON).json["score"] == 75.0
    say(browser, call, "pass", "She asked.")
    assert say(browser, call, "machine").json["score"] == 75.0
    nothing = browser.post(f"/calls/{call.id}/review/undo", headers=JSON)
    assert nothing.status_code == 200


def test_others_see_a_review_once_it_is_submitted(
    browser: FlaskClient, other: FlaskClient, call: CallRow
) -> None:
    say(browser, call, "pass", "She asked before.")
    assert "She asked before." not in other.get(f"/calls/{call.id}").text
    assert "1 corrected" in browser.get(f"/calls/{call.id}/review").text
    browser.post(f"/calls/{call.id}/review", data={"note": "Well done."})
    page = other.get(f"/calls/{call.id}").text
    for words in ("She asked before.", "Well done.", "Reviewed by <bdi>reviewer", "machine 75"):
        assert words in page
    assert "machine 75" in other.get("/calls").text


def test_a_discarded_draft_is_gone(browser: FlaskClient, call: CallRow) -> None:
    say(browser, call, "pass", "She asked before.")
    browser.post(f"/calls/{call.id}/review/discard")
    assert "Your draft, seen" not in browser.get(f"/calls/{call.id}").text


def test_a_corrected_line_is_shown_with_what_was_heard_and_scored_again(
    browser: FlaskClient, services: Services
) -> None:
    call = add_scored_call(services, shipped_example())
    form = {"speaker": "caller", "text": "I am so sorry to hear that, Tim."}
    answer = browser.post(f"/calls/{call.id}/lines/2", data=form, headers=JSON).json
    assert "that, Tim." in answer["line"]
    assert "Heard was Agent: I am so sorry to hear that, Tom." in answer["line"]
    with services.database.transaction() as session:
        assert calls.get_call(session, call.id).state == CallState.STORED


@pytest.mark.parametrize(
    ("number", "form", "status"),
    [
        (99, {"speaker": "agent", "text": "Hello"}, 404),
        (0, {"speaker": "nobody", "text": "Hello"}, 400),
        (0, {"speaker": "agent", "text": "   "}, 400),
    ],
)
def test_a_line_that_cannot_be_is_refused(
    browser: FlaskClient, call: CallRow, number: int, form: dict[str, str], status: int
) -> None:
    address = f"/calls/{call.id}/lines/{number}"
    assert browser.post(address, data=form, headers=JSON).status_code == status


def test_a_mention_is_counted_until_it_is_opened(
    browser: FlaskClient, other: FlaskClient, call: CallRow
) -> None:
    browser.post(f"/calls/{call.id}/comments", data={"text": "@ana quint?", "at": "00:41"})
    assert '<span class="count">1<' in other.get("/calls").text
    page = other.get("/mentions").text
    assert '<b class="mention">@ana quint</b>' in page
    assert other.get("/mentions/1").location == f"/calls/{call.id}#comment-1"
    assert '<span class="count">' not in other.get("/calls").text
    assert browser.get("/mentions/1").status_code == 404


def test_only_the_author_changes_a_comment(
    browser: FlaskClient, other: FlaskClient, call: CallRow
) -> None:
    browser.post(f"/calls/{call.id}/comments", data={"text": "Hm.", "on": "greeting"})
    assert other.post("/comments/1", data={"text": "No."}).status_code == 403
    browser.post("/comments/1", data={"text": "Better than <b>most</b>."})
    page = other.get(f"/calls/{call.id}").text
    assert "Better than &lt;b&gt;most&lt;/b&gt;." in page
    assert "edited" in page


def test_a_clip_has_an_address_for_all_who_may_see_the_call(
    browser: FlaskClient, linda: FlaskClient, call: CallRow
) -> None:
    form = {"from": "00:09.4", "to": "00:13", "note": "A warm apology"}
    browser.post(f"/calls/{call.id}/clips", data=form)
    assert f"/calls/{call.id}/audio#t=9.4,13.0" in browser.get("/clips/1").text
    assert linda.get("/clips/1").status_code == 404
    assert "A warm apology" not in linda.get("/clips").text
    browser.post(f"/calls/{call.id}/review")
    assert linda.get("/clips/1").status_code == 200
    assert "A warm apology" in linda.get("/clips").text


def test_times_of_a_clip_are_read_or_refused(browser: FlaskClient, call: CallRow) -> None:
    form = {"from": "half past", "to": "00:13", "note": "A warm apology"}
    answer = browser.post(f"/calls/{call.id}/clips", data=form)
    assert answer.status_code == 400
    assert "no place in a call" in answer.text
