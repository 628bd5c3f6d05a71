"""The call page answers first, then shows why."""

from flask.testing import FlaskClient

from service.services import Services
from service.storage.tables import CallState
from tests.factories import add_call, add_scored_call, example


def test_a_scored_call_shows_score_band_and_what_cost_points(
    browser: FlaskClient, services: Services
) -> None:
    call = add_scored_call(services)
    page = browser.get(f"/calls/{call.id}").text
    assert "<strong>75</strong><span>Needs coaching</span>" in page
    assert 'href="#v-hold_permission"' in page
    assert "without being asked" in page
