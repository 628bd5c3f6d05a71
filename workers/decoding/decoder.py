"""One open container becomes 16 kHz samples, packet by packet. Runs in the decoding process."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO

import av
import av.error
import numpy as np

from workers.decoding.found import Decoded
from workers.decoding.headers import promised_seconds
from workers.errors import CutOff, NoAudioTrack, NoSamples, TooLong, TooManyChannels
from workers.samples import RATE_HZ, Samples

Progress = Callable[[float], None]

_MISSING_SHARE = 0.03
_MISSING_SECONDS = 0.5
# Less than this of a call is no call that can be judged.
_USABLE_SHARE = 0.5
_MOST_DAMAGED = 1000


class Decoder:
    """Reads one open container, packet by packet, within the limit of seconds."""

    def __init__(
        self, path: Path, container: av.container.InputContainer, *, max_seconds: float, name: str
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

    def read(self, outputs: Sequence[IO[bytes]], progress: Progress) -> Decoded:
        """Write each channel's samples to its output, and say what was found."""
        length = 0
        for block in self._blocks():
            length += block.shape[1]
            seconds = length / RATE_HZ
            if seconds > self.max_seconds:
                raise self._too_long(None)
            for row, output in zip(block, outputs, strict=False):
                output.write(np.clip(row, -1.0, 1.0).tobytes())
            progress(min(1.0, seconds / (self._expected_seconds() or self.max_seconds)))
        seconds = length / RATE_HZ
        self._check_length(seconds)
        return Decoded(
            channels=self.channel_count,
            samples=length,
            codec=self.stream.codec_context.name,
            source_rate_hz=self.stream.codec_context.sample_rate,
            warnings=list(self._warnings(seconds)),
            cut_off=self._is_cut_off(seconds),
        )

    def _check_length(self, seconds: float) -> None:
        if seconds == 0:
            raise NoSamples(
                f"{self.name} holds no sound: it has a header and nothing behind it. "
                "Export the recording again."
            )
        if self.promised and seconds < _USABLE_SHARE * self.promised:
            raise CutOff(
                f"{self.name} is cut off: it promises {self.promised:.1f} s and holds only "
                f"{seconds:.1f} s. Send the whole recording again."
            )

    def _is_cut_off(self, seconds: float) -> bool:
        missing_seconds = (self.promised or 0.0) - seconds
        return missing_seconds > max(_MISSING_SECONDS, _MISSING_SHARE * (self.promised or 0.0))

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
                if self.damaged > _MOST_DAMAGED:
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
        if self._is_cut_off(seconds):
            yield (
                f"The recording is cut off: it promises {self.promised:.1f} s and holds "
                f"{seconds:.1f} s. What is there was scored."
            )
        if self.replaced:
            yield f"{self.replaced} samples were not numbers and were replaced by silence."
        if self.damaged > 1:  # GSM and ADPCM files often end within a packet
            yield f"{self.damaged} damaged parts of the recording were skipped."
        if len(self.container.streams.audio) > 1:
            count = len(self.container.streams.audio)
            yield f"The file has {count} audio tracks; only the first was read."


def _arrays(frames: list[av.AudioFrame]) -> Iterator[Samples]:
    for frame in frames:
        yield frame.to_ndarray().astype(np.float32, copy=False)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d} h" if hours else f"{minutes}:{rest:02d} min"
