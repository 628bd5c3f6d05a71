"""Which words a text must hold for an expression to match: a cheap look before a costly search."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

# The standard library's own reader of expressions; it has no public name since Python 3.11.
from re import _parser as reader  # type: ignore[attr-defined]
from typing import Any

from rubrics.language.words import word_set

Words = frozenset[str]
Needs = tuple[Words, ...]
_COMMON = word_set(
    """
    a about am an and any are as at be been but by call can could did do for from get go going
    good got had has have he help here how i if in is it just know let like me my name need no
    not now of okay on one or our out please right she so thank thanks that the them then there
    they this to up us want was we well what when will with would yes you your
    """
)
_WORD = re.compile(r"\w+")
_NO_WORD = frozenset(("",))
_MOST_WORDS = 400


class Lookout:
    """Tells from a text's words which of several patterns it may match at all."""

    def __init__(self, patterns: Sequence[str]) -> None:
        always: set[int] = set()
        self._by_word: defaultdict[str, list[tuple[int, Needs]]] = defaultdict(list)
        for place, pattern in enumerate(patterns):
            for needs in needed_words(pattern):
                if not needs:
                    always.add(place)
                for word in needs[0] if needs else ():
                    self._by_word[word].append((place, needs[1:]))
        self._always = sorted(always)
        self._words = frozenset(self._by_word)

    def possible(self, text: str) -> Sequence[int]:
        """The places of the patterns that the text may match, in order."""
        words = _words_of(text)
        if self._words.isdisjoint(words):
            return self._always
        found = set(self._always)
        for word in self._words & words:
            for place, needs in self._by_word[word]:
                if place not in found and _holds_each(words, needs):
                    found.add(place)
        return sorted(found)


def _holds_each(words: Words, needs: Needs) -> bool:
    """Whether a word of every set is there."""
    for needed in needs:  # noqa: SIM110  asked thousands of times a call, and faster so
        if needed.isdisjoint(words):
            return False
    return True


@lru_cache(maxsize=4096)
def _words_of(text: str) -> Words:
    return frozenset(_WORD.findall(text))


def needed_words(pattern: str) -> list[Needs]:
    """For every alternative of the pattern the sets of words that it needs, the rarest first.

    Text that the alternative matches between word borders holds a word of each of the sets.
    """
    found = []
    for option in _options(pattern):
        tails, needs = _read(option, _NO_WORD)
        found.append(tuple(sorted({*needs, *_ended(tails)}, key=_commonness)))
    return found


def _options(pattern: str) -> list[Any]:
    """The parts of the pattern; of an alternation, those of every alternative."""
    parts = reader.parse(pattern)
    if len(parts) == 1 and str(parts[0][0]) == "BRANCH":
        return list(parts[0][1][1])
    return [parts]


def _read(parts: Any, tails: Words | None) -> tuple[Words | None, Needs]:
    """How the word that `tails` begins may go on behind the parts, and what the parts need.

    `tails` is None where the letters since the last blank are not known.
    """
    needs: Needs = ()
    for kind, value in parts:
        tails, found = _read_part(str(kind), value, tails)
        needs += found
    return tails, needs


def _read_part(kind: str, value: Any, tails: Words | None) -> tuple[Words | None, Needs]:
    match kind:
        case "LITERAL":
            return _read_letter(chr(value), tails)
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return tails, ()
        case "SUBPATTERN" if not value[1]:  # without flags of its own, such as ignoring case
            return _read(value[-1], tails)
        case "BRANCH":
            return _read_branch(value[1], tails)
        case "MAX_REPEAT" | "MIN_REPEAT":
            return _read_repeat(value, tails)
        case _:
            return None, ()


def _read_letter(letter: str, tails: Words | None) -> tuple[Words | None, Needs]:
    if not (letter.isalnum() or letter == "_"):
        return _NO_WORD, _ended(tails)
    return None if tails is None else frozenset([tail + letter for tail in tails]), ()


def _read_branch(options: Any, tails: Words | None) -> tuple[Words | None, Needs]:
    read = [_read(option, tails) for option in options]
    behind = _any_of([after for after, _ in read])
    rarest = _any_of([min(needs, key=_commonness, default=None) for _, needs in read])
    return behind, () if rarest is None else (rarest,)


def _read_repeat(value: Any, tails: Words | None) -> tuple[Words | None, Needs]:
    least, most, part = value
    behind, needs = _read(part, tails)
    if most > 1 and _read(part, behind)[0] != behind:
        behind = None
    return (behind, needs) if least else (_any_of([behind, tails]), ())


def _ended(tails: Words | None) -> Needs:
    """The word that ends here as a need; none where it is not known."""
    return () if tails is None or "" in tails else (tails,)


def _any_of(several: list[Words | None]) -> Words | None:
    known = [words for words in several if words is not None]
    together = frozenset[str]().union(*known)
    return together if len(known) == len(several) and len(together) <= _MOST_WORDS else None


def _commonness(words: Words) -> tuple[int, int]:
    """What sorts the sets first that ordinary talk seldom holds."""
    return len(words & _COMMON), len(words)
