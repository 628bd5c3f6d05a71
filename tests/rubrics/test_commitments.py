"""Promises found, with the words and the moment by when."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from rubrics.commitments import find_commitments
from rubrics.dialogue import Dialogue
from rubrics.due_times import due_time, due_words
from rubrics.scorecard import Commitment
from tests.rubrics.conversation import play

# A Tuesday.
_SAID = datetime(2026, 3, 31, 10, 0, tzinfo=UTC)


def _promises(script: str) -> tuple[Commitment, ...]:
    return find_commitments(Dialogue(replace(play(script), started_at=_SAID)))


@pytest.mark.parametrize(
    "said",
    [
        "I'll call you back by three tomorrow.",
        "ill e mail you the form today",
        "We'll let you know as soon as it's ready.",
        "She'll ring you by four.",
        "I'm going to have the manager call you.",
        "i'll drop her a wee note and she'll ring you",
        "I'll post you a letter that says so.",
        "I'll set this right on his keyboard.",
        "i'll say it to him",
    ],
)
def test_a_later_act_is_a_commitment(said: str) -> None:
    assert len(_promises(f"A: {said}")) == 1


@pytest.mark.parametrize(
    "said",
    [
        "One sec, I'll check.",
        "I'll put you through to accounts.",
        "I'll just have a look for you.",
        "She'll be back at two.",
        "We open at nine tomorrow.",
        "i'll flick you through",
        "I'll sort it here while we talk.",
        "hang on there i'll have a word with them",
        "It'll text you when it's outside.",
    ],
)
def test_what_is_done_on_the_spot_is_none(said: str) -> None:
    assert _promises(f"A: {said}") == ()


def test_an_offer_counts_when_the_caller_takes_it_up() -> None:
    offer = "A: Can I get her to call you?\nC: "
    assert len(_promises(offer + "Yes please.")) == 1
    assert _promises(offer + "No, I'll try again later.") == ()


def test_the_due_time_follows_from_the_date_of_the_call() -> None:
    (promise,) = _promises("A: I'll call you back by three tomorrow.")
    assert promise.due == "by three tomorrow"
    assert promise.due_at == datetime(2026, 4, 1, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("within the hour", (31, 3, 11, 0)),
        ("in the next five minutes", (31, 3, 10, 5)),
        ("on Friday", (3, 4, 17, 0)),
        ("tomorrow morning", (1, 4, 12, 0)),
        ("by half past four", (31, 3, 16, 30)),
        ("before noon", (31, 3, 12, 0)),
        ("by 3:30 pm today", (31, 3, 15, 30)),
    ],
)
def test_words_become_a_moment(words: str, moment: tuple[int, int, int, int]) -> None:
    day, month, hour, minute = moment
    assert due_time(words, _SAID) == datetime(2026, month, day, hour, minute, tzinfo=UTC)


def test_an_event_has_words_but_no_moment() -> None:
    words = due_words("I'll text you as soon as it's fixed.")
    assert words == "as soon as it's fixed"
    assert due_time(words, _SAID) is None
