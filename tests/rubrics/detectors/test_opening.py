"""Salutation, own name and organisation, the offer of help, and whose phone it is."""

import pytest

from rubrics.call import Direction
from rubrics.detectors import DETECTORS
from rubrics.dialogue import Dialogue
from tests.rubrics.conversation import judge, play, verdict

BUSINESS = "C: I was charged twice for my order and nobody answers my letters."


@pytest.mark.parametrize(
    "words", ["Good morning, accounts.", "G'day, Coastal Tyres.", "thanks for ringing the depot"]
)
def test_a_salutation_in_the_opening_passes(words: str) -> None:
    assert verdict("greeting", f"A: {words}\n{BUSINESS}") == "pass"


@pytest.mark.parametrize("words", ["Yeah?", "Accounts.", "What do you need?", "Speaking."])
def test_an_opening_without_salutation_fails(words: str) -> None:
    assert verdict("greeting", f"A: {words}\n{BUSINESS}") == "fail"


def test_a_salutation_after_the_callers_business_comes_too_late() -> None:
    assert verdict("greeting", f"A: Yes?\n{BUSINESS}\nA: Good morning to you.") == "fail"


def test_a_salutation_in_the_second_line_counts_while_no_business_is_told() -> None:
    assert verdict("greeting", f"A: Yes?\nC: Hello?\nA: Hello, Acme.\n{BUSINESS}") == "pass"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("This is Harper Valley Bank, my name is Linda.", "pass"),
        ("billing tom speaking", "pass"),
        ("Hello, David's line, this is Sarah.", "pass"),
        ("hi youre through to the parts desk its xiomara here", "pass"),
        ("Morgan Plumbing, good morning.", "partial"),
        ("Hello, this is Melissa.", "partial"),
        ("Yes, account number?", "fail"),
        ("Hello, how can I help you?", "fail"),
    ],
)
def test_identification_needs_own_name_and_organisation(words: str, expected: str) -> None:
    assert verdict("identification", f"A: {words}\n{BUSINESS}") == expected


def test_the_person_called_is_not_the_agents_own_name() -> None:
    script = "A: Hello, is that Mrs Penhallow?\nC: Yes.\nA: I'm ringing about the fair."
    assert verdict("identification", script, direction=Direction.OUTBOUND) == "fail"


def test_an_outbound_agent_may_introduce_himself_in_the_second_line() -> None:
    script = "A: Hi, is this Brianna?\nC: This is she.\nA: It's Tori over at Juniper Hill Barn."
    assert verdict("identification", script, direction=Direction.OUTBOUND) == "pass"


def test_names_of_the_roster_are_known_however_they_are_spelt() -> None:
    dialogue = Dialogue(play(f"A: northwin energie sera can i help\n{BUSINESS}"))
    roster = {"names": ["Sarah"], "organisations": ["Northwind Energy"]}
    assert DETECTORS["identification"](dialogue, roster).verdict.value == "pass"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("what can i do for you today", "pass"),
        ("How might we be of assistance?", "pass"),
        ("Can I start with your name?", "fail"),
        ("Go ahead.", "fail"),
    ],
)
def test_the_opening_offers_help(words: str, expected: str) -> None:
    assert verdict("offer_of_help", f"A: Hello. {words}\n{BUSINESS}") == expected


def test_no_offer_of_help_is_due_when_the_agent_calls() -> None:
    assert verdict("offer_of_help", "A: Hello.", direction=Direction.OUTBOUND) == "na"


def test_whose_phone_it_is_said_at_once_passes() -> None:
    assert verdict("answering_for_other", f"A: Karen's phone, Jo speaking.\n{BUSINESS}") == "pass"


def test_whose_phone_it_is_comes_out_too_late() -> None:
    script = (
        "A: Yes?\nC: Hi Rick, my bumper is still not here and it's Thursday.\nA: this aint rick"
    )
    finding = judge("answering_for_other", script)
    assert finding.verdict.value == "fail"
    assert [e.utterance for e in finding.evidence] == [2]


def test_a_general_line_answers_for_nobody() -> None:
    script = "A: Sales, Tom speaking.\nC: Is Karen there?\nA: She's away from her desk."
    assert verdict("answering_for_other", script) == "na"


def test_a_recorded_announcement_is_not_the_agents_opening() -> None:
    script = f"A: Thank you for calling. Calls may be recorded for training.\nA: Yeah?\n{BUSINESS}"
    assert verdict("greeting", script) == "fail"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("hi marguerite um it's dean", "partial"),
        ("Good morning, Mr. Tran, this is Geraldine.", "partial"),
        ("mister kowalchuk", "fail"),
        ("Hi, is that Mrs Patel? It's Gemma from Bright Smile.", "pass"),
    ],
)
def test_the_name_of_the_person_called_is_not_the_agents(words: str, expected: str) -> None:
    script = f"A: {words}\nC: Yes?"
    assert verdict("identification", script, direction=Direction.OUTBOUND) == expected


def test_a_bare_yes_before_the_firms_name_changes_nothing() -> None:
    assert verdict("identification", f"A: Yeah.\nA: Castle Road Motors.\n{BUSINESS}") == "partial"


@pytest.mark.parametrize(
    "words",
    ["there, Oakwell Rescue", "thanks for ridge line credit", "Harcourt Surgery, good this is Bev"],
)
def test_what_a_recogniser_leaves_of_a_salutation_still_greets(words: str) -> None:
    assert verdict("greeting", f"A: {words}\n{BUSINESS}") == "pass"


def test_an_own_name_that_no_list_holds_is_known_by_its_capital() -> None:
    words = "Good morning, Alder House Hotel, is Montserrat. How may I help?"
    assert verdict("identification", f"A: {words}\n{BUSINESS}") == "pass"
