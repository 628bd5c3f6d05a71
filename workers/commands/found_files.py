"""The files that a command's arguments stand for: a folder for all that lies in it."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import click

RECORDINGS = frozenset(
    {".wav", ".w64", ".gsm", ".au", ".caf", ".aif", ".aiff", ".flac"}
    | {".mp3", ".ogg", ".oga", ".opus", ".m4a", ".aac", ".amr", ".3gp", ".wma"}
    | {".mp4", ".webm", ".mka", ".mkv", ".mov", ".avi"}
)
TRANSCRIPTS = frozenset({".vtt", ".srt", ".json"})


def find_files(paths: Iterable[Path], suffixes: Collection[str], what: str) -> list[Path]:
    """The files as named, and those with one of the suffixes in and under the folders, by name.

    What is hidden is left out. Of a folder without any, stderr says that it has no `what`.
    """
    found: list[Path] = []
    for path in paths:
        files = sorted(_files_under(path, suffixes)) if path.is_dir() else [path]
        if not files:
            click.echo(f"{path}: there is no {what} in this folder.", err=True)
        found.extend(files)
    return found


def _files_under(folder: Path, suffixes: Collection[str]) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in suffixes and not hidden and path.is_file():
            yield path
