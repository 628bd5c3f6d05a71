"""A supervisor's phrases are found in human and machine transcripts, and not in their contrary."""

import pytest

from rubrics.language.own_phrases import count_wordings, own_phrase
from rubrics.language.text import normalise


def _is_heard(phrase: str, said: str, *, tolerant: bool = True) -> bool:
    return bool(own_phrase(phrase).find_all(normalise(said).split(), tolerant=tolerant))


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("Northwind Energy", "hello northwin energy how can i help"),
        ("Northwind Energy", "this is north wind energy"),
        ("May/can/could I take your postcode?", "Could I take the post code, please?"),
        ("This call is recorded", "just so you know this call's being recorded"),
        ("thank you for calling ... speaking", "Thank you for calling Hill Bank, Ann speaking"),
        ("we're closed on Sunday", "no we are closed on sunday"),
    ],
)
def test_a_phrase_is_heard_however_it_is_written_down(phrase: str, said: str) -> None:
    assert _is_heard(phrase, said)


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("we will call you back", "we won't call you back"),
        ("Northwind Energy Leeds", "Northwind Energy York, good morning"),
        (
            "thank you for calling ... speaking",
            "thank you for calling, one two three four five six seven speaking",
        ),
        ("could you hold", "I would you hold"),
        ("recorded line", "it is recorded"),
    ],
)
def test_another_meaning_is_not_heard(phrase: str, said: str) -> None:
    assert not _is_heard(phrase, said)


def test_the_strict_way_wants_every_word_as_written() -> None:
    assert _is_heard("calm down", "Calm down, sir!", tolerant=False)
    assert not _is_heard("that policy", "that polish", tolerant=False)
    assert not _is_heard("this call is recorded", "this call's recorded", tolerant=False)


def test_each_place_counts_once() -> None:
    words = normalise("please hold. I said please hold").split()
    assert len(own_phrase("please/kindly hold").find_all(words, tolerant=True)) == 2


def test_alternatives_multiply() -> None:
    assert count_wordings("may/can I take/have your name") == 4
