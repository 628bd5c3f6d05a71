"""Writes docs/criteria.md: rules from the shipped rubric, examples, and measured agreement.

`--measure` measures the calls developed with afresh, `--measure-latest` the latest ones;
both are kept in docs/agreement.json, so that the page can be written without the calls.
"""

import argparse
import json
import sys
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from rubrics.agreement import agreement_to_dict
from rubrics.call import Call
from rubrics.detectors import DETECTORS
from rubrics.rubric import SHIPPED, Criterion, Rubric, load
from tests.bench.agreement import CALLS, LATEST, agree, read_calls
from tests.rubrics.conversation import play

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "criteria.md"
FIGURES = DOCS / "agreement.json"
EXAMPLES = Path(__file__).with_name("criteria_examples.yaml")
_PARTS = {"developed": "calls developed with", "latest": "calls never seen"}
_FOLDERS = {"developed": CALLS, "latest": LATEST}
_WIDTH = 110
_SPEAKERS = {"A": "Agent", "C": "Caller"}

Figures = Mapping[str, Mapping[str, Any]]


def main() -> None:
    """Measure what is asked for, then write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("--measure-latest", action="store_true")
    asked = parser.parse_args()
    rubric, figures = load(SHIPPED, DETECTORS), read_figures()
    for part, wanted in (("developed", asked.measure), ("latest", asked.measure_latest)):
        if wanted:
            figures[part] = _measure(rubric, _FOLDERS[part])
    if figures:
        FIGURES.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    PAGE.write_text(write_page(rubric, read_examples(), figures), encoding="utf-8")


def read_figures() -> dict[str, Any]:
    """The agreement as last measured, by part; empty where it never was."""
    if not FIGURES.exists():
        return {}
    figures: dict[str, Any] = json.loads(FIGURES.read_text(encoding="utf-8"))
    return figures


def read_examples() -> dict[str, Any]:
    """What is looked at, and the example calls, by criterion."""
    examples: dict[str, Any] = yaml.safe_load(EXAMPLES.read_text(encoding="utf-8"))
    return examples


def example_call(example: Mapping[str, Any]) -> Call:
    """The call of an example."""
    return replace(play(example["call"]), voicemail=example.get("voicemail", False))


def write_page(rubric: Rubric, examples: Mapping[str, Any], figures: Figures) -> str:
    """The whole page."""
    return "\n".join(_lines(rubric, examples, figures)).rstrip() + "\n"


def _measure(rubric: Rubric, folder: Path) -> dict[str, Any]:
    if not folder.is_dir():
        sys.exit(f"criteria_docs: no labelled calls at {folder}")
    calls = read_calls(folder)
    version = {"id": rubric.id, "version": rubric.version}
    return {"calls": len(calls), "rubric": version, **agreement_to_dict(agree(rubric, calls))}


def _lines(rubric: Rubric, examples: Mapping[str, Any], figures: Figures) -> Iterator[str]:
    yield "<!-- Written by `python -m tests.bench.criteria_docs`; edit what that reads. -->"
    yield f"# What each criterion means\n\nOf the rubric `{rubric.id}`, version {rubric.version}."
    yield _wrapped(
        "The rule is the rubric's own text. The examples are judged by the tests: each has the "
        "verdict that it is given here. Every verdict quotes the words it rests on and gives its "
        "reason. How to write an own rubric: [rubrics/README.md](../rubrics/README.md)."
    )
    yield from _agreement(rubric, figures)
    for section in rubric.sections:
        yield f"\n## {section.title}"
        for criterion in section.criteria:
            yield from _criterion(criterion, examples.get(criterion.id, {}), figures)


def _criterion(criterion: Criterion, told: Mapping[str, Any], figures: Figures) -> Iterator[str]:
    fails = ", a fail puts the call into the lowest band" if criterion.auto_fail else ""
    yield f"\n### {criterion.title}\n\n`{criterion.id}`, weight {criterion.weight:g}{fails}\n"
    yield _wrapped(criterion.help)
    if "looks_at" in told:
        yield _wrapped(f"**Looked at:** {told['looks_at']}")
    for example in told.get("examples", ()):
        yield from _example(example)
    for part, name in _PARTS.items():
        row = figures.get(part, {}).get("criteria", {}).get(criterion.id)
        if row:
            yield f"- Agreement on the {name}: {_sentence(row)}"


def _example(example: Mapping[str, Any]) -> Iterator[str]:
    yield f"`{example['verdict']}`:\n"
    for line in example["call"].strip().splitlines():
        who, _, said = line.strip().partition(": ")
        yield f"> {_SPEAKERS[who]}: {said}  " if said else f"> {line.strip()}  "
    yield ""


def _sentence(row: Mapping[str, Any]) -> str:
    low, high = row["kappa_95"]
    spread = "" if low is None else f" ({low:.2f} to {high:.2f})"
    return (
        f"kappa {_number(row['kappa'])}{spread}, accuracy {_number(row['accuracy'])},"
        f" evidence {_number(row['evidence_overlap'])}, n = {row['n']}."
    )


def _agreement(rubric: Rubric, figures: Figures) -> Iterator[str]:
    yield "## Measured agreement\n"
    measured = {part: name for part, name in _PARTS.items() if part in figures}
    if not measured:
        yield "Not measured yet."
        return
    yield _wrapped(
        "Cohen's kappa with a reviewer who labelled the same calls (1: always agreed; 0: as chance "
        "would; a dash: no kappa, for all verdicts are alike). The rules were written with the "
        "calls developed with at hand, so agreement on those says little of new ones. Those "
        "never seen were measured once, before anybody who wrote the rules had read them, and give "
        "the honest figure."
    )
    heads = [f"{name} ({figures[part]['calls']})" for part, name in measured.items()]
    yield f"| criterion | {' | '.join(heads)} |"
    yield f"|---|{'---|' * len(heads)}"
    for criterion in rubric.criteria:
        rows = [figures[part]["criteria"].get(criterion.id) for part in measured]
        if any(rows):
            cells = [_number(row["kappa"]) if row else "–" for row in rows]  # noqa: RUF001
            yield f"| `{criterion.id}` | {' | '.join(cells)} |"
    for label, key in _MEANS.items():
        cells = [_number(figures[part]["macro"][key]) for part in measured]
        yield f"| {label} | {' | '.join(cells)} |"
    for label, key in (("promises: precision", "precision"), ("promises: recall", "recall")):
        cells = [_number(figures[part]["commitments"][key]) for part in measured]
        yield f"| {label} | {' | '.join(cells)} |"


_MEANS = {
    "**mean kappa**": "kappa",
    "mean accuracy": "accuracy",
    "verdicts given (not `unsure`)": "coverage",
    "evidence shared with the reviewer": "evidence_overlap",
}


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False) + "\n"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"  # noqa: RUF001


if __name__ == "__main__":
    main()
