"""The pitch and loudness of a voice over time, and what tells one voice from another."""

import librosa
import numpy as np
from numpy.typing import NDArray

from workers.audio import RATE_HZ, Samples

Floats = NDArray[np.float64]
Booleans = NDArray[np.bool_]

HOP_SECONDS = 0.01
FLOOR_DB = -70.0
ACTIVE_DB = 25.0  # below the loudest frame: still speech

_FRAME_SECONDS = 0.064  # two periods of the lowest voice and more
_LOWEST_HZ = 65.0
_HIGHEST_HZ = 420.0
_VOICED_ABOVE = 0.55
_MFCC_COUNT = 16


def track_pitch(
    samples: Samples, *, rate_hz: int = RATE_HZ, highest_hz: float = _HIGHEST_HZ
) -> tuple[Floats, Floats]:
    """F0 in Hz (NaN where unvoiced) and loudness in dBFS, one value each 10 ms."""
    frame = round(_FRAME_SECONDS * rate_hz)
    if len(samples) < frame:
        return np.full(0, np.nan), np.full(0, FLOOR_DB)
    hop = round(HOP_SECONDS * rate_hz)
    loudness = _loudness(samples, frame, hop)
    # `pyin` decides on voicing itself, and takes 30 times as long for the same medians.
    f0 = librosa.yin(
        samples, fmin=_LOWEST_HZ, fmax=highest_hz, sr=rate_hz, frame_length=frame, hop_length=hop
    ).astype(np.float64)
    active = loudness > max(FLOOR_DB, float(loudness.max()) - ACTIVE_DB)
    lags = np.clip(np.rint(rate_hz / f0), 1, frame // 2).astype(int)
    voiced = active & (_periodicity(samples, lags, frame, hop) > _VOICED_ABOVE)
    return np.where(voiced & (f0 < highest_hz * 0.98), f0, np.nan), loudness


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
        hop_length=round(HOP_SECONDS * RATE_HZ),
        n_mels=40,
        fmax=3800,
    )[1:]
    frames = min(mfcc.shape[1], len(loudness))
    active = loudness[:frames] > loudness.max() - ACTIVE_DB
    envelope = mfcc[:, :frames][:, active].mean(axis=1)
    voiced = f0[~np.isnan(f0)]
    pitch = np.log2(np.median(voiced)) if len(voiced) >= 5 else np.nan
    return np.append(envelope.astype(np.float64), pitch)


def _loudness(samples: Samples, frame: int, hop: int) -> Floats:
    rms = librosa.feature.rms(y=samples, frame_length=frame, hop_length=hop)[0]
    level: Floats = 20 * np.log10(np.maximum(rms.astype(np.float64), 10 ** (FLOOR_DB / 20)))
    return level


def _periodicity(samples: Samples, lags: NDArray[np.int_], frame: int, hop: int) -> Floats:
    """How well each frame repeats after its lag, 0-1: the autocorrelation there."""
    padded = np.pad(samples, frame // 2)
    frames = librosa.util.frame(padded, frame_length=frame, hop_length=hop)[:, : len(lags)]
    repeats = np.empty(len(lags))
    for lag in np.unique(lags):
        at = lags == lag
        early, late = frames[:-lag, at].astype(np.float64), frames[lag:, at].astype(np.float64)
        energy = np.sqrt((early**2).sum(axis=0) * (late**2).sum(axis=0))
        repeats[at] = (early * late).sum(axis=0) / np.maximum(energy, 1e-12)
    return repeats
