"""`callgrade watch` as it is started: takes from a folder, and says what it cannot watch."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from service.cli import main
from service.services import Services
from service.storage.tables import CallRow
from tests.factories import tone_wav
from tests.running import wait_until


def test_a_file_becomes_a_call_and_the_program_ends_when_told(
    services: Services, tmp_path: Path
) -> None:
    drop = tmp_path / "drop"
    drop.mkdir()
    (drop / "a.wav").write_bytes(tone_wav(0.1))
    settings = {
        "CALLGRADE_DATA_DIR": str(tmp_path),
        "CALLGRADE_WATCH": str(drop),
        "CALLGRADE_WATCH_SETTLE_SECONDS": "1",
        "CALLGRADE_WATCH_POLL_SECONDS": "1",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "service", "watch"],
        env={**os.environ, **settings},
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until((drop / "done" / "a.wav").exists, 30)
        process.terminate()
        assert process.wait(15) == 0
    finally:
        process.kill()
    with services.database.transaction() as session:
        (call,) = session.scalars(select(CallRow)).all()
        assert call.source
        assert call.source.name == "watched-folder"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, "set CALLGRADE_WATCH"),
        ({"CALLGRADE_WATCH": "/tmp=nobody"}, "callgrade source add nobody"),
        ({"CALLGRADE_WATCH": "/tmp", "CALLGRADE_WATCH_PATTERN": "("}, "CALLGRADE_WATCH_PATTERN"),
        ({"CALLGRADE_S3_EVENTS": "https://sqs.eu-west-2.amazonaws.com/1/q"}, "needs a source"),
    ],
)
def test_what_cannot_be_watched_is_said(
    services: Services, tmp_path: Path, settings: Mapping[str, str], said: str
) -> None:
    environment = {"CALLGRADE_DATA_DIR": str(tmp_path), **settings}
    result = CliRunner().invoke(main, ["watch"], env=environment)
    assert result.exit_code == 1
    assert said in result.output
