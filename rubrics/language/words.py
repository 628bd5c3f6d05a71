"""Word lists written as plain text."""


def word_set(text: str) -> frozenset[str]:
    """The words of a text that a blank separates, as a set."""
    return frozenset(text.split())
