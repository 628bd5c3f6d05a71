"""Swapping agent and caller changes who says what, and nothing of what is said."""

from rubrics.call import Call, Speaker, Utterance
from rubrics.detectors import DETECTORS
from rubrics.engine import score_call
from rubrics.roles import swap_roles
from rubrics.rubric import SHIPPED, load
from rubrics.scorecard import Verdict

WRONG = Call(
    "wrong way round",
    (
        Utterance(
            Speaker.CALLER, 0, 4, "Good morning, Acme Dental, Anna speaking, can I help you?"
        ),
        Utterance(Speaker.AGENT, 5, 8, "I would like an appointment."),
        Utterance(Speaker.UNKNOWN, 8, 9, "Yes."),
    ),
    9.0,
    role_confidence=0.55,
)


def test_the_speakers_change_places_for_certain() -> None:
    right = swap_roles(WRONG)
    assert [u.speaker for u in right.utterances] == [
        Speaker.AGENT,
        Speaker.CALLER,
        Speaker.UNKNOWN,
    ]
    assert [u.text for u in right.utterances] == [u.text for u in WRONG.utterances]
    assert right.role_confidence == 1.0


def test_what_was_unsure_is_decided_after_the_swap() -> None:
    rubric = load(SHIPPED, DETECTORS)
    assert score_call(rubric, WRONG).finding("greeting").verdict is Verdict.UNSURE
    assert score_call(rubric, swap_roles(WRONG)).finding("greeting").verdict is Verdict.PASS
