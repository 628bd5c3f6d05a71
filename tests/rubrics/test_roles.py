"""Swapping agent and caller changes who says what, and nothing of what is said."""

from dataclasses import replace

from rubrics.call import Call, Speaker, Utterance, call_from_dict, call_to_dict
from rubrics.detectors import DETECTORS
from rubrics.engine import score_call
from rubrics.roles import keep_roles, swap_roles
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


def test_a_second_swap_brings_back_what_was_heard() -> None:
    assert swap_roles(swap_roles(WRONG)) == WRONG
    assert call_from_dict(call_to_dict(swap_roles(WRONG))) == swap_roles(WRONG)


def test_what_a_person_said_of_the_roles_holds_for_what_is_heard_anew() -> None:
    known = swap_roles(WRONG)
    assert keep_roles(known, WRONG) == known
    heard_right = replace(swap_roles(WRONG), roles_heard=None, role_confidence=0.7)
    kept = keep_roles(known, heard_right)
    assert [u.speaker for u in kept.utterances] == [u.speaker for u in known.utterances]
    assert kept.role_confidence == 1.0
    assert keep_roles(WRONG, heard_right) == heard_right
