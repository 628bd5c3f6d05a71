"""`callgrade score`: recordings or transcripts in, scorecards out, with nothing running."""

import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:  # the help must come at once: everything heavy is imported when it is needed
    from workers.scored_file import FileScorer, ScoredFile

_STEPS = 1000  # of the progress bar, a file
_SUFFIXES = frozenset(
    {".json", ".wav", ".w64", ".gsm", ".au", ".caf", ".aif", ".aiff", ".flac"}
    | {".mp3", ".ogg", ".oga", ".opus", ".m4a", ".aac", ".amr", ".3gp", ".wma"}
    | {".mp4", ".webm", ".mka", ".mkv", ".mov", ".avi"}
)


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
@click.option(
    "--engine",
    type=click.Choice(["auto", "whisper", "pocketsphinx"]),
    help="auto: Whisper, or the offline recogniser where Whisper cannot be loaded.",
)
@click.option("--model", metavar="NAME_OR_PATH", help="The Whisper model, or its folder.")
@click.option("--direction", type=click.Choice(["inbound", "outbound"]), help="Who dialled.")
@click.option(
    "--agent-channel",
    type=click.Choice(["left", "right", "auto"]),
    default="auto",
    show_default=True,
    help="Which channel of a stereo recording is the agent's.",
)
def score(paths: tuple[Path, ...], form: str, **options: str | Path | None) -> None:
    """Score recordings, transcripts (*.json) and folders of them.

    A file that cannot be scored is named on stderr with the reason; the others are scored,
    and the exit status is 1.
    """
    files = [file for path in paths for file in _files_in(path)]
    scorer = _make_scorer(options)
    printer = _Printer(form, scorer, several=len(files) != 1)
    failures = 0
    with _progress(len(files)) as show:
        for done, file in enumerate(files):
            failures += not _score_one(scorer, file, printer, _counting(show, done))
    printer.finish()
    sys.exit(1 if failures or not files else 0)


def _files_in(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(p for p in path.iterdir() if p.is_file() and p.suffix.lower() in _SUFFIXES)
    if not found:
        click.echo(f"{path}: there is no recording or transcript in this folder.", err=True)
    return found


def _make_scorer(options: dict[str, str | Path | None]) -> "FileScorer":
    from rubrics.rubric import RubricError  # noqa: PLC0415
    from service.config import ConfigError  # noqa: PLC0415
    from workers.scored_file import FileScorer  # noqa: PLC0415

    logging.basicConfig(level=logging.ERROR, format="%(message)s", stream=sys.stderr)
    logging.getLogger("workers.speech").setLevel(logging.INFO)
    try:
        return FileScorer.from_options(**options)  # type: ignore[arg-type]
    except (RubricError, ConfigError) as error:
        raise click.ClickException(str(error)) from error


def _score_one(
    scorer: "FileScorer", file: Path, printer: "_Printer", show: Callable[[float], None]
) -> bool:
    from service.errors import AppError  # noqa: PLC0415

    try:
        scored = scorer.score(file, show)
    except AppError as error:
        click.echo(f"{file}: {error.message}", err=True)
        return False
    printer.take(scored)
    return True


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


@contextmanager
def _progress(count: int) -> Iterator[Callable[[float], None]]:
    """A bar on a terminal's stderr; takes the number of files done, in fractions."""
    with click.progressbar(
        length=count * _STEPS, file=sys.stderr, label="Scoring", hidden=not sys.stderr.isatty()
    ) as bar:
        yield lambda files: bar.update(max(0, round(files * _STEPS) - bar.pos))


def _counting(show: Callable[[float], None], done: int) -> Callable[[float], None]:
    return lambda share: show(done + share)
