"""`callgrade web`: the pages and webhooks, for running roles apart."""

import os
import sys

import click


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8080,
    show_default=True,
    help="Port to listen on.",
)
@click.option("--threads", default=16, show_default=True, help="Requests served at a time.")
def web(host: str, port: int, threads: int) -> None:
    """Serve pages and webhooks (settings from CALLGRADE_* variables)."""
    from service.config import ConfigError, Settings  # noqa: PLC0415 - help stays fast
    from service.errors import AppError  # noqa: PLC0415
    from service.installation import prepare  # noqa: PLC0415
    from service.storage.session import Database  # noqa: PLC0415

    try:
        settings = Settings.from_env()
        database = Database(settings.database_url)
        password = prepare(settings, database)
        database.dispose()
    except (AppError, ConfigError) as error:
        raise click.ClickException(str(error)) from error
    if password:
        click.echo(f"First sign-in: admin / {password} (shown once)")
    os.execv(sys.executable, [sys.executable, *gunicorn_arguments(host, port, threads)])


def gunicorn_arguments(host: str, port: int, threads: int) -> list[str]:
    """The arguments after the interpreter; one process, so that memory stays small."""
    return [
        "-m",
        "gunicorn",
        f"--bind={host}:{port}",
        "--workers=1",
        "--worker-class=gthread",
        f"--threads={threads}",
        "--timeout=120",
        "--graceful-timeout=10",
        "--log-level=warning",
        "--no-control-socket",
        "service.wsgi:app",
    ]
