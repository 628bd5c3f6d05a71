"""The agent is told by what is said, never by who speaks first."""

import pytest

from rubrics.call import Direction, Word
from workers.speakers.roles import decide_roles
from workers.speakers.turns import Turn


def talk(*lines: tuple[int, str]) -> list[Turn]:
    return [
        Turn(voice, tuple(Word(w, i, i + 0.9) for w in text.split()))
        for i, (voice, text) in enumerate(lines)
    ]


INBOUND = [
    (1, "Hello? Can I speak to Anna please, I'm calling about my order."),
    (0, "Thank you for calling Northern Bank, this is Sarah. How can I help you?"),
    (1, "I have a question about my bill."),
    (0, "May I put you on hold?"),
]


def test_who_answers_for_the_house_is_the_agent() -> None:
    roles = decide_roles(talk(*INBOUND), Direction.INBOUND, [0, 1])
    assert roles.agent_voice == 0
    assert roles.confidence > 0.9


def test_swapped_voices_swap_the_roles() -> None:
    swapped = [(1 - voice, text) for voice, text in INBOUND]
    assert decide_roles(talk(*swapped), Direction.INBOUND, [0, 1]).agent_voice == 1


def test_who_dials_out_is_the_agent() -> None:
    lines = talk(
        (0, "Hello?"),
        (1, "Hi, this is Tom calling from Acme Dental. I'm calling about your appointment."),
        (0, "Oh yes."),
    )
    roles = decide_roles(lines, Direction.OUTBOUND, [0, 1])
    assert (roles.agent_voice, roles.confidence > 0.8) == (1, True)


def test_a_rude_agent_is_still_the_agent() -> None:
    lines = talk(
        (0, "yeah what do you need"),
        (1, "hello can i speak to robert miller it is about my order"),
        (0, "he is not here hold please"),
    )
    assert decide_roles(lines, Direction.INBOUND, [0, 1]).agent_voice == 0


@pytest.mark.parametrize("lines", [[], [(0, "Hello."), (1, "Hello.")]])
def test_where_nothing_tells_the_confidence_is_even(lines: list[tuple[int, str]]) -> None:
    assert decide_roles(talk(*lines), Direction.INBOUND, [0, 1]).confidence == 0.5


def test_a_lone_voice_is_the_agent_as_far_as_it_sounds_like_one() -> None:
    lines = talk((0, "Thank you for calling, how may I help you?"))
    roles = decide_roles(lines, Direction.INBOUND, [0])
    assert (roles.agent_voice, roles.confidence > 0.8) == (0, True)
