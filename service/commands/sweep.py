"""`callgrade sweep`: compares the recordings' store with the calls."""

from dataclasses import replace
from pathlib import Path

import click

from service.commands.installed import data_dir_option, open_installation


@click.command()
@click.option(
    "--grace-seconds",
    type=click.IntRange(0),
    help="Leave files alone that are younger. [default: CALLGRADE_SWEEP_GRACE_SECONDS]",
)
@data_dir_option
def sweep(grace_seconds: int | None, data_dir: Path | None) -> None:
    """Remove files that belong to no call, and name calls whose recording is missing."""
    from service import sweeper  # noqa: PLC0415 - help stays fast
    from service.storage.tables.base import utc_now  # noqa: PLC0415

    with open_installation(data_dir) as services:
        settings = services.settings
        if grace_seconds is not None:
            settings = replace(settings, sweep_grace_seconds=grace_seconds)
        swept = sweeper.sweep(replace(services, settings=settings), utc_now())
    noun = "file that belongs" if swept.removed == 1 else "files that belong"
    click.echo(f"Removed {swept.removed} {noun} to no call.")
    for call_id in swept.missing:
        click.echo(f"{call_id}: its recording is missing from the storage.", err=True)
    if swept.missing:
        raise SystemExit(1)
