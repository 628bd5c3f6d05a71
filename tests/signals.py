"""Sounds built in code, and written as the files that phone systems leave."""

import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from workers.audio import RATE_HZ, Samples, Sound


def tone(hz: float, seconds: float, *, rate_hz: int = RATE_HZ, level: float = 0.3) -> Samples:
    """A sine."""
    times = np.arange(round(seconds * rate_hz)) / rate_hz
    return (level * np.sin(2 * np.pi * hz * times)).astype(np.float32)


def voiced(hz: float, seconds: float, *, level: float = 0.3, glide: float = 0.0) -> Samples:
    """A buzz with harmonics like a held vowel; `glide` semitones up over its length."""
    times = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    pitch = hz * 2 ** (glide / 12 * times / seconds)
    phase = 2 * np.pi * np.cumsum(pitch) / RATE_HZ
    buzz = sum(np.sin(k * phase) / k for k in range(1, 12))
    return (level * buzz / np.abs(buzz).max()).astype(np.float32)


def noise(seconds: float, *, level: float = 0.05, seed: int = 1) -> Samples:
    """White noise, the same for the same seed."""
    rng = np.random.default_rng(seed)
    return rng.normal(0, level, round(seconds * RATE_HZ)).astype(np.float32)


def silence(seconds: float) -> Samples:
    """Nothing."""
    return np.zeros(round(seconds * RATE_HZ), np.float32)


def sound(*channels: Samples) -> Sound:
    """Channels as a decoded recording, the shorter ones filled up with silence."""
    longest = max(len(c) for c in channels)
    padded = tuple(np.pad(c, (0, longest - len(c))) for c in channels)
    return Sound(padded, "pcm_s16le", RATE_HZ)


def write_wav(path: Path, *channels: Samples, rate_hz: int = RATE_HZ) -> Path:
    """The channels as 16-bit PCM."""
    data = np.stack(channels, axis=1)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(len(channels))
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes(_pcm(data))
    return path


def _pcm(data: NDArray[np.float32]) -> bytes:
    return (np.clip(data, -1, 1) * 32767).astype("<i2").tobytes()
