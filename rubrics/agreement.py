"""How well verdicts agree with a reviewer's: accuracy, Cohen's kappa, evidence, commitments."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean
from typing import Any

from rubrics.scorecard import Verdict

VERDICTS: tuple[str, ...] = tuple(v.value for v in Verdict)
_NORMAL_95 = 1.959964


@dataclass(frozen=True, slots=True)
class Judgement:
    """One verdict on one call with the utterances that decide it."""

    verdict: str
    evidence: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """The reviewer's and the program's judgement of one criterion in one call."""

    call: str
    criterion: str
    reviewer: Judgement
    program: Judgement
    reason: str = ""
    quotes: tuple[str, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether both gave the same verdict."""
        return self.reviewer.verdict == self.program.verdict


@dataclass(frozen=True, slots=True)
class Kappa:
    """Cohen's kappa with its 95 % interval; None where chance alone explains everything."""

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class CriterionAgreement:
    """Agreement on one criterion. `coverage` is the share (0-1) of verdicts not `unsure`."""

    criterion: str
    n: int
    accuracy: float
    kappa: Kappa
    coverage: float
    evidence_overlap: float | None
    confusion: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class CommitmentCounts:
    """Promises matched by utterance: found by both, only by the program, only labelled."""

    both: int = 0
    only_program: int = 0
    only_reviewer: int = 0

    @property
    def precision(self) -> float | None:
        """The share of the program's promises that the reviewer has too."""
        found = self.both + self.only_program
        return self.both / found if found else None

    @property
    def recall(self) -> float | None:
        """The share of the reviewer's promises that the program found."""
        labelled = self.both + self.only_reviewer
        return self.both / labelled if labelled else None


@dataclass(frozen=True, slots=True)
class Agreement:
    """The whole table with its macro means (plain means over the criteria)."""

    criteria: tuple[CriterionAgreement, ...]
    evidence_overlap: float | None
    commitments: CommitmentCounts = field(default_factory=CommitmentCounts)

    @property
    def macro_accuracy(self) -> float | None:
        """Mean accuracy over the criteria."""
        return _mean(c.accuracy for c in self.criteria)

    @property
    def macro_kappa(self) -> float | None:
        """Mean kappa over the criteria that have one."""
        return _mean(c.kappa.value for c in self.criteria if c.kappa.value is not None)

    @property
    def coverage(self) -> float | None:
        """Mean share of verdicts that are not `unsure`."""
        return _mean(c.coverage for c in self.criteria)


def compare(
    comparisons: Sequence[Comparison], commitments: CommitmentCounts | None = None
) -> Agreement:
    """The agreement over all comparisons, criteria in the order in which they first appear."""
    by_criterion: dict[str, list[Comparison]] = {}
    for comparison in comparisons:
        by_criterion.setdefault(comparison.criterion, []).append(comparison)
    return Agreement(
        criteria=tuple(_criterion(name, rows) for name, rows in by_criterion.items()),
        evidence_overlap=evidence_overlap(comparisons),
        commitments=commitments or CommitmentCounts(),
    )


def cohens_kappa(pairs: Sequence[tuple[str, str]]) -> Kappa:
    """Chance-corrected agreement of two raters (-1 to 1) with its 95 % interval."""
    n = len(pairs)
    if n == 0:
        return Kappa(None)
    cells = {pair: count / n for pair, count in Counter(pairs).items()}
    first = _shares(a for a, _ in pairs)
    second = _shares(b for _, b in pairs)
    observed = sum(share for (a, b), share in cells.items() if a == b)
    expected = sum(first[v] * second.get(v, 0.0) for v in first)
    if expected >= 1.0:
        return Kappa(None)
    kappa = (observed - expected) / (1.0 - expected)
    spread = _NORMAL_95 * math.sqrt(_variance(cells, first, second, kappa) / n)
    return Kappa(kappa, max(-1.0, kappa - spread), min(1.0, kappa + spread))


def evidence_overlap(comparisons: Iterable[Comparison]) -> float | None:
    """The share of agreed pass or fail verdicts with labelled evidence that share an utterance."""
    hits = [
        bool(set(c.reviewer.evidence) & set(c.program.evidence))
        for c in comparisons
        if c.agrees and c.reviewer.verdict in ("pass", "fail") and c.reviewer.evidence
    ]
    return sum(hits) / len(hits) if hits else None


def match_commitments(pairs: Iterable[tuple[Sequence[int], Sequence[int]]]) -> CommitmentCounts:
    """Counts over calls of (reviewer's, program's) promising utterances."""
    both = only_program = only_reviewer = 0
    for reviewer, program in pairs:
        labelled, found = set(reviewer), set(program)
        both += len(labelled & found)
        only_program += len(found - labelled)
        only_reviewer += len(labelled - found)
    return CommitmentCounts(both, only_program, only_reviewer)


def agreement_to_dict(agreement: Agreement) -> dict[str, Any]:
    """The table as JSON-ready data."""
    counts = agreement.commitments
    return {
        "criteria": {c.criterion: _criterion_to_dict(c) for c in agreement.criteria},
        "macro": {
            "accuracy": _rounded(agreement.macro_accuracy),
            "kappa": _rounded(agreement.macro_kappa),
            "coverage": _rounded(agreement.coverage),
            "evidence_overlap": _rounded(agreement.evidence_overlap),
        },
        "commitments": {
            "both": counts.both,
            "only_program": counts.only_program,
            "only_reviewer": counts.only_reviewer,
            "precision": _rounded(counts.precision),
            "recall": _rounded(counts.recall),
        },
    }


def _criterion(name: str, rows: Sequence[Comparison]) -> CriterionAgreement:
    pairs = [(r.reviewer.verdict, r.program.verdict) for r in rows]
    sure = sum(r.program.verdict != Verdict.UNSURE for r in rows)
    return CriterionAgreement(
        criterion=name,
        n=len(rows),
        accuracy=sum(r.agrees for r in rows) / len(rows),
        kappa=cohens_kappa(pairs),
        coverage=sure / len(rows),
        evidence_overlap=evidence_overlap(rows),
        confusion=Counter(pairs),
    )


def _criterion_to_dict(row: CriterionAgreement) -> dict[str, Any]:
    confusion: dict[str, dict[str, int]] = {}
    for (reviewer, program), count in sorted(row.confusion.items()):
        confusion.setdefault(reviewer, {})[program] = count
    return {
        "n": row.n,
        "accuracy": _rounded(row.accuracy),
        "kappa": _rounded(row.kappa.value),
        "kappa_95": [_rounded(row.kappa.low), _rounded(row.kappa.high)],
        "coverage": _rounded(row.coverage),
        "evidence_overlap": _rounded(row.evidence_overlap),
        "confusion": confusion,
    }


def _variance(
    cells: Mapping[tuple[str, str], float],
    first: Mapping[str, float],
    second: Mapping[str, float],
    kappa: float,
) -> float:
    """n times the large-sample variance of kappa (Fleiss, Cohen and Everitt 1969)."""
    verdicts = {*first, *second}
    diagonal = expected = 0.0
    for verdict in verdicts:
        p, q = first.get(verdict, 0.0), second.get(verdict, 0.0)
        expected += p * q
        diagonal += cells.get((verdict, verdict), 0.0) * (1 - (p + q) * (1 - kappa)) ** 2
    others = (1 - kappa) ** 2 * sum(
        share * (second.get(a, 0.0) + first.get(b, 0.0)) ** 2
        for (a, b), share in cells.items()
        if a != b
    )
    residue = (kappa - expected * (1 - kappa)) ** 2
    return max(0.0, diagonal + others - residue) / (1 - expected) ** 2


def _shares(verdicts: Iterable[str]) -> dict[str, float]:
    counts = Counter(verdicts)
    total = sum(counts.values())
    return {verdict: count / total for verdict, count in counts.items()}


def _mean(values: Iterable[float]) -> float | None:
    collected = list(values)
    return fmean(collected) if collected else None


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
