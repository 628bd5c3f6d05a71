"""What commands share that work on an installation: where it lies, and opening it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from service.config import Settings
    from service.services import Services

_Command = TypeVar("_Command", bound=Callable[..., Any])


def data_dir_option(command: _Command) -> _Command:
    """Let a command take `--data-dir`."""
    return click.option(
        "--data-dir",
        type=click.Path(path_type=Path, file_okay=False),
        help="Where recordings and the database lie. [default: data]",
    )(command)


@contextmanager
def open_installation(data_dir: Path | None) -> Iterator["Services"]:
    """The services over the data there, schema brought up to date; errors become messages."""
    from service.config import ConfigError, Settings  # noqa: PLC0415 - help stays fast
    from service.errors import AppError  # noqa: PLC0415
    from service.services import Services  # noqa: PLC0415
    from service.storage.migrate import migrate  # noqa: PLC0415

    try:
        settings = Settings.from_env()
        if data_dir:
            settings = settings.with_data_dir(data_dir)
        _check_there_is_one(settings)
        services = Services.build(settings)
        try:
            migrate(services.database)
            yield services
        finally:
            services.close()
    except ConfigError as error:
        raise click.ClickException(str(error)) from error
    except AppError as error:
        raise click.ClickException(error.message) from error


def _check_there_is_one(settings: "Settings") -> None:
    """A mistyped folder must not become a second, empty installation."""
    file = settings.sqlite_file
    if file and not file.exists():
        raise click.ClickException(
            f"There is no Callgrade data in {settings.data_dir}. Name its folder with --data-dir, "
            "or start it once with `callgrade serve`."
        )
