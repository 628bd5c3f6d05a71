"""Scoring by a rubric's own rules: to which calls a criterion applies, what a partial earns."""

import pytest

from rubrics.call import Direction
from rubrics.detectors import DETECTORS
from rubrics.engine import score_call
from rubrics.rubric import parse
from rubrics.scorecard import Scorecard, Verdict
from tests.rubrics.conversation import play

_CALL = "A: Good morning, Ann speaking.\nC: I want to cancel my contract.\nA: I see. Goodbye."


def _score(criterion: str, direction: Direction = Direction.INBOUND) -> Scorecard:
    text = (
        "{id: r, version: 1, title: R, bands: [{name: low, from: 0}, {name: high, from: 80}],"
        f" sections: [{{id: s, title: S, criteria: [{criterion}]}}]}}"
    )
    return score_call(parse(text, DETECTORS, name="r"), play(_CALL, direction=direction))


@pytest.mark.parametrize(
    ("applies", "asked"),
    [
        ("{direction: inbound}", True),
        ("{direction: outbound}", False),
        ("{voicemail: true}", False),
        ("{voicemail: false}", True),
        ("{said: {phrases: [cancel my contract]}}", True),
        ("{said: {phrases: [cancel my contract], who: agent}}", False),
    ],
)
def test_a_criterion_is_asked_only_of_the_calls_that_it_applies_to(
    applies: str, asked: bool
) -> None:
    finding = _score(f"{{id: greeting, title: G, applies: {applies}}}").finding("greeting")
    assert (finding.verdict is not Verdict.NA) is asked


def test_what_is_not_asked_says_why_and_leaves_the_score_alone() -> None:
    card = _score("{id: greeting, title: G, applies: {direction: inbound}}", Direction.OUTBOUND)
    assert card.score is None
    assert card.finding("greeting").reason == ("Asked of inbound calls only; this one is outbound.")


@pytest.mark.parametrize(("points", "score", "band"), [(0.8, 80.0, "high"), (0, 0.0, "low")])
def test_a_partial_verdict_earns_what_the_rubric_says(
    points: float, score: float, band: str
) -> None:
    card = _score(f"{{id: identification, title: I, points: {{partial: {points}}}}}")
    assert card.finding("identification").verdict is Verdict.PARTIAL
    assert (card.score, card.band) == (score, band)
