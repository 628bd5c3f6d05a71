"""Agreement with a reviewer on labelled calls, as they are and as a recogniser would give them."""

import json
import sys
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
KEPT_UNSEEN = 5  # every fifth call is kept to measure on, never to develop with
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


def read_calls(folder: Path = CALLS, *, unseen: bool = False) -> list[dict[str, Any]]:
    """The labelled calls of a folder: those developed with, or those kept unseen."""
    paths = [p for p in sorted(folder.glob("*.json")) if _is_kept(p) == unseen]
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


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
    if not CALLS.is_dir():
        print(f"agreement: no labelled calls at {CALLS}")
        return
    unseen = "--unseen" in sys.argv
    rubric, calls = load(SHIPPED, DETECTORS), read_calls(unseen=unseen)
    print(f"agreement on {len(calls)} calls{' kept unseen' if unseen else ''}")
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


def _is_kept(path: Path) -> bool:
    return int(path.stem.rpartition("-")[2]) % KEPT_UNSEEN == 0
