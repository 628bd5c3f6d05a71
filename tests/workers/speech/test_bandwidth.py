"""Telephone sound is told from wide-band sound, whatever the rate of the file."""

import numpy as np

from tests.signals import noise, voiced
from workers.audio import RATE_HZ, Samples
from workers.speech.bandwidth import is_telephone_band


def through_telephone(samples: Samples) -> Samples:
    spectrum = np.fft.rfft(samples)
    spectrum[np.fft.rfftfreq(len(samples), 1 / RATE_HZ) > 3900] = 0
    return np.fft.irfft(spectrum, len(samples)).astype(np.float32)


def test_speech_with_hiss_above_4_khz_is_wide() -> None:
    assert not is_telephone_band(voiced(150, 3) + noise(3, level=0.01))


def test_the_same_speech_through_8_khz_is_telephone_sound() -> None:
    assert is_telephone_band(through_telephone(voiced(150, 3) + noise(3, level=0.01)))


def test_silence_is_no_matter() -> None:
    assert is_telephone_band(np.zeros(RATE_HZ, np.float32))
    assert is_telephone_band(np.zeros(0, np.float32))
