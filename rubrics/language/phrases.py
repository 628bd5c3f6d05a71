"""A small phrase grammar: patterns over normalised text, with word classes and gaps."""

import re
from collections.abc import Mapping

WORD_CLASSES: Mapping[str, str] = {
    "any": r"(?:\w+ )",
    "ask": r"(?:can|could|may|might|shall|should|would|will|cn)",
}
_CLASS = re.compile(r"\{([a-z_]+)\}")
_GAP = re.compile(r" ~(\d+) ")


class Phrases:
    """Patterns of which any may match, written as regular expressions over normalised text.

    `{name}` stands for a word class, ` ~3 ` for up to three words of any kind; a blank
    matches a blank. Matches begin and end at word borders: `Phrases("put you ~2 on hold")`.
    """

    def __init__(self, *patterns: str, classes: Mapping[str, str] = WORD_CLASSES) -> None:
        filled = (fill(p, {**WORD_CLASSES, **classes}) for p in patterns)
        self._pattern = re.compile(r"\b(?:" + "|".join(filled) + r")\b")

    def search(self, normalised: str, start: int = 0) -> re.Match[str] | None:
        """The first match in text that `normalise` made, or None."""
        return self._pattern.search(normalised, start)

    def find_all(self, normalised: str) -> list[re.Match[str]]:
        """Every match that does not overlap an earlier one."""
        return list(self._pattern.finditer(normalised))

    def __contains__(self, normalised: str) -> bool:
        return self._pattern.search(normalised) is not None


def fill(pattern: str, classes: Mapping[str, str] = WORD_CLASSES) -> str:
    """The regular expression of a pattern, its word classes and gaps written out."""
    while _CLASS.search(pattern):
        pattern = _CLASS.sub(lambda m: classes[m[1]], pattern)
    return _GAP.sub(r" (?:\\w+ ){0,\1}", pattern)
