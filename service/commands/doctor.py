"""`callgrade doctor`: looks at everything that an installation needs."""

from pathlib import Path

import click

from service.commands.installed import data_dir_option


@click.command()
@data_dir_option
def doctor(data_dir: Path | None) -> None:
    """Check model, Redis, database, storage and disk, and say what to do about each finding."""
    from service.config import ConfigError, Settings  # noqa: PLC0415 - help stays fast
    from service.health_checks import examine  # noqa: PLC0415

    try:
        settings = Settings.from_env()
    except ConfigError as error:
        raise click.ClickException(str(error)) from error
    if data_dir:
        settings = settings.with_data_dir(data_dir)
    unwell = 0
    for finding in examine(settings):
        unwell += not finding.well
        click.echo(f"{'ok     ' if finding.well else 'PROBLEM'}  {finding.name}: {finding.found}")
        if not finding.well:
            click.echo(f"         {finding.remedy}")
    if unwell:
        raise SystemExit(1)
