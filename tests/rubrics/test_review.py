"""What a person says counts, by the machine's own weights, and both stay to be seen."""

import pytest

from rubrics.review import (
    Correction,
    CorrectionError,
    Judged,
    check_correction,
    judged_from_dict,
    review,
)
from rubrics.rubric import rubric_to_dict
from rubrics.scorecard import Verdict, scorecard_to_dict
from tests.factories import example, shipped_example


def judged(*, auto_fail: bool = False) -> Judged:
    made = example(auto_fail=auto_fail)
    return judged_from_dict(scorecard_to_dict(made.card), rubric_to_dict(made.rubric))


def test_without_corrections_the_machine_s_total_stands() -> None:
    made = shipped_example()
    stored = judged_from_dict(scorecard_to_dict(made.card), rubric_to_dict(made.rubric))
    seen = review(stored, ())
    assert seen.total == seen.machine
    assert (seen.total.score, seen.total.band) == (made.card.score, made.card.band)


def test_a_correction_changes_the_total_and_leaves_the_machine_s() -> None:
    seen = review(judged(), [Correction("hold_permission", Verdict.PASS, "She asked before.")])
    assert seen.machine.score == 75.0
    assert seen.total.score == pytest.approx(100 * 15 / 16, abs=0.05)
    assert (seen.machine.band, seen.total.band) == ("fair", "excellent")


def test_an_auto_fail_by_a_person_takes_the_lowest_band_and_can_be_lifted() -> None:
    failed = review(judged(), [Correction("no_oversharing", Verdict.FAIL, "Told of the illness.")])
    assert (failed.total.auto_fail, failed.total.band) == (True, "fair")
    lifted = review(judged(auto_fail=True), [Correction("no_oversharing", Verdict.NA, "A joke.")])
    assert (lifted.machine.auto_fail, lifted.total.auto_fail) == (True, False)


def test_not_applicable_leaves_the_total_and_partial_earns_its_share() -> None:
    away = review(judged(), [Correction("hold_permission", Verdict.NA, "There was no hold.")])
    half = review(judged(), [Correction("hold_permission", Verdict.PARTIAL, "She told her.")])
    assert away.total.score == pytest.approx(100 * 12 / 13, abs=0.05)
    assert half.total.score == pytest.approx(100 * 13.5 / 16, abs=0.05)


def test_a_decided_unsure_verdict_counts_and_neither_agrees_nor_differs() -> None:
    seen = review(judged(), [Correction("calm_voice", Verdict.PASS)])
    decided = next(v for v in seen.verdicts if v.criterion == "calm_voice")
    assert decided.agrees is None
    assert seen.undecided == ()
    assert seen.total.score == pytest.approx(100 * 13 / 17, abs=0.05)


def test_agreement_is_told_from_correction() -> None:
    said = [Correction("greeting", Verdict.PASS), Correction("empathy", Verdict.FAIL, "Too late.")]
    seen = review(judged(), said)
    assert [v.criterion for v in seen.confirmed] == ["greeting"]
    assert [(v.criterion, v.machine, v.verdict) for v in seen.corrected] == [
        ("empathy", Verdict.PASS, Verdict.FAIL)
    ]


@pytest.mark.parametrize(
    ("correction", "words"),
    [
        (Correction("greeting", Verdict.FAIL, "  "), "reason is needed"),
        (Correction("greeting", Verdict.UNSURE, "why"), "pass, partial, fail"),
        (Correction("nothing", Verdict.FAIL, "why"), "not judged"),
    ],
)
def test_what_cannot_be_used_is_refused(correction: Correction, words: str) -> None:
    with pytest.raises(CorrectionError, match=words):
        check_correction(judged(), correction)


@pytest.mark.parametrize("verdict", [Verdict.PASS, Verdict.FAIL])
def test_an_unsure_verdict_is_decided_without_a_reason(verdict: Verdict) -> None:
    check_correction(judged(), Correction("calm_voice", verdict))


def test_when_nothing_applies_there_is_no_score() -> None:
    everything = [Correction(r.criterion, Verdict.NA, "A wrong number.") for r in judged().results]
    seen = review(judged(), everything)
    assert (seen.total.score, seen.total.band) == (None, None)
