"""Agreement with a reviewer on labelled calls, as they are and as a recogniser would give them."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from rubrics.agreement import Agreement, Comparison, Judgement, compare, match_commitments
from rubrics.call import call_from_dict
from rubrics.detectors import DETECTORS
from rubrics.engine import score_call
from rubrics.rubric import SHIPPED, Rubric, load
from tests.bench.perturb import perturb

CALLS = Path(__file__).parents[2].parent / "shared" / "labelled-calls" / "dev"
# Measured once, when nobody who wrote the rules had read them.
LATEST = Path(__file__).parents[1] / "labelled_calls" / "latest"
_SEED = 1
_NOISES: tuple[tuple[str, ...], ...] = (
    (),
    ("no marks",),
    ("no marks", "dropped"),
    ("no marks", "substituted"),
    ("no marks", "misheard"),
    ("merged",),
    ("split",),
)


def read_calls(folder: Path = CALLS) -> list[dict[str, Any]]:
    """The labelled calls of a folder, in the order of their names."""
    return [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]


def agree(rubric: Rubric, calls: Iterable[dict[str, Any]]) -> Agreement:
    """The agreement of a rubric with the labels of the calls."""
    comparisons: list[Comparison] = []
    promises: list[tuple[Sequence[int], Sequence[int]]] = []
    for data in calls:
        card = score_call(rubric, call_from_dict(data))
        expected = [c["utterance"] for c in data.get("commitments", ())]
        promises.append((expected, [c.utterance for c in card.commitments]))
        for name, label in data["labels"].items():
            finding = card.finding(name)
            found = tuple(e.utterance for e in finding.evidence if e.utterance is not None)
            reviewer = Judgement(label["verdict"], tuple(label["evidence"]))
            program = Judgement(finding.verdict.value, found)
            comparisons.append(Comparison(data["id"], name, reviewer, program))
    return compare(comparisons, match_commitments(promises))


def main() -> None:
    """Print the macro figures for every kind of noise."""
    rubric = load(SHIPPED, DETECTORS)
    for folder in (CALLS, LATEST):
        if folder.is_dir():
            _print_table(rubric, read_calls(folder), folder.name)
        else:
            print(f"agreement: no labelled calls at {folder}")


def _print_table(rubric: Rubric, calls: list[dict[str, Any]], name: str) -> None:
    print(f"agreement on {len(calls)} calls, {name}")
    for noise in _NOISES:
        table = agree(rubric, [perturb(call, *noise, seed=_SEED) for call in calls])
        worst = min(table.criteria, key=lambda row: row.kappa.value or 0.0)
        counts = table.commitments
        print(
            f"  {' + '.join(noise) or 'as written':24} kappa {table.macro_kappa:.3f}"
            f"  evidence {table.evidence_overlap:.2f}"
            f"  promises {counts.precision:.2f}/{counts.recall:.2f}"
            f"  lowest {worst.criterion} {worst.kappa.value:.2f}"
        )
