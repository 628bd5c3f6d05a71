"""`callgrade transcribe`: recordings in, who said what when out, without a score."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workers.commands.found_files import RECORDINGS, find_files
from workers.commands.hearing import hearing_options, make, work_through

if TYPE_CHECKING:  # the help must come at once: everything heavy is imported when it is needed
    from rubrics.call import Call

_ONE_A_FILE = ("vtt", "srt")


@click.command()
@click.argument(
    "paths", metavar="AUDIO...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "jsonl", "vtt", "srt", "txt"]),
    default="txt",
    show_default=True,
    help="json: one object for one file, a list for several; jsonl: one a line.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write a file a recording there, instead of all to stdout.",
)
@hearing_options
def transcribe(
    paths: tuple[Path, ...], form: str, output: Path | None, **options: str | None
) -> None:
    """Say who said what when in recordings and folders of them.

    A transcript (*.vtt, *.srt, *.json) that is named is written in the other form. A file that
    cannot be read is named on stderr with the reason; the others are done, and the exit status
    is 1.
    """
    from workers.heard_file import Listener  # noqa: PLC0415

    files = find_files(paths, RECORDINGS, "recording")
    if form in _ONE_A_FILE and len(files) > 1 and output is None:
        raise click.UsageError(f"Several recordings make several {form} files: give --output DIR.")
    listener = make(Listener.from_options, options)
    writer = _Folder(form, output, paths) if output else _Stdout(form, several=len(files) != 1)

    def transcribe_one(file: Path, show: Callable[[float], None]) -> None:
        call = listener.read(file, show)
        show(1.0)
        writer.take(file, call)

    failures = work_through(files, "Transcribing", transcribe_one)
    writer.finish()
    sys.exit(1 if failures or not files else 0)


class _Stdout:
    """Writes transcripts to stdout: as they come, or as one JSON document at the end."""

    def __init__(self, form: str, *, several: bool) -> None:
        self._form = form
        self._several = several
        self._kept: list[dict[str, Any]] = []

    def take(self, file: Path, call: "Call") -> None:
        if self._form == "json":
            self._kept.append(_entry(file, call))
        elif self._form == "txt" and self._several:
            click.echo(f"{file}\n{_written('txt', file, call)}")
        else:
            click.echo(_written(self._form, file, call), nl=False)

    def finish(self) -> None:
        if self._form == "json" and (self._several or self._kept):
            document = self._kept if self._several else self._kept[0]
            click.echo(json.dumps(document, ensure_ascii=False, indent=2))


class _Folder:
    """Writes one file a recording; what lies under a named folder keeps its place there."""

    def __init__(self, form: str, folder: Path, named: tuple[Path, ...]) -> None:
        self._form = form
        self._folder = folder
        self._roots = [path for path in named if path.is_dir()]
        self._written: dict[Path, Path] = {}

    def take(self, file: Path, call: "Call") -> None:
        from workers.errors import RecordingError  # noqa: PLC0415

        target = self._target(file)
        if target in self._written or (target.exists() and target.samefile(file)):
            other = self._written.get(target, file)
            raise RecordingError(
                f"Its transcript would overwrite that of {other}; nothing was written."
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_written(self._form, file, call), encoding="utf-8")
        self._written[target] = file

    def finish(self) -> None:
        """Nothing is left to write."""

    def _target(self, file: Path) -> Path:
        places = (file.relative_to(root) for root in self._roots if file.is_relative_to(root))
        place = next(places, Path(file.name))
        return self._folder / place.with_suffix(f".{self._form}")


def _written(form: str, file: Path, call: "Call") -> str:
    from rubrics.transcript_files import WRITERS  # noqa: PLC0415

    if form == "json":
        return json.dumps(_entry(file, call), ensure_ascii=False, indent=2) + "\n"
    if form == "jsonl":
        return json.dumps(_entry(file, call), ensure_ascii=False) + "\n"
    return WRITERS[form](call)


def _entry(file: Path, call: "Call") -> dict[str, Any]:
    """The call as JSON-ready data, with the file that it was found in."""
    from importlib.metadata import version  # noqa: PLC0415

    from rubrics.call import call_to_dict  # noqa: PLC0415
    from workers.file_identity import sha256_of  # noqa: PLC0415

    return {
        "file": str(file),
        "sha256": sha256_of(file),
        "program_version": version("callgrade"),
        **call_to_dict(call),
    }
