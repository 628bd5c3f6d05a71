"""The files of a watched folder: which recordings lie complete, and where they go afterwards."""

import os
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import IO

from service.errors import TransientError
from service.intake.folder_details import sidecars_of

DONE, REFUSED = "done", "refused"
_SOUNDS = frozenset(
    {
        *(".wav", ".wav49", ".mp3", ".ogg", ".oga", ".opus", ".m4a", ".mp4", ".aac", ".flac"),
        *(".webm", ".amr", ".gsm", ".wma", ".au", ".sln", ".g722", ".g729", ".ulaw", ".alaw"),
        ".raw",
    }
)


class AfterUse(StrEnum):
    """What becomes of a file whose recording was accepted."""

    MOVE = "move"
    DELETE = "delete"
    LEAVE = "leave"


class StillWritten(TransientError):  # noqa: N818 - reads as what happened
    """The file changed while it was read, so it was not complete."""


class ReadBroken(TransientError):  # noqa: N818
    """The file could not be read to its end; others of the folder may be fine."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What tells that a file changed."""

    size_bytes: int
    modified_ns: int


def find_recordings(folder: Path) -> dict[Path, Shape]:
    """Every recording under the folder; not what is hidden, temporary, or was dealt with.

    Raises `OSError` when the folder cannot be read.
    """
    found: dict[Path, Shape] = {}
    waiting = [folder]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    if not (entry.name in (DONE, REFUSED) and Path(entry.path).parent == folder):
                        waiting.append(Path(entry.path))
                elif _is_recording(entry):
                    found[Path(entry.path)] = _shape(entry.stat(follow_symlinks=False))
    return found


@dataclass(slots=True)
class Settling:
    """Tells when files have stood still; moments are `time.monotonic()` seconds."""

    seconds: float
    _seen: dict[Path, tuple[Shape, float]] = field(default_factory=dict)

    def complete(self, found: dict[Path, Shape], now: float) -> list[Path]:
        """Those that have not changed for long enough, oldest first."""
        seen = {
            file: before
            if (before := self._seen.get(file)) and before[0] == shape
            else (shape, now)
            for file, shape in found.items()
        }
        self._seen = seen
        still = [file for file, (_, since) in seen.items() if now - since >= self.seconds]
        return sorted(still, key=lambda file: (found[file].modified_ns, file))


def open_unchanged(file: Path, shape: Shape) -> IO[bytes]:
    """The file for reading; at its end it raises `StillWritten` if it changed meanwhile."""
    # Not through a link: whoever may drop files here may not choose what else is read.
    try:
        handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except (FileNotFoundError, PermissionError):
        raise
    except OSError as error:
        raise ReadBroken(f"{file.name} cannot be opened ({error.strerror}).") from error
    return _Unchanged(os.fdopen(handle, "rb"), shape)  # type: ignore[return-value]


class _Unchanged:
    def __init__(self, file: IO[bytes], shape: Shape) -> None:
        self._file = file
        self._shape = shape

    def read(self, size: int) -> bytes:
        try:
            piece = self._file.read(size)
        except OSError as error:
            raise ReadBroken(f"A file cannot be read ({error.strerror}).") from error
        if not piece and _shape(os.fstat(self._file.fileno())) != self._shape:
            raise StillWritten("The file was still being written.")
        return piece

    def close(self) -> None:
        self._file.close()


def move_aside(file: Path, folder: Path, name: str) -> Path:
    """Move a recording and what lies beside it to a subfolder of the watched one.

    Raises `OSError` where that is not permitted.
    """
    target = folder / name / file.relative_to(folder)
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        target = target.with_name(f"{target.stem}-{file.stat().st_mtime_ns}{target.suffix}")
    beside = sidecars_of(file)
    # The recording first: without its sidecar it would be taken for another.
    file.replace(target)
    for sidecar in beside:
        sidecar.replace(target.parent / sidecar.name)
    return target


def delete(file: Path) -> None:
    """Remove a recording and what lies beside it. Raises `OSError`."""
    beside = sidecars_of(file)
    file.unlink(missing_ok=True)
    for sidecar in beside:
        sidecar.unlink(missing_ok=True)


def _is_recording(entry: "os.DirEntry[str]") -> bool:
    """By its ending: temporary names (.part, .filepart, .tmp) end otherwise."""
    return entry.is_file(follow_symlinks=False) and Path(entry.name).suffix.lower() in _SOUNDS


def _shape(stat: os.stat_result) -> Shape:
    return Shape(stat.st_size, stat.st_mtime_ns)
