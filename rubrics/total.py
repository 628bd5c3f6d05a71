"""From verdicts to the score, the auto-fail and the band: one way for machine and people."""

from collections.abc import Sequence

from rubrics.form import Band
from rubrics.scorecard import CriterionResult, Verdict

_COUNTED = (Verdict.PASS, Verdict.PARTIAL, Verdict.FAIL)


def total_score(results: Sequence[CriterionResult]) -> float | None:
    """The weighted share (0-100) over what applies; None when nothing does."""
    counted = [r for r in results if r.finding.verdict in _COUNTED]
    weight = sum(r.weight for r in counted)
    if weight == 0:
        return None
    points = sum(r.points for r in counted)
    return round(100.0 * points / weight, 1)


def fails_call(results: Sequence[CriterionResult]) -> bool:
    """Whether one verdict alone fails the call."""
    return any(r.auto_fail and r.finding.verdict is Verdict.FAIL for r in results)


def band_name(bands: Sequence[Band], score: float | None, *, auto_fail: bool) -> str | None:
    """The band of a score, the lowest one after an auto-fail; None without a score."""
    if score is None or not bands:
        return None
    reached = [b for b in bands if b.lowest <= score]
    if auto_fail or not reached:
        return min(bands, key=lambda b: b.lowest).name
    return max(reached, key=lambda b: b.lowest).name
