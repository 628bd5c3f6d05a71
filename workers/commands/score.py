"""`callgrade score`: recordings or transcripts in, scorecards out, with nothing running."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workers.commands.found_files import RECORDINGS, TRANSCRIPTS, find_files
from workers.commands.hearing import hearing_options, make, work_through

if TYPE_CHECKING:  # the help must come at once: everything heavy is imported when it is needed
    from workers.scored_file import FileScorer, ScoredFile


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--rubric",
    type=click.Path(path_type=Path),
    metavar="NAME_OR_FILE",
    help="A shipped rubric's name, or a file of your own.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl"]),
    default="text",
    show_default=True,
    help="json: one object for one file, a list for several; jsonl: one a line.",
)
@hearing_options
@click.option(
    "--transcript",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The recording's words (WebVTT, SRT, Whisper JSON): it is not transcribed then.",
)
def score(paths: tuple[Path, ...], form: str, **options: str | Path | None) -> None:
    """Score recordings, transcripts (*.vtt, *.srt, *.json) and folders of them.

    A file that cannot be scored is named on stderr with the reason; the others are scored,
    and the exit status is 1.
    """
    from workers.scored_file import FileScorer  # noqa: PLC0415

    files = find_files(paths, RECORDINGS | TRANSCRIPTS, "recording or transcript")
    if options["transcript"] and len(files) > 1:
        raise click.UsageError("--transcript is for one recording; several files were named.")
    if options["transcript"] and files and files[0].suffix.lower() in TRANSCRIPTS:
        raise click.UsageError("--transcript goes with a recording, and this is a transcript.")
    scorer = make(FileScorer.from_options, options)
    printer = _Printer(form, scorer, several=len(files) != 1)

    def score_one(file: Path, show: Callable[[float], None]) -> None:
        printer.take(scorer.score(file, show))

    failures = work_through(files, "Scoring", score_one)
    printer.finish()
    sys.exit(1 if failures or not files else 0)


class _Printer:
    """Writes results to stdout: as they come, or as one JSON document at the end."""

    def __init__(self, form: str, scorer: "FileScorer", *, several: bool) -> None:
        self._form = form
        self._scorer = scorer
        self._several = several
        self._kept: list[object] = []

    def take(self, scored: "ScoredFile") -> None:
        from workers.scorecard_text import format_scorecard  # noqa: PLC0415
        from workers.scored_file import scored_file_to_dict  # noqa: PLC0415

        if self._form == "text":
            name = str(scored.path)
            rubric = self._scorer.rubric
            click.echo(format_scorecard(name, scored.call, scored.card, rubric) + "\n")
        elif self._form == "jsonl":
            click.echo(json.dumps(scored_file_to_dict(scored), ensure_ascii=False))
        else:
            self._kept.append(scored_file_to_dict(scored))

    def finish(self) -> None:
        if self._form == "json" and (self._several or self._kept):
            document = self._kept if self._several else self._kept[0]
            click.echo(json.dumps(document, ensure_ascii=False, indent=2))
