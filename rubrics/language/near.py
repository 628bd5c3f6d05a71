"""Whether a misheard word may be another: one letter added, lost or changed."""

from collections.abc import Iterable
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
