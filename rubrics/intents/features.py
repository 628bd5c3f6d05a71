"""What the intent matcher sees in a line: words, their kinds, rows and pairs, parts of words."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

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
_DISTANCES = (2, 3)
_NO_KIND = f"={OTHER}"
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
    features.update(_rows(["^", *words], [*words, "$"]))
    for distance in _DISTANCES:
        features.update(map("~".join, zip(words, words[distance:], strict=False)))
    features.update(chain.from_iterable(map(_parts, words)))
    features.update(_of_kinds(in_kinds(words)))
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


def _rows(words: list[str], following: list[str]) -> Iterator[str]:
    """Each word with the one or the two that follow it."""
    pairs = map(" ".join, zip(words, following, strict=True))
    threes = map(" ".join, zip(words, following, following[1:], strict=False))
    return chain(pairs, threes)


def _of_kinds(kinds: list[tuple[str, ...]]) -> Iterator[str]:
    first = [several[0] for several in kinds]
    marked = ["=" + kind for kind in first]
    pairs = [
        f"{kind}~{other}"
        for distance in _DISTANCES
        for kind, other in zip(marked, first[distance:], strict=False)
        if kind != _NO_KIND and other != OTHER
    ]
    alone = chain.from_iterable(map(_marked, kinds))
    return chain(alone, _rows(["=^", *marked], [*first, "$"]), pairs)


@lru_cache(maxsize=1024)
def _marked(kinds: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("=" + kind for kind in kinds)


@lru_cache(maxsize=8192)
def _parts(word: str) -> tuple[str, ...]:
    if len(word) < _SHORTEST_PARTED:
        return ()
    marked = f"<{word}>"
    ends = range(_PART_LETTERS, len(marked) + 1)
    return tuple(f"+{marked[end - _PART_LETTERS : end]}" for end in ends)
