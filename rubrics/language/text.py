"""Brings human and machine transcripts to one form, so that a phrase is written once."""

import re
from functools import lru_cache

_CONTRACTIONS = (
    (re.compile(r"\b(?:can't|cant|cannot)\b"), "can not"),
    (re.compile(r"\b(?:won't|wont)\b"), "will not"),
    (re.compile(r"\bshan't\b"), "shall not"),
    (re.compile(r"\bain't\b"), "is not"),
    (re.compile(r"\b(\w+)n't\b"), r"\1 not"),
    (re.compile(r"\b(do|does|did|is|was|has|have|had|would|could|should|are|were)nt\b"), r"\1 not"),
    (re.compile(r"\b(?:i'm|im)\b"), "i am"),
    (re.compile(r"\blet's\b"), "let us"),
    (re.compile(r"\b(\w+)'ll\b"), r"\1 will"),
    (re.compile(r"\b(\w+)'ve\b"), r"\1 have"),
    (re.compile(r"\b(\w+)'re\b"), r"\1 are"),
    (re.compile(r"\b(?:youre)\b"), "you are"),
    (re.compile(r"\b(i|you|we|he|she|they|who|that|there)'d\b"), r"\1 would"),
    (re.compile(r"\b(it|he|she|that|there|what|who|where|how|here)'s\b"), r"\1 is"),
    (re.compile(r"\b(?:thats)\b"), "that is"),
    (re.compile(r"\b(?:gonna)\b"), "going to"),
    (re.compile(r"\b(?:wanna)\b"), "want to"),
    (re.compile(r"\b(?:gotta)\b"), "got to"),
)
_FILLERS = re.compile(r"\b(?:uh|um|erm|er|uhm|hmm|mm)\b")
_NOT_A_WORD = re.compile(r"[^\w'\s]")
_SPACES = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@lru_cache(maxsize=4096)
def normalise(text: str) -> str:
    """Lower case without punctuation and fillers, contractions written out.

    "I'm gonna, uh, put you on hold." becomes "i am going to put you on hold".
    """
    plain = text.lower().replace("’", "'").replace("-", " ")  # noqa: RUF001
    plain = _NOT_A_WORD.sub(" ", plain)
    for pattern, written_out in _CONTRACTIONS:
        plain = pattern.sub(written_out, plain)
    plain = _FILLERS.sub(" ", plain)
    return _SPACES.sub(" ", plain).strip()


def sentences(text: str) -> list[str]:
    """The text cut at its own punctuation; one piece where it has none."""
    return [s for s in _SENTENCE_END.split(text.strip()) if s]
