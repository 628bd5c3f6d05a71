"""The files of one upload: recordings, each with the transcript that lies beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from werkzeug.datastructures import FileStorage

from rubrics.transcript_files import SUFFIXES


@dataclass(frozen=True, slots=True)
class Sent:
    """A recording and its transcript; only one of them where the other was not sent."""

    recording: FileStorage | None
    transcript: FileStorage | None = None


def pair_files(files: Iterable[FileStorage], transcripts: Iterable[FileStorage]) -> list[Sent]:
    """Each recording with the transcript of the same name, or with the only one that there is.

    Transcripts may come among the files, too. Those that belong to no recording come last.
    """
    named = [f for f in files if f.filename]
    recordings = [f for f in named if not _is_transcript(f)]
    left = [*(f for f in transcripts if f.filename), *(f for f in named if _is_transcript(f))]
    if len(recordings) == 1 and len(left) == 1:
        return [Sent(recordings[0], left[0])]
    pairs = [Sent(recording, _take_out(left, recording)) for recording in recordings]
    return [*pairs, *(Sent(None, transcript) for transcript in left)]


def _take_out(left: list[FileStorage], recording: FileStorage) -> FileStorage | None:
    found = _first(left, _stem(recording))
    if found:
        left.remove(found)
    return found


def _first(files: Sequence[FileStorage], stem: str) -> FileStorage | None:
    return next((f for f in files if _stem(f) == stem), None)


def _stem(file: FileStorage) -> str:
    return PurePath((file.filename or "").replace("\\", "/")).stem.casefold()


def _is_transcript(file: FileStorage) -> bool:
    return PurePath(file.filename or "").suffix.lower() in SUFFIXES
