"""Personal names: which words are given names, titles and the nouns of kinship."""

from functools import cache
from importlib import resources

TITLES = frozenset(
    "mr mister mrs missus ms miss dr doctor prof professor sister nurse father reverend rev sir "
    "pastor sergeant officer captain constable inspector councillor judge rabbi deputy chef coach "
    "matron madam".split()
)


@cache
def given_names() -> frozenset[str]:
    """The given names that the project ships, lower case."""
    return _words("given_names.txt")


@cache
def no_names() -> frozenset[str]:
    """Words that follow "I'm" and "it's" and are nobody's name, lower case."""
    return _words("no_names.txt")


def _words(file: str) -> frozenset[str]:
    text = resources.files(__package__).joinpath(file).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def is_given_name(word: str) -> bool:
    """Whether the word, lower case, is a known given name."""
    return word in given_names()


def bare(word: str) -> str:
    """The word without the s of a possessive or of a contracted "is": "gretas" gives "greta"."""
    names = given_names()
    if word in names or not word.endswith("s"):
        return word
    return word[:-1] if len(word) > 3 or word[:-1] in names else word
