"""How loud each channel is over time, small enough for a page to draw: a byte a point.

The file is gzipped: `CGP1`, the number of channels (uint32) and the points a second (float32),
little-endian, then each channel's points. A point is the level of its stretch (root mean square),
0 for -60 dBFS and below, 255 for full scale.
"""

import gzip
import struct
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from service.storage.recordings import RecordingStore
from workers.audio import RATE_HZ, Samples, Sound

_MAGIC = b"CGP1"
# 50 ms: a syllable is seen. Longer calls get fewer, so that a page never waits for its picture.
_FINEST_POINTS_A_SECOND = 20.0
_MOST_POINTS = 72_000
_BLOCK_POINTS = 200
_FLOOR_DBFS = -60.0
_FULL = 255


def keep_peaks(sound: Sound, key: str, store: RecordingStore) -> None:
    """Measure the sound and keep its peaks under the key."""
    with tempfile.TemporaryDirectory(prefix="callgrade-") as folder:
        file = Path(folder) / "peaks"
        file.write_bytes(gzip.compress(encode_peaks(sound), mtime=0))
        store.keep(file, key)


def encode_peaks(sound: Sound) -> bytes:
    """The peaks of the sound as the page reads them, not yet gzipped."""
    finest = RATE_HZ / _FINEST_POINTS_A_SECOND
    step = round(max(finest, len(sound.channels[0]) / _MOST_POINTS))
    header = struct.pack("<4sIf", _MAGIC, len(sound.channels), RATE_HZ / step)
    return header + b"".join(_levels(channel, step).tobytes() for channel in sound.channels)


def _levels(channel: Samples, step: int) -> NDArray[np.uint8]:
    block = _BLOCK_POINTS * step  # in blocks: squares of a whole call would be another channel
    squares = [
        _mean_squares(channel[start : start + block], step)
        for start in range(0, len(channel), block)
    ]
    power = np.concatenate(squares) if squares else np.zeros(0)
    level_db = 10 * np.log10(np.maximum(power, 1e-12))
    share = np.clip(1 - level_db / _FLOOR_DBFS, 0.0, 1.0)
    return np.round(share * _FULL).astype(np.uint8)


def _mean_squares(samples: Samples, step: int) -> NDArray[np.float64]:
    """The mean square of each stretch of `step` samples; the last may be shorter."""
    starts = np.arange(0, len(samples), step)
    squares = np.square(samples, dtype=np.float64)
    lengths = np.diff(np.append(starts, len(samples)))
    means: NDArray[np.float64] = np.add.reduceat(squares, starts) / lengths
    return means
