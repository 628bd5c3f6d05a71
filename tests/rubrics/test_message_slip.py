"""The message slip holds what a printed pad asks for, each field with where it was said."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rubrics.call import Call, call_from_dict
from rubrics.dialogue import Dialogue
from rubrics.message_slip import fill_slip
from rubrics.scorecard import MessageSlip, SlipState
from tests.rubrics.conversation import play

STARTED = datetime(2026, 3, 31, 10, 0, tzinfo=UTC)
AWAY = """\
A: Hello, Karen's line at Acme, Jo speaking.
C: Is Karen there?
A: She's in a meeting, can I take a message?
"""
NAME = """\
C: Please, it's about the roof lease.
A: Your name, and how is it spelled?
C: Rosalind Ackterberg. A C H T E R B E R G.
"""
PAUSES = """\
A: And the number?
C: oh one six one
A: oh one six one
C: five five five
A: Yes.
C: oh one seven two
"""
COMPANY = "A: Are you calling from a company?\nC: Yes, Birch Lane Bakery.\n"
NUMBER = "A: And the number?\nC: Four one five, five five five, oh one seven two.\n"
WHEN = "A: When should she call you?\nC: Before noon tomorrow.\n"
TAKEN = "A: I'll pass that on to her.\n"
FULL = AWAY + NAME + COMPANY + NUMBER + WHEN + TAKEN
ASKED = ("caller", "spelling", "company", "number", "message", "call_back")
DEV = Path(__file__).parents[3] / "shared" / "labelled-calls" / "dev"


def slip(script: str) -> MessageSlip:
    filled = fill_slip(Dialogue(replace(play(script), started_at=STARTED)))
    assert filled is not None
    return filled


def plain(script: str) -> str:
    """The script as a recogniser writes it."""
    lines = (line.split(": ", 1) for line in script.splitlines())
    bare = ((who, re.sub(r"[^\w\s]", "", text.lower())) for who, text in lines)
    return "\n".join(f"{who}: {text}" for who, text in bare)


def with_number(answer: str) -> str:
    return AWAY + NAME + COMPANY + answer + WHEN + TAKEN


def number(answer: str) -> str | None:
    return slip(with_number(answer)).number.value


def test_a_full_message_fills_every_field() -> None:
    filled = slip(FULL)
    assert filled.for_whom.value == "Karen"
    assert filled.caller.value == "Rosalind Achterberg"
    assert filled.spelling.value == "Achterberg"
    assert filled.company.value == "Birch Lane Bakery"
    assert filled.number.value == "4155550172"
    assert filled.message.value == "The roof lease"
    assert filled.call_back.value == "Before noon tomorrow"
    assert (filled.taken_at.value, filled.taken_by.value) == ("2026-03-31 10:00", "Jo")


def test_a_time_to_call_is_a_moment_where_the_date_is_known() -> None:
    assert slip(FULL).call_back.at == datetime(2026, 4, 1, 12, 0, tzinfo=UTC)


def test_it_is_filled_without_capitals_and_punctuation() -> None:
    filled = slip(plain(FULL))
    assert filled.caller.value == "Rosalind Achterberg"
    assert filled.company.value == "birch lane bakery"
    assert filled.number.value == "4155550172"
    assert filled.call_back.value == "before noon tomorrow"


def test_each_field_says_where_it_was_said() -> None:
    evidence = slip(FULL).number.evidence
    assert [e.utterance for e in evidence] == [9]
    assert evidence[0].quote == "Four one five, five five five, oh one seven two."


def test_what_was_not_asked_is_told_from_what_was_not_given() -> None:
    refused = "A: And the number?\nC: She has my number.\n"
    filled = slip(AWAY + NAME + refused + TAKEN)
    assert filled.number.state is SlipState.NOT_GIVEN
    assert filled.company.state is SlipState.NOT_ASKED
    assert filled.call_back.value is None


def test_no_slip_where_no_message_is_taken() -> None:
    call = play("A: Hello, Acme.\nC: My order is late.\nA: I'll let you know when it leaves.")
    assert fill_slip(Dialogue(call)) is None


def test_a_private_caller_has_no_company() -> None:
    private = "A: Is there a company?\nC: No company, it's my home.\n"
    assert (
        slip(AWAY + NAME + private + NUMBER + WHEN + TAKEN).company.value == "none: private caller"
    )


def test_a_number_given_in_pauses_is_put_together() -> None:
    assert number(PAUSES) == "01615550172"


def test_the_read_back_that_the_caller_agrees_to_corrects_the_number() -> None:
    heard = "A: And the number?\nC: 0161 555 0127.\nA: 0161 555 0172?\nC: Yes, that's it.\n"
    assert number(heard) == "01615550172"


def test_a_read_back_that_the_caller_denies_does_not() -> None:
    heard = "A: And the number?\nC: 0161 555 0172.\nA: 0161 555 0127?\nC: No, 0172.\n"
    assert number(heard) == "01615550172"


def test_an_extension_given_after_a_pause_stays_with_the_number() -> None:
    answer = "A: And the number?\nC: 0121 496 01\nA: Yes.\nC: double three, extension two oh four\n"
    assert number(answer) == "01214960133 ext. 204"


def test_a_surname_that_the_agent_spells_is_the_callers() -> None:
    named = "A: Who's calling?\nC: It's Steven Hargreves.\nA: H A R G R E A V E S?\nC: Yep.\n"
    assert slip(AWAY + named + COMPANY + NUMBER + TAKEN).caller.value == "Steven Hargreaves"


def test_an_order_number_is_no_phone_number() -> None:
    order = "A: What's the order number?\nC: 4415 2298 10.\n" + NUMBER
    assert number(order) == "4155550172"


@pytest.mark.parametrize(
    ("said", "name", "spelling"),
    [
        ("Mary Sulivan. S u l l i v a n.", "Mary Sullivan", "Sullivan"),
        ("Tom Paterson. P for Peter, A, double T, E R S O N.", "Tom Patterson", "Patterson"),
        ("Imani Okonjo-Reed. I-M-A-N-I, O-K-O-N-J-O, hyphen, Reed.", *["Imani Okonjo-Reed"] * 2),
        ("Wilfred D'Mello. D, apostrophe, M-E-L-L-O.", "Wilfred D'Mello", "D'Mello"),
    ],
)
def test_a_name_is_written_as_it_was_spelled(said: str, name: str, spelling: str) -> None:
    asked = f"C: Please.\nA: Your name, and how is it spelled?\nC: {said}\n"
    filled = slip(AWAY + asked + COMPANY + NUMBER + WHEN + TAKEN)
    assert (filled.caller.value, filled.spelling.value) == (name, spelling)


def labelled() -> list[Path]:
    return [p for p in sorted(DEV.glob("dev-*.json")) if int(p.stem.split("-")[1]) % 5]


def read(path: Path) -> Call:
    return call_from_dict(json.loads(path.read_text()))


@pytest.mark.skipif(not DEV.is_dir(), reason="needs the labelled calls beside the checkout")
def test_whenever_a_message_is_complete_its_slip_is_filled() -> None:
    passed = 0
    for dialogue in map(Dialogue, map(read, labelled())):
        filled, message = fill_slip(dialogue), dialogue.turns.message
        assert (filled is None) == (message is None)
        if filled and message and not message.missing:
            passed += 1
            assert [f for f in ASKED if getattr(filled, f).value is None] == [], dialogue.call.id
    assert passed >= 5


def test_a_name_that_no_list_holds_is_read_from_the_introduction() -> None:
    named = "C: This is Zorvane Quilbix speaking.\nA: Okay.\n"
    assert slip(AWAY + named + COMPANY + NUMBER + TAKEN).caller.value == "Zorvane Quilbix"
