"""A batch as its page sends it: the time from the name, and one question for where all stand."""

import io
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient

from service.errors import InvalidInput
from service.services import Services
from service.storage import calls
from service.storage.tables import CallState
from service.web.times import moment_in_name
from tests.factories import add_call, add_scored_call

_JSON = {"Accept": "application/json"}


@pytest.mark.parametrize(
    "name",
    [
        "2026-03-31_14-05.wav",
        "20260331140500.mp3",
        "out-4711-20260331-140500-1774958700.12.wav",
        "Call 2026.03.31 14.05.00 Linda.m4a",
        "2026-03-31T14:05:00.wav",
    ],
)
def test_a_name_tells_when_the_call_was(name: str) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert moment_in_name(name, berlin) == datetime(2026, 3, 31, 12, 5, tzinfo=UTC)


@pytest.mark.parametrize("name", ["call.wav", "2026-13-45_99-99.wav", "4917612345678901234.wav"])
def test_a_name_without_a_time_is_refused(name: str) -> None:
    with pytest.raises(InvalidInput, match="No time stands in this file's name"):
        moment_in_name(name, UTC)


def test_without_scripts_each_file_has_the_time_of_its_name(
    browser: FlaskClient, services: Services
) -> None:
    names = ["2026-03-31_14-05.wav", "2026-04-01_09-30.wav"]
    files = [(io.BytesIO(name.encode()), name) for name in names]
    browser.post("/upload", data={"file": files, "started_from": "name"})
    with services.database.transaction() as session:
        rows = calls.list_calls(session, calls.CallFilter(), limit=5)
    assert {f"{row.started_at:%Y-%m-%d_%H-%M.wav}" for row in rows} == set(names)


def test_one_question_says_where_all_calls_stand(browser: FlaskClient, services: Services) -> None:
    waiting = add_call(services, state=CallState.TRANSCRIBING, progress=0.4)
    failed = add_call(services, state=CallState.FAILED, error_message="This is no recording.")
    scored = add_scored_call(services)
    many = [waiting.id, failed.id, scored.id, *("0" * 16 for _ in range(300))]
    answer = browser.post("/upload/states", data={"ids": ",".join(many)}, headers=_JSON)
    words = {call["id"]: call["words"] for call in answer.json["calls"]}
    assert words == {
        waiting.id: "Transcribing 40 %",
        failed.id: "Failed: This is no recording",
        scored.id: "Scored 75",
    }
