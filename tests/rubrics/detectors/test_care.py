"""Empathy, apology and the caller's name."""

import pytest

from rubrics.call import Direction
from tests.rubrics.conversation import judge, verdict


@pytest.mark.parametrize(
    "said",
    [
        "I understand how frustrating that is.",
        "that must be really worrying for you",
        "Oh I'm so sorry to hear that.",
        "no wonder you're fed up",
    ],
)
def test_a_feeling_acknowledged_passes(said: str) -> None:
    assert verdict("empathy", f"C: I'm so upset, my card is gone.\nA: {said}") == "pass"


def test_a_feeling_passed_over_fails_with_both_lines_as_evidence() -> None:
    finding = judge("empathy", "C: I'm at my wits' end with this.\nA: What's the order number?")
    assert finding.verdict == "fail"
    assert [e.utterance for e in finding.evidence] == [0, 1]


@pytest.mark.parametrize("said", ["My order number is five.", "I'm afraid I don't have it here."])
def test_a_plain_report_gives_no_occasion_for_empathy(said: str) -> None:
    assert verdict("empathy", f"C: {said}\nA: What colour is it?") == "na"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("I do apologise, that should not have happened.", "pass"),
        ("that's our mistake sorry about that", "pass"),
        ("I'm sorry you feel that way.", "fail"),
        ("Sorry, what was the number?", "fail"),
        ("Give me the number.", "fail"),
    ],
)
def test_a_failure_of_the_service_asks_for_an_apology(said: str, expected: str) -> None:
    fault = "C: The engineer never turned up, that's twice now.\nA: "
    assert verdict("apology", fault + said) == expected


def test_no_failure_asks_for_no_apology() -> None:
    assert verdict("apology", "C: I'd like a table for four.\nA: For when?") == "na"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Thank you, Mrs Patel.", "pass"),
        ("Thanks, Asha, one moment.", "pass"),
        ("Patel with one T?", "fail"),
        ("Thank you, madam.", "fail"),
    ],
)
def test_a_name_read_back_is_not_yet_used(said: str, expected: str) -> None:
    assert verdict("uses_name", f"C: My name is Asha Patel.\nA: {said}") == expected


def test_a_misheard_spelling_of_the_name_still_is_the_name() -> None:
    assert (
        verdict("uses_name", "C: hi its aisling from the mart\nA: right ashling hold on") == "pass"
    )


def test_anothers_name_is_not_the_callers() -> None:
    assert verdict("uses_name", "C: Is Tony there please?\nA: Tony's on another call.") == "na"


def test_a_person_who_is_called_is_known_by_name() -> None:
    script = "A: Could I speak to Ms Anwar?\nC: Speaking.\nA: Good morning, Ms Anwar."
    assert verdict("uses_name", script, direction=Direction.OUTBOUND) == "pass"


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("C: everybody calls me Bart\nA: oh bart what a worry", "pass"),
        ("C: it's Mrs. Popplewell about my eyes\nA: Right you are, Mrs. Popplewell.", "pass"),
        ("C: hello it's ny ree thompson i'm locked out\nA: i'll send somebody", "fail"),
        ("C: my order\nA: who am i talking to\nC: zbyszek kowal\nA: let me see", "fail"),
        ("C: is Tom there\nA: he's not, I'll tell Tom", "na"),
        ("C: hello\nA: Mister Feldstein's office, can I help", "na"),
        ("C: hello it's leaking water i have no idea\nA: okay", "na"),
    ],
)
def test_a_name_is_known_by_how_it_is_given_or_spoken_to(script: str, expected: str) -> None:
    assert verdict("uses_name", f"A: Acme.\n{script}") == expected


def test_a_message_that_greets_by_an_odd_name_uses_it() -> None:
    script = "A: hi leeroy it's tasha from the tyre place\nA: ring me on 5035550118"
    assert verdict("uses_name", script, direction=Direction.OUTBOUND) == "pass"


@pytest.mark.parametrize(
    "said",
    [
        "well i haven't got it with me",
        "the letter doesn't say if it's packed lunches",
        "The neighbour's gone and put a padlock on the gate.",
        "It hasn't come yet but it's only day two.",
    ],
)
def test_the_callers_own_affairs_are_no_failure(said: str) -> None:
    assert verdict("apology", f"C: {said}\nA: Okay.") == "na"


@pytest.mark.parametrize(
    "said", ["this is the fourth person i've spoken to", "the sofa you delivered has a rip in it"]
)
def test_a_failure_without_an_apology_fails(said: str) -> None:
    assert verdict("apology", f"C: {said}\nA: Right.") == "fail"


@pytest.mark.parametrize("said", ["Please don't apologise.", "Sorry, please, you were saying."])
def test_words_of_apology_may_be_none(said: str) -> None:
    assert verdict("apology", f"C: Nobody came.\nA: {said}") == "fail"


def test_a_failure_that_the_agent_admits_before_any_complaint_is_apologised_for() -> None:
    script = "A: Hi, it's Ned from Roofco. I'm so sorry, we said nine and we should have rung you."
    assert verdict("apology", f"{script}\nC: Right.", direction=Direction.OUTBOUND) == "pass"


def test_trouble_of_the_callers_own_making_calls_for_no_apology() -> None:
    script = "C: I bought the wrong hose, my own silly fault. It's been in the shed for weeks."
    assert verdict("apology", f"A: Garden centre.\n{script}\nA: Have you the receipt?") == "na"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("Righto Zeb, leave it with me.", "pass"), ("Righto, leave it with me.", "na")],
)
def test_an_odd_word_is_a_name_once_the_agent_takes_it_up(answer: str, expected: str) -> None:
    script = f"A: Plant hire.\nC: it's zeb down at the quarry, the digger's stopped\nA: {answer}"
    assert verdict("uses_name", script) == expected


def test_a_name_said_back_to_check_it_is_not_yet_used() -> None:
    script = "A: Acme.\nC: My name's Denise Whitlow.\nA: Okay. Whitlow, is that W, H?"
    assert verdict("uses_name", script) == "fail"
