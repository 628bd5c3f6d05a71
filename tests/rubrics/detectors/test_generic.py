"""Own criteria: says, never says, asks before, within the first seconds, metric between."""

import time
from collections.abc import Mapping
from typing import Any

import pytest

from rubrics.call import Direction
from rubrics.detectors import DETECTORS
from rubrics.dialogue import Dialogue
from rubrics.scorecard import Finding, Verdict
from tests.rubrics.conversation import play

_CALL = """
    A: Good morning, Northwind Energy, Leeds branch, Ann speaking. How can I help?
    C: My meter is broken.
    A: Could I take your postcode, please?
    C: L S one four A B.
    A: Your account is in credit.
    C: Great.
    A: Is there anything else?
    C: No, thanks.
    A: Thank you for calling, goodbye.
"""


def _judge(detector: str, params: Mapping[str, Any], script: str = _CALL) -> Finding:
    return DETECTORS[detector](Dialogue(play(script)), params)


def _verdict(detector: str, params: Mapping[str, Any], script: str = _CALL) -> str:
    return _judge(detector, params, script).verdict.value


def test_the_greeting_that_names_the_branch_passes_with_its_line() -> None:
    finding = _judge("says", {"phrases": ["leeds branch", "york branch"], "within": "opening"})
    assert finding.verdict is Verdict.PASS
    assert [e.utterance for e in finding.evidence] == [0]


@pytest.mark.parametrize("within", ["opening", 4])
def test_what_is_said_later_is_not_said_in_the_opening(within: str | float) -> None:
    finding = _judge("says", {"phrases": ["in credit"], "within": within})
    assert finding.verdict is Verdict.FAIL
    assert finding.evidence[0].utterance == 0
    assert "in credit" in finding.reason


def test_the_closing_is_the_last_words() -> None:
    assert _verdict("says", {"phrases": ["anything else"], "within": "closing"}) == "pass"
    assert _verdict("says", {"phrases": ["good morning"], "within": "closing"}) == "fail"


def test_the_other_speakers_words_do_not_count() -> None:
    assert _verdict("says", {"phrases": ["my meter"]}) == "fail"
    assert _verdict("says", {"phrases": ["my meter"], "who": "caller"}) == "pass"
    assert _verdict("says", {"phrases": ["my meter"], "who": "anyone"}) == "pass"


def test_of_all_phrases_some_are_partial_and_the_missing_ones_are_named() -> None:
    phrases = {"phrases": ["northwind energy", "leeds branch"], "needs": "all"}
    assert _verdict("says", phrases) == "pass"
    finding = _judge("says", {**phrases, "phrases": ["northwind energy", "york branch"]})
    assert finding.verdict is Verdict.PARTIAL
    assert "york branch" in finding.reason
    assert _verdict("says", {**phrases, "phrases": ["southwind", "york branch"]}) == "fail"


def test_a_phrase_cut_in_two_by_the_recogniser_is_heard_and_quotes_both_lines() -> None:
    finding = _judge(
        "says", {"phrases": ["recorded for training"]}, "A: calls are recorded\nA: for training"
    )
    assert [e.utterance for e in finding.evidence] == [0, 1]


def test_never_says_passes_until_it_is_said() -> None:
    assert _verdict("never_says", {"phrases": ["calm down"]}) == "pass"
    finding = _judge("never_says", {"phrases": ["calm down"]}, "A: Hello.\nC: No!\nA: Calm down.")
    assert finding.verdict is Verdict.FAIL
    assert [e.utterance for e in finding.evidence] == [2]


def test_a_forbidden_phrase_is_not_heard_into_a_similar_one() -> None:
    assert _verdict("never_says", {"phrases": ["our policies"]}, "A: our polices") == "pass"


@pytest.mark.parametrize(
    ("seconds", "partial", "expected"), [(30, 60, "pass"), (5, 30, "partial"), (2, 3, "fail")]
)
def test_what_is_due_early_is_judged_by_when_it_is_said(
    seconds: float, partial: float, expected: str
) -> None:
    params = {"phrases": ["postcode"], "seconds": seconds, "partial_seconds": partial}
    assert _verdict("within_seconds", params) == expected


def test_the_first_seconds_count_from_the_first_word() -> None:
    waiting = "(60 s)\nA: This call is recorded."
    params = {"phrases": ["this call is recorded"], "seconds": 5}
    assert _verdict("within_seconds", params, waiting) == "pass"


_VERIFY = {"asks": ["take your postcode"], "before": ["your account is"]}


def test_asked_and_answered_before_passes_with_both_lines() -> None:
    finding = _judge("asks_before", _VERIFY)
    assert finding.verdict is Verdict.PASS
    assert [e.utterance for e in finding.evidence] == [2, 4]


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("A: Can I take your postcode? Your account is fine.", "partial"),
        ("A: Your account is fine.\nC: Oh.\nA: Can I take your postcode?\nC: LS1.", "fail"),
        ("A: Good morning.\nC: Hello.", "na"),
        ("A: Take your postcode?\nC: LS1.\nA: Your account is fine. Your account is old.", "pass"),
    ],
)
def test_the_order_decides(script: str, expected: str) -> None:
    assert _verdict("asks_before", _VERIFY, script) == expected


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"metric": "talk_share_agent", "low": 0.4, "high": 0.7}, "pass"),
        ({"metric": "duration_seconds", "high": 20, "partial_high": 60}, "partial"),
        ({"metric": "duration_seconds", "high": 20}, "fail"),
        ({"metric": "words_per_minute", "low": 500}, "fail"),
        ({"metric": "holds", "high": 0}, "pass"),
        ({"metric": "interruptions", "high": 0}, "pass"),
        ({"metric": "longest_silence_seconds", "high": 1}, "pass"),
    ],
)
def test_a_metric_is_judged_by_its_bounds(params: Mapping[str, Any], expected: str) -> None:
    assert _verdict("metric_between", params) == expected


def test_a_hold_is_pointed_at() -> None:
    script = "A: May I put you on hold?\nC: Yes.\n(40 s)\nA: Thank you for holding."
    finding = _judge("metric_between", {"metric": "hold_seconds", "high": 30}, script)
    assert finding.verdict is Verdict.FAIL
    assert finding.evidence[0].end - finding.evidence[0].start > 39


def test_the_longest_silence_is_pointed_at() -> None:
    params = {"metric": "longest_silence_seconds", "high": 10}
    finding = _judge("metric_between", params, "A: Hello.\n(40 s)\nC: Hello?\nA: Yes.")
    assert finding.verdict is Verdict.FAIL
    assert [(e.start, e.end) for e in finding.evidence] == [(3.0, 43.5)]


def test_what_cannot_be_measured_is_not_judged() -> None:
    params = {"metric": "words_per_minute", "low": 1}
    call = Dialogue(play("C: Hello?", direction=Direction.OUTBOUND))
    assert DETECTORS["metric_between"](call, params).verdict is Verdict.NA


def test_many_wordings_are_heard_in_a_long_call_without_delay() -> None:
    phrase = "may/can/could I/we have/take/get/note your/the postcode/address/name"
    call = Dialogue(play("A: well can I just say\nC: the postcode we have is a good one\n" * 100))
    started = time.process_time()
    assert DETECTORS["says"](call, {"phrases": [phrase]}).verdict is Verdict.FAIL
    assert time.process_time() - started < 1.0
