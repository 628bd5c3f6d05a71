"""The health address is green while calls come further, and says how long the oldest waits."""

from datetime import timedelta

from flask.testing import FlaskClient

from service.storage.tables import CallState
from service.storage.tables.base import utc_now
from tests.factories import add_call
from tests.service.web.conftest import Installation

LONG_AGO = timedelta(minutes=9)


def _running_for_long(installation: Installation) -> None:
    installation.app.extensions["callgrade_started"] -= 600


def _waits(installation: Installation, **columns: object) -> None:
    then = utc_now() - LONG_AGO
    add_call(installation.services, created_at=then, **{"moved_at": then, **columns})


def test_an_idle_installation_is_well(installation: Installation, stranger: FlaskClient) -> None:
    _running_for_long(installation)
    _waits(installation, state=CallState.FAILED)
    answer = stranger.get("/healthz")
    assert (answer.status_code, answer.json["status"], answer.json["failed"]) == (200, "ok", 1)


def test_it_turns_red_when_nothing_comes_further_for_five_minutes(
    installation: Installation, stranger: FlaskClient
) -> None:
    _running_for_long(installation)
    _waits(installation)
    answer = stranger.get("/healthz")
    assert (answer.status_code, answer.json["status"]) == (503, "stuck")
    assert answer.json["oldest_unfinished_seconds"] == 540


def test_a_long_call_that_comes_further_keeps_it_green(
    installation: Installation, stranger: FlaskClient
) -> None:
    _running_for_long(installation)
    _waits(installation)
    _waits(installation, state=CallState.TRANSCRIBING, moved_at=utc_now())
    assert stranger.get("/healthz").status_code == 200


def test_a_process_that_has_just_started_gives_the_workers_time(
    installation: Installation, stranger: FlaskClient
) -> None:
    _waits(installation)
    assert stranger.get("/healthz").status_code == 200


def test_quarantined_calls_are_counted(installation: Installation, stranger: FlaskClient) -> None:
    _waits(installation, state=CallState.QUARANTINED)
    assert stranger.get("/healthz").json["quarantined"] == 1
