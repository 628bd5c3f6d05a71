"""`callgrade worker`: transcribes and scores what is queued."""

import logging

import click


@click.command()
@click.option("--concurrency", type=click.IntRange(1), help="Calls worked on at a time.")
def worker(concurrency: int | None) -> None:
    """Work on queued calls until stopped (settings from CALLGRADE_* variables)."""
    from service.config import Settings  # noqa: PLC0415 - help stays fast
    from workers.celery_app import make_celery  # noqa: PLC0415

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("celery").setLevel(logging.WARNING)
    settings = Settings.from_env()
    app = make_celery(settings)
    arguments = ["worker", "--loglevel=WARNING", "--without-gossip", "--without-mingle"]
    if concurrency:
        arguments.append(f"--concurrency={concurrency}")
    app.worker_main(arguments)
