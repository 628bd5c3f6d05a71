"""Pitch, loudness, rate and pauses are measured, each against the speaker's own baseline."""

import numpy as np
import pytest

from rubrics.call import UtteranceTone, Word
from tests.signals import noise, silence, voiced
from workers.audio import Samples
from workers.tone import Spoken, measure_tone, track_pitch


def spoken(samples: Samples, speaker: str = "agent", words: tuple[Word, ...] = ()) -> Spoken:
    return Spoken(speaker, samples, words)


def only(samples: Samples, words: tuple[Word, ...] = ()) -> UtteranceTone:
    return measure_tone([spoken(samples, words=words)])[0]


@pytest.mark.parametrize("hz", [80, 120, 210, 300])
def test_pitch_is_found(hz: float) -> None:
    assert only(voiced(hz, 2)).f0_hz == pytest.approx(hz, rel=0.02)


def test_noise_has_no_pitch() -> None:
    tone = only(noise(2))
    assert tone.f0_hz is None
    assert tone.loudness_dbfs == pytest.approx(-29, abs=1)  # the half in the band of a telephone


def test_silence_has_neither() -> None:
    tone = only(silence(2))
    assert (tone.f0_hz, tone.loudness_dbfs, tone.label) == (None, None, None)


def test_an_utterance_shorter_than_a_frame_is_no_trouble() -> None:
    assert only(voiced(120, 0.02)).f0_hz is None


def test_louder_and_higher_than_usual_is_raised() -> None:
    usual = [spoken(voiced(120, 2, level=0.1)) for _ in range(4)]
    tones = measure_tone([*usual, spoken(voiced(160, 2, level=0.2))])
    assert tones[-1].f0_semitones == pytest.approx(5.0, abs=0.3)
    assert tones[-1].loudness_db == pytest.approx(6.0, abs=0.3)
    assert [t.label for t in tones] == ["flat"] * 4 + ["raised"]


def test_each_speaker_has_a_baseline_of_their_own() -> None:
    deep = [spoken(voiced(100, 2), "agent") for _ in range(3)]
    high = [spoken(voiced(220, 2, level=0.05), "caller") for _ in range(3)]
    for tone in measure_tone([*deep, *high]):
        assert tone.f0_semitones == pytest.approx(0.0, abs=0.1)
        assert tone.loudness_db == pytest.approx(0.0, abs=0.1)


def test_a_gliding_voice_is_lively() -> None:
    tone = only(voiced(110, 3, glide=12))
    assert tone.f0_spread_semitones == pytest.approx(6.0, abs=0.7)
    assert tone.label == "lively"


def test_rate_and_pauses_come_from_the_words() -> None:
    words = (Word("a", 0, 0.5), Word("b", 1.5, 2), Word("c", 2.05, 2.5), Word("d", 2.5, 3))
    tone = only(voiced(120, 3), words)
    assert (tone.words_per_minute, tone.pause_seconds) == (80.0, 1.0)


def test_a_gap_is_unvoiced() -> None:
    f0, loudness = track_pitch(np.concatenate([voiced(120, 1), silence(1), voiced(120, 1)]))
    assert len(f0) == len(loudness)
    assert np.isnan(f0[115:185]).all()
    assert np.nanmedian(f0) == pytest.approx(120, rel=0.02)
