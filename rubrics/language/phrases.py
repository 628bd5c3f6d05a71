"""A small phrase grammar: patterns over normalised text, with named word classes."""

import re
from collections.abc import Mapping

WORD_CLASSES: Mapping[str, str] = {
    "any": r"(?:\w+ )",
    "ask": r"(?:can|could|may|might|shall|should|would)",
}


class Phrases:
    """Patterns of which any may match, written as regular expressions over normalised text.

    `{name}` stands for a word class; a blank matches a blank. Matches begin and end at
    word borders: `Phrases("put you (?:through|on)")`.
    """

    def __init__(self, *patterns: str, classes: Mapping[str, str] = WORD_CLASSES) -> None:
        filled = (_fill(p, classes) for p in patterns)
        self._pattern = re.compile(r"\b(?:" + "|".join(filled) + r")\b")

    def search(self, normalised: str) -> re.Match[str] | None:
        """The first match in text that `normalise` made, or None."""
        return self._pattern.search(normalised)

    def __contains__(self, normalised: str) -> bool:
        return self.search(normalised) is not None


def _fill(pattern: str, classes: Mapping[str, str]) -> str:
    return re.sub(r"\{([a-z_]+)\}", lambda m: classes[m[1]], pattern)
