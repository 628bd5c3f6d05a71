"""A person's corrections on top of the machine's scorecard: the same weights, both kept apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from rubrics.form import PARTIAL_POINTS, Band
from rubrics.scorecard import CriterionResult, Finding, Verdict
from rubrics.total import band_name, fails_call, total_score

# What a person can say; only the machine may be unsure.
PERSONS_VERDICTS = (Verdict.PASS, Verdict.PARTIAL, Verdict.FAIL, Verdict.NA)


class CorrectionError(ValueError):
    """A correction that cannot be used; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of one criterion; the reason may be empty where the machine agrees."""

    criterion: str
    verdict: Verdict
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """A score of 0-100 (None when nothing applied), its band's name, and whether the call fails."""

    score: float | None
    band: str | None
    auto_fail: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A scorecard as far as reviewing needs it: verdicts with their weights, bands, the total."""

    results: tuple[CriterionResult, ...]
    bands: tuple[Band, ...]
    total: Total

    def result(self, criterion: str) -> CriterionResult:
        """The machine's result of one criterion. Raises `CorrectionError` for an unknown one."""
        for result in self.results:
            if result.criterion == criterion:
                return result
        raise CorrectionError("This call was not judged by that criterion. Reload the page.")


@dataclass(frozen=True, slots=True)
class ReviewedVerdict:
    """One criterion: what the machine said, and what a person said, None where nobody did."""

    criterion: str
    machine: Verdict
    person: Verdict | None = None
    reason: str = ""

    @property
    def verdict(self) -> Verdict:
        """What counts: the person's verdict, else the machine's."""
        return self.person or self.machine

    @property
    def agrees(self) -> bool | None:
        """Whether person and machine say the same; None where one of them says nothing."""
        if self.person is None or self.machine is Verdict.UNSURE:
            return None
        return self.person is self.machine


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A scorecard after a review: the total that counts beside the machine's own."""

    total: Total
    machine: Total
    verdicts: tuple[ReviewedVerdict, ...]

    @property
    def corrected(self) -> tuple[ReviewedVerdict, ...]:
        """Where the person says something else than the machine, or decides what it could not."""
        return tuple(v for v in self.verdicts if v.person not in (None, v.machine))

    @property
    def confirmed(self) -> tuple[ReviewedVerdict, ...]:
        """Where the person says the same as the machine."""
        return tuple(v for v in self.verdicts if v.agrees)

    @property
    def undecided(self) -> tuple[ReviewedVerdict, ...]:
        """What is still unsure."""
        return tuple(v for v in self.verdicts if v.verdict is Verdict.UNSURE)


def judged_from_dict(card: Mapping[str, Any], form: Mapping[str, Any]) -> Judged:
    """A stored scorecard (`scorecard_to_dict`) with the form (`rubric_to_dict`) of its scoring."""
    verdicts = card["verdicts"]
    criteria = [c for s in form["sections"] for c in s["criteria"] if c["id"] in verdicts]
    return Judged(
        results=tuple(_result(c, verdicts[c["id"]]) for c in criteria),
        bands=tuple(Band(b["name"], b["title"], b["from"]) for b in form.get("bands", ())),
        total=Total(card["score"], card["band"], card["auto_fail"]),
    )


def check_correction(judged: Judged, correction: Correction) -> None:
    """Raise `CorrectionError` for an unknown criterion, `unsure`, or a missing reason."""
    machine = judged.result(correction.criterion).finding.verdict
    if correction.verdict not in PERSONS_VERDICTS:
        raise CorrectionError("Say pass, partial, fail or not applicable.")
    differs = machine not in (correction.verdict, Verdict.UNSURE)
    if differs and not correction.reason.strip():
        raise CorrectionError("Say why: a reason is needed where you differ from the machine.")


def review(judged: Judged, corrections: Iterable[Correction]) -> Reviewed:
    """The reviewed scorecard; what was said of criteria that it has not is left out."""
    said = {c.criterion: c for c in corrections}
    after = tuple(_corrected(r, said.get(r.criterion)) for r in judged.results)
    return Reviewed(
        total=_total(after, judged.bands) if after != judged.results else judged.total,
        machine=judged.total,
        verdicts=tuple(_reviewed(r, said.get(r.criterion)) for r in judged.results),
    )


def _corrected(result: CriterionResult, correction: Correction | None) -> CriterionResult:
    if correction is None:
        return result
    return replace(result, finding=replace(result.finding, verdict=correction.verdict))


def _reviewed(result: CriterionResult, correction: Correction | None) -> ReviewedVerdict:
    machine = result.finding.verdict
    if correction is None:
        return ReviewedVerdict(result.criterion, machine)
    return ReviewedVerdict(result.criterion, machine, correction.verdict, correction.reason)


def _total(results: tuple[CriterionResult, ...], bands: tuple[Band, ...]) -> Total:
    score, auto_fail = total_score(results), fails_call(results)
    return Total(score, band_name(bands, score, auto_fail=auto_fail), auto_fail)


def _result(criterion: Mapping[str, Any], result: Mapping[str, Any]) -> CriterionResult:
    return CriterionResult(
        criterion=criterion["id"],
        finding=Finding(
            Verdict(result["verdict"]), result["reason"], confidence=result["confidence"]
        ),
        weight=criterion["weight"],
        auto_fail=criterion["auto_fail"],
        partial_points=criterion.get("points", {}).get("partial", PARTIAL_POINTS),
    )
