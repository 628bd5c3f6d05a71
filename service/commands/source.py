"""`callgrade source`: the phone systems that may post recordings."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from service.commands.installed import data_dir_option, open_installation

if TYPE_CHECKING:
    from service.config import Settings
    from service.intake.hooks.delivery import HookKind
    from service.storage.session import Database
    from service.storage.sources import SourceCredentials
    from service.storage.tables import SourceRow

_CHANNEL = click.Choice(("auto", "left", "right"))
_LOCAL = "http://127.0.0.1:8080"
secret_option = click.option(
    "--secret-file",
    type=click.File("r"),
    help="A file with the secret of the phone system; '-' reads it from the input.",
)


@click.group()
def source() -> None:
    """Add, test, list and remove phone systems that post recordings."""


@source.command()
def kinds() -> None:
    """List the kinds of phone systems."""
    from service.intake.hooks import HOOKS  # noqa: PLC0415 - help stays fast

    for kind in HOOKS.values():
        click.echo(f"{kind.name:12} {kind.title}: {kind.summary}")


@source.command()
@click.argument("name")
@click.option("--kind", default="generic", show_default=True, help="As 'source kinds' lists them.")
@secret_option
@click.option(
    "--agent-channel",
    type=_CHANNEL,
    help="The channel of a stereo recording that carries the agent. [default: the kind's]",
)
@data_dir_option
def add(
    name: str,
    kind: str,
    secret_file: TextIO | None,
    agent_channel: str | None,
    data_dir: Path | None,
) -> None:
    """Add the phone system NAME; what is made for it is shown once.

    NAME stands in the address that it posts to: lower-case letters, digits and hyphens.
    """
    from service.storage import sources  # noqa: PLC0415 - help stays fast

    chosen = _kind(kind)
    secret = _given_secret(chosen, secret_file)
    inbound = agent_channel or chosen.channels.inbound
    outbound = agent_channel or chosen.channels.outbound
    with open_installation(data_dir) as services:
        with services.database.transaction() as session:
            made = sources.add_source(session, name, kind=chosen.name, secret=secret)
            sources.set_channels(session, name, inbound, outbound)
        address = _address(services.settings, name)
    click.echo(f"Added {name} ({chosen.title}).")
    _show_credentials(chosen, made)
    _show_steps(chosen, address, made)


@source.command()
@click.argument("name")
@click.argument("inbound", type=_CHANNEL)
@click.argument("outbound", type=_CHANNEL)
@data_dir_option
def channels(name: str, inbound: str, outbound: str, data_dir: Path | None) -> None:
    """Say which channel carries the agent, in INBOUND and in OUTBOUND calls of NAME."""
    from service.storage import sources  # noqa: PLC0415 - help stays fast

    with open_installation(data_dir) as services, services.database.transaction() as session:
        sources.set_channels(session, name, inbound, outbound)
    click.echo(f"{name}: the agent is {inbound} in inbound calls, {outbound} in outbound ones.")


@source.command()
@click.argument("name")
@click.argument("fields", nargs=-1, metavar="[FIELD=PATH]...")
@data_dir_option
def mapping(name: str, fields: tuple[str, ...], data_dir: Path | None) -> None:
    """Say where things lie in the messages of NAME, of the kind `mapped`.

    All FIELDs are given at once: recording_url=data.media.0.href agent=who.name
    """
    from service.intake.hooks.mapped import check_mapping  # noqa: PLC0415 - help stays fast
    from service.storage import sources  # noqa: PLC0415

    pairs = dict(field.partition("=")[::2] for field in fields)
    with open_installation(data_dir) as services, services.database.transaction() as session:
        sources.get_source(session, name).mapping = check_mapping(pairs)
    click.echo(f"{name}: {', '.join(fields) or 'no mapping; every field under its own name'}")


@source.command()
@click.argument("name")
@click.argument("scheme", type=click.Choice(("none", "basic", "bearer")))
@click.option("--user", default="", help="The user, account or application.")
@secret_option
@data_dir_option
def fetching(
    name: str, scheme: str, user: str, secret_file: TextIO | None, data_dir: Path | None
) -> None:
    """Say with which credentials the recordings of NAME are fetched."""
    from service.storage import sources  # noqa: PLC0415 - help stays fast

    secret = secret_file.read() if secret_file else ""
    with open_installation(data_dir) as services, services.database.transaction() as session:
        wanted = "" if scheme == "none" else scheme
        sources.set_fetching(session, name, wanted, user, secret)
    click.echo(f"{name}: recordings are fetched with {scheme} credentials.")


@source.command()
@click.argument("name")
@data_dir_option
def show(name: str, data_dir: Path | None) -> None:
    """Show how the phone system NAME is set up, without its secrets."""
    with open_installation(data_dir) as services:
        row = _row(services.database, name)
        click.echo(f"{name} ({_kind_of(row).title}), agent's channel {_channels(row)}")
        _show_steps(_kind_of(row), _address(services.settings, name), None)


@source.command(name="list")
@data_dir_option
def list_(data_dir: Path | None) -> None:
    """List the phone systems, and what came from each last."""
    from service.storage import deliveries, sources  # noqa: PLC0415 - help stays fast

    with open_installation(data_dir) as services, services.database.transaction() as session:
        rows = sources.list_sources(session)
        for row in rows:
            newest = next(iter(deliveries.newest(session, row.id, 1)), None)
            last = f"{newest.outcome} {newest.at:%Y-%m-%d %H:%M} UTC" if newest else "nothing yet"
            click.echo(f"{row.name}  {row.kind}  agent-channel={_channels(row)}  {last}")
    if not rows:
        click.echo("There is no source yet. 'callgrade source add NAME' adds one.")


@source.command()
@click.argument("name")
@secret_option
@data_dir_option
def rotate(name: str, secret_file: TextIO | None, data_dir: Path | None) -> None:
    """Give NAME a new secret and token; the old ones count until 'source retire'."""
    from service.storage import sources  # noqa: PLC0415 - help stays fast

    with open_installation(data_dir) as services:
        kind = _kind_of(_row(services.database, name))
        secret = _given_secret(kind, secret_file)
        with services.database.transaction() as session:
            made = sources.rotate(session, name, secret=secret)
    _show_credentials(kind, made)
    click.echo(f"The old one counts until: callgrade source retire {name}")


@source.command()
@click.argument("name")
@data_dir_option
def retire(name: str, data_dir: Path | None) -> None:
    """Let the old secret and token of NAME count no more."""
    from service.storage import sources  # noqa: PLC0415 - help stays fast

    with open_installation(data_dir) as services, services.database.transaction() as session:
        sources.retire(session, name)
    click.echo(f"The old secret of {name} counts no more.")


@source.command()
@click.argument("name")
@click.option("--keep", is_flag=True, help="Make a call of it (kinds that send sound).")
@data_dir_option
def test(name: str, keep: bool, data_dir: Path | None) -> None:
    """Take in a correctly signed test request of the kind of NAME."""
    from service.intake.trial import try_source  # noqa: PLC0415 - help stays fast

    with open_installation(data_dir) as services:
        row = _row(services.database, name)
        taken = try_source(services.intake, _kind_of(row), row, _LOCAL, keep=keep)
    if taken.accepted:
        click.echo(f"The test request passed and became the call {taken.accepted[0].call_id}.")
    else:
        ids = ", ".join(details.external_id or "" for details in taken.seen)
        click.echo(f"The test request passed: a call would be added for {ids}.")


@source.command()
@click.argument("name")
@data_dir_option
def remove(name: str, data_dir: Path | None) -> None:
    """Remove the phone system NAME; it can post no more, its calls stay."""
    from service.storage import sources  # noqa: PLC0415 - help stays fast

    with open_installation(data_dir) as services, services.database.transaction() as session:
        sources.remove_source(session, name)
    click.echo(f"Removed {name}. Its calls stay.")


def _kind(name: str) -> "HookKind":
    from service.intake.hooks import HOOKS  # noqa: PLC0415 - help stays fast

    if name not in HOOKS:
        raise click.BadParameter(f"{name!r} is none of {', '.join(HOOKS)}.", param_hint="--kind")
    return HOOKS[name]


def _kind_of(row: "SourceRow") -> "HookKind":
    return _kind(row.kind)


def _row(database: "Database", name: str) -> "SourceRow":
    from service.storage import sources  # noqa: PLC0415 - help stays fast

    with database.transaction() as session:
        return sources.get_source(session, name)


def _given_secret(kind: "HookKind", secret_file: TextIO | None) -> str | None:
    """The vendor's secret, from a file or typed unseen; none for kinds that need none."""
    if kind.secret is None:
        return None
    if secret_file is not None:
        return secret_file.read()
    if not sys.stdin.isatty():
        raise click.UsageError(f"{kind.title} needs its {kind.secret.label.lower()}: --secret-file")
    return str(click.prompt(f"{kind.secret.label} ({kind.secret.hint})", hide_input=True))


def _show_credentials(kind: "HookKind", made: "SourceCredentials") -> None:
    if kind.secret is None and kind.uses_secret:
        click.echo(f"  Secret  {made.secret}")
    if kind.uses_token:
        click.echo(f"  Token   {made.token}")
    if kind.secret is None:
        click.echo("Shown once; keep it safe.")


def _show_steps(kind: "HookKind", address: str, made: "SourceCredentials | None") -> None:
    from service.intake.hooks.delivery import filled_steps  # noqa: PLC0415 - help stays fast

    click.echo(f"\nAddress to post to: {address}\n")
    secrets = (made.secret, made.token) if made else None
    for number, step in enumerate(filled_steps(kind, address, secrets), 1):
        click.echo(f"{number}. {step.text}")
        if step.code:
            click.echo("\n" + "\n".join(f"    {line}" for line in step.code.splitlines()) + "\n")


def _address(settings: "Settings", name: str) -> str:
    return f"{settings.public_url.rstrip('/') or _LOCAL}/hooks/{name}"


def _channels(row: "SourceRow") -> str:
    if row.agent_channel == row.outbound_agent_channel:
        return row.agent_channel
    return f"{row.agent_channel}, outbound {row.outbound_agent_channel}"
