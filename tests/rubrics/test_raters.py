"""Agreement of several people: known values, chance, and what cannot be said."""

import pytest

from rubrics.raters import mean_kappa, pair_agreement, spread


def test_people_who_always_agree_on_different_verdicts_have_a_kappa_of_one() -> None:
    assert mean_kappa([("pass", "pass"), ("fail", "fail"), ("pass", "pass")]).value == 1.0


def test_fleiss_kappa_of_a_worked_example() -> None:
    # By hand: pairs agree in 1, 1/3, 1/3 and 1 of the calls; shares are 7/12 and 5/12.
    items = [("pass",) * 3, ("pass", "pass", "fail"), ("pass", "fail", "fail")]
    items.append(("fail",) * 3)
    observed, expected = (1 + 1 / 3 + 1 / 3 + 1) / 4, (6 / 12) ** 2 * 2
    assert mean_kappa(items).value == pytest.approx((observed - expected) / (1 - expected))


def test_the_interval_holds_the_value_and_shrinks_with_more_calls() -> None:
    few = [("pass", "pass"), ("fail", "fail"), ("pass", "fail"), ("fail", "fail")]
    small, large = mean_kappa(few), mean_kappa(few * 10)
    assert small.low is not None
    assert small.high is not None
    assert small.value is not None
    assert small.low <= small.value <= small.high
    assert large.high is not None
    assert large.low is not None
    assert large.high - large.low < small.high - small.low


def test_where_all_always_say_the_same_there_is_no_kappa() -> None:
    assert mean_kappa([("pass", "pass")] * 5).value is None
    assert pair_agreement([("pass", "pass")] * 5) == 1.0


def test_calls_with_one_rater_say_nothing() -> None:
    assert pair_agreement([("pass",)]) is None
    assert mean_kappa([("pass",)]).value is None


def test_the_spread_needs_two_scores() -> None:
    assert spread([80.0]) is None
    assert spread([80.0, 90.0]) == 5.0
