"""Openings of many trades and Englishes: own name and organisation, one of them, neither."""

import pytest

from rubrics.call import Direction
from tests.rubrics.conversation import verdict

BUSINESS = "C: I was charged twice for my order and nobody answers my letters."

NAME_AND_ORGANISATION = (
    "Good morning, Acme, Tom speaking.",
    "Globex, this is Ann, how can I help?",
    "good morning blue door coffee zeke on the phone",
    "g'day mate bazza from coastal tyres",
    "hello northwin energy sara speaking",
    "Hello, Initech, you're speaking to Peter.",
    "Good afternoon, Wrenfield Aviation, Odalys here, how may I direct your call?",
    "hiya tipton and daughters its gwen",
    "afternoon penhaligons jory speaking what can i do you for",
    "Thanks for calling Umbrella, my name's Ravi, how can I help?",
    "thank you for calling zentrix this is marisol",
    "welcome to quillbrook my name is anneke how may i assist you",
    "Front desk, Babatunde speaking.",
    "theatre box office good evening niamh here",
    "hello you're through to marrowby kayleigh speaking",
    "You've reached Stanmore Veterinary, this is Priti.",
    "namaste shakti travels this is rohan how may i help you",
    "howzit ubuntu solar this is sipho speaking",
    "good day kestrel freight forwarders ngozi on the line",
    "hello the crooked billet dave here",
    "the surgery good morning joan speaking",
    "Hi, it's Finlay at Bramblewick.",
    "morning its deirdre in payroll",
    "hi there you're chatting with tamsin from lumio",
    "Oscorp. Jasmine. How can I help?",
    "hello marsh lane primary mrs doyle speaking",
    "good morning saint judes ward six staff nurse okafor speaking",
    "Good evening, Trattoria Lupo, Chiara speaking, would you like to book a table?",
    "evening red lantern takeaway mei speaking",
    "Hello and welcome to Vantix! You're speaking with Oluwaseun.",
)
ONE_OF_THE_TWO = (
    "Good morning, Acme.",
    "Globex, how can I help?",
    "good morning blue door coffee what can i get you",
    "Hello, Tom speaking.",
    "hello sara speaking how can i help",
    "Thank you for calling Zentrix, how may I help you?",
    "accounts good morning",
    "service desk",
    "Hi, this is Marguerite, how can I help you today?",
    "morning zeke here",
    "Penhaligon's, good afternoon.",
    "hello the surgery",
    "theatre box office how can i help",
    "you're through to marrowby how can i help",
    "g'day bazza here",
)
NEITHER = (
    "Hello?",
    "yeah but what do you want",
    "yet the lead",
    "yeah what",
    "good morning sir how can i help",
    "morning love what can i get you",
    "okay the red one",
    "yes I can see your order",
    "Hi, what's the problem?",
    "hello is that mrs patel",
    "Good afternoon, can I take your account number please?",
    "good evening how can i help you this evening",
    "yes hello go ahead",
    "Right, tell me what happened.",
    "hello yes im listening",
)


@pytest.mark.parametrize("words", NAME_AND_ORGANISATION)
def test_own_name_and_organisation_identify_fully(words: str) -> None:
    assert verdict("identification", f"A: {words}\n{BUSINESS}") == "pass"


@pytest.mark.parametrize("words", ONE_OF_THE_TWO)
def test_a_name_or_an_organisation_alone_identifies_in_part(words: str) -> None:
    assert verdict("identification", f"A: {words}\n{BUSINESS}") == "partial"


@pytest.mark.parametrize("words", NEITHER)
def test_salutations_answers_and_business_talk_name_nobody(words: str) -> None:
    assert verdict("identification", f"A: {words}\n{BUSINESS}") == "fail"


def test_a_firm_that_is_called_is_not_the_agents_own() -> None:
    script = "A: hello is that coastal tyres\nC: It is.\nA: I'm ringing about the fair."
    assert verdict("identification", script, direction=Direction.OUTBOUND) == "fail"


def test_a_caller_who_is_greeted_by_title_is_not_the_agent() -> None:
    script = f"A: Good morning, Mr Hughes, how can I help?\n{BUSINESS}"
    assert verdict("identification", script) == "fail"


def test_the_callers_name_said_back_is_not_the_agents() -> None:
    script = f"A: hello\nC: hi its tom\nA: hi tom whats up\n{BUSINESS}"
    assert verdict("identification", script) == "fail"


def test_a_bare_name_answers_who_is_speaking() -> None:
    script = f"A: Acme.\nC: Hello, who am I speaking to?\nA: Sorry, Tom.\n{BUSINESS}"
    assert verdict("identification", script) == "pass"


def test_an_agent_who_calls_gives_name_and_firm_in_one_breath() -> None:
    script = "A: Hi, Lou at Northcar here.\nC: Hello."
    assert verdict("identification", script, direction=Direction.OUTBOUND) == "pass"
