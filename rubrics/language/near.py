"""Whether a misheard word may be another: one letter added, lost or changed."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache


@lru_cache(maxsize=8192)
def within_one(heard: str, meant: str) -> bool:
    """Whether one insertion, deletion or substitution turns `heard` into `meant`."""
    if heard == meant:
        return True
    shorter, longer = sorted((heard, meant), key=len)
    if len(longer) - len(shorter) > 1:
        return False
    at = next((i for i, c in enumerate(shorter) if c != longer[i]), len(shorter))
    if len(shorter) == len(longer):
        return shorter[at + 1 :] == longer[at + 1 :]
    return shorter[at:] == longer[at + 1 :]


def is_near_any(heard: str, meant: Iterable[str]) -> bool:
    """Whether `heard` may be one of the words meant."""
    return any(within_one(heard, word) for word in meant)


def sounds_within(name: str, text: str) -> bool:
    """Whether a known name is heard in normalised words, by spelling or sound.

    "north wind energy" is heard in "northwin energy speaking", "sarah" in "its sara here".
    """
    meant = _sound(name)
    words = text.split()
    span = len(name.split())
    for length in {max(1, span - 1), span, span + 1}:
        for at in range(len(words) - length + 1):
            heard = _sound(" ".join(words[at : at + length]))
            if heard[:1] == meant[:1] and SequenceMatcher(None, heard, meant).ratio() >= _ALIKE:
                return True
    return False


@lru_cache(maxsize=2048)
def _sound(words: str) -> str:
    """The words as they roughly sound: no blanks, doubled letters, silent h or loose vowels."""
    sound = words.replace(" ", "")
    for spelling, said in _SPELLINGS:
        sound = sound.replace(spelling, said)
    kept = [c for i, c in enumerate(sound) if i == 0 or c not in "aeiouyhw"]
    return "".join(c for i, c in enumerate(kept) if i == 0 or c != kept[i - 1])


_ALIKE = 0.85
_SPELLINGS = (("ph", "f"), ("ck", "k"), ("c", "k"), ("q", "k"), ("z", "s"), ("x", "ks"), ("d", "t"))
