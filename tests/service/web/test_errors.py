"""Whatever goes wrong: a sentence and a reference, never a stack trace."""

import logging
import re

import pytest
from flask.testing import FlaskClient

from service.storage import call_pages
from tests.service.web.conftest import Installation

_JSON = {"Accept": "application/json"}


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a secret detail")

    monkeypatch.setattr(call_pages, "read_page", fail)


@pytest.mark.usefixtures("faulty")
def test_a_fault_gives_a_reference_that_stands_in_the_log(
    browser: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = browser.get("/calls")
    reference = re.search(r"the reference (\w{8})", answer.text).group(1)
    assert answer.status_code == 500
    assert "secret detail" not in answer.text
    assert "Traceback" not in answer.text
    assert reference in caplog.text
    assert "a secret detail" in caplog.text


@pytest.mark.usefixtures("faulty")
def test_a_script_gets_the_fault_as_json(browser: FlaskClient) -> None:
    error = browser.get("/calls", headers=_JSON).json["error"]
    assert error["code"] == "internal"
    assert "secret detail" not in error["message"]


def test_a_full_disk_while_reading_the_form_is_said(
    browser: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(call_pages, "read_page", full)
    answer = browser.get("/calls")
    assert answer.status_code == 507
    assert "nothing was stored" in answer.text


def test_a_database_that_is_away_is_said(installation: Installation) -> None:
    folder = installation.services.settings.data_dir
    for file in folder.glob("callgrade.sqlite3*"):
        file.write_bytes(b"no database at all" * 100)
    installation.services.database.dispose()
    answer = installation.stranger().get("/healthz")
    assert answer.status_code in (500, 503)
    assert "Traceback" not in answer.text


def test_a_missing_page_and_a_wrong_way_are_pages(browser: FlaskClient) -> None:
    assert "There is no such page" in browser.get("/nothing").text
    wrong = browser.delete("/upload")
    assert (wrong.status_code, "own buttons" in wrong.text) == (405, True)


def test_machines_get_errors_as_json_without_asking(stranger: FlaskClient) -> None:
    answer = stranger.get("/api/nothing/here")
    assert answer.status_code == 404
    assert answer.json["error"]["message"]
