"""A transfer is explained and agreed before it happens."""

import pytest

from tests.rubrics.conversation import verdict

START = "A: Hello, Acme, how can I help?\nC: I want my money back, it's the wrong size.\n"
OTHER = "(6 s)\nA: Hello, this is Moira in returns.\nC: Hi Moira."


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Would you like me to put you through to returns?\nC: Yes please.", "pass"),
        ("I'll put you through to returns.\nC: Yes please.", "pass"),
        ("I'll put you over to returns, they deal with that.", "partial"),
        ("I'll transfer you.\nC: Okay.", "fail"),
        ("transferring", "fail"),
        ("I'm sending you someplace else.", "fail"),
        ("Returns look after that, I'm bouncing you over to them.\nC: Right.", "partial"),
        ("I have Moira here. May I bring her on?\nC: Please do.", "pass"),
        ("That's a Moira question.\nA: You want me to put you over to her?\nC: Sure.", "pass"),
    ],
)
def test_whom_or_why_and_agreement(words: str, expected: str) -> None:
    assert verdict("transfer_explained", f"{START}A: {words}\n{OTHER}") == expected


def test_a_declined_transfer_is_none() -> None:
    offered = f"{START}A: Shall I put you through to returns?\nC: No, leave it.\n"
    script = f"{offered}A: All right, then I will note it.\nC: Thanks.\nA: Bye."
    assert verdict("transfer_explained", script) == "na"


@pytest.mark.parametrize("words", ["I'll put you down for Tuesday.", "I'll send you a form."])
def test_putting_down_and_sending_are_no_transfer(words: str) -> None:
    assert verdict("transfer_explained", f"{START}A: {words}\nC: Thanks.\nA: Bye.") == "na"
