"""A small phrase grammar: patterns over normalised text, with word classes and gaps."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from rubrics.language.needed_words import Lookout

WORD_CLASSES: Mapping[str, str] = {
    "any": r"(?:\w+ )",
    "ask": r"(?:can|could|may|might|shall|should|would|will|cn)",
}
_CLASS = re.compile(r"\{([a-z_]+)\}")
_LONGEST_WHOLE = 500  # letters; a shorter expression is searched as fast as its parts
_GAP = re.compile(r" ~(\d+) ")


class Phrases:
    """Patterns of which any may match, written as regular expressions over normalised text.

    `{name}` stands for a word class, ` ~3 ` for up to three words of any kind; a blank
    matches a blank. Matches begin and end at word borders: `Phrases("put you ~2 on hold")`.

    Only those `patterns` are searched for that the text's words allow; a short list is one.
    """

    def __init__(self, *patterns: str, classes: Mapping[str, str] = WORD_CLASSES) -> None:
        filled = [fill(p, {**WORD_CLASSES, **classes}) for p in patterns]
        whole = "|".join(filled)
        # A match of the whole knows all named groups, so where there are any it stays whole.
        divided = len(whole) > _LONGEST_WHOLE and "(?P<" not in whole
        self.patterns = filled if divided else [whole]
        self._lookout = Lookout(self.patterns)

    def search(self, normalised: str, start: int = 0) -> re.Match[str] | None:
        """The first match in text that `normalise` made, or None."""
        places = self._lookout.possible(normalised)
        return _first_match(self._expressions(places), normalised, start) if places else None

    def find_all(self, normalised: str) -> list[re.Match[str]]:
        """Every match that does not overlap an earlier one."""
        places = self._lookout.possible(normalised)
        if not places:
            return []
        possible = self._expressions(places)
        if len(possible) == 1:
            return list(possible[0].finditer(normalised))
        found, start = list[re.Match[str]](), 0
        while match := _first_match(possible, normalised, start):
            found.append(match)
            start = max(match.end(), match.start() + 1)
        return found

    def __contains__(self, normalised: str) -> bool:
        return self.search(normalised) is not None

    def _expressions(self, places: Sequence[int]) -> list[re.Pattern[str]]:
        """The expressions at some places, in the order in which they were written."""
        return [_expression(self.patterns[at]) for at in places]


def _first_match(expressions: list[re.Pattern[str]], text: str, start: int) -> re.Match[str] | None:
    """The match that begins first; of those at one place, that of the earlier expression."""
    first = None
    for expression in expressions:
        match = expression.search(text, start)
        if match and (first is None or match.start() < first.start()):
            first = match
    return first


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    """The pattern between word borders; compiled when a text first may match it."""
    return re.compile(rf"\b(?:{pattern})\b")


def fill(pattern: str, classes: Mapping[str, str] = WORD_CLASSES) -> str:
    """The regular expression of a pattern, its word classes and gaps written out."""
    while _CLASS.search(pattern):
        pattern = _CLASS.sub(lambda m: classes[m[1]], pattern)
    return _GAP.sub(r" (?:\\w+ ){0,\1}", pattern)
