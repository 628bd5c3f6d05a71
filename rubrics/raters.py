"""How far several people agree: chance-corrected over all of them, and how their scores spread."""

from collections import Counter
from collections.abc import Sequence
from math import sqrt
from statistics import fmean, pstdev

from rubrics.agreement import Kappa

_NORMAL_95 = 1.959964


def mean_kappa(items: Sequence[Sequence[str]]) -> Kappa:
    """Agreement of all pairs of raters over the items, corrected for chance (-1 to 1).

    Each item holds the verdicts that its raters gave, two or more; how many may differ. It is
    Fleiss' kappa where every item has the same number. The 95 % interval comes from leaving out
    one item at a time; it needs three items.
    """
    rated = [item for item in items if len(item) > 1]
    counts = Counter(verdict for item in rated for verdict in item)
    same = [_agreeing_pairs(item) for item in rated]
    value = _kappa(sum(same), len(rated), counts)
    if value is None or len(rated) < 3:
        return Kappa(value)
    whole = sum(same)
    others = [
        _kappa(whole - same[i], len(rated) - 1, counts - Counter(item))
        for i, item in enumerate(rated)
    ]
    known = [other for other in others if other is not None]
    if len(known) < len(others):
        return Kappa(value)
    mean = fmean(known)
    error = sqrt((len(known) - 1) / len(known) * sum((k - mean) ** 2 for k in known))
    low, high = value - _NORMAL_95 * error, value + _NORMAL_95 * error
    return Kappa(value, max(-1.0, low), min(1.0, high))


def pair_agreement(items: Sequence[Sequence[str]]) -> float | None:
    """The share (0-1) of pairs of raters that say the same, items weighing the same."""
    rated = [item for item in items if len(item) > 1]
    return fmean(_agreeing_pairs(item) for item in rated) if rated else None


def spread(scores: Sequence[float]) -> float | None:
    """The standard deviation of the scores of one call; None with fewer than two."""
    return pstdev(scores) if len(scores) > 1 else None


def _kappa(same: float, n: int, counts: Counter[str]) -> float | None:
    """Kappa of n items whose agreeing pairs come to `same`, with the counts of all verdicts."""
    total = sum(counts.values())
    if not n or not total:
        return None
    expected = sum((count / total) ** 2 for count in counts.values())
    return None if expected >= 1.0 else (same / n - expected) / (1.0 - expected)


def _agreeing_pairs(item: Sequence[str]) -> float:
    n = len(item)
    return sum(count * (count - 1) for count in Counter(item).values()) / (n * (n - 1))
