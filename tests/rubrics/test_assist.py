"""Criteria that only assist: shown, out of the score, and named by the version's label."""

from rubrics.assist import assist_mark, base_version, version_label, with_assist
from rubrics.detectors import DETECTORS
from rubrics.engine import score_call
from rubrics.rubric import SHIPPED, load, rubric_to_dict
from rubrics.scorecard import Verdict, scorecard_to_dict
from tests.factories import example_call

RUBRIC = load(SHIPPED, DETECTORS)
CALL = example_call()
PLAIN = score_call(RUBRIC, CALL)
FAILED = next(r.criterion for r in PLAIN.results if r.finding.verdict is Verdict.FAIL and r.weight)


def test_a_failed_criterion_that_only_assists_is_shown_and_costs_nothing() -> None:
    card = score_call(with_assist(RUBRIC, {FAILED}), CALL)
    assert card.finding(FAILED) == PLAIN.finding(FAILED)
    assert (card.score or 0) > (PLAIN.score or 0)


def test_an_auto_fail_that_only_assists_fails_no_call() -> None:
    assisting = with_assist(RUBRIC, {c.id for c in RUBRIC.criteria if c.auto_fail})
    assert not any(c.auto_fail for c in assisting.criteria)


def test_the_same_call_rubric_and_set_always_give_the_same_scorecard() -> None:
    cards = [
        score_call(with_assist(RUBRIC, order), CALL)
        for order in (["empathy", FAILED], [FAILED, "empathy"])
    ]
    assert scorecard_to_dict(cards[0]) == scorecard_to_dict(cards[1])


def test_the_label_names_what_assists_and_none_leaves_the_rubric_as_it_is() -> None:
    assert with_assist(RUBRIC, {"no_such"}) is RUBRIC
    assert version_label("1.2", ["no_blaming"]) == "1.2+assist(no_blaming)"
    assert base_version("1.2+assist(no_blaming)") == "1.2"


def test_a_long_label_is_cut_to_a_digest_that_tells_sets_apart() -> None:
    many = [f"a_long_criterion_{i}" for i in range(9)]
    labels = {version_label("1.2", many), version_label("1.2", many[1:])}
    assert len(labels) == 2
    assert all(len(label) <= 40 and label.startswith(assist_mark("1.2")) for label in labels)


def test_the_form_marks_only_what_assists() -> None:
    form = rubric_to_dict(with_assist(RUBRIC, {FAILED}))
    marked = [c["id"] for s in form["sections"] for c in s["criteria"] if c.get("assists")]
    assert marked == [FAILED]
    assert "assists" not in str(rubric_to_dict(RUBRIC)["sections"])
