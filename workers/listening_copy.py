"""A copy of the recording that every browser plays: MP3, both channels, speech quality."""

import tempfile
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from service.storage.recordings import RecordingStore
from workers.audio import RATE_HZ, Sound

# Constant bit rate, so that a jump to a second lands on that second.
_BITS_PER_CHANNEL = 32_000
# Half the time of the defaults; for speech at this rate the finer search gains nothing.
_FAST = {"compression_level": "7", "joint_stereo": "0"}
_BLOCK_SAMPLES = 10 * RATE_HZ


def keep_listening_copy(sound: Sound, key: str, store: RecordingStore) -> None:
    """Encode the sound for listening and keep it under the key."""
    with tempfile.TemporaryDirectory(prefix="callgrade-") as folder:
        copy = Path(folder) / "copy.mp3"
        _encode(sound, copy)
        store.keep(copy, key)


def _encode(sound: Sound, copy: Path) -> None:
    layout = "stereo" if len(sound.channels) == 2 else "mono"
    with av.open(str(copy), "w", format="mp3") as target:
        stream = target.add_stream("libmp3lame", rate=RATE_HZ, layout=layout)
        stream.bit_rate = _BITS_PER_CHANNEL * len(sound.channels)
        stream.codec_context.options = _FAST
        for frame in _frames(sound, layout):
            target.mux(stream.encode(frame))
        target.mux(stream.encode(None))


def _frames(sound: Sound, layout: str) -> Iterator[av.AudioFrame]:
    for start in range(0, len(sound.channels[0]), _BLOCK_SAMPLES):
        block = np.stack([c[start : start + _BLOCK_SAMPLES] for c in sound.channels])
        samples = (np.clip(block, -1.0, 1.0) * 32767).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(samples, format="s16p", layout=layout)
        frame.sample_rate = RATE_HZ
        frame.pts = start
        frame.time_base = Fraction(1, RATE_HZ)
        yield frame
