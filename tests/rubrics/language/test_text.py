"""One form for human and machine transcripts."""

import pytest

from rubrics.language.near import sounds_within, within_one
from rubrics.language.text import clauses, normalise


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("I'm gonna, uh, put you on hold.", "i am going to put you on hold"),
        ("ill pass that on", "i will pass that on"),
        ("he's off ill", "he is off ill"),
        ("Greta's desk", "gretas desk"),
        ("shed be back", "she would be back"),
        ("in the shed", "in the shed"),
        ("the the [noise] house", "the house"),
        ("five five five", "five five five"),
    ],
)
def test_normalised_text_is_the_same_with_and_without_apostrophes(heard: str, meant: str) -> None:
    assert normalise(heard) == meant


def test_clauses_follow_the_punctuation_there_is() -> None:
    assert clauses("Whitmore Pryor, Mr. Doshi speaking.") == ["whitmore pryor", "mr doshi speaking"]


def test_near_words_differ_by_one_letter() -> None:
    assert within_one("helo", "hello")
    assert not within_one("hollow", "hello")


@pytest.mark.parametrize("heard", ["northwin energy speaking", "this is north wind energie"])
def test_a_known_name_is_heard_by_its_sound(heard: str) -> None:
    assert sounds_within("northwind energy", heard)


def test_another_name_is_not_the_known_one() -> None:
    assert not sounds_within("northwind energy", "southgate motors speaking")
