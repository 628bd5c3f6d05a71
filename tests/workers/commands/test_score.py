"""`callgrade score` on files of every kind, with nothing running."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.signals import silence, write_wav
from workers.commands.score import score

SAMPLES = Path(__file__).parents[3] / "service" / "samples"
GOOD, POOR = SAMPLES / "good-call-stereo.flac", SAMPLES / "poor-call-mono.mp3"

TRANSCRIPT = {
    "id": "t1",
    "direction": "inbound",
    "duration": 8.0,
    "labels": {"greeting": {"verdict": "fail", "evidence": []}},
    "utterances": [
        {"speaker": "agent", "start": 0.5, "end": 4, "text": "Good morning, Acme, Tom speaking."},
        {"speaker": "caller", "start": 4.5, "end": 7, "text": "I'd like to order a lamp."},
    ],
}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(score, [str(a) for a in arguments])


@pytest.fixture
def transcript(tmp_path: Path) -> Path:
    path = tmp_path / "transcript.json"
    path.write_text(json.dumps(TRANSCRIPT), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def samples() -> dict[str, Any]:
    pytest.importorskip("pocketsphinx", reason="there is no pocketsphinx for this Python")
    result = run("--engine", "pocketsphinx", "--format", "json", GOOD, POOR)
    assert result.exit_code == 0, result.output
    return {entry["id"]: entry for entry in json.loads(result.stdout)}


def verdicts(entry: dict[str, Any], *criteria: str) -> list[str]:
    return [entry["verdicts"][c]["verdict"] for c in criteria]


def test_the_good_sample_call_is_scored_as_one(samples: dict[str, Any]) -> None:
    good = samples["good-call-stereo"]
    decisive = ("greeting", "identification", "hold_permission", "hold_return")
    assert verdicts(good, *decisive, "no_oversharing") == ["pass"] * 4 + ["na"]
    assert good["score"] > 90


def test_the_poor_sample_call_is_scored_as_one(samples: dict[str, Any]) -> None:
    poor = samples["poor-call-mono"]
    decisive = ("greeting", "identification", "hold_permission", "no_oversharing")
    assert verdicts(poor, *decisive) == ["fail"] * 4
    assert poor["score"] < 50


def test_a_scored_call_carries_all_that_it_rests_on(samples: dict[str, Any]) -> None:
    good = samples["good-call-stereo"]
    promised = (
        "file id score band auto_fail verdicts commitments utterances holds metrics tone engine "
        "rubric warnings sha256 program_version"
    )
    assert set(promised.split()) <= set(good)
    assert len(good["tone"]) == len(good["utterances"])
    assert good["engine"] == {"name": "pocketsphinx", "model": "en-us", "fallback": True}
    evidence = good["verdicts"]["greeting"]["evidence"][0]
    assert evidence["quote"] == good["utterances"][evidence["utterance"]]["text"]


def test_a_transcript_is_scored_by_its_words_and_not_its_labels(transcript: Path) -> None:
    result = run("--format", "json", transcript)
    entry = json.loads(result.stdout)
    assert verdicts(entry, "greeting", "identification") == ["pass", "pass"]
    assert (entry["id"], entry["engine"]["name"], entry["tone"]) == ("t1", "transcript", [None] * 2)


def test_the_direction_can_be_told(transcript: Path) -> None:
    entry = json.loads(run("--format", "json", "--direction", "outbound", transcript).stdout)
    assert verdicts(entry, "offer_of_help") == ["na"]


def test_a_bad_file_is_named_and_the_others_are_scored(transcript: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.wav"
    bad.write_text("no sound")
    quiet = write_wav(tmp_path / "quiet.wav", silence(3))
    result = run("--format", "jsonl", bad, transcript, quiet)
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["t1"]
    assert f"{bad}: bad.wav is not a recording that can be read" in result.stderr
    assert f"{quiet}: Nobody speaks" in result.stderr


def test_one_bad_file_leaves_stdout_empty(tmp_path: Path) -> None:
    result = run("--format", "json", tmp_path / "missing.wav")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "missing.wav cannot be opened: No such file" in result.stderr


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is empty"),
        ("{", "is no transcript that can be read"),
        ("[]", "nobody says anything in it"),
        ('{"id": "x"}', "neither `utterances`"),
    ],
)
def test_a_bad_transcript_is_refused_in_words(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text(text)
    result = run(path)
    assert result.exit_code == 1
    assert reason in result.stderr


def test_a_folder_stands_for_its_files(transcript: Path) -> None:
    (transcript.parent / "notes.txt").write_text("not a call")
    result = run("--format", "json", transcript.parent)
    assert json.loads(result.stdout)["id"] == "t1"


def test_several_files_give_a_list(transcript: Path) -> None:
    assert len(json.loads(run("--format", "json", transcript, transcript).stdout)) == 2


def test_the_text_shows_score_sections_and_evidence(transcript: Path) -> None:
    text = run(transcript).stdout
    assert "Score " in text
    assert "Opening" in text
    assert "0:00  agent: Good morning, Acme, Tom speaking." in text


def test_a_shipped_rubric_is_taken_by_its_name(transcript: Path) -> None:
    entry = json.loads(run("--rubric", "front_desk", "--format", "json", transcript).stdout)
    assert entry["rubric"]["id"] == "front_desk"


def test_the_installation_s_rubric_may_be_a_name(
    transcript: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CALLGRADE_RUBRIC", "front_desk")
    entry = json.loads(run("--format", "json", transcript).stdout)
    assert entry["rubric"]["id"] == "front_desk"


def test_a_bad_rubric_is_refused_before_any_work(transcript: Path, tmp_path: Path) -> None:
    (tmp_path / "rubric.yaml").write_text("id: x")
    result = run("--rubric", tmp_path / "rubric.yaml", transcript)
    assert result.exit_code == 1
    assert "rubric.yaml:1: sections: must be a list" in result.stderr


def test_a_transcript_needs_no_speech_library(transcript: Path) -> None:
    heavy = "{'numpy', 'av', 'librosa', 'faster_whisper', 'pocketsphinx', 'sklearn'}"
    code = (
        "import sys; from workers.commands.score import score; "
        f"score([{str(transcript)!r}], standalone_mode=False)"
    )
    check = (
        f"import atexit, sys; atexit.register(lambda: print(sorted({heavy} & set(sys.modules))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"{check}; {code}"], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
