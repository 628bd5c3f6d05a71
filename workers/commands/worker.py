"""`callgrade worker`: transcribes and scores what is queued, or fetches what was announced."""

import logging
import socket
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from celery import Celery

    from service.config import Settings

_ANSWER_SECONDS = 5.0


@click.command()
@click.option(
    "--queue",
    type=click.Choice(("score", "fetch")),
    default="score",
    show_default=True,
    help="Score calls, or fetch recordings that phone systems announced.",
)
@click.option("--concurrency", type=click.IntRange(1), help="Calls worked on at a time.")
@click.option("--check", is_flag=True, help="Only ask whether this machine's worker answers.")
def worker(queue: str, concurrency: int | None, check: bool) -> None:
    """Work on queued calls until stopped (settings from CALLGRADE_* variables)."""
    from service.config import Settings  # noqa: PLC0415 - help stays fast

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("celery").setLevel(logging.WARNING)
    settings = Settings.from_env()
    app = _application(queue, settings)
    # Two workers of a machine need two names; the one that scores keeps Celery's own.
    name = f"{'celery' if queue == 'score' else queue}@{socket.gethostname()}"
    if check:
        answers = _answers(app, name)
        raise SystemExit(0 if answers else "The worker on this machine does not answer.")
    if queue == "score":
        _check_rubric(settings.rubric)
    arguments = ["--quiet", "worker", "--loglevel=WARNING", "--without-gossip", "--without-mingle"]
    arguments += [f"--hostname={name}"]
    if queue == "fetch":
        arguments += ["--pool=threads"]
    if concurrency:
        arguments.append(f"--concurrency={concurrency}")
    app.worker_main(arguments)


def _check_rubric(rubric: str) -> None:
    """Better said now than at the first call."""
    from rubrics.in_use import rubric_in_use  # noqa: PLC0415 - whoever fetches needs none
    from rubrics.rubric import RubricError  # noqa: PLC0415

    try:
        rubric_in_use(rubric)
    except RubricError as error:
        raise click.ClickException(str(error)) from error


def _application(queue: str, settings: "Settings") -> "Celery":
    if queue == "fetch":
        from workers.fetching.celery_app import make_fetch_celery  # noqa: PLC0415 - and no more

        return make_fetch_celery(settings)
    from workers.celery_app import make_celery  # noqa: PLC0415

    return make_celery(settings)


def _answers(app: "Celery", name: str) -> bool:
    return bool(app.control.ping(destination=[name], timeout=_ANSWER_SECONDS))
