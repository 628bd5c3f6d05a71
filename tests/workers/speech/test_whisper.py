"""The real faster-whisper, on a model with random weights."""

from pathlib import Path

import numpy as np
import pytest
from faster_whisper.transcribe import Segment

from rubrics.call import Word
from tests.signals import silence, sound, voiced
from tests.tiny_whisper import build_tiny_whisper
from workers.audio import Sound
from workers.errors import ModelMissing, WrongLanguage
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


LOOPING = 19  # the seed of such a model
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


def test_a_model_that_loops_says_nothing(
    tmp_path: Path, recording: Sound, monkeypatch: pytest.MonkeyPatch
) -> None:
    looping = build_tiny_whisper(tmp_path / "looping", seed=LOOPING)
    engine = WhisperTranscriber(SpeechSettings(whisper_model=str(looping), device="cpu"))
    assert not any(engine.transcribe(recording, SEGMENTS))
    monkeypatch.setattr("workers.speech.whisper._is_invented", lambda _segment: False)
    assert any(engine.transcribe(recording, SEGMENTS))


@pytest.fixture(scope="module")
def long_talk() -> Sound:
    """Two channels of 100 s in which no ten seconds are alike."""
    return sound(
        np.concatenate([voiced(100 + i * 3, 10, glide=i % 5) for i in range(10)]),
        np.concatenate([voiced(200 - i * 3, 10, glide=-i % 4) for i in range(10)]),
    )


TURNS = [SpeechSegment(c, t, t + 7.5 + c) for c in (0, 1) for t in range(0, 100, 10)]


@pytest.mark.parametrize("windows", [1, 3, 16])
def test_the_words_are_the_same_in_whatever_batch(
    model: Path, transcriber: WhisperTranscriber, long_talk: Sound, windows: int
) -> None:
    def words(engine: WhisperTranscriber) -> list[str]:  # times differ by rounding
        return [w.text for words in engine.transcribe(long_talk, TURNS) for w in words]

    settings = SpeechSettings(whisper_model=str(model), device="cpu", batch_windows=windows)
    assert words(WhisperTranscriber(settings)) == words(transcriber)


@pytest.mark.parametrize("done", [1, 7, 12, 19, 20])
def test_beginning_later_gives_the_rest_of_the_same(
    transcriber: WhisperTranscriber, long_talk: Sound, done: int
) -> None:
    whole = list(transcriber.transcribe(long_talk, TURNS))
    assert any(whole[done:]) == (done < len(TURNS))
    assert list(transcriber.transcribe(long_talk, TURNS, done=done)) == whole[done:]


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that knows three languages and takes everything for German."""
    folder = tmp_path_factory.mktemp("models") / "tiny-german"
    return build_tiny_whisper(folder, languages=("en", "es", "de"))


def expecting(model: Path, language: str) -> WhisperTranscriber:
    return WhisperTranscriber(
        SpeechSettings(whisper_model=str(model), device="cpu", language=language)
    )


def test_a_call_in_another_language_is_refused(german: Path, long_talk: Sound) -> None:
    with pytest.raises(WrongLanguage, match=r"German \(de\).*CALLGRADE_LANGUAGE=de"):
        expecting(german, "en").find_language(long_talk, TURNS)


@pytest.mark.parametrize("language", ["auto", "de"])
def test_another_language_is_read_where_it_is_allowed(
    german: Path, long_talk: Sound, language: str
) -> None:
    engine = expecting(german, language)
    assert engine.find_language(long_talk, TURNS).code == "de"
    assert len(list(engine.transcribe(long_talk, TURNS, language="de"))) == len(TURNS)


def test_a_few_seconds_are_not_refused(german: Path, recording: Sound) -> None:
    assert expecting(german, "en").find_language(recording, SEGMENTS[:1]).code == "en"


def test_a_model_of_english_alone_says_so(model: Path, recording: Sound) -> None:
    with pytest.raises(WrongLanguage, match=r"tiny-random only knows English.*such as small"):
        expecting(model, "de").find_language(recording, SEGMENTS)


def test_a_language_that_does_not_exist_is_answered_with_those_that_do(
    german: Path, recording: Sound
) -> None:
    with pytest.raises(WrongLanguage, match=r"no language 'xx'.*auto.*es"):
        expecting(german, "xx").find_language(recording, SEGMENTS)
