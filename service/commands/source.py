"""`callgrade source`: the phone systems that may post recordings."""

from pathlib import Path

import click

from service.commands.installed import data_dir_option, open_installation


@click.group()
def source() -> None:
    """Add, list and remove phone systems that post recordings."""


@source.command()
@click.argument("name")
@click.option(
    "--agent-channel",
    type=click.Choice(("auto", "left", "right")),
    default="auto",
    show_default=True,
    help="The channel of a stereo recording that carries the agent.",
)
@data_dir_option
def add(name: str, agent_channel: str, data_dir: Path | None) -> None:
    """Add the phone system NAME; its secret and its token are shown once.

    NAME stands in the address that it posts to: lower-case letters, digits and hyphens.
    """
    from service.storage import sources  # noqa: PLC0415 - help stays fast

    with open_installation(data_dir) as services:
        with services.database.transaction() as session:
            made = sources.add_source(session, name, agent_channel=agent_channel)
        base = services.settings.public_url.rstrip("/") or "http://127.0.0.1:8080"
    click.echo(
        f"Added {name}. Both are shown once; keep them safe.\n"
        f"  Secret (to sign with)   {made.secret}\n"
        f"  Token (or send this)    {made.token}\n\n"
        "Try it:\n"
        f"  curl -H 'Authorization: Bearer {made.token}' \\\n"
        "       -F file=@recording.wav -F call_id=1 -F agent='Linda Park' \\\n"
        f"       {base}/hooks/{name}"
    )


@source.command(name="list")
@data_dir_option
def list_(data_dir: Path | None) -> None:
    """List the phone systems."""
    from service.storage import sources  # noqa: PLC0415 - help stays fast

    with open_installation(data_dir) as services, services.database.transaction() as session:
        rows = sources.list_sources(session)
        for row in rows:
            click.echo(f"{row.name}  agent-channel={row.agent_channel}  {row.created_at:%Y-%m-%d}")
    if not rows:
        click.echo("There is no source yet. 'callgrade source add NAME' adds one.")


@source.command()
@click.argument("name")
@data_dir_option
def remove(name: str, data_dir: Path | None) -> None:
    """Remove the phone system NAME; it can post no more, its calls stay."""
    from service.storage import sources  # noqa: PLC0415 - help stays fast

    with open_installation(data_dir) as services, services.database.transaction() as session:
        sources.remove_source(session, name)
    click.echo(f"Removed {name}. Its calls stay.")
