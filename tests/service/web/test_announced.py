"""Calls whose sound is not here: being fetched, given up, or the same as another call's."""

from flask.testing import FlaskClient

from service.intake.announced import Announced
from service.services import Services
from service.storage import fetches, sources
from service.storage.calls import CallDetails, get_call
from service.storage.tables import CallState
from tests.factories import add_call


def announce(services: Services) -> str:
    with services.database.transaction() as session:
        sources.add_source(session, "pbx")
    details = CallDetails(file_name="a.wav", agent="Linda", source_id=1, external_id="1")
    announced = Announced(url="https://pbx.example/secret-link", details=details)
    return services.intake.announce([announced])[0].call_id


def fail(services: Services, call_id: str) -> None:
    with services.database.transaction() as session:
        lease = fetches.claim(session, call_id, seconds=60)
        assert lease
        fetches.give_up(session, lease, code="gone", message="pbx.example answered 410.")


def test_an_announced_call_stands_in_the_list_and_has_a_page(
    browser: FlaskClient, services: Services
) -> None:
    call_id = announce(services)
    assert "Fetching" in browser.get("/calls").text
    page = browser.get(f"/calls/{call_id}").text
    assert "its sound is being fetched" in page
    assert "<audio" not in page
    assert "secret-link" not in page


def test_a_try_that_brought_nothing_is_told(browser: FlaskClient, services: Services) -> None:
    call_id = announce(services)
    with services.database.transaction() as session:
        lease = fetches.claim(session, call_id, seconds=60)
        assert lease
        fetches.put_off(session, lease, pause_seconds=60, reason="pbx.example answered 404.")
    assert "pbx.example answered 404." in browser.get(f"/calls/{call_id}").text


def test_its_sound_and_reports_are_not_found(browser: FlaskClient, services: Services) -> None:
    call_id = announce(services)
    for path in ("audio", "report.pdf", "report.json", "line.svg"):
        assert browser.get(f"/calls/{call_id}/{path}").status_code in (404, 409)
    assert browser.get("/calls.csv").status_code == 200


def test_a_fetch_given_up_says_why_and_can_be_started_again(
    browser: FlaskClient, services: Services
) -> None:
    call_id = announce(services)
    fail(services, call_id)
    page = browser.get(f"/calls/{call_id}").text
    assert "pbx.example answered 410." in page
    assert "Score again" not in page
    browser.post(f"/calls/{call_id}/fetch-again")
    with services.database.transaction() as session:
        assert get_call(session, call_id).state == CallState.RECEIVED
    browser.post(f"/calls/{call_id}/fetch-again")
    assert "being fetched already" in browser.get(f"/calls/{call_id}").text


def test_what_has_no_sound_cannot_be_scored_again(browser: FlaskClient, services: Services) -> None:
    call_id = announce(services)
    fail(services, call_id)
    browser.post(f"/calls/{call_id}/again")
    with services.database.transaction() as session:
        assert get_call(session, call_id).state == CallState.FAILED


def test_the_same_sound_leads_to_the_other_call(browser: FlaskClient, services: Services) -> None:
    other = add_call(services)
    call_id = announce(services)
    with services.database.transaction() as session:
        fetches.end_as_duplicate(session, get_call(session, call_id), other.id)
    page = browser.get(f"/calls/{call_id}").text
    assert f'href="/calls/{other.id}"' in page
    status = browser.get(f"/api/calls/{call_id}").json
    assert status
    assert (status["state"], status["same_as"]) == ("duplicate", other.id)
