"""A voicemail is an outbound call in which only the agent speaks to a machine."""

from rubrics.call import Direction, Speaker, Utterance
from workers.speakers.voicemail import is_voicemail

MESSAGE = Utterance(Speaker.AGENT, 5, 20, "Hello, this is Anna from Acme. Please call me back.")
PROMPT = Utterance(Speaker.CALLER, 0, 4, "Please leave a message after the tone.")
ANSWER = Utterance(Speaker.CALLER, 21, 22, "Hi Anna, I am here now.")


def test_only_the_agent_speaks() -> None:
    assert is_voicemail([MESSAGE], Direction.OUTBOUND)


def test_the_machines_prompt_does_not_count() -> None:
    assert is_voicemail([PROMPT, MESSAGE], Direction.OUTBOUND)


def test_a_person_who_answers_makes_it_a_call() -> None:
    assert not is_voicemail([PROMPT, MESSAGE, ANSWER], Direction.OUTBOUND)


def test_an_inbound_call_is_none() -> None:
    assert not is_voicemail([MESSAGE], Direction.INBOUND)


def test_no_words_are_none() -> None:
    assert not is_voicemail([], Direction.OUTBOUND)
