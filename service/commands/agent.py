"""`callgrade agent`: which team an agent belongs to."""

from pathlib import Path

import click

from service.commands.installed import data_dir_option, open_installation


@click.command()
@click.argument("agent_name", metavar="[AGENT]", required=False)
@click.argument("team", required=False)
@data_dir_option
def agent(agent_name: str | None, team: str | None, data_dir: Path | None) -> None:
    """Put AGENT, by the name at their calls, into TEAM; "" takes them out. Bare: list all."""
    from service.storage import teams  # noqa: PLC0415 - help stays fast

    if agent_name and team is None:
        raise click.UsageError('Name a team too, or "" for none.')
    with open_installation(data_dir) as services, services.database.transaction() as session:
        if agent_name and team is not None:
            teams.set_team(session, agent_name, team)
        for name, their_team in sorted(teams.members(session).items()):
            click.echo(f"{name}\t{their_team}")
