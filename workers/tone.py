"""How a voice sounds: pitch, loudness, rate, pauses. The only module that knows librosa."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import librosa
import numpy as np
from numpy.typing import NDArray

from rubrics.call import UtteranceTone, Word
from workers.audio import RATE_HZ, Samples

Floats = NDArray[np.float64]

_LOWEST_HZ = 65.0
_HIGHEST_HZ = 420.0
_FRAME = 1024  # 64 ms: two periods of the lowest voice
_HOP = 160  # 10 ms
_ACTIVE_DB = 25.0  # below the loudest frame: still speech
_FLOOR_DB = -70.0
_VOICED_ABOVE = 0.55
_LEAST_VOICED_FRAMES = 25
_LONGEST_SECONDS = 30.0
_LEAST_PAUSE_SECONDS = 0.2
_LEAST_WORDS = 3
_MFCC_COUNT = 16

_RAISED_DB, _RAISED_SEMITONES = 4.0, 2.5
_LOWERED_DB, _LOWERED_SEMITONES = -5.0, -2.0
_LIVELY_SEMITONES, _FLAT_SEMITONES = 5.0, 1.2


@dataclass(frozen=True, slots=True)
class Spoken:
    """One utterance to be measured: who, its sound and its words."""

    speaker: str
    samples: Samples
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class _Measured:
    f0_hz: float | None
    spread_semitones: float | None
    loudness_dbfs: float | None


def measure_tone(utterances: Sequence[Spoken]) -> list[UtteranceTone]:
    """The tone of each utterance against the median of the same speaker's utterances."""
    measured = [_measure(u.samples) for u in utterances]
    baselines = {
        speaker: _baseline(
            [m for m, u in zip(measured, utterances, strict=True) if u.speaker == speaker]
        )
        for speaker in {u.speaker for u in utterances}
    }
    return [
        _against(m, baselines[u.speaker], u.words)
        for m, u in zip(measured, utterances, strict=True)
    ]


def track_pitch(samples: Samples) -> tuple[Floats, Floats]:
    """F0 in Hz (NaN where unvoiced) and loudness in dBFS, one value each 10 ms."""
    if len(samples) < _FRAME:
        return np.full(0, np.nan), np.full(0, _FLOOR_DB)
    loudness = _loudness(samples)
    # `pyin` decides on voicing itself, and takes 30 times as long for the same medians.
    f0 = librosa.yin(
        samples, fmin=_LOWEST_HZ, fmax=_HIGHEST_HZ, sr=RATE_HZ, frame_length=_FRAME, hop_length=_HOP
    ).astype(np.float64)
    active = loudness > max(_FLOOR_DB, float(loudness.max()) - _ACTIVE_DB)
    voiced = active & (_periodicity(samples, f0) > _VOICED_ABOVE) & (f0 < _HIGHEST_HZ * 0.98)
    return np.where(voiced, f0, np.nan), loudness


def describe_voice(samples: Samples) -> Floats:
    """What tells one voice from another: spectral envelope (MFCC mean) and log2 of the F0 (or NaN).

    Shape: 16 values, then one. At least 0.2 s of sound.
    """
    f0, loudness = track_pitch(samples)
    mfcc = librosa.feature.mfcc(
        y=samples,
        sr=RATE_HZ,
        n_mfcc=_MFCC_COUNT + 1,
        n_fft=512,
        hop_length=_HOP,
        n_mels=40,
        fmax=3800,
    )[1:]
    frames = min(mfcc.shape[1], len(loudness))
    active = loudness[:frames] > loudness.max() - _ACTIVE_DB
    envelope = mfcc[:, :frames][:, active].mean(axis=1)
    voiced = f0[~np.isnan(f0)]
    pitch = np.log2(np.median(voiced)) if len(voiced) >= 5 else np.nan
    return np.append(envelope.astype(np.float64), pitch)


def _measure(samples: Samples) -> _Measured:
    f0, loudness = track_pitch(samples[: int(_LONGEST_SECONDS * RATE_HZ)])
    if not len(loudness) or loudness.max() <= _FLOOR_DB:
        return _Measured(None, None, None)
    active = loudness[loudness > loudness.max() - _ACTIVE_DB]
    voiced = f0[~np.isnan(f0)]
    if len(voiced) < _LEAST_VOICED_FRAMES:
        return _Measured(None, None, float(np.median(active)))
    low, middle, high = np.percentile(voiced, (25, 50, 75))
    return _Measured(float(middle), 12 * float(np.log2(high / low)), float(np.median(active)))


def _baseline(measured: Sequence[_Measured]) -> _Measured:
    return _Measured(
        _median([m.f0_hz for m in measured]),
        _median([m.spread_semitones for m in measured]),
        _median([m.loudness_dbfs for m in measured]),
    )


def _median(values: Sequence[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return float(np.median(known)) if known else None


def _against(measured: _Measured, usual: _Measured, words: Sequence[Word]) -> UtteranceTone:
    semitones = loudness = None
    if measured.f0_hz and usual.f0_hz:
        semitones = 12 * float(np.log2(measured.f0_hz / usual.f0_hz))
    if measured.loudness_dbfs is not None and usual.loudness_dbfs is not None:
        loudness = measured.loudness_dbfs - usual.loudness_dbfs
    return UtteranceTone(
        f0_hz=_rounded(measured.f0_hz),
        f0_semitones=_rounded(semitones),
        f0_spread_semitones=_rounded(measured.spread_semitones),
        loudness_dbfs=_rounded(measured.loudness_dbfs),
        loudness_db=_rounded(loudness),
        words_per_minute=_rate(words),
        pause_seconds=_pauses(words),
        label=_label(semitones, loudness, measured.spread_semitones),
    )


def _label(semitones: float | None, loudness: float | None, spread: float | None) -> str | None:
    """A word for the voice, only where the numbers are plain. It names no feeling."""
    if semitones is None or loudness is None or spread is None:
        return None
    if loudness >= _RAISED_DB and semitones >= _RAISED_SEMITONES:
        return "raised"
    if loudness <= _LOWERED_DB and semitones <= _LOWERED_SEMITONES:
        return "lowered"
    if spread >= _LIVELY_SEMITONES:
        return "lively"
    return "flat" if spread <= _FLAT_SEMITONES else None


def _rate(words: Sequence[Word]) -> float | None:
    seconds = words[-1].end - words[0].start if words else 0.0
    if len(words) < _LEAST_WORDS or seconds <= 0:
        return None
    return round(60.0 * len(words) / seconds, 1)


def _pauses(words: Sequence[Word]) -> float:
    gaps = (after.start - before.end for before, after in pairwise(words))
    return round(sum(g for g in gaps if g >= _LEAST_PAUSE_SECONDS), 3)


def _loudness(samples: Samples) -> Floats:
    rms = librosa.feature.rms(y=samples, frame_length=_FRAME, hop_length=_HOP)[0]
    level: Floats = 20 * np.log10(np.maximum(rms.astype(np.float64), 10 ** (_FLOOR_DB / 20)))
    return level


def _periodicity(samples: Samples, f0: Floats) -> Floats:
    """How well each frame repeats after one period, 0-1: the autocorrelation at that lag."""
    padded = np.pad(samples, _FRAME // 2)
    frames = librosa.util.frame(padded, frame_length=_FRAME, hop_length=_HOP)[:, : len(f0)]
    lags = np.clip(np.rint(RATE_HZ / f0), 1, _FRAME // 2).astype(int)
    repeats = np.empty(len(f0))
    for lag in np.unique(lags):
        at = lags == lag
        early, late = frames[:-lag, at].astype(np.float64), frames[lag:, at].astype(np.float64)
        energy = np.sqrt((early**2).sum(axis=0) * (late**2).sum(axis=0))
        repeats[at] = (early * late).sum(axis=0) / np.maximum(energy, 1e-12)
    return repeats


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
