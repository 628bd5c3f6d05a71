"""A call that was given up says why, and a person lets it be tried again."""

import re

from flask.testing import FlaskClient

from service.services import Services
from service.storage import calls
from service.storage.tables import CallState
from tests.factories import add_call, add_scored_call

CAUSE = "The worker stopped 3 times while reading this recording."
POISON = {
    "state": CallState.QUARANTINED,
    "attempts": 3,
    "error_code": "worker_lost",
    "error_message": CAUSE,
}


def test_the_list_names_the_cause(browser: FlaskClient, services: Services) -> None:
    add_call(services, **POISON)
    add_call(services, agent="Somebody else")
    page = browser.get("/calls?state=quarantined").text
    assert "Quarantined" in page
    assert CAUSE in page
    assert "Somebody else" not in re.sub(r"<option.*?</option>", "", page)


def test_the_page_has_the_cause_and_a_button_that_tries_again(
    browser: FlaskClient, services: Services
) -> None:
    call = add_call(services, **POISON)
    page = browser.get(f"/calls/{call.id}").text
    assert CAUSE in page
    assert "after 3 attempts" in page
    assert ">Try again</button>" in page
    browser.post(f"/calls/{call.id}/again")
    with services.database.transaction() as session:
        row = calls.get_call(session, call.id)
        assert (row.state, row.attempts, row.error_message) == (CallState.STORED, 0, None)


def test_a_recording_that_may_not_be_whole_is_flagged_in_the_list(
    browser: FlaskClient, services: Services
) -> None:
    add_scored_call(services, audio_flag="cut_off")
    add_scored_call(services, audio_flag="length_differs")
    page = browser.get("/calls").text
    assert page.count(">Cut off<") == 1
    assert page.count(">Length differs<") == 1
