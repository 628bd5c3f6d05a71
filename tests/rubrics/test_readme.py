"""The examples of rubrics/README.md are rubrics, and judge as the text around them says."""

import re

import pytest
import yaml
from jsonschema import Draft202012Validator

from rubrics.call import Direction
from rubrics.detectors import DETECTORS
from rubrics.engine import score_call
from rubrics.rubric import SHIPPED, Rubric, parse
from rubrics.scorecard import Scorecard
from rubrics.settings import METRICS, SETTINGS
from tests.rubrics.conversation import play
from tests.rubrics.test_shipped_rubric import SCHEMA

README = SHIPPED.with_name("README.md").read_text(encoding="utf-8")
EXAMPLES = {
    str(yaml.safe_load(text)["id"]): text for text in re.findall(r"```yaml\n(.*?)```", README, re.S)
}


def _example(name: str) -> Rubric:
    return parse(EXAMPLES[name], DETECTORS, name=name)


def _score(name: str, script: str, direction: Direction = Direction.INBOUND) -> Scorecard:
    return score_call(_example(name), play(script, direction=direction))


def _verdicts(card: Scorecard) -> dict[str, str]:
    return {r.criterion: r.finding.verdict.value for r in card.results}


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_a_rubric_for_check_and_schema(name: str) -> None:
    assert _example(name).criteria
    data = yaml.safe_load(EXAMPLES[name])
    assert list(Draft202012Validator(SCHEMA).iter_errors(data)) == []


def test_the_small_rubric_weighs_the_opening_three_times() -> None:
    card = _score("our_desk", "A: Good morning, Hill Bank, Ann speaking.\nC: Hi.\nA: No idea.")
    assert (card.score, card.band) == (85.7, "good")


def test_a_rule_for_leavers_is_asked_of_leavers_only() -> None:
    leaving = "A: Hello.\nC: I want to cancel my contract, please.\nA: We have a cheaper plan."
    assert _verdicts(_score("sales_and_cancellations", leaving)) == {
        "identification": "na",
        "offers_to_stay": "pass",
    }
    asking = _score("sales_and_cancellations", "A: Hello.\nC: When do you open?\nA: At nine.")
    assert set(_verdicts(asking).values()) == {"na"}


def test_a_name_alone_earns_a_quarter_on_outbound_calls() -> None:
    card = _score("sales_and_cancellations", "A: Hello, my name is Ann.", Direction.OUTBOUND)
    assert card.score == 25.0


def test_own_rules_pass_where_they_are_kept() -> None:
    card = _score(
        "leeds_branch",
        """
        A: Good morning, Northwind Energy, Leeds branch, Ann speaking. This call may be recorded.
        C: Hello, how much do I owe you?
        A: Could I take your postcode?
        C: L S one.
        A: Thank you. Your account is in credit.
        C: Oh, lovely.
        """,
    )
    assert set(_verdicts(card).values()) == {"pass"}


def test_own_rules_fail_where_they_are_broken() -> None:
    card = _score(
        "leeds_branch",
        """
        A: Northwind Energy, what is it?
        C: How much do I owe?
        A: Your balance is ten pounds, as per policy.
        A: Anything else? I have your ticket number here.
        """,
    )
    assert _verdicts(card) == {
        "names_the_branch": "partial",
        "no_jargon": "fail",
        "verifies_first": "fail",
        "recording_notice": "fail",
        "listens": "partial",
    }
    assert (card.auto_fail, card.band) == (True, "poor")


def test_known_names_are_heard_by_their_sound() -> None:
    card = _score("with_our_names", "A: Grüezi, northwin energy, sara here.\nC: Hello.")
    assert _verdicts(card) == {"greeting": "pass", "identification": "pass", "hold_updates": "na"}


def test_the_readme_names_every_setting_and_metric() -> None:
    for detector, settings in SETTINGS.items():
        rows = [row for row in README.splitlines() if row.startswith(f"| `{detector}` |")]
        assert all(any(f"`{setting}`" in row for row in rows) for setting in settings), detector
    assert all(f"| `{metric}` |" in README for metric in METRICS)
