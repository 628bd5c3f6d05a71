"""What the commands that listen to files share: their options, their messages, their progress."""

import logging
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

_STEPS = 1000  # of the progress bar, a file
_Command = TypeVar("_Command", bound=Callable[..., Any])
_Result = TypeVar("_Result")

_OPTIONS = (
    click.option(
        "--engine",
        type=click.Choice(["auto", "whisper", "pocketsphinx"]),
        help="auto: Whisper, or the offline recogniser where Whisper cannot be loaded.",
    ),
    click.option("--model", metavar="NAME_OR_PATH", help="The Whisper model, or its folder."),
    click.option("--direction", type=click.Choice(["inbound", "outbound"]), help="Who dialled."),
    click.option(
        "--agent-channel",
        type=click.Choice(["left", "right", "auto"]),
        default="auto",
        show_default=True,
        help="Which channel of a stereo recording is the agent's.",
    ),
)


def hearing_options(command: _Command) -> _Command:
    """Let a command take the options on how recordings are heard."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def make(build: Callable[..., _Result], options: dict[str, Any]) -> _Result:
    """What `build` makes of the options; bad settings or rubrics become messages."""
    from rubrics.rubric import RubricError  # noqa: PLC0415
    from service.config import ConfigError  # noqa: PLC0415

    logging.basicConfig(level=logging.ERROR, format="%(message)s", stream=sys.stderr)
    logging.getLogger("workers.speech").setLevel(logging.INFO)
    try:
        return build(**options)
    except (RubricError, ConfigError) as error:
        raise click.ClickException(str(error)) from error


def work_through(
    files: Sequence[Path], label: str, work: Callable[[Path, Callable[[float], None]], None]
) -> int:
    """Do the work on each file, with a bar on a terminal; how many files were not to be done.

    `work` may raise an `AppError`, whose message goes to stderr behind the file's name.
    """
    from service.errors import AppError  # noqa: PLC0415

    failures = 0
    with _progress(len(files), label) as show:
        for done, file in enumerate(files):
            try:
                work(file, _counting(show, done))
            except AppError as error:
                click.echo(f"{file}: {error.message}", err=True)
                failures += 1
    return failures


@contextmanager
def _progress(count: int, label: str) -> Iterator[Callable[[float], None]]:
    """A bar on a terminal's stderr; takes the number of files done, in fractions."""
    with click.progressbar(
        length=count * _STEPS, file=sys.stderr, label=label, hidden=not sys.stderr.isatty()
    ) as bar:
        yield lambda files: bar.update(max(0, round(files * _STEPS) - bar.pos))


def _counting(show: Callable[[float], None], done: int) -> Callable[[float], None]:
    return lambda share: show(done + share)
