"""A copy of the recording that every browser plays: MP3, both channels, speech quality."""

import tempfile
from pathlib import Path

import av
from av.audio.resampler import AudioResampler

from service.storage.recordings import RecordingStore

# Constant bit rate, so that a jump to a second lands on that second.
_BITS_PER_CHANNEL = 32_000
_RATE_HZ = 16_000


def make_listening_copy(recording: Path, key: str, store: RecordingStore) -> str:
    """Encode the recording for listening and keep it under the key; returns the key.

    The recording is a local file that was decoded before.
    """
    with tempfile.TemporaryDirectory(prefix="callgrade-") as folder:
        copy = Path(folder) / "copy.mp3"
        _encode(recording, copy)
        store.keep(copy, key)
    return key


def _encode(recording: Path, copy: Path) -> None:
    with av.open(str(recording)) as source, av.open(str(copy), "w", format="mp3") as target:
        stream = source.streams.audio[0]
        layout = "stereo" if stream.channels == 2 else "mono"
        encoded = target.add_stream("libmp3lame", rate=_RATE_HZ, layout=layout)
        encoded.bit_rate = _BITS_PER_CHANNEL * stream.channels
        resampler = AudioResampler(format="s16p", layout=layout, rate=_RATE_HZ)
        for frame in source.decode(stream):
            for piece in resampler.resample(frame):
                target.mux(encoded.encode(piece))
        for piece in resampler.resample(None):
            target.mux(encoded.encode(piece))
        target.mux(encoded.encode(None))
