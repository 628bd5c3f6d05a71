"""The real faster-whisper, on a model with random weights."""

from pathlib import Path

import numpy as np
import pytest
from faster_whisper.transcribe import Segment

from rubrics.call import Word
from tests.signals import silence, sound, voiced
from tests.tiny_whisper import build_tiny_whisper
from workers.audio import Sound
from workers.errors import ModelMissing
from workers.speech.settings import SpeechSettings
from workers.speech.transcriber import SpeechSegment
from workers.speech.whisper import WhisperTranscriber, _is_invented


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_tiny_whisper(tmp_path_factory.mktemp("models") / "tiny-random")


@pytest.fixture(scope="module")
def transcriber(model: Path) -> WhisperTranscriber:
    return WhisperTranscriber(SpeechSettings(whisper_model=str(model), device="cpu"))


@pytest.fixture
def recording() -> Sound:
    return sound(
        np.concatenate([silence(5), voiced(120, 3), silence(60), voiced(200, 2)]), voiced(150, 4)
    )


SEGMENTS = [SpeechSegment(0, 5, 8), SpeechSegment(0, 68, 70), SpeechSegment(1, 0, 4)]


def test_every_segment_gets_its_own_words(
    transcriber: WhisperTranscriber, recording: Sound
) -> None:
    found = list(transcriber.transcribe(recording, SEGMENTS))
    assert len(found) == len(SEGMENTS)
    assert any(found)
    for segment, words in zip(SEGMENTS, found, strict=True):
        assert all(segment.start <= w.start <= w.end <= segment.end for w in words)


def test_words_are_bare_and_carry_a_confidence(
    transcriber: WhisperTranscriber, recording: Sound
) -> None:
    words = [w for part in transcriber.transcribe(recording, SEGMENTS) for w in part]
    assert all(w.text == w.text.strip() != "" for w in words)
    assert all(w.confidence is not None and 0 <= w.confidence <= 1 for w in words)


def test_the_same_sound_gives_the_same_words(
    model: Path, transcriber: WhisperTranscriber, recording: Sound
) -> None:
    def read(engine: WhisperTranscriber) -> list[tuple[Word, ...]]:
        return list(engine.transcribe(recording, SEGMENTS))

    other = WhisperTranscriber(SpeechSettings(whisper_model=str(model), device="cpu"))
    assert read(transcriber) == read(transcriber) == read(other)


def test_the_model_is_named_without_its_path(transcriber: WhisperTranscriber) -> None:
    assert transcriber.engine.model == "tiny-random"
    assert not transcriber.engine.fallback


def test_a_damaged_model_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(b"\0" * 100)
    with pytest.raises(ModelMissing, match=r"cannot be loaded.*Check that the copy is whole"):
        WhisperTranscriber(SpeechSettings(whisper_model=str(tmp_path), device="cpu"))


@pytest.mark.parametrize(
    ("repeats", "silent", "likely", "invented"),
    [
        (1.2, 0.1, -0.3, False),
        (3.0, 0.1, -0.3, True),
        (1.2, 0.9, -1.4, True),
        (1.2, 0.9, -0.3, False),
    ],
    ids=["plain speech", "a loop", "a guess at silence", "faint speech"],
)
def test_invented_words_are_dropped(
    repeats: float, silent: float, likely: float, invented: bool
) -> None:
    segment = Segment(0, 0, 0.0, 1.0, "", [], likely, repeats, silent, None, None)
    assert _is_invented(segment) is invented


def test_names_to_listen_for_reach_the_model(model: Path, recording: Sound) -> None:
    told = SpeechSettings(whisper_model=str(model), device="cpu", hotwords="Anna, Acme Dental")
    assert len(list(WhisperTranscriber(told).transcribe(recording, SEGMENTS))) == len(SEGMENTS)


def test_a_model_that_loops_says_nothing(tmp_path: Path, recording: Sound) -> None:
    looping = build_tiny_whisper(tmp_path / "looping", seed=5)
    engine = WhisperTranscriber(SpeechSettings(whisper_model=str(looping), device="cpu"))
    assert not any(engine.transcribe(recording, SEGMENTS))
