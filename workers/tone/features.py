"""What is measured of one utterance, within the band of a telephone."""

from dataclasses import dataclass

import librosa
import numpy as np

from workers.audio import RATE_HZ, Samples
from workers.tone.pitch import ACTIVE_DB, FLOOR_DB, HOP_SECONDS, Booleans, Floats, track_pitch

# Wideband recordings are measured like telephone ones: the same numbers mean the same.
_BAND_RATE_HZ = 8_000
_HIGHEST_F0_HZ = 600.0
_LONGEST_SECONDS = 30.0
_WINDOW = 256  # 32 ms
_LEAST_VOICED_FRAMES = 25
_OCTAVE_ERROR_SEMITONES = 9.0  # a melody seldom leaves its middle by more, an octave error does
_SILENCE = 1e-9

_WHOLE = (125.0, 3400.0)
_LOW, _HIGH = (80.0, 2000.0), (2000.0, 3600.0)
_VOICE_BAR, _OPEN_MOUTH = (80.0, 600.0), (600.0, 1400.0)
_BINS_HZ = np.fft.rfftfreq(_WINDOW, 1 / _BAND_RATE_HZ)


@dataclass(frozen=True, slots=True)
class VoiceFeatures:
    """The measures of one utterance; those of the voice are None where little is voiced.

    `brightness_db` is the peak above 2 kHz against the one below (Hammarberg's index, its
    sign turned), `openness_db` the energy at 0.6-1.4 kHz against that below in the stronger
    vowels, `flux` the change of the spectrum's form from frame to frame (0-1.4), `onset_db` its
    rise from frame to frame.
    """

    loudness_dbfs: float | None = None
    voiced_seconds: float = 0.0
    f0_hz: float | None = None
    f0_spread_semitones: float | None = None
    f0_deviation_semitones: float | None = None
    power_dbfs: float | None = None
    brightness_db: float | None = None
    openness_db: float | None = None
    flux: float | None = None
    onset_db: float | None = None


def measure_voice(samples: Samples) -> VoiceFeatures:
    """The features of one utterance at 16 kHz; of a very long one, those of its beginning."""
    sound = _to_band(samples[: int(_LONGEST_SECONDS * RATE_HZ)])
    f0, loudness = track_pitch(sound, rate_hz=_BAND_RATE_HZ, highest_hz=_HIGHEST_F0_HZ)
    if not len(loudness) or loudness.max() <= FLOOR_DB:
        return VoiceFeatures()
    active = loudness > loudness.max() - ACTIVE_DB
    level = float(np.median(loudness[active]))
    voiced = ~np.isnan(f0)
    if voiced.sum() < _LEAST_VOICED_FRAMES:
        return VoiceFeatures(level, float(voiced.sum() * HOP_SECONDS))
    return _voice(_power(sound)[:, : len(f0)], f0, loudness, active)


def _to_band(samples: Samples) -> Samples:
    if not len(samples):
        return samples
    band: Samples = librosa.resample(
        samples, orig_sr=RATE_HZ, target_sr=_BAND_RATE_HZ, res_type="soxr_mq"
    )
    return band


def _power(sound: Samples) -> Floats:
    hop = round(HOP_SECONDS * _BAND_RATE_HZ)
    spectrum = librosa.stft(sound, n_fft=_WINDOW, hop_length=hop)
    power: Floats = np.abs(spectrum).astype(np.float64) ** 2
    return power


def _voice(power: Floats, f0: Floats, loudness: Floats, active: Booleans) -> VoiceFeatures:
    voiced = ~np.isnan(f0)
    vowels = power[:, voiced]
    low, middle, high = np.percentile(f0[voiced], (25, 50, 75))
    return VoiceFeatures(
        loudness_dbfs=float(np.median(loudness[active])),
        voiced_seconds=float(voiced.sum() * HOP_SECONDS),
        f0_hz=float(middle),
        f0_spread_semitones=12 * float(np.log2(high / low)),
        f0_deviation_semitones=_deviation(12 * np.log2(f0[voiced] / middle)),
        power_dbfs=float(10 * np.log10(np.mean(10 ** (loudness[active] / 10)))),
        brightness_db=float(np.median(_peak(vowels, _HIGH) - _peak(vowels, _LOW))),
        openness_db=float(
            np.percentile(_energy(vowels, _OPEN_MOUTH) - _energy(vowels, _VOICE_BAR), 75)
        ),
        flux=_flux(power, voiced),
        onset_db=_onset(power, active),
    )


def _deviation(semitones: Floats) -> float:
    return float(semitones[np.abs(semitones) < _OCTAVE_ERROR_SEMITONES].std())


def _peak(power: Floats, band: tuple[float, float]) -> Floats:
    peak: Floats = _decibels(power[_within(band)].max(axis=0))
    return peak


def _energy(power: Floats, band: tuple[float, float]) -> Floats:
    return _decibels(power[_within(band)].sum(axis=0))


def _flux(power: Floats, voiced: Booleans) -> float:
    """The median distance of the amplitude spectra, each of energy one, of neighbouring vowels."""
    form = np.sqrt(power / np.maximum(power.sum(axis=0), _SILENCE))
    steps = np.sqrt((np.diff(form, axis=1) ** 2).sum(axis=0))
    both = (voiced[1:] & voiced[:-1])[: len(steps)]
    return float(np.median(steps[both])) if both.any() else 0.0


def _onset(power: Floats, active: Booleans) -> float:
    """The median rise of the spectrum, in dB a frame, over the band of a telephone."""
    rises = np.maximum(np.diff(_decibels(power[_within(_WHOLE)]), axis=1), 0).mean(axis=0)
    return float(np.median(rises[active[1 : len(rises) + 1]]))


def _within(band: tuple[float, float]) -> Booleans:
    inside: Booleans = (band[0] <= _BINS_HZ) & (band[1] > _BINS_HZ)
    return inside


def _decibels(power: Floats) -> Floats:
    level: Floats = 10 * np.log10(np.maximum(power, _SILENCE))
    return level
