"""What was heard counts however poor the rest; what was not heard, only in a well-heard call."""

from dataclasses import replace

import pytest

from rubrics.call import Call, Speaker, Utterance, Word
from rubrics.detectors import DETECTORS
from rubrics.doubt import understanding
from rubrics.engine import score_call
from rubrics.rubric import SHIPPED, load
from rubrics.scorecard import Finding, Verdict

RUBRIC = load(SHIPPED, DETECTORS)
POLITE = (
    (Speaker.AGENT, "Good morning, Acme Dental, this is Anna, how may I help you?"),
    (Speaker.CALLER, "Hello, I would like to know when you are open on Saturday."),
    (Speaker.AGENT, "We are open from nine to twelve. Is there anything else?"),
    (Speaker.CALLER, "No, that is all, thanks."),
    (Speaker.AGENT, "Thank you for calling, goodbye."),
)
CURT = (
    (Speaker.AGENT, "Yeah what is it."),
    (Speaker.CALLER, "I would like to know when you are open on Saturday."),
    (Speaker.AGENT, "Nine to twelve. Please make it quick."),
)


def heard(lines: tuple[tuple[Speaker, str], ...], confidence: float) -> Call:
    """The lines, ten seconds apart, each word recognised with the confidence given."""
    utterances = []
    for i, (speaker, text) in enumerate(lines):
        words = tuple(Word(w, 10.0 * i, 10.0 * i + 5, confidence) for w in text.split())
        utterances.append(Utterance(speaker, 10.0 * i, 10.0 * i + 5, text, words))
    return Call("heard", tuple(utterances), 10.0 * len(lines))


def finding(call: Call, criterion: str) -> Finding:
    return score_call(RUBRIC, call).finding(criterion)


def test_a_courtesy_that_was_heard_counts_however_poor_the_rest() -> None:
    assert finding(heard(POLITE, 0.45), "greeting").verdict is Verdict.PASS


def test_a_courtesy_that_was_not_heard_is_no_fail_where_words_were_missed() -> None:
    doubtful = finding(heard(CURT, 0.6), "greeting")
    assert doubtful.verdict is Verdict.UNSURE
    assert "Too many words were not understood" in doubtful.reason
    assert finding(heard(CURT, 0.97), "greeting").verdict is Verdict.FAIL


def test_hurrying_words_that_were_heard_fail_though_others_were_missed() -> None:
    assert finding(heard(CURT, 0.65), "no_rushing").verdict is Verdict.FAIL


def test_nobody_is_failed_for_words_that_were_poorly_heard_themselves() -> None:
    assert finding(heard(CURT, 0.5), "no_rushing").verdict is Verdict.UNSURE


def test_no_occasion_is_unsure_where_half_the_words_were_missed() -> None:
    assert finding(heard(POLITE, 0.5), "apology").verdict is Verdict.UNSURE
    assert finding(heard(POLITE, 0.95), "apology").verdict is Verdict.NA


def test_what_needs_no_words_is_judged_all_the_same() -> None:
    assert finding(heard(POLITE, 0.3), "no_interruptions").verdict is Verdict.PASS


@pytest.mark.parametrize("criterion", ["greeting", "identification", "offer_of_help"])
def test_an_opening_that_was_cut_off_is_not_failed(criterion: str) -> None:
    whole = heard(CURT, 1.0)
    assert finding(whole, criterion).verdict is Verdict.FAIL
    assert finding(replace(whole, starts_mid_speech=True), criterion).verdict is Verdict.UNSURE


def test_a_greeting_heard_after_a_cut_start_counts() -> None:
    cut = replace(heard(POLITE, 1.0), starts_mid_speech=True)
    assert finding(cut, "greeting").verdict is Verdict.PASS


def test_a_silence_as_long_as_a_hold_makes_no_hold_unsure() -> None:
    call = heard(POLITE, 0.7)
    assert finding(call, "hold_permission").verdict is Verdict.NA
    gap = replace(call, silences=((15.5, 30.0),))
    assert finding(gap, "hold_permission").verdict is Verdict.UNSURE


def test_unsure_roles_leave_nothing_decided() -> None:
    card = score_call(RUBRIC, replace(heard(POLITE, 1.0), role_confidence=0.55))
    assert {r.finding.verdict for r in card.results} == {Verdict.UNSURE}
    assert card.score is None


def test_words_that_may_be_the_callers_do_not_count_for_the_agent() -> None:
    call = heard(POLITE, 1.0)
    unsure = tuple(replace(u, speaker_confidence=0.5) for u in call.utterances)
    assert finding(replace(call, utterances=unsure), "greeting").verdict is Verdict.UNSURE


def test_a_human_transcript_is_understood_whole() -> None:
    assert understanding(Call("human", (Utterance(Speaker.AGENT, 0, 1, "Hello."),), 1.0)) == 1.0
