"""A recording file becomes its channels at 16 kHz. Local files only; memory stays bounded."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import av.error
import numpy as np
from numpy.typing import NDArray

from workers.errors import (
    EmptyFile,
    NoAudioTrack,
    NoSamples,
    NotAudio,
    TooLong,
    TooManyChannels,
    UnreadableFile,
)
from workers.headers import promised_seconds

Samples = NDArray[np.float32]
Progress = Callable[[float], None]

RATE_HZ = 16_000
DEFAULT_MAX_SECONDS = 4 * 3600

# No playlist, no concat script, nothing that names a second file; and no protocol but `file`.
_FORMATS = (
    "wav,w64,mp3,ogg,mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,flac,amr,aac,aiff,au,caf,asf,avi,"
    "mpeg,mpegts,flv,gsm"
)
_LOCAL_ONLY = {"protocol_whitelist": "file", "format_whitelist": _FORMATS}
_MISSING_SHARE = 0.03
_MISSING_SECONDS = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """The channels of a recording: float32 in -1..1 at `RATE_HZ`, all of one length."""

    channels: tuple[Samples, ...]
    codec: str
    source_rate_hz: int
    warnings: tuple[str, ...] = ()

    @property
    def duration(self) -> float:
        """Length in seconds."""
        return len(self.channels[0]) / RATE_HZ

    def cut(self, channel: int, start: float, end: float) -> Samples:
        """A view of one channel between two times in seconds."""
        return self.channels[channel][max(0, round(start * RATE_HZ)) : round(end * RATE_HZ)]


def decode_recording(
    path: Path,
    *,
    name: str = "",
    max_seconds: float = DEFAULT_MAX_SECONDS,
    progress: Progress | None = None,
) -> Sound:
    """Read a mono or stereo recording; messages call it `name`, else by the file's own name.

    Raises a `RecordingError` that says what to do.
    """
    name = name or path.name
    _check_file(path, name)
    try:
        with av.open(f"file:{path.resolve()}", options=_LOCAL_ONLY) as container:
            decoder = _Decoder(path, container, max_seconds=max_seconds, name=name)
            return decoder.read(progress or (lambda _: None))
    except (av.error.FFmpegError, UnicodeDecodeError) as error:
        raise NotAudio(
            f"{name} is not a recording that can be read ({_reason(error)}). "
            "Send it as WAV, MP3, OGG, M4A, FLAC, WebM or AMR."
        ) from error


def _check_file(path: Path, name: str) -> None:
    try:
        with path.open("rb") as file:
            first = file.read(1)
    except OSError as error:
        raise UnreadableFile(f"{name} cannot be opened: {error.strerror}.") from error
    if not first:
        raise EmptyFile(
            f"{name} is empty (0 bytes). Export the recording again and send the new file."
        )


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


class _Decoder:
    """Reads one open container, packet by packet, within the limit of seconds."""

    def __init__(
        self,
        path: Path,
        container: av.container.InputContainer,
        *,
        max_seconds: float,
        name: str,
    ) -> None:
        self.name = name
        self.container = container
        self.max_seconds = max_seconds
        self.damaged = 0
        self.replaced = 0
        self.stream = self._pick_stream()
        self.channel_count = self.stream.codec_context.layout.nb_channels
        self.promised = promised_seconds(path, container)
        self._check_promises()

    def read(self, progress: Progress) -> Sound:
        store = _SampleStore(self.channel_count, self._expected_seconds())
        for block in self._blocks():
            store.append(block)
            seconds = store.length / RATE_HZ
            if seconds > self.max_seconds:
                raise self._too_long(None)
            progress(min(1.0, seconds / (self._expected_seconds() or self.max_seconds)))
        if store.length == 0:
            raise NoSamples(
                f"{self.name} holds no sound: it has a header and nothing behind it. "
                "Export the recording again."
            )
        return Sound(
            channels=store.channels(),
            codec=self.stream.codec_context.name,
            source_rate_hz=self.stream.codec_context.sample_rate,
            warnings=tuple(self._warnings(store.length / RATE_HZ)),
        )

    def _pick_stream(self) -> av.AudioStream:
        streams = self.container.streams.audio
        if not streams:
            raise NoAudioTrack(f"{self.name} has no audio track. Send one with sound.")
        return streams[0]

    def _check_promises(self) -> None:
        if self.channel_count > 2:
            raise TooManyChannels(
                f"{self.name} has {self.channel_count} channels. Export it as mono, or as "
                "stereo with the agent on one channel and the caller on the other."
            )
        if self.promised and self.promised > self.max_seconds:  # an estimate would not do
            raise self._too_long(self.promised)

    def _too_long(self, seconds: float | None) -> TooLong:
        length = f"about {_clock(seconds)}" if seconds else "more than the limit"
        return TooLong(
            f"{self.name} lasts {length}; the limit is {_clock(self.max_seconds)}. "
            "Cut it into single calls, or raise CALLGRADE_MAX_AUDIO_SECONDS."
        )

    def _expected_seconds(self) -> float:
        if self.promised:
            return self.promised
        return (self.container.duration or 0) / av.time_base

    def _blocks(self) -> Iterator[Samples]:
        layout = "mono" if self.channel_count == 1 else "stereo"
        resampler, shape = None, None
        for frame in self._frames():
            now = (frame.format.name, frame.layout.name, frame.sample_rate)
            if now != shape:  # some files change their form midway
                if resampler:
                    yield from _arrays(resampler.resample(None))
                resampler = av.AudioResampler(format="fltp", layout=layout, rate=RATE_HZ)
                shape = now
            assert resampler is not None  # noqa: S101 - set with the first frame
            yield from _arrays(resampler.resample(self._finite(frame)))
        if resampler:
            yield from _arrays(resampler.resample(None))

    def _frames(self) -> Iterator[av.AudioFrame]:
        packets = self.container.demux(self.stream)
        while True:
            try:
                packet = next(packets, None)
                if packet is None:
                    return
                for frame in packet.decode():
                    assert isinstance(frame, av.AudioFrame)  # noqa: S101 - for the type checker
                    yield frame
            except av.error.EOFError:
                return
            except av.error.FFmpegError:
                self.damaged += 1
                if self.damaged > 1000:
                    return

    def _finite(self, frame: av.AudioFrame) -> av.AudioFrame:
        """The frame without NaN: the resampler would smear one over its neighbours."""
        frame.pts = None  # gaps in time stamps are no sound, and upset the resampler
        if not frame.format.name.startswith(("flt", "dbl")):
            return frame
        data = frame.to_ndarray()
        bad = ~np.isfinite(data)
        if not bad.any():
            return frame
        self.replaced += int(bad.sum())
        data[bad] = 0
        clean = av.AudioFrame.from_ndarray(data, frame.format.name, frame.layout.name)
        clean.sample_rate = frame.sample_rate
        return clean

    def _warnings(self, seconds: float) -> Iterator[str]:
        if self.promised and self.promised - seconds > max(
            _MISSING_SECONDS, _MISSING_SHARE * self.promised
        ):
            yield (
                f"The recording is cut off: it promises {self.promised:.1f} s and holds "
                f"{seconds:.1f} s. What is there was scored."
            )
        if self.replaced:
            yield f"{self.replaced} samples were not numbers and were replaced by silence."
        if self.damaged:
            yield f"{self.damaged} damaged parts of the recording were skipped."
        if len(self.container.streams.audio) > 1:
            count = len(self.container.streams.audio)
            yield f"The file has {count} audio tracks; only the first was read."


class _SampleStore:
    """Grows one array in place: joining a list of blocks at the end would need twice the memory."""

    def __init__(self, channel_count: int, expected_seconds: float) -> None:
        capacity = int(min(expected_seconds or 60.0, DEFAULT_MAX_SECONDS) + 1) * RATE_HZ
        self._data = [np.empty(capacity, np.float32) for _ in range(channel_count)]
        self.length = 0

    def append(self, block: Samples) -> None:
        end = self.length + block.shape[1]
        for i, row in enumerate(block):
            if end > len(self._data[i]):
                grown = np.empty(max(end, len(self._data[i]) * 3 // 2), np.float32)
                grown[: self.length] = self._data[i][: self.length]
                self._data[i] = grown
            np.clip(row, -1.0, 1.0, out=self._data[i][self.length : end])
        self.length = end

    def channels(self) -> tuple[Samples, ...]:
        return tuple(row[: self.length] for row in self._data)


def _arrays(frames: list[av.AudioFrame]) -> Iterator[Samples]:
    for frame in frames:
        yield frame.to_ndarray().astype(np.float32, copy=False)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d} h" if hours else f"{minutes}:{rest:02d} min"
