"""Holds are asked for and answered, closed with thanks, and never long without a word."""

import pytest

from tests.rubrics.conversation import judge, verdict

START = "A: Hello, Acme, how can I help?\nC: My order has not come.\n"


@pytest.mark.parametrize(
    "words",
    ["May I place you on a brief hold?", "would you mind folding", "Okay if I pop you on hold?"],
)
def test_asked_and_answered_passes(words: str) -> None:
    script = f"{START}A: {words}\nC: Not at all.\n(40 s)\nA: Thanks for waiting."
    assert verdict("hold_permission", script) == "pass"


def test_asked_without_waiting_for_the_answer_is_partial() -> None:
    script = f"{START}A: Can you hang on while I check?\n(40 s)\nA: Thanks for waiting."
    assert verdict("hold_permission", script) == "partial"


@pytest.mark.parametrize("words", ["Hold please.", "One moment.", "bear with me", "Wait there."])
def test_told_instead_of_asked_fails(words: str) -> None:
    finding = judge("hold_permission", f"{START}A: {words}\n(40 s)\nA: It left on Monday.")
    assert finding.verdict.value == "fail"
    assert "without being asked" in finding.reason


def test_the_worst_of_two_holds_counts() -> None:
    first = "A: Can I put you on hold?\nC: Sure.\n(30 s)\nA: Thanks for holding.\nC: Okay.\n"
    script = f"{START}{first}A: Hold on.\n(30 s)\nA: Sorry about the wait."
    assert verdict("hold_permission", script) == "fail"


def test_a_refused_and_respected_hold_passes_and_is_no_hold() -> None:
    script = f"{START}A: Could you hold?\nC: I'd rather not, can you ring me back?\nA: Of course."
    assert verdict("hold_permission", script) == "pass"
    assert verdict("hold_return", script) == "na"


def test_hold_on_inside_a_sentence_is_no_hold() -> None:
    assert verdict("hold_permission", f"{START}A: Hold on, I typed that wrong.") == "na"


def test_a_callers_own_pause_is_no_hold() -> None:
    script = f"{START}A: And the number?\nC: Hold on, let me find it.\n(20 s)\nC: Right, got it."
    assert verdict("hold_permission", script) == "na"


def test_a_wordless_gap_closed_by_a_return_is_a_hold() -> None:
    script = f"{START}A: It says attempted here.\n(30 s)\nA: Hi, thanks for waiting."
    assert verdict("hold_permission", script) == "fail"
    assert verdict("hold_return", script) == "pass"


def test_a_return_without_a_word_of_thanks_fails() -> None:
    assert verdict("hold_return", f"{START}A: Hold please.\n(30 s)\nA: It's in stock.") == "fail"


def test_a_call_that_ends_in_the_hold_has_no_return() -> None:
    assert verdict("hold_return", f"{START}A: Hold please.\n(90 s)") == "na"


@pytest.mark.parametrize(("seconds", "expected"), [(100, "pass"), (140, "fail")])
def test_two_minutes_without_a_word_are_too_long(seconds: int, expected: str) -> None:
    script = f"{START}A: Hold please.\n({seconds} s)\nA: Thanks for holding."
    assert verdict("hold_updates", script) == expected


def test_a_check_in_breaks_a_long_hold() -> None:
    script = (
        f"{START}A: Hold please.\n(80 s)\nA: Still with you, one more minute.\n(80 s)\nA: Thanks."
    )
    assert verdict("hold_updates", script) == "pass"


def test_a_recorded_voice_is_no_check_in() -> None:
    recorded = "A: Your call is important to us."
    script = f"{START}A: Hold please.\n(80 s)\n{recorded}\n(80 s)\nA: Thanks for holding."
    assert verdict("hold_updates", script) == "fail"


@pytest.mark.parametrize(
    "words",
    [
        "Let me just slip along the corridor and catch him.",
        "It is, I'm afraid, although, hmm, give me one second on that.",
        "I'll go and knock on her door.",
    ],
)
def test_leaving_the_line_is_a_hold_that_was_told(words: str) -> None:
    script = f"A: Hello, Acme.\nC: Is the van mended?\nA: {words}\n(40 s)\nA: It is mended."
    assert verdict("hold_permission", script) == "fail"


def test_the_question_counts_although_the_agent_says_what_for_after_it() -> None:
    script = """
    A: Hello, Acme.
    C: Is the van mended?
    A: Can you hang on a minute?
    A: Let me go look in the yard.
    (40 s)
    A: It is mended.
    """
    assert verdict("hold_permission", script) == "partial"


def test_a_word_in_the_middle_of_a_hold_is_not_yet_the_return() -> None:
    script = """
    A: Hello, Acme.
    C: Is the van mended?
    A: Will you be okay to hold?
    C: Sure.
    (80 s)
    A: I am still with the mechanic. Are you alright to wait some more?
    C: Yes.
    (70 s)
    A: Thank you for your patience. It is mended.
    """
    assert verdict("hold_return", script) == "pass"


@pytest.mark.parametrize("words", ["I'd really rather you didn't.", "Please don't.", "No, sorry."])
def test_a_refusal_that_is_respected_passes(words: str) -> None:
    script = f"A: Acme.\nC: Is it mended?\nA: May I put you on hold?\nC: {words}\nA: Of course."
    assert verdict("hold_permission", script) == "pass"
