"""A message that is taken holds name and spelling, company, number, and when to call."""

import pytest

from tests.rubrics.conversation import judge, verdict

AWAY = "A: Hello, Acme.\nC: Is Karen there?\nA: She's in a meeting, can I take a message?\n"
NAME = "C: Please. It's Rosalind Achterberg.\nA: Could you spell that?\nC: A C H T E R B E R G.\n"
NUMBER = "A: And the number?\nC: Four one five, five five five, oh one seven two.\n"
COMPANY = "A: Are you calling from a company?\nC: Birch Lane Bakery.\n"
WHEN = "A: When should she call you?\nC: Before noon tomorrow.\n"
TAKEN = "A: I'll pass that on to her.\n"


def test_all_five_particulars_pass() -> None:
    assert verdict("message_complete", AWAY + NAME + COMPANY + NUMBER + WHEN + TAKEN) == "pass"


def test_what_is_missing_is_named() -> None:
    finding = judge("message_complete", AWAY + NAME + COMPANY + NUMBER + TAKEN)
    assert finding.verdict.value == "partial"
    assert "when to return the call" in finding.reason


def test_without_a_number_the_message_fails() -> None:
    assert verdict("message_complete", AWAY + NAME + COMPANY + WHEN + TAKEN) == "fail"


def test_a_caller_without_company_satisfies_it() -> None:
    private = "A: Is there a company?\nC: No company, it's my home.\n"
    assert verdict("message_complete", AWAY + NAME + private + NUMBER + WHEN + TAKEN) == "pass"


def test_a_greeting_to_pass_on_is_no_message() -> None:
    away = "A: Hello, Acme.\nC: Is Karen there?\nA: She's in a meeting.\n"
    script = f"{away}C: Tell her I was asking for her.\nA: I'll tell her."
    assert verdict("message_complete", script) == "na"


def test_no_message_is_taken_where_nobody_is_away() -> None:
    script = "A: Hello, Acme.\nC: My order is late.\nA: I'll let you know when it leaves."
    assert verdict("message_complete", script) == "na"


SLIP = """
A: Hello, Acme Vets, Jo here.
C: Can I speak to Doctor Hale please?
A: She's with a patient. Can I take a message?
C: Please. {name}
{rest}
"""
REST = (
    "A: What number can she reach you on?\nC: 01632 960 118.\nA: When would suit?\nC: After four."
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("It's Ng, N G, Harriet Ng. It's about my blood results.", "pass"),
        ("Aled Prosser here, of Prosser Dairy, two S's.", "pass"),
        ("Tell her Trey Boudreaux called.\nA: C or K?\nC: X.", "partial"),
    ],
)
def test_what_the_caller_says_by_the_way_fills_the_slip(name: str, expected: str) -> None:
    script = SLIP.format(name=name, rest=f"{REST}\nA: I'll see she gets it.")
    assert verdict("message_complete", script) == expected


def test_a_misheard_word_in_a_number_leaves_it_a_number() -> None:
    rest = REST.replace("01632 960 118", "oh one six and three two nine six oh one one eight")
    script = SLIP.format(
        name="It's Carol Ng, N G. It's my results.", rest=f"{rest}\nA: I'll tell her."
    )
    assert verdict("message_complete", script) == "pass"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Aye, tell her Moira's digger has a flat tyre at the quarry.", "fail"),
        ("That would be kind. It's about the quarry digger, flat tyre.", "fail"),
        ("No, you're all right, I'll ring again about the digger.", "na"),
    ],
)
def test_an_offered_message_is_taken_where_the_caller_takes_the_offer(
    answer: str, expected: str
) -> None:
    script = (
        "A: Plant Hire, hello.\nC: Is Jean about?\nA: She's not free, I can grab a message.\n"
        f"C: {answer}\nA: Flat tyre, quarry digger, right you are."
    )
    assert verdict("message_complete", script) == expected
