"""`callgrade rubric`: tools for whoever writes a rubric."""

from pathlib import Path

import click


@click.group()
def rubric() -> None:
    """Check a rubric file before it is used."""


@rubric.command()
@click.argument("file", type=click.Path(path_type=Path))
def check(file: Path) -> None:
    """Say whether FILE is a rubric that can be used, or name what is wrong and where."""
    from rubrics.detectors import DETECTORS  # noqa: PLC0415
    from rubrics.rubric import RubricError, load  # noqa: PLC0415

    try:
        checked = load(file, DETECTORS)
    except RubricError as error:
        click.echo(str(error), err=True)
        raise SystemExit(1) from error
    sections, criteria = len(checked.sections), len(checked.criteria)
    stopping = sum(c.auto_fail for c in checked.criteria)
    click.echo(
        f"{file}: OK. {checked.id} version {checked.version}: {sections} sections,"
        f" {criteria} criteria ({stopping} auto-fail), {len(checked.bands)} bands."
    )
