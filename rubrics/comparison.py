"""What changes when calls are scored by another rubric: scores, bands and verdicts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rubrics.call_files import CallFile
from rubrics.engine import score_call
from rubrics.rubric import Rubric
from rubrics.scorecard import Finding, Scorecard, Verdict

_NOT_THERE = "absent"


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """One criterion judged otherwise; `absent` where a rubric has no such criterion."""

    criterion: str
    old: str
    new: str
    reason: str


@dataclass(frozen=True, slots=True)
class CallChange:
    """One call under both rubrics. Scores are 0-100, None where nothing applied."""

    name: str
    old_score: float | None
    new_score: float | None
    old_band: str | None
    new_band: str | None
    verdicts: tuple[VerdictChange, ...]

    @property
    def changes(self) -> bool:
        """Whether anything differs."""
        scores = (self.old_score, self.old_band) != (self.new_score, self.new_band)
        return scores or bool(self.verdicts)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All calls under both rubrics, in the order given."""

    calls: tuple[CallChange, ...]

    @property
    def changed(self) -> tuple[CallChange, ...]:
        """The calls of which anything differs."""
        return tuple(call for call in self.calls if call.changes)

    @property
    def by_criterion(self) -> Mapping[str, Counter[tuple[str, str]]]:
        """How often each criterion's verdict went from one to another."""
        counts: dict[str, Counter[tuple[str, str]]] = {}
        for call in self.calls:
            for change in call.verdicts:
                counts.setdefault(change.criterion, Counter())[change.old, change.new] += 1
        return counts


def compare_rubrics(old: Rubric, new: Rubric, calls: Iterable[CallFile]) -> Comparison:
    """The calls scored by both rubrics."""
    return Comparison(
        tuple(
            _compare(file.name, score_call(old, file.call), score_call(new, file.call))
            for file in calls
        )
    )


def never_asked(rubric: Rubric, calls: Iterable[CallFile]) -> tuple[str, ...]:
    """The ids of the criteria that are `na` in every one of the calls."""
    cards = [score_call(rubric, file.call) for file in calls]
    return tuple(
        criterion.id
        for criterion in rubric.criteria
        if all(card.finding(criterion.id).verdict is Verdict.NA for card in cards)
    )


def comparison_to_dict(comparison: Comparison) -> dict[str, Any]:
    """The comparison as JSON-ready data; calls of which nothing differs are only counted."""
    return {
        "calls": len(comparison.calls),
        "changed": [_change_to_dict(call) for call in comparison.changed],
        "criteria": {
            criterion: [
                {"old": old, "new": new, "calls": count}
                for (old, new), count in sorted(counts.items())
            ]
            for criterion, counts in comparison.by_criterion.items()
        },
    }


def _compare(name: str, old: Scorecard, new: Scorecard) -> CallChange:
    before = {r.criterion: r.finding for r in old.results}
    after = {r.criterion: r.finding for r in new.results}
    changes = (
        _verdict_change(criterion, before.get(criterion), after.get(criterion))
        for criterion in {**after, **before}
    )
    return CallChange(
        name=name,
        old_score=old.score,
        new_score=new.score,
        old_band=old.band,
        new_band=new.band,
        verdicts=tuple(change for change in changes if change is not None),
    )


def _verdict_change(
    criterion: str, old: Finding | None, new: Finding | None
) -> VerdictChange | None:
    before = old.verdict.value if old else _NOT_THERE
    after = new.verdict.value if new else _NOT_THERE
    # A criterion that is new or gone and asks nothing of this call changes nothing of it.
    if before == after or {before, after} == {_NOT_THERE, Verdict.NA.value}:
        return None
    deciding = new or old
    return VerdictChange(criterion, before, after, deciding.reason if deciding else "")


def _change_to_dict(call: CallChange) -> dict[str, Any]:
    return {
        "call": call.name,
        "score": {"old": call.old_score, "new": call.new_score},
        "band": {"old": call.old_band, "new": call.new_band},
        "verdicts": [
            {"criterion": v.criterion, "old": v.old, "new": v.new, "reason": v.reason}
            for v in call.verdicts
        ],
    }
