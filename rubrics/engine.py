"""Scores a call against a rubric: every detector asked, doubt applied, the total made."""

from rubrics.applicability import reason_not_asked
from rubrics.call import Call, Speaker
from rubrics.commitments import find_commitments
from rubrics.detectors import DETECTORS
from rubrics.dialogue import Dialogue
from rubrics.doubt import doubt_finding
from rubrics.message_slip import fill_slip
from rubrics.metrics import measure
from rubrics.rubric import Criterion, Rubric
from rubrics.scorecard import CriterionResult, Finding, Scorecard, Verdict
from rubrics.total import band_name, fails_call, total_score


def score_call(rubric: Rubric, call: Call) -> Scorecard:
    """The scorecard of a call: the same call and rubric always give the same one."""
    dialogue = Dialogue(call)
    results = tuple(
        CriterionResult(c.id, _judge(c, dialogue, rubric), c.weight, c.auto_fail, c.partial_points)
        for c in rubric.criteria
    )
    score = total_score(results)
    auto_fail = fails_call(results)
    return Scorecard(
        rubric_id=rubric.id,
        rubric_version=rubric.version,
        score=score,
        band=band_name(rubric.bands, score, auto_fail=auto_fail),
        auto_fail=auto_fail,
        results=results,
        commitments=find_commitments(dialogue),
        holds=dialogue.holds,
        metrics=measure(dialogue),
        message_slip=fill_slip(dialogue),
    )


def _without_agent(dialogue: Dialogue) -> Finding:
    if {u.speaker for u in dialogue.utterances} == {Speaker.UNKNOWN}:
        return Finding(Verdict.UNSURE, "Who the agent is cannot be told.", confidence=0.0)
    return Finding(Verdict.NA, "The agent does not speak in this recording.", confidence=1.0)


def _judge(criterion: Criterion, dialogue: Dialogue, rubric: Rubric) -> Finding:
    if not dialogue.agent_indices:
        return _without_agent(dialogue)
    not_asked = reason_not_asked(criterion.applies, dialogue)
    if not_asked is not None:
        return Finding(Verdict.NA, not_asked, confidence=1.0)
    finding = DETECTORS[criterion.detector](dialogue, criterion.params)
    return doubt_finding(finding, criterion, dialogue, rubric.doubt)
