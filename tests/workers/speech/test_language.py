"""A call in another language is refused when that is plain, and never for noise or brevity."""

import pytest

from workers.errors import WrongLanguage
from workers.speech.language import Listening, english_only, judge_language


def heard(seconds: float, **probabilities: float) -> Listening:
    return Listening(seconds, probabilities)


def test_a_call_in_the_expected_language_is_taken() -> None:
    assert judge_language([heard(25, en=0.97, de=0.01)], "en").code == "en"


def test_a_call_in_another_language_is_refused_with_what_to_do() -> None:
    spanish = [heard(25, es=0.98, en=0.01), heard(27, es=0.96, en=0.02)]
    with pytest.raises(WrongLanguage) as refused:
        judge_language(spanish, "en")
    assert refused.value.code == "language"
    assert "Spanish (es)" in refused.value.message
    assert "97%" in refused.value.message
    assert "CALLGRADE_LANGUAGE=es" in refused.value.message


@pytest.mark.parametrize(
    "listenings",
    [
        [heard(4, es=0.99, en=0.0)],
        [heard(25, es=0.6, en=0.2)],
        [heard(25, es=0.85, en=0.12)],
        [heard(25, cy=0.95, en=0.01), heard(25, nn=0.9, en=0.02)],
        [heard(20, es=0.98, en=0.01), heard(5, en=0.7, es=0.2)],
        [],
    ],
    ids=["short", "unsure", "perhaps expected", "never the same", "both languages", "nothing"],
)
def test_where_it_is_not_plain_the_call_is_taken(listenings: list[Listening]) -> None:
    assert judge_language(listenings, "en").code == "en"


def test_with_auto_the_language_is_what_is_heard_and_said_so() -> None:
    found = judge_language([heard(25, de=0.9, en=0.05)], "auto")
    assert found.code == "de"
    assert "German (de)" in found.notes[0]


def test_with_auto_an_english_call_needs_no_word() -> None:
    assert judge_language([heard(25, de=0.1, en=0.85)], "auto").notes == ()


def test_another_language_can_be_expected() -> None:
    assert judge_language([heard(25, de=0.99)], "de").code == "de"
    with pytest.raises(WrongLanguage, match=r"in English \(en\)"):
        judge_language([heard(25, de=0.01, en=0.99)], "de")


def test_a_reader_of_english_says_that_it_reads_nothing_else() -> None:
    assert english_only("en", "It", "Use another.").code == "en"
    assert "only knows English" in english_only("auto", "It", "Use another.").notes[0]
    with pytest.raises(WrongLanguage, match=r"asks for German \(de\)\. Use another\."):
        english_only("de", "It", "Use another.")
