"""`callgrade worker`: transcribes and scores what is queued."""

import logging
import socket
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from celery import Celery

_ANSWER_SECONDS = 5.0


@click.command()
@click.option("--concurrency", type=click.IntRange(1), help="Calls worked on at a time.")
@click.option("--check", is_flag=True, help="Only ask whether this machine's worker answers.")
def worker(concurrency: int | None, check: bool) -> None:
    """Work on queued calls until stopped (settings from CALLGRADE_* variables)."""
    from rubrics.in_use import rubric_in_use  # noqa: PLC0415 - help stays fast
    from rubrics.rubric import RubricError  # noqa: PLC0415
    from service.config import Settings  # noqa: PLC0415
    from workers.celery_app import make_celery  # noqa: PLC0415

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("celery").setLevel(logging.WARNING)
    settings = Settings.from_env()
    app = make_celery(settings)
    if check:
        raise SystemExit(0 if _answers(app) else "The worker on this machine does not answer.")
    try:
        rubric_in_use(settings.rubric)  # better said now than at the first call
    except RubricError as error:
        raise click.ClickException(str(error)) from error
    arguments = ["--quiet", "worker", "--loglevel=WARNING", "--without-gossip", "--without-mingle"]
    if concurrency:
        arguments.append(f"--concurrency={concurrency}")
    app.worker_main(arguments)


def _answers(app: "Celery") -> bool:
    name = f"celery@{socket.gethostname()}"
    return bool(app.control.ping(destination=[name], timeout=_ANSWER_SECONDS))
