"""What the intent matcher sees in a line: words, their pairs and triples, and parts of words."""

from collections.abc import Iterator

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
    """Every feature of the words once: `w`ords in a row, words apart `s`, `p`arts of words."""
    return {*_rows(words), *_apart(words), *_parts(words)}


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
    yield from words
    for i in range(len(padded) - 1):
        yield f"{padded[i]} {padded[i + 1]}"
    for i in range(len(padded) - 2):
        yield f"{padded[i]} {padded[i + 1]} {padded[i + 2]}"


def _apart(words: list[str]) -> Iterator[str]:
    for i, first in enumerate(words):
        for second in words[i + 2 : i + 1 + _LONGEST_SKIP]:
            yield f"{first}~{second}"


def _parts(words: list[str]) -> Iterator[str]:
    for word in words:
        if len(word) >= _SHORTEST_PARTED:
            marked = f"<{word}>"
            for i in range(len(marked) - _PART_LETTERS + 1):
                yield f"+{marked[i : i + _PART_LETTERS]}"
