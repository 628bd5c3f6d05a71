"""Brings human and machine transcripts to one form, so that a phrase is written once."""

import re
from functools import lru_cache

from rubrics.language.contractions import write_out

_NOT_A_WORD = re.compile(r"[^\w'\s]|_")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_CLAUSE_END = re.compile(r"[.!?,;:—…]+(?:\s+|$)|\s+-+\s+|--+")
_TAG = re.compile(r"<[^>]*>|\[[^\]]*\]|\*[^*]{1,20}\*")
_STUTTER = re.compile(
    r"\b(i|a|the|to|and|of|in|you|we|he|she|it|is|my|your|that|this|it is|i am|he is|she is|so"
    r"|but|for"
    r"|if|or|was|at|on|with|have|can|what|they|there is|that is|we are|you are|i will)(?: \1\b)+"
)
_FILLERS = frozenset(("uh", "um", "erm", "er", "uhm", "hmm", "mm", "eh", "ehm", "umm", "uhh"))


@lru_cache(maxsize=4096)
def normalise(text: str) -> str:
    """Lower case without punctuation, fillers and apostrophes, contractions written out.

    "I'm gonna, uh, put you on hold." becomes "i am going to put you on hold",
    "Greta's desk" becomes "gretas desk" as in a transcript without apostrophes.
    """
    plain = _TAG.sub(" ", text.lower()).replace("’", "'").replace("-", " ")  # noqa: RUF001
    words = [w for w in _NOT_A_WORD.sub(" ", plain).split() if w not in _FILLERS]
    return _STUTTER.sub(r"\1", " ".join(write_out(words)))


def sentences(text: str) -> list[str]:
    """The text cut at its own punctuation; one piece where it has none."""
    return [s for s in _SENTENCE_END.split(text.strip()) if s]


def clauses(text: str) -> list[str]:
    """The normalised clauses between the text's own punctuation marks; one where it has none."""
    abbreviated = re.sub(r"\b(Mr|Mrs|Ms|Dr|St|Jr|Sr|Prof|No)\.", r"\1", text)
    return [c for c in map(normalise, _CLAUSE_END.split(abbreviated)) if c]
