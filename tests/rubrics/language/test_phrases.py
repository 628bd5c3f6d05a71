"""A long list of phrases, of which only a part is searched, matches what it would as a whole."""

import json
import re
from pathlib import Path

import pytest

from rubrics.language.blame import RUN_DOWN
from rubrics.language.faults import FAULT
from rubrics.language.feelings import FEELING
from rubrics.language.hurry import HURRY
from rubrics.language.phrases import Phrases
from rubrics.language.promising import PROMISE
from rubrics.language.refusals import REASON
from rubrics.language.rudeness import RUDE, SNEER
from rubrics.language.spoken import spoken

_SENTENCES = Path(__file__).parents[2] / "bench" / "intents"
_LONG = ("padding " * 80).strip()


@pytest.mark.parametrize(
    ("phrases", "kind"),
    [(RUN_DOWN, "blame"), (FAULT, "caller_failure"), (FEELING, "caller_feeling"),
     (HURRY, "rushing"), (PROMISE, "overpromise"),
     (REASON, "policy_refusal"), (RUDE, "rude"), (SNEER, "rude")],
)  # fmt: skip
def test_a_part_of_the_list_matches_what_the_whole_would(phrases: Phrases, kind: str) -> None:
    whole = re.compile(rf"\b(?:{'|'.join(phrases.patterns)})\b")
    rows = (_SENTENCES / f"{kind}.jsonl").read_text("utf-8").splitlines()[::2]
    texts = [spoken(json.loads(row)["text"]) for row in rows]

    found = {text: [m.span() for m in phrases.find_all(text)] for text in texts}

    assert any(found.values())
    assert found == {text: [m.span() for m in whole.finditer(text)] for text in texts}


def test_the_first_match_in_the_text_wins_whatever_the_order_of_the_list() -> None:
    phrases = Phrases("chop chop", "spit it out", _LONG)

    match = phrases.search("spit it out chop chop")

    assert match is not None
    assert match[0] == "spit it out"


def test_of_two_that_begin_together_the_one_written_first_wins() -> None:
    phrases = Phrases("get on with it", "get on", _LONG)

    assert [m[0] for m in phrases.find_all("get on or get on with it")] == [
        "get on",
        "get on with it",
    ]


def test_named_groups_of_a_long_list_can_all_be_asked_for() -> None:
    match = Phrases(r"ask (?P<who>\w+)", r"call (?P<when>\w+)", _LONG).search("call tomorrow")

    assert match is not None
    assert (match["who"], match["when"]) == (None, "tomorrow")


@pytest.mark.parametrize("text", ["", "chop", "padding"])
def test_what_no_phrase_says_is_not_found(text: str) -> None:
    assert text not in Phrases("chop chop", "spit it out", _LONG)
