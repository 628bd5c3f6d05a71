"""The words that an expression needs are read from it, so that most texts need no search."""

import pytest

from rubrics.language.needed_words import Lookout, needed_words


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("get a move on", [{"move"}]),
        ("calls? (?:are|is) waiting", [{"waiting"}, {"call", "calls"}]),
        ("(?:stop|quit) (?:your )?whining", [{"whining"}, {"stop", "quit"}]),
        (r"make \w+ (?:quick|snappy)", [{"make"}, {"quick", "snappy"}]),
        (r"(?:very )*busy(?= now)", [{"busy"}]),
        ("long(?:er|est) wait", [{"wait"}, {"longer", "longest"}]),
    ],
)
def test_every_word_without_which_nothing_matches_is_needed(
    pattern: str, needed: list[set[str]]
) -> None:
    (found,) = needed_words(pattern)

    assert all(words in found for words in needed)


def test_the_rarest_words_come_first() -> None:
    assert needed_words("you are so miserable")[0][0] == {"miserable"}


def test_each_alternative_has_its_own_needs() -> None:
    assert [needs[0] for needs in needed_words("spit it out|chop chop")] == [{"spit"}, {"chop"}]


@pytest.mark.parametrize("pattern", [r"moron\w*", r"\w+ing", "(?:please)?", "(?i:HURRY)", "[a-c]"])
def test_what_fixes_no_whole_word_needs_none(pattern: str) -> None:
    assert needed_words(pattern) == [()]


def test_a_lookout_names_what_a_text_may_match_in_order() -> None:
    lookout = Lookout(["crack on", r"moron\w*", "hurry up|chop chop"])

    assert lookout.possible("chop chop and crack on") == [0, 1, 2]
    assert lookout.possible("crack it up") == [1]
