"""`callgrade transcribe`: who said what when, in each form, without a score."""

import json
from pathlib import Path

import pytest
import soundfile
from click.testing import CliRunner, Result

from rubrics.call import call_from_dict
from rubrics.transcript_files import read_transcript
from tests.signals import silence, write_wav
from workers.commands.score import score
from workers.commands.transcribe import transcribe

SAMPLE = Path(__file__).parents[3] / "service" / "samples" / "good-call-stereo.flac"
OFFLINE = ("--engine", "pocketsphinx")
VTT = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Agent>Good morning, Acme.\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(transcribe, [str(a) for a in arguments])


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The agent's greeting and the caller's first words."""
    pytest.importorskip("pocketsphinx", reason="there is no pocketsphinx for this Python")
    samples, rate_hz = soundfile.read(SAMPLE, frames=6 * 8000)
    path = tmp_path_factory.mktemp("clip") / "clip.wav"
    soundfile.write(path, samples, rate_hz)
    return path


def test_json_has_speakers_words_confidences_and_how_sure_the_roles_are(clip: Path) -> None:
    result = run(*OFFLINE, "--format", "json", clip)
    entry = json.loads(result.stdout)
    call = call_from_dict(entry)
    assert call.utterances[0].speaker == "agent"
    assert all(w.confidence is not None for u in call.utterances for w in u.words)
    assert entry["role_confidence"] == call.role_confidence
    assert "score" not in entry
    assert len(entry["sha256"]) == 64


def test_a_transcript_scores_as_its_recording_does(clip: Path, tmp_path: Path) -> None:
    file = tmp_path / "clip.json"
    file.write_text(run(*OFFLINE, "--format", "json", clip).stdout, encoding="utf-8")
    arguments = [*OFFLINE, "--format", "json", str(clip), str(file)]
    heard, written = json.loads(CliRunner().invoke(score, arguments).stdout)
    assert written["verdicts"] == heard["verdicts"]
    assert written["score"] == heard["score"]


def test_a_bad_file_is_named_and_the_others_are_done(clip: Path, tmp_path: Path) -> None:
    quiet = write_wav(tmp_path / "quiet.wav", silence(3))
    result = run(*OFFLINE, "--format", "jsonl", tmp_path / "none.wav", quiet, clip)
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["clip"]
    assert "none.wav cannot be opened" in result.stderr
    assert f"{quiet}: Nobody speaks" in result.stderr


@pytest.mark.parametrize("form", ["vtt", "srt", "txt", "json"])
def test_a_transcript_is_written_in_the_other_form(form: str, tmp_path: Path) -> None:
    (tmp_path / "call.vtt").write_text(VTT)
    text = run("--format", form, tmp_path / "call.vtt").stdout
    if form == "txt":
        assert text == "[00:01] Agent: Good morning, Acme.\n"
    else:
        assert read_transcript(text, "call").lines[0].text == "Good morning, Acme."


def test_a_folder_is_gone_through_and_keeps_its_shape(tmp_path: Path) -> None:
    for place in ("a/call.wav", "a/deep/call.WAV", "a/.hidden/call.wav"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        write_wav(tmp_path / place, silence(1))
    (tmp_path / "one.vtt").write_text(VTT)
    result = run("--format", "srt", "-o", tmp_path / "out", tmp_path / "a", tmp_path / "one.vtt")
    assert result.stderr.count("Nobody speaks") == 2
    assert ".hidden" not in result.stderr
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["one.srt"]


def test_nothing_is_overwritten_by_what_is_read(tmp_path: Path) -> None:
    file = tmp_path / "call.vtt"
    file.write_text(VTT)
    result = run("--format", "vtt", "-o", tmp_path, file)
    assert result.exit_code == 1
    assert "would overwrite" in result.stderr
    assert file.read_text() == VTT


def test_several_files_cannot_be_one_webvtt(tmp_path: Path) -> None:
    result = run("--format", "vtt", tmp_path / "a.wav", tmp_path / "b.wav")
    assert result.exit_code == 2
    assert "give --output DIR" in result.stderr
