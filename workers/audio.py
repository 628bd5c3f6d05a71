"""A recording file becomes its channels at 16 kHz. Local files only; memory stays bounded."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from service.storage.raw_formats import RawFormat
from workers.decoding.process import DecodeJob, Limits, decode_apart
from workers.errors import EmptyFile, UnreadableFile
from workers.samples import RATE_HZ, Samples

__all__ = ["RATE_HZ", "Limits", "Samples", "Sound", "decode_recording"]

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """The channels of a recording: float32 in -1..1 at `RATE_HZ`, all of one length.

    They are read-only and lie in a file, so that memory can be had back. `cut_off` says that
    less sound was there than the file's header promises.
    """

    channels: tuple[Samples, ...]
    codec: str
    source_rate_hz: int
    warnings: tuple[str, ...] = ()
    cut_off: bool = False

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
    limits: Limits | None = None,
    raw_format: RawFormat | None = None,
    progress: Progress | None = None,
) -> Sound:
    """Read a mono or stereo recording; messages call it `name`, else by the file's own name.

    `raw_format` is for recordings without a header. Raises a `RecordingError` that says what
    to do, or `DecoderCrashed` when reading it took down the process that did so.
    """
    name = name or path.name
    _check_file(path, name)
    job = DecodeJob(path, name, raw_format, limits or Limits())
    channels, decoded = decode_apart(job, progress or (lambda _: None))
    return Sound(
        channels, decoded.codec, decoded.source_rate_hz, tuple(decoded.warnings), decoded.cut_off
    )


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
