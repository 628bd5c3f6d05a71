"""`callgrade user`: who may sign in."""

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from service.commands.installed import data_dir_option, open_installation


def _password_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--password",
        envvar="CALLGRADE_PASSWORD",
        prompt=True,
        prompt_required=False,
        hide_input=True,
        confirmation_prompt=True,
        help="Without a value: ask for it (others can read a command line). Also taken from"
        " CALLGRADE_PASSWORD. When not given, one is made up and shown once.",
    )(command)


@click.group()
def user() -> None:
    """Add people who may sign in, and set passwords."""


@user.command()
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice(("agent", "reviewer", "supervisor", "admin")),
    default="reviewer",
    show_default=True,
    help="What the person may do.",
)
@click.option("--agent", help="For the role agent: the name that stands at the person's calls.")
@_password_option
@data_dir_option
def add(
    name: str, role: str, agent: str | None, password: str | None, data_dir: Path | None
) -> None:
    """Add the person NAME."""
    from service.storage import users  # noqa: PLC0415 - help stays fast

    chosen = password or _made_up()
    with open_installation(data_dir) as services, services.database.transaction() as session:
        row = users.add_user(session, name, chosen, users.Role(role), agent)
    click.echo(f"Added {row.name} as {role}.")
    _show(chosen, given=password)


@user.command(name="password")
@click.argument("name")
@_password_option
@data_dir_option
def set_password(name: str, password: str | None, data_dir: Path | None) -> None:
    """Set a new password for NAME; every browser signed in by that name is signed out."""
    from service.storage import users  # noqa: PLC0415 - help stays fast

    chosen = password or _made_up()
    with open_installation(data_dir) as services, services.database.transaction() as session:
        users.set_password(session, name, chosen)
    click.echo(f"The password of {name} is changed.")
    _show(chosen, given=password)


def _made_up() -> str:
    return secrets.token_urlsafe(12)


def _show(password: str, *, given: str | None) -> None:
    if not given:
        click.echo(f"  Password (shown once)   {password}")
