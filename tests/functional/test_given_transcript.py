"""A call that came with its transcript: posted, scored, swapped and heard again, all for real."""

import json
import subprocess
from pathlib import Path

from tests.factories import tone_wav
from tests.running import Running, credentials, running_serve, wait_until

VTT = """WEBVTT

00:00.500 --> 00:03.000
<v Agent>Good morning, Acme, Tom speaking. How can I help you?

00:03.500 --> 00:05.500
<v Caller>I would like to order a lamp.
"""


def test_it_is_scored_without_an_engine_and_keeps_what_a_person_says_of_the_roles(
    tmp_path: Path,
) -> None:
    recording, transcript = tmp_path / "call.wav", tmp_path / "call.vtt"
    recording.write_bytes(tone_wav(6.0))
    transcript.write_text(VTT, encoding="utf-8")
    no_engine = {"CALLGRADE_ENGINE": "whisper", "CALLGRADE_WHISPER_MODEL": str(tmp_path / "none")}
    with running_serve(tmp_path / "data", no_engine) as running:
        call_id = _post(running, recording, transcript)
        _wait_until_scored(running)
        assert running.rows("SELECT engine, model FROM scorecards") == [("transcript", "VTT")]
        assert _greeting(running) == "pass"
        running.command("swap", call_id)
        assert _greeting(running) == "fail"
        running.command("retranscribe", call_id)
        _wait_until_scored(running)
        assert _greeting(running) == "fail"


def _post(running: Running, recording: Path, transcript: Path) -> str:
    _secret, token = credentials(running.command("source", "add", "pbx"))
    command = [
        *("curl", "--silent", "--show-error", "--fail", "--max-time", "30"),
        *("--header", f"Authorization: Bearer {token}"),
        *("--form", f"file=@{recording}", "--form", f"transcript=@{transcript}"),
        f"{running.url}/hooks/pbx",
    ]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return str(json.loads(done.stdout)["id"])


def _wait_until_scored(running: Running) -> None:
    def scored() -> bool:
        return running.rows("SELECT state, transcribe_again FROM calls") == [("scored", 0)]

    wait_until(scored, 90, running.log)


def _greeting(running: Running) -> str:
    query = "SELECT card FROM scorecards ORDER BY id DESC LIMIT 1"
    ((card,),) = running.rows(query)
    return str(json.loads(card)["verdicts"]["greeting"]["verdict"])
