"""`callgrade serve`: everything on one machine, started with one command."""

import logging
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.commands.installed import data_dir_option

if TYPE_CHECKING:
    from service.config import Settings
    from service.supervisor import Supervisor


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8080,
    show_default=True,
    help="Port to listen on.",
)
@data_dir_option
def serve(host: str, port: int, data_dir: Path | None) -> None:
    """Start web, worker and an embedded Redis; Ctrl-C stops them all.

    The first sign-in is made up and shown once, unless CALLGRADE_ADMIN_PASSWORD gives it.
    """
    from rubrics.in_use import rubric_in_use  # noqa: PLC0415 - help stays fast
    from rubrics.rubric import RubricError  # noqa: PLC0415
    from service.config import ConfigError, Settings  # noqa: PLC0415
    from service.errors import AppError  # noqa: PLC0415
    from service.installation import with_secret_key  # noqa: PLC0415
    from service.single_machine import data_dir_lock, port_is_free  # noqa: PLC0415

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    try:
        settings = Settings.from_env()
        if data_dir:
            settings = settings.with_data_dir(data_dir)
        rubric_in_use(settings.rubric)
        settings = with_secret_key(settings)
        port_is_free(host, port)
        with data_dir_lock(settings.data_dir):
            _serve(settings, host, port)
    except (AppError, ConfigError, RubricError) as error:
        raise click.ClickException(str(error)) from error


def _serve(settings: "Settings", host: str, port: int) -> None:
    from service.installation import prepare  # noqa: PLC0415
    from service.single_machine import release_leases  # noqa: PLC0415
    from service.storage.session import Database  # noqa: PLC0415
    from service.supervisor import Supervisor  # noqa: PLC0415

    database = Database(settings.database_url)
    password = prepare(settings, database)
    release_leases(database)
    database.dispose()

    supervisor = Supervisor()
    signal.signal(signal.SIGINT, supervisor.ask_to_stop)
    signal.signal(signal.SIGTERM, supervisor.ask_to_stop)
    try:
        _start_programs(supervisor, settings, host, port)
        _announce(settings, host, port, password)
        supervisor.run()
    finally:
        click.echo("Stopping ...")
        supervisor.stop()
        click.echo("Stopped. Everything is kept; start again with the same command.")


def _start_programs(supervisor: "Supervisor", settings: "Settings", host: str, port: int) -> None:
    from service.commands.web import gunicorn_arguments  # noqa: PLC0415
    from service.embedded_redis import EmbeddedRedis, find_redis_server  # noqa: PLC0415
    from service.single_machine import wait_for_socket, wait_for_web  # noqa: PLC0415
    from service.supervisor import Program  # noqa: PLC0415

    environment = {**os.environ, **settings.to_env()}
    if socket := settings.redis_socket:
        redis = EmbeddedRedis(find_redis_server(), socket, settings.data_dir)
        supervisor.start(Program("redis", redis.command(), environment))
        wait_for_socket(socket)
    web = [sys.executable, *gunicorn_arguments(host, port, threads=16)]
    supervisor.start(Program("web", web, environment))
    fetcher = [sys.executable, "-m", "service", "worker", "--queue", "fetch"]
    supervisor.start(Program("fetch worker", fetcher, environment))
    if settings.watch or settings.s3_events:
        watcher = [sys.executable, "-m", "service", "watch"]
        supervisor.start(Program("watcher", watcher, environment))
    worker = [sys.executable, "-m", "service", "worker"]
    supervisor.start(Program("worker", worker, environment, stop_seconds=30))
    wait_for_web(host, port)


def _announce(settings: "Settings", host: str, port: int, password: str | None) -> None:
    if password:
        sign_in = f"admin / {password}   (shown once; change it after signing in)"
    elif settings.admin_password:
        sign_in = "admin, with the password in CALLGRADE_ADMIN_PASSWORD"
    else:
        sign_in = "as before (callgrade user password admin sets a new password)"
    shown_host = f"[{host}]" if ":" in host else host
    click.echo(
        f"\n  Callgrade is running.\n"
        f"    Address   http://{shown_host}:{port}\n"
        f"    Sign in   {sign_in}\n"
        f"    Data      {settings.data_dir}\n"
        f"  Ctrl-C stops it.\n"
    )
