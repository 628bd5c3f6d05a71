"""`callgrade tone` measures what it is given, without transcribing."""

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from tests.signals import silence, voiced, write_wav
from workers.commands.tone import tone


def run(*arguments: object) -> Result:
    return CliRunner().invoke(tone, [str(a) for a in arguments])


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """Four usual seconds left, then a raised one; the right channel is silent."""
    parts = [voiced(120, 1, level=0.1)] * 4 + [voiced(160, 1, level=0.2)]
    left = np.concatenate(parts)
    return write_wav(tmp_path / "call.wav", left, silence(5))


def segments(folder: Path, *spans: tuple[str, float, float]) -> Path:
    path = folder / "segments.json"
    path.write_text(json.dumps([{"speaker": s, "start": a, "end": b} for s, a, b in spans]))
    return path


def test_segments_of_a_speaker_share_a_baseline(recording: Path, tmp_path: Path) -> None:
    asked = segments(tmp_path, *[("Ann", i, i + 1) for i in range(5)])
    rows = json.loads(run(recording, "--segments", asked, "--format", "json").stdout)
    assert [row["start"] for row in rows] == [0, 1, 2, 3, 4]
    assert rows[4]["arousal"] > 0.3 > rows[0]["arousal"]
    assert rows[4]["words"].startswith("6 dB louder and 5 semitones higher")


def test_text_has_a_line_a_segment(recording: Path, tmp_path: Path) -> None:
    asked = segments(tmp_path, ("Ann", 0, 1), ("Ann", 4, 5))
    lines = run(recording, "--segments", asked).stdout.splitlines()
    assert len(lines) == 3
    assert "Ann" in lines[1]


def test_speech_is_looked_for_where_no_segments_are_given() -> None:
    sample = Path(__file__).parents[3] / "service" / "samples" / "good-call-stereo.flac"
    rows = json.loads(run(sample, "--format", "json").stdout)
    assert {row["speaker"] for row in rows} == {"left", "right"}
    assert all(row["loudness_dbfs"] > -60 for row in rows)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "no JSON"),
        ("{}", "no list"),
        ('[{"speaker": "A", "start": 1}]', "segment 0 has no 'end'"),
        ('[{"speaker": "A", "start": 2, "end": 1}]', "end after its start"),
        ('[{"speaker": "A", "start": "x", "end": 1}]', "segment 0"),
    ],
)
def test_segments_that_cannot_be_read_are_named(
    recording: Path, tmp_path: Path, content: str, said: str
) -> None:
    path = tmp_path / "segments.json"
    path.write_text(content)
    result = run(recording, "--segments", path)
    assert result.exit_code == 1
    assert said in result.output


def test_a_file_that_is_no_recording_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "note.wav"
    path.write_text("hello")
    result = run(path)
    assert result.exit_code == 1
    assert "is not a recording" in result.output
