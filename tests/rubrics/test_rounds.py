"""A calibration round compared."""

import pytest

from rubrics.rounds import Accuracy, compare_round

SAID = {
    ("c1", "ana"): {"greeting": "pass", "empathy": "fail"},
    ("c1", "ben"): {"greeting": "pass", "empathy": "pass"},
    ("c2", "ana"): {"greeting": "fail", "empathy": "fail"},
    ("c2", "ben"): {"greeting": "fail", "empathy": "pass"},
}
MACHINE = {"c1": {"greeting": "pass", "empathy": "unsure"}, "c2": {"greeting": "pass"}}
REFERENCE = {"c1": {"greeting": "pass", "empathy": "pass"}, "c2": {"greeting": "fail"}}
COMPARED = compare_round(["greeting", "empathy"], SAID, MACHINE, REFERENCE)


def test_people_who_agree_and_who_do_not_are_told_apart_by_criterion() -> None:
    greeting, empathy = COMPARED.criteria
    assert (greeting.agreement, greeting.kappa.value) == (1.0, 1.0)
    assert empathy.agreement == 0.0
    assert empathy.kappa.value == pytest.approx(-1.0)


def test_everybody_is_measured_against_the_reference_where_there_is_one() -> None:
    assert COMPARED.people == {"ana": Accuracy(2, 3), "ben": Accuracy(3, 3)}
    assert COMPARED.machine == Accuracy(1, 3)


def test_a_pair_is_compared_over_all_that_both_judged() -> None:
    (pair,) = COMPARED.pairs
    assert (pair.first, pair.second, pair.n) == ("ana", "ben", 4)


def test_without_a_reference_there_is_no_accuracy() -> None:
    assert compare_round(["greeting"], SAID, MACHINE, {}).machine.share is None
