"""What a recogniser cut is read as one, and the evidence names what was recorded."""

from dataclasses import replace

from rubrics.call import Call
from rubrics.detectors import DETECTORS
from rubrics.dialogue import Dialogue
from tests.rubrics.conversation import play

CUT = """
A: Hello, how can I help
C: My order has not come, it was due on Monday.
A: would it be okay if I pop you
A: on hold for a minute
C: Sure.
(30 s)
A: Thanks for waiting.
"""


def cut_call() -> Call:
    call = play(CUT)
    first = call.utterances[2]
    joined = replace(call.utterances[3], start=first.end)
    return replace(call, utterances=(*call.utterances[:3], joined, *call.utterances[4:]))


def test_a_question_cut_in_two_is_still_asked() -> None:
    finding = DETECTORS["hold_permission"](Dialogue(cut_call()), {})
    assert finding.verdict.value == "pass"
    assert [e.utterance for e in finding.evidence] == [2]


def test_holds_are_framed_by_the_utterances_as_recorded() -> None:
    (hold,) = Dialogue(cut_call()).holds
    assert (hold.after, hold.before) == (4, 5)


def test_a_finished_sentence_is_not_joined_to_the_next() -> None:
    call = play("A: Hello.\nA: Hold please.")
    close = replace(call.utterances[1], start=call.utterances[0].end)
    dialogue = Dialogue(replace(call, utterances=(call.utterances[0], close)))
    assert dialogue.turns is dialogue
