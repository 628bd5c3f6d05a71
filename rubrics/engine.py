"""Scores a call against a rubric: every detector asked, doubt applied, the total made."""

from rubrics.applicability import reason_not_asked
from rubrics.call import Call
from rubrics.commitments import find_commitments
from rubrics.detectors import DETECTORS
from rubrics.dialogue import Dialogue
from rubrics.doubt import doubt_finding
from rubrics.message_slip import fill_slip
from rubrics.metrics import measure
from rubrics.rubric import Criterion, Rubric
from rubrics.scorecard import CriterionResult, Finding, Scorecard, Verdict

_COUNTED = (Verdict.PASS, Verdict.PARTIAL, Verdict.FAIL)


def score_call(rubric: Rubric, call: Call) -> Scorecard:
    """The scorecard of a call: the same call and rubric always give the same one."""
    dialogue = Dialogue(call)
    results = tuple(
        CriterionResult(c.id, _judge(c, dialogue, rubric), c.weight, c.auto_fail, c.partial_points)
        for c in rubric.criteria
    )
    score = total_score(results)
    auto_fail = any(r.auto_fail and r.finding.verdict is Verdict.FAIL for r in results)
    return Scorecard(
        rubric_id=rubric.id,
        rubric_version=rubric.version,
        score=score,
        band=_band_name(rubric, score, auto_fail=auto_fail),
        auto_fail=auto_fail,
        results=results,
        commitments=find_commitments(dialogue),
        holds=dialogue.holds,
        metrics=measure(dialogue),
        message_slip=fill_slip(dialogue),
    )


def total_score(results: tuple[CriterionResult, ...]) -> float | None:
    """The weighted share (0-100) over what applies; None when nothing does."""
    counted = [r for r in results if r.finding.verdict in _COUNTED]
    weight = sum(r.weight for r in counted)
    if weight == 0:
        return None
    points = sum(r.points for r in counted)
    return round(100.0 * points / weight, 1)


def _judge(criterion: Criterion, dialogue: Dialogue, rubric: Rubric) -> Finding:
    if not dialogue.agent_indices:
        return Finding(Verdict.NA, "The agent does not speak in this recording.", confidence=1.0)
    not_asked = reason_not_asked(criterion.applies, dialogue)
    if not_asked is not None:
        return Finding(Verdict.NA, not_asked, confidence=1.0)
    finding = DETECTORS[criterion.detector](dialogue, criterion.params)
    return doubt_finding(finding, criterion, dialogue, rubric.doubt)


def _band_name(rubric: Rubric, score: float | None, *, auto_fail: bool) -> str | None:
    if score is None:
        return None
    return rubric.lowest_band.name if auto_fail else rubric.band_of(score).name
