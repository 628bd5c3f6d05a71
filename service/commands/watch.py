"""`callgrade watch`: takes recordings from folders and from Amazon Connect's bucket."""

import logging
import signal
import threading

import click


@click.command()
def watch() -> None:
    """Take recordings from CALLGRADE_WATCH and CALLGRADE_S3_EVENTS until stopped."""
    from service.config import ConfigError, Settings  # noqa: PLC0415 - help stays fast
    from service.errors import AppError  # noqa: PLC0415
    from service.intake.object_queue import object_watchers  # noqa: PLC0415
    from service.intake.watchers import folder_watchers  # noqa: PLC0415
    from service.services import Services  # noqa: PLC0415

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    try:
        services = Services.build(Settings.from_env())
        watchers = [*folder_watchers(services.intake), *object_watchers(services.intake)]
    except (AppError, ConfigError) as error:
        raise click.ClickException(str(error)) from error
    if not watchers:
        raise click.ClickException("Nothing to watch: set CALLGRADE_WATCH or CALLGRADE_S3_EVENTS.")
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    for watcher in watchers:
        watcher.start()
    while not stopped.wait(1.0):
        if not all(watcher.is_alive() for watcher in watchers):
            # Whoever keeps this program running starts it anew; the log says what went wrong.
            raise click.ClickException("A watcher ended unexpectedly.")
    for watcher in watchers:
        watcher.stop()
    for watcher in watchers:
        watcher.join(_STOP_SECONDS)


_STOP_SECONDS = 10.0
