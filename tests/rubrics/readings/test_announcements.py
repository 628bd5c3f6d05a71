"""What a machine says in a call is nobody's speech, whoever the transcript gives it to."""

import pytest

from rubrics.call import Call, Speaker, Utterance
from rubrics.dialogue import Dialogue
from tests.rubrics.conversation import play


def agent_lines(script: str) -> list[str]:
    dialogue = Dialogue(play(script))
    return [dialogue.utterances[i].text for i in dialogue.agent_indices]


@pytest.mark.parametrize(
    "words",
    [
        "thank you for calling acme please listen carefully as our menu has changed",
        "For sales, press one. For service, press two.",
        "all of our agents are currently helping other customers",
        "This call may be monitored for quality purposes.",
        "our office is now closed our hours are nine to five monday to friday",
        "your estimated wait time is ten minutes calls are answered in the order received",
    ],
)
def test_a_recording_is_not_the_agents_speech(words: str) -> None:
    assert agent_lines(f"A: {words}\nC: Oh, come on.") == []


def test_a_machine_that_asks_back_is_none_either() -> None:
    script = """
    A: Welcome to Acme Power.
    A: In a few words, tell me what you are calling about.
    C: My bill.
    A: Sorry, I didn't get that. Please say yes or no.
    """
    assert agent_lines(script) == []


def test_the_person_who_picks_up_after_the_recording_speaks() -> None:
    script = """
    A: Thank you for calling Acme. Calls are recorded for training.
    (20 s)
    A: Good morning, Acme, Joan speaking, how can I help?
    """
    assert agent_lines(script) == ["Good morning, Acme, Joan speaking, how can I help?"]


def test_an_agent_may_talk_of_keys_to_press() -> None:
    script = "A: Hello, support.\nC: The router hangs.\nA: Press the star key for five seconds."
    assert len(agent_lines(script)) == 2


def test_a_recording_cut_in_two_is_none_of_the_agents_speech_either() -> None:
    first = Utterance(Speaker.AGENT, 0.0, 3.0, "all of our agents are")
    second = Utterance(Speaker.AGENT, 3.0, 5.0, "busy please hold the line")
    dialogue = Dialogue(Call("cut", (first, second), 6.0))
    assert dialogue.agent_indices == dialogue.turns.agent_indices == ()
