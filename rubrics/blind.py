"""What a person says of a call without the machine: every criterion of a form, and its score."""

from collections.abc import Mapping
from typing import Any

from rubrics.form import PARTIAL_POINTS, Band
from rubrics.review import PERSONS_VERDICTS, Total
from rubrics.scorecard import CriterionResult, Finding, Verdict
from rubrics.total import band_name, fails_call, total_score


def criteria_of(form: Mapping[str, Any]) -> tuple[str, ...]:
    """The criteria of a form (`rubric_to_dict`) in their order."""
    return tuple(c["id"] for s in form["sections"] for c in s["criteria"])


def missing_verdicts(form: Mapping[str, Any], said: Mapping[str, str]) -> tuple[str, ...]:
    """The criteria of which nothing usable is said yet."""
    usable = {verdict.value for verdict in PERSONS_VERDICTS}
    return tuple(c for c in criteria_of(form) if said.get(c) not in usable)


def total_of(form: Mapping[str, Any], said: Mapping[str, str]) -> Total:
    """The score of a person's verdicts by the form's own weights and bands."""
    criteria = [c for s in form["sections"] for c in s["criteria"] if c["id"] in said]
    results = tuple(_result(c, said[c["id"]]) for c in criteria)
    score, auto_fail = total_score(results), fails_call(results)
    bands = tuple(Band(b["name"], b["title"], b["from"]) for b in form.get("bands", ()))
    return Total(score, band_name(bands, score, auto_fail=auto_fail), auto_fail)


def _result(criterion: Mapping[str, Any], verdict: str) -> CriterionResult:
    return CriterionResult(
        criterion=criterion["id"],
        finding=Finding(Verdict(verdict), ""),
        weight=criterion["weight"],
        auto_fail=criterion["auto_fail"],
        partial_points=criterion.get("points", {}).get("partial", PARTIAL_POINTS),
    )
