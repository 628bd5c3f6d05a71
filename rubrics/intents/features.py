"""What the intent matcher sees in a line: words, their kinds, rows and pairs, parts of words."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from rubrics.intents.word_kinds import OTHER, in_kinds
from rubrics.language.names import given_names
from rubrics.language.spoken import spoken
from rubrics.language.words import word_set

_NUMBERS = word_set(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred thousand half quarter oclock
    """
)
_TIMES = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december noon midday midnight
    """
)
_TITLES = word_set("mr mrs ms miss doctor dr")
_LONGEST_SKIP = 3
_PART_LETTERS = 4
_SHORTEST_PARTED = 5


def words_in(text: str) -> list[str]:
    """The words of an utterance, names, numbers and days each brought to one word."""
    return [_class(word) for word in spoken(text).split()]


def features_of(words: list[str]) -> set[str]:
    """Every feature of the words once: rows of one to three, pairs apart, parts of long words.

    Rows and pairs are taken of the words' kinds as well, so that "he never checks" tells of
    "they hardly ever look".
    """
    features = set(words)
    features.update(_rows(words))
    features.update(_apart(words))
    for word in words:
        features.update(_parts(word))
    features.update(_of_kinds(words))
    return features


@lru_cache(maxsize=8192)
def _class(word: str) -> str:
    if word[0].isdigit() or word in _NUMBERS:
        return "#"
    if word in _TIMES:
        return "@day"
    if word in _TITLES or word in given_names():
        return "@name"
    return word


def _rows(words: list[str]) -> Iterator[str]:
    padded = ["^", *words, "$"]
    yield from map(" ".join, pairwise(padded))
    yield from map(" ".join, zip(padded, padded[1:], padded[2:], strict=False))


def _apart(words: list[str]) -> Iterator[str]:
    for distance in range(2, _LONGEST_SKIP + 1):
        yield from map("~".join, zip(words, words[distance:], strict=False))


def _of_kinds(words: list[str]) -> Iterator[str]:
    kinds = in_kinds(words)
    for several in kinds:
        for kind in several:
            yield f"={kind}"
    first = [several[0] for several in kinds]
    for row in _rows(first):
        yield f"={row}"
    for pair in _apart(first):
        if OTHER not in pair:
            yield f"={pair}"


@lru_cache(maxsize=8192)
def _parts(word: str) -> tuple[str, ...]:
    if len(word) < _SHORTEST_PARTED:
        return ()
    marked = f"<{word}>"
    ends = range(_PART_LETTERS, len(marked) + 1)
    return tuple(f"+{marked[end - _PART_LETTERS : end]}" for end in ends)
