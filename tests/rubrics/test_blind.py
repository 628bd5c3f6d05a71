"""A person's scorecard without the machine."""

from rubrics.blind import criteria_of, missing_verdicts, total_of
from rubrics.rubric import rubric_to_dict
from tests.factories import example_rubric

FORM = rubric_to_dict(example_rubric())
ALL_PASS = dict.fromkeys(criteria_of(FORM), "pass")


def test_all_passed_is_a_hundred() -> None:
    assert total_of(FORM, ALL_PASS).score == 100.0


def test_a_failed_auto_fail_fails_the_call_and_its_band() -> None:
    total = total_of(FORM, {**ALL_PASS, "no_oversharing": "fail"})
    assert total.auto_fail
    assert total.band == "fair"


def test_what_is_missing_or_unsure_is_named() -> None:
    said = {**ALL_PASS, "greeting": "unsure"}
    del said["empathy"]
    assert missing_verdicts(FORM, said) == ("greeting", "empathy")
