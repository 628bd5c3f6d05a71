"""What a person chose for themselves: time zone, way of writing, theme, keys."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient

from service.services import Services
from service.web.writing import WRITINGS, writing_for
from tests.factories import add_scored_call

_CHOICES = {"time_zone": "America/New_York", "writing": "en-US", "theme": "dark"}
_AFTERNOON = datetime(2026, 7, 1, 18, 5, tzinfo=UTC)


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("languages", "moment", "number"),
    [
        (["en-US", "en"], "Jul 1, 2026, 8:05 PM", "1,234.5"),
        (["de-AT", "de", "en"], "1 Jul 2026, 20:05", "1.234,5"),
        (["xx", "fr-FR"], "1 Jul 2026, 20:05", "1 234,5"),
        (["sv-SE"], "2026-07-01, 20:05", "1 234,5"),
        (["en-NZ"], "1 Jul 2026, 20:05", "1,234.5"),
        ([], "1 Jul 2026, 20:05", "1,234.5"),
    ],
)
def test_the_browsers_languages_say_how_to_write(
    languages: list[str], moment: str, number: str
) -> None:
    way = WRITINGS[writing_for(languages)]
    assert _plain(way.day_and_time(_AFTERNOON, ZoneInfo("Europe/Berlin"))) == moment
    assert _plain(way.number(1234.5, 1)) == number


def test_midnight_and_noon_are_twelve() -> None:
    times = [WRITINGS["en-US"].time_of_day(datetime(2026, 7, 1, h, tzinfo=UTC)) for h in (0, 12)]
    assert [_plain(time) for time in times] == ["12:00 AM", "12:00 PM"]


def test_times_are_those_of_the_persons_zone(browser: FlaskClient, services: Services) -> None:
    call = add_scored_call(services, started_at=_AFTERNOON)
    browser.post("/you", data=_CHOICES)
    page = browser.get(f"/calls/{call.id}")
    assert "Jul 1, 2026, 2:05 PM" in _plain(page.text)


def test_a_time_typed_by_the_person_is_meant_in_their_zone(browser: FlaskClient) -> None:
    browser.post("/you", data=_CHOICES)
    assert "In America/New_York." in browser.get("/upload").text


def test_the_chosen_theme_and_keys_stand_at_the_page(browser: FlaskClient) -> None:
    page = browser.post("/you", data=_CHOICES, follow_redirects=True).text
    assert 'data-writing="en-US" data-theme="dark" data-keys="off">' in page
    assert "<option selected>America/New_York</option>" in page


def test_what_cannot_be_chosen_is_refused_and_nothing_changes(browser: FlaskClient) -> None:
    for field in ("time_zone", "writing", "theme"):
        answer = browser.post("/you", data={**_CHOICES, field: "nonsense"})
        assert answer.status_code == 400
        assert f"The {field.replace('_', ' ')} cannot be" in answer.text
    assert 'data-theme="system"' in browser.get("/you").text
