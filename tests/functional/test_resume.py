"""A worker that is killed in mid-call loses little: the next one goes on where it was."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import soundfile

from rubrics.call import call_to_dict
from tests.running import Running, credentials, running_serve, wait_until
from workers.pipeline import Recording, Tools, analyse
from workers.speech.model_holder import ModelHolder
from workers.speech.settings import EngineChoice, SpeechSettings

pytest.importorskip("pocketsphinx", reason="there is no pocketsphinx for this Python")

SAMPLE = Path("service/samples/good-call-stereo.flac").resolve()
CLIP_SECONDS = 40
SOON_SECONDS = 120


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """Most of the sample call: enough for a checkpoint and for something after it."""
    samples, rate_hz = soundfile.read(SAMPLE, frames=CLIP_SECONDS * 8000)
    path = tmp_path / "clip.wav"
    soundfile.write(path, samples, rate_hz)
    return path


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    with running_serve(tmp_path / "data", {"CALLGRADE_LEASE_SECONDS": "12"}) as running:
        yield running


def _post(running: Running, clip: Path) -> None:
    _secret, token = credentials(running.command("source", "add", "pbx"))
    subprocess.run(
        [
            *("curl", "--silent", "--show-error", "--fail", "--max-time", "30"),
            *("--header", f"Authorization: Bearer {token}"),
            *("--form", f"file=@{clip}", "--form", "call_id=1"),
            f"{running.url}/hooks/pbx",
        ],
        check=True,
        capture_output=True,
    )


def _kept(running: Running) -> int:
    """How many segments the checkpoints hold."""
    return sum(len(json.loads(words)) for (words,) in running.rows("SELECT words FROM checkpoints"))


def _uninterrupted(clip: Path, call_id: str) -> dict[str, object]:
    tools = Tools(ModelHolder(SpeechSettings(engine=EngineChoice.POCKETSPHINX)))
    return call_to_dict(analyse(Recording(clip, call_id), tools))


def test_a_killed_workers_segments_are_not_transcribed_again(running: Running, clip: Path) -> None:
    _post(running, clip)
    wait_until(lambda: _kept(running) > 0, SOON_SECONDS, running.log)
    running.kill_worker()
    kept = _kept(running)
    assert running.rows("SELECT state FROM calls") == [("transcribing",)]

    finished = "SELECT count(*) FROM scorecards"
    wait_until(lambda: running.rows(finished) == [(1,)], SOON_SECONDS, running.log)
    went_on = re.findall(r"goes on after (\d+) segments", running.log.read_text())
    assert [int(n) for n in went_on] == [kept]
    assert _kept(running) == 0

    ((call_id, evidence),) = running.rows("SELECT call_id, evidence FROM transcripts")
    whole = _uninterrupted(clip, call_id)
    stored = json.loads(evidence)
    assert stored["utterances"] == whole["utterances"]
    assert stored["silences"] == [list(s) for s in whole["silences"]]  # type: ignore[attr-defined]
