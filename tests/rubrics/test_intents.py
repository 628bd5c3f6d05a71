"""The intent matcher: fresh words of each kind are heard, ordinary talk is not."""

import pytest

from rubrics.intents.matcher import intents
from rubrics.readings.intents import sounds_like, sounds_unlike
from rubrics.transcript import Transcript
from tests.rubrics.conversation import judge, play

_SAID = {
    "rude": ["Nobody wants to hear your whining, madam.",
             "were you even listening to a word i said"],
    "blame": ["our drivers are a joke to be honest they never bother knocking",
              "The last manager made a complete mess of all this."],
    "overpromise": ["You have my word it'll be approved, no question about it.",
                    "trust me it cannot possibly go wrong again"],
    "rushing": ["look i have got six other people waiting so what do you want",
                "Just give me the short version, I have other calls to take."],
    "policy_refusal": ["rules are rules sir i am not permitted to make exceptions",
                       "The system simply won't allow me to change it."],
    "oversharing": ["Dave's in the pub with the lads celebrating his birthday",
                    "she is away in greece with her new boyfriend till the fifth"],
    "absent_help": ["he's not at his desk shall i get him to ring you back when he is free",
                    "Tom's away from his desk, would you like to leave a message?"],
    "apology": ["I'm very sorry that we let you down yesterday.",
                "were so sorry about the mistake on your bill that was our fault"],
    "empathy": ["I can imagine how worrying that must be for you.",
                "that sounds really frustrating and i completely understand why you are upset"],
    "caller_failure": ["your engineer never turned up yesterday and i waited in all day",
                       "I ordered it three weeks ago and it still hasn't arrived."],
}  # fmt: skip
_ORDINARY = [
    "Could you read me the number on the back of the card, please?",
    "i'll send the form to you by email this afternoon",
    "We're open until six on Fridays and closed on Sundays.",
    "take all the time you need there's no rush at all",
    "The delivery is booked for Tuesday between nine and twelve.",
    "your policy runs until the end of march and covers the whole house",
    "The washing machine has a two year guarantee from the maker.",
    "I'll check with the warehouse and call you back by four.",
]


def _heard(name: str, text: str) -> bool:
    return sounds_like(Transcript(play(f"A: {text}")), 0, name)


@pytest.mark.parametrize(("name", "text"), [(n, t) for n, said in _SAID.items() for t in said])
def test_fresh_words_of_a_kind_are_heard_as_it(name: str, text: str) -> None:
    assert _heard(name, text)


@pytest.mark.parametrize("text", _ORDINARY)
def test_ordinary_talk_is_heard_as_nothing(text: str) -> None:
    assert [name for name in intents().by_name if _heard(name, text)] == []


def test_a_few_words_alone_decide_nothing() -> None:
    assert not _heard("empathy", "I know.")


def test_silence_is_of_no_kind() -> None:
    assert set(intents().score("…").values()) == {0.0}


def test_the_same_words_always_get_the_same_scores() -> None:
    text = "Those idiots in dispatch have got it wrong again."

    assert intents().score(text) == intents().score(text.lower().rstrip("."))


def test_plain_talk_is_ruled_out_as_a_report_of_failure() -> None:
    call = Transcript(play("A: Hello.\nC: I'd like to book a table for four on Saturday, please."))

    assert sounds_unlike(call, 1, "caller_failure")


def test_a_likely_hit_without_a_phrase_fails_with_less_confidence() -> None:
    likely = judge("respectful_language", "A: Nobody wants to hear your whining, madam.")
    phrase = judge("respectful_language", "A: You need to calm down, madam, are you deaf?")

    assert (likely.verdict, phrase.verdict) == ("fail", "fail")
    assert likely.confidence < phrase.confidence
