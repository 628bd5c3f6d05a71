"""The `callgrade` command: loads each subcommand from the entry points, only when asked for."""

from importlib.metadata import EntryPoint, entry_points, version

import click


class CommandLoader(click.Group):
    """A group whose commands are registered as `callgrade.commands` entry points."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The names of all registered commands."""
        return sorted(self._registered())

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; None when there is none."""
        point = self._registered().get(cmd_name)
        return point.load() if point else None

    def _registered(self) -> dict[str, EntryPoint]:
        return {point.name: point for point in entry_points(group="callgrade.commands")}


@click.group(cls=CommandLoader, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("callgrade"), prog_name="callgrade")
def main() -> None:
    """Score recorded phone calls against a telephone-etiquette rubric, on your own machines."""
