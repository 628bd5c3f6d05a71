"""Respectful words, no blaming and no guarantees: what counts, and what only sounds like it."""

import pytest

from tests.rubrics.conversation import judge, verdict

_ABOUT = "C: The parcel has not come and I am waiting.\nA: {}"


@pytest.mark.parametrize(
    "said",
    [
        "You need to calm down.",
        "like i already told you its on the form",
        "if you'd read the letter you would know",
        "Well, everybody else manages to fill it in.",
        "are you deaf or something",
    ],
)
def test_rude_words_to_the_caller_fail(said: str) -> None:
    assert verdict("respectful_language", _ABOUT.format(said)) == "fail"


@pytest.mark.parametrize(
    "said",
    [
        "That's not a stupid question at all.",
        "silly me i typed it wrong",
        "Once things calm down in the yard I'll ring you.",
        "Could you read me the number on the letter?",
        "Sorry to ask again, I know you've told your story already.",
    ],
)
def test_kind_words_that_sound_alike_pass(said: str) -> None:
    assert verdict("respectful_language", _ABOUT.format(said)) == "pass"


def test_a_threatened_complaint_mocked_is_disrespect() -> None:
    script = "C: Right, I will be writing in to your manager.\nA: Ooh, I can't wait."
    assert verdict("respectful_language", script) == "fail"


@pytest.mark.parametrize(
    "said",
    [
        "Those idiots in shipping again.",
        "he's hopeless with paperwork",
        "billing always messes this up",
        "they don't know what they're doing over there",
        "The lads in the yard couldn't find their own feet.",
    ],
)
def test_running_colleagues_down_fails(said: str) -> None:
    assert verdict("no_blaming", _ABOUT.format(said)) == "fail"


@pytest.mark.parametrize(
    "said",
    [
        "I'm afraid the lines are slow today.",
        "My colleague made a mistake there and I apologise for it.",
        "I'm hopeless with names, sorry.",
        "They don't know yet, they're still checking.",
    ],
)
def test_regret_without_running_down_passes(said: str) -> None:
    assert verdict("no_blaming", _ABOUT.format(said)) == "pass"


@pytest.mark.parametrize(
    "said",
    [
        "I guarantee it'll be there tomorrow.",
        "there's no way it will fail again",
        "It will be with you Friday, you can bet your house on it.",
        "i promise you a hundred percent it will never happen again",
    ],
)
def test_guarantees_of_what_nobody_controls_fail(said: str) -> None:
    assert verdict("no_overpromise", _ABOUT.format(said)) == "fail"


@pytest.mark.parametrize(
    "said",
    [
        "I can't promise it'll be there tomorrow.",
        "I promise I'll call you back by three.",
        "Is it still under guarantee?",
        "It should be with you on Friday, that's the estimate.",
    ],
)
def test_limits_and_own_commitments_are_no_guarantee(said: str) -> None:
    assert verdict("no_overpromise", _ABOUT.format(said)) == "pass"


def test_a_fail_quotes_the_words_and_points_at_them() -> None:
    finding = judge("no_blaming", _ABOUT.format("He's useless."))
    assert "He's useless." in finding.reason
    assert [e.utterance for e in finding.evidence] == [1]


@pytest.mark.parametrize(
    "said",
    [
        "Oh, I'm sorry, did I sound like a phone book?",
        "funny how everyone's at the hospital once there's a ticket",
        "geez you're a precious one aren't you",
        "have you considered reading the manual",
    ],
)
def test_sarcasm_without_a_marker_word_is_disrespect(said: str) -> None:
    assert verdict("respectful_language", f"C: It's broken.\nA: {said}") == "fail"


@pytest.mark.parametrize(
    "said",
    [
        "Is it all right if I away and see the scheduler?",
        "that's a scary thing to wake up to",
        "what's your stores id",
        "it's funny how the light changes in winter",
    ],
)
def test_plain_words_that_resemble_sarcasm_are_none(said: str) -> None:
    assert verdict("respectful_language", f"C: It's broken.\nA: {said}") == "pass"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("ah Dympna never opens a thing till it's shouting at her", "fail"),
        ("fitting never measures these things they just bung them in", "fail"),
        ("i don't know what that lot do all day down there", "fail"),
        ("the whole ward runs on me if i'm honest", "fail"),
        ("she never works fridays so monday's better", "pass"),
        ("they never close over christmas", "pass"),
        ("the new lad reads every one of these before they go out", "pass"),
    ],
)
def test_what_is_told_as_somebodys_habit_runs_them_down(said: str, expected: str) -> None:
    assert verdict("no_blaming", _ABOUT.format(said)) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("four times gosh someone hand the man a medal", "fail"),
        ("you'd be amazed how many adults can't fold a pushchair", "fail"),
        ("it's two screws a chimp could do it", "fail"),
        ("you all think you're the only one with a leak", "fail"),
        ("you'd be amazed how many people ask us that", "pass"),
        ("you're not the only one so we're looking into it", "pass"),
        ("she's a lady you'll be all right with her", "pass"),
    ],
)
def test_mock_praise_and_belittling_comparisons_are_disrespect(said: str, expected: str) -> None:
    assert verdict("respectful_language", _ABOUT.format(said)) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("that bloke couldn't change a globe without stripping the thread", "fail"),
        ("he was on the beers till four so he's in no fit state", "fail"),
        ("dispatch strikes again", "fail"),
        ("between you and me, his marriage is over", "pass"),
        ("if it was noted it should have come through", "pass"),
    ],
)
def test_running_down_is_told_from_gossip(said: str, expected: str) -> None:
    assert verdict("no_blaming", f"C: Hello.\nA: {said}") == expected
