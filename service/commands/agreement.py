"""`callgrade agreement`: how far the rubric's verdicts are a reviewer's, on labelled calls."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rubrics.agreement import Agreement, Comparison, CriterionAgreement
    from rubrics.rubric import Rubric
    from rubrics.scorecard import Finding, Scorecard


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled call's file and what stands in it."""

    path: Path
    data: dict[str, Any]


@click.command()
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--rubric",
    "rubric_named",
    metavar="NAME_OR_FILE",
    default="",
    help="A shipped rubric's name, or a file of your own.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--errors", is_flag=True, help="List every disagreement with quote and reason.")
def agreement(folder: Path, rubric_named: str, form: str, *, errors: bool) -> None:
    """Compare the verdicts with a reviewer's on the labelled calls (*.json) in FOLDER."""
    rubric = _load_rubric(rubric_named)
    labelled = _read_labelled(folder)
    comparisons, promises = _judge_all(rubric, labelled)
    from rubrics.agreement import compare, match_commitments  # noqa: PLC0415

    table = compare(comparisons, match_commitments(promises))
    shown = [c for c in comparisons if not c.agrees] if errors else []
    click.echo(_as_json(table, shown) if form == "json" else _as_text(table, shown))


def _load_rubric(named: str) -> "Rubric":
    from rubrics.in_use import rubric_in_use  # noqa: PLC0415
    from rubrics.rubric import RubricError  # noqa: PLC0415

    try:
        return rubric_in_use(named)
    except RubricError as error:
        raise click.ClickException(str(error)) from error


def _read_labelled(folder: Path) -> list[Labelled]:
    """The labelled calls of a folder, or of one file, in the order of their names."""
    paths = sorted(folder.glob("*.json")) if folder.is_dir() else [folder]
    labelled = [Labelled(path, _read_json(path)) for path in paths]
    labelled = [call for call in labelled if isinstance(call.data.get("labels"), dict)]
    if not labelled:
        raise click.ClickException(f"{folder}: holds no labelled call (a *.json with `labels`)")
    return labelled


def _read_json(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise click.ClickException(f"{path}: cannot be read: {error}") from error
    return data if isinstance(data, dict) else {}


def _judge_all(
    rubric: "Rubric", labelled: list[Labelled]
) -> tuple[list["Comparison"], list[tuple[list[int], list[int]]]]:
    from rubrics.call import TranscriptError, call_from_dict  # noqa: PLC0415
    from rubrics.engine import score_call  # noqa: PLC0415

    comparisons: list[Comparison] = []
    promises = []
    for item in labelled:
        try:
            card = score_call(rubric, call_from_dict(item.data))
        except TranscriptError as error:
            raise click.ClickException(f"{item.path}: {error}") from error
        comparisons.extend(_compare_call(rubric, item.data, card))
        expected = [int(c["utterance"]) for c in item.data.get("commitments", ())]
        promises.append((expected, [c.utterance for c in card.commitments]))
    return comparisons, promises


def _compare_call(
    rubric: "Rubric", data: dict[str, Any], card: "Scorecard"
) -> Iterator["Comparison"]:
    from rubrics.agreement import Comparison, Judgement  # noqa: PLC0415

    for criterion in rubric.criteria:
        label = data["labels"].get(criterion.id)
        if label is None:
            continue
        finding = card.finding(criterion.id)
        reviewer = Judgement(str(label["verdict"]), tuple(label.get("evidence", ())))
        yield Comparison(
            call=str(data.get("id", "")),
            criterion=criterion.id,
            reviewer=reviewer,
            program=Judgement(finding.verdict.value, _indices(finding)),
            reason=finding.reason,
            quotes=tuple(_quotes(data, reviewer.evidence, finding)),
        )


def _indices(finding: "Finding") -> tuple[int, ...]:
    return tuple(e.utterance for e in finding.evidence if e.utterance is not None)


def _quotes(data: dict[str, Any], reviewed: tuple[int, ...], finding: "Finding") -> Iterator[str]:
    utterances = data["utterances"]
    for index in reviewed:
        if 0 <= index < len(utterances):
            yield f"reviewer  [{index}] {utterances[index]['text']}"
    for evidence in finding.evidence:
        yield f"program   [{evidence.utterance}] {evidence.quote}"


def _as_json(table: "Agreement", errors: list["Comparison"]) -> str:
    from rubrics.agreement import agreement_to_dict  # noqa: PLC0415

    data = agreement_to_dict(table)
    if errors:
        data["errors"] = [
            {
                "call": c.call,
                "criterion": c.criterion,
                "reviewer": c.reviewer.verdict,
                "program": c.program.verdict,
                "reason": c.reason,
                "quotes": list(c.quotes),
            }
            for c in errors
        ]
    return json.dumps(data, indent=2, ensure_ascii=False)


def _as_text(table: "Agreement", errors: list["Comparison"]) -> str:
    lines = [f"{'criterion':24}{'n':>5}  accuracy  kappa (95 %)          coverage  evidence"]
    lines += [_row(c) for c in table.criteria]
    kappa = _number(table.macro_kappa)
    lines.append(
        f"{'macro mean':24}{'':5}  {_number(table.macro_accuracy):>8}  {kappa:20}"
        f"  {_number(table.coverage):>8}  {_number(table.evidence_overlap):>8}"
    )
    counts = table.commitments
    lines.append(
        f"commitments: precision {_number(counts.precision)}, recall {_number(counts.recall)}"
        f" ({counts.both} found by both, {counts.only_program} only by the program,"
        f" {counts.only_reviewer} only by the reviewer)"
    )
    lines += ["", "Reviewer -> program, where they differ:"]
    lines += [line for c in table.criteria if (line := _confusions(c))]
    for comparison in errors:
        lines += ["", *_error(comparison)]
    return "\n".join(lines)


def _row(row: "CriterionAgreement") -> str:
    low, high = _number(row.kappa.low), _number(row.kappa.high)
    kappa = f"{_number(row.kappa.value)} ({low} .. {high})"
    return (
        f"{row.criterion:24}{row.n:5}  {row.accuracy:8.2f}  {kappa:20}"
        f"  {row.coverage:8.2f}  {_number(row.evidence_overlap):>8}"
    )


def _confusions(row: "CriterionAgreement") -> str:
    cells = [
        f"{reviewer} -> {program} {count}"
        for (reviewer, program), count in sorted(row.confusion.items())
        if reviewer != program
    ]
    return f"  {row.criterion:22}{', '.join(cells)}" if cells else ""


def _error(comparison: "Comparison") -> list[str]:
    head = (
        f"{comparison.call} {comparison.criterion}: reviewer {comparison.reviewer.verdict},"
        f" program {comparison.program.verdict}"
    )
    return [head, f"  {comparison.reason}", *(f"  {quote}" for quote in comparison.quotes)]


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
