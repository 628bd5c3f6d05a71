"""`callgrade score` with transcripts: alone, or beside the recording that they belong to."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.signals import silence, voiced, write_wav
from workers.commands.score import score

VTT = """WEBVTT

00:00.500 --> 00:03.000
<v {agent}>Good morning, Acme, Tom speaking. How can I help you?

00:03.500 --> 00:06.000
<v {caller}>I'd like to order a lamp.
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(score, [*map(str, arguments), "--format", "json"])


def written(folder: Path, agent: str = "Agent", caller: str = "Caller") -> Path:
    path = folder / "call.vtt"
    path.write_text(VTT.format(agent=agent, caller=caller), encoding="utf-8")
    return path


@pytest.mark.parametrize("agent", ["Agent", "SPEAKER_00"], ids=["named", "inferred"])
def test_a_transcript_alone_is_scored_by_its_words(agent: str, tmp_path: Path) -> None:
    caller = "Caller" if agent == "Agent" else "SPEAKER_01"
    entry = json.loads(run(written(tmp_path, agent, caller)).stdout)
    assert entry["verdicts"]["greeting"]["verdict"] == "pass"
    assert entry["engine"] == {"name": "transcript", "model": "VTT", "fallback": False}
    assert (entry["role_confidence"] == 1.0) is (agent == "Agent")


def test_what_needs_the_sound_is_not_judged_and_says_why(tmp_path: Path) -> None:
    entry = json.loads(run(written(tmp_path)).stdout)
    for criterion in ("tone_warm", "no_interruptions"):
        assert entry["verdicts"][criterion]["verdict"] == "na"
    assert "no sound" in entry["verdicts"]["tone_warm"]["reason"]
    assert entry["metrics"]["interruptions"] is None


def test_without_speakers_everything_is_unsure(tmp_path: Path) -> None:
    path = tmp_path / "call.srt"
    path.write_text("1\n00:00:01,000 --> 00:00:03,000\nGood morning, Acme.\n")
    entry = json.loads(run(path).stdout)
    assert {v["verdict"] for v in entry["verdicts"].values()} == {"unsure"}
    assert "does not say who speaks" in entry["warnings"][0]


def test_beside_a_recording_the_words_are_given_and_the_tone_is_heard(tmp_path: Path) -> None:
    agent, caller = silence(8), silence(8)
    agent[8_000:48_000] = voiced(120, 2.5)
    caller[56_000:96_000] = voiced(210, 2.5)
    sound = write_wav(tmp_path / "call.wav", caller, agent)
    entry = json.loads(run(sound, "--transcript", written(tmp_path)).stdout)
    assert [u["speaker"] for u in entry["utterances"]] == ["agent", "caller"]
    assert [round(t["f0_hz"] / 10) for t in entry["tone"]] == [12, 21]
    assert (entry["duration"], entry["engine"]["name"]) == (8.0, "transcript")
    assert entry["verdicts"]["greeting"]["verdict"] == "pass"


def test_one_transcript_is_for_one_recording(tmp_path: Path) -> None:
    result = run("a.wav", "b.wav", "--transcript", written(tmp_path))
    assert result.exit_code == 2
    assert "for one recording" in result.stderr
    path = written(tmp_path)
    assert "goes with a recording" in run(path, "--transcript", path).stderr


def test_folders_are_gone_through_to_the_bottom(tmp_path: Path) -> None:
    (tmp_path / "may" / "3rd").mkdir(parents=True)
    written(tmp_path / "may")
    written(tmp_path / "may" / "3rd")
    assert len(json.loads(run(tmp_path).stdout)) == 2
