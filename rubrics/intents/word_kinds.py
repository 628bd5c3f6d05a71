"""Which words play the same part in a sentence, so that what was learnt of one tells of another."""

from collections import defaultdict
from functools import cache, lru_cache
from importlib import resources

OTHER = "*"
_ITSELF = "="
_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ly")
_SHORTEST_STEM = 3
_LONGEST_JOINED = 3


def in_kinds(words: list[str]) -> list[tuple[str, ...]]:
    """The kinds of the words in order; words that belong together are taken as one."""
    joined = _joined()
    if joined.keys().isdisjoint(words):
        return [kinds_of(word) for word in words]
    found: list[tuple[str, ...]] = []
    at = 0
    while at < len(words):
        word = words[at]
        at += 1
        for entry, following in joined.get(word, ()):
            if words[at : at + len(following)] == following:
                word = entry
                at += len(following)
                break
        found.append(kinds_of(word))
    return found


@lru_cache(maxsize=8192)
def kinds_of(word: str) -> tuple[str, ...]:
    """The kinds of a word, or of the word that it is a form of; `OTHER` where none is known."""
    if not word[0].isalpha():
        return (word,)
    known = _kinds()
    return next((known[form] for form in (word, *_stems(word)) if form in known), (OTHER,))


def has_kind(words: list[str], wanted: frozenset[str]) -> bool:
    """Whether any of the words is of one of the wanted kinds."""
    return any(not wanted.isdisjoint(kinds) for kinds in in_kinds(words))


@cache
def _joined() -> dict[str, list[tuple[str, list[str]]]]:
    """The entries of several words by their first, the longest before, each with its others."""
    found: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for entry in sorted(_kinds(), key=lambda entry: entry.count("_"), reverse=True):
        first, *following = entry.split("_")
        if 0 < len(following) < _LONGEST_JOINED:
            found[first].append((entry, following))
    return dict(found)


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    """The kinds of every listed word, in the order of the list."""
    text = resources.files(__package__).joinpath("word_kinds.txt").read_text(encoding="utf-8")
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        kind, *words = line.split()
        for word in words:
            found[word][word if kind == _ITSELF else kind] = None
    return {word: tuple(kinds) for word, kinds in found.items()}


def _stems(word: str) -> list[str]:
    stems = []
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            stems += [stem, stem + "e", stem[:-1] if stem[-1] == stem[-2] else stem]
    return stems
