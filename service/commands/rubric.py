"""`callgrade rubric`: tools for whoever writes a rubric."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rubrics.call_files import CallFile
    from rubrics.comparison import CallChange, Comparison
    from rubrics.rubric import Rubric


@click.group()
def rubric() -> None:
    """Check a rubric, and see what a change of it does, before it is used.

    A rubric is named by its file, or by its name where it is a shipped one.
    """


@rubric.command()
@click.argument("file")
@click.option(
    "--calls",
    "folder",
    type=click.Path(exists=True, path_type=Path),
    help="Warn of criteria that no call of this folder gives occasion to.",
)
def check(file: str, folder: Path | None) -> None:
    """Say whether FILE is a rubric that can be used, or all that is wrong, and where."""
    from rubrics.rubric import RubricError  # noqa: PLC0415 - help stays fast

    try:
        checked = _load(file)
    except RubricError as error:
        click.echo(str(error), err=True)
        raise SystemExit(1) from error
    sections, criteria = len(checked.sections), len(checked.criteria)
    stopping = sum(c.auto_fail for c in checked.criteria)
    click.echo(
        f"{file}: OK. {checked.id} version {checked.version}: {sections} sections,"
        f" {criteria} criteria ({stopping} auto-fail), {len(checked.bands)} bands."
    )
    if folder is not None:
        _warn_of_idle(checked, file, folder)


@rubric.command()
@click.argument("old")
@click.argument("new")
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def diff(old: str, new: str, folder: Path, form: str) -> None:
    """Score the calls (*.json) in FOLDER by the rubrics OLD and NEW, and show what changes."""
    from rubrics.comparison import compare_rubrics, comparison_to_dict  # noqa: PLC0415
    from rubrics.rubric import RubricError  # noqa: PLC0415

    try:
        rubrics = _load(old), _load(new)
    except RubricError as error:
        raise click.ClickException(str(error)) from error
    comparison = compare_rubrics(*rubrics, _read_calls(folder))
    if form == "json":
        click.echo(json.dumps(comparison_to_dict(comparison), indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(_as_text(comparison)))


def _load(named: str) -> "Rubric":
    from rubrics.in_use import rubric_in_use  # noqa: PLC0415

    return rubric_in_use(named)


def _read_calls(folder: Path) -> "list[CallFile]":
    from rubrics.call import TranscriptError  # noqa: PLC0415
    from rubrics.call_files import read_calls  # noqa: PLC0415

    try:
        calls = read_calls(folder)
    except TranscriptError as error:
        raise click.ClickException(str(error)) from error
    if not calls:
        raise click.ClickException(f"{folder}: holds no call (*.json)")
    return calls


def _warn_of_idle(checked: "Rubric", file: str, folder: Path) -> None:
    from rubrics.comparison import never_asked  # noqa: PLC0415

    calls = _read_calls(folder)
    idle = never_asked(checked, calls)
    for criterion in idle:
        click.echo(
            f"{file}: warning: {criterion}: none of the {len(calls)} calls in {folder} gives"
            " occasion to it (always n/a).",
            err=True,
        )
    if not idle:
        click.echo(f"Each criterion has its occasion in the {len(calls)} calls of {folder}.")


def _as_text(comparison: "Comparison") -> Iterator[str]:
    changed = comparison.changed
    yield f"{len(changed)} of {len(comparison.calls)} calls change."
    for call in changed:
        yield ""
        yield from _call_lines(call)
    if comparison.by_criterion:
        yield ""
        yield "Verdicts that change, by criterion (calls):"
    for criterion, counts in comparison.by_criterion.items():
        moves = [f"{old} -> {new} {count}" for (old, new), count in sorted(counts.items())]
        yield f"  {criterion:24}{', '.join(moves)}"


def _call_lines(call: "CallChange") -> Iterator[str]:
    old, new = _total(call.old_score, call.old_band), _total(call.new_score, call.new_band)
    yield f"{call.name}: {old}" + ("" if old == new else f" -> {new}")
    for verdict in call.verdicts:
        yield f"  {verdict.criterion}: {verdict.old} -> {verdict.new}. {verdict.reason}"


def _total(score: float | None, band: str | None) -> str:
    return "no score" if score is None else f"{score:g} ({band})"
