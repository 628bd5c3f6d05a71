"""How likely an utterance is of a kind: logistic regression over its words, in plain Python."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from rubrics.intents.features import features_of, words_in

_WEIGHTS = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class Intent:
    """One kind of utterance: its place among the weights and how its sums read as odds."""

    name: str
    bias: float
    slope: float
    offset: float
    heard_from: float
    ruled_out_below: float

    def probability(self, total: float) -> float:
        """The calibrated probability (0-1) of a sum of weights."""
        logit = self.slope * (total + self.bias) + self.offset
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, logit))))


class Intents:
    """Scores utterances against every kind; the same words always get the same scores."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.by_name = {kind["name"]: Intent(**kind) for kind in data["intents"]}
        self._unit = float(data["unit"])
        kinds = len(self.by_name)
        self._weights = {f: _row(flat, kinds) for f, flat in data["weights"].items()}

    def score(self, text: str) -> dict[str, float]:
        """The probability (0-1) of every kind, all zero where nothing is said."""
        words = words_in(text)
        if not words:
            return dict.fromkeys(self.by_name, 0.0)
        features = features_of(words)
        known = filter(None, map(self._weights.get, features))
        totals = map(sum, zip([0] * len(self.by_name), *known, strict=True))
        unit = self._unit / math.sqrt(len(features))
        kinds = self.by_name.values()
        return {k.name: k.probability(t * unit) for k, t in zip(kinds, totals, strict=True)}


@lru_cache(maxsize=1)
def intents() -> Intents:
    """The matcher with the weights that come with the project."""
    return Intents(json.loads(_WEIGHTS.read_text(encoding="utf-8")))


def _row(flat: list[int], kinds: int) -> tuple[int, ...]:
    """A feature's weight for every kind; the file writes place and weight of those that count."""
    weights = dict(zip(flat[::2], flat[1::2], strict=True))
    return tuple(weights.get(at, 0) for at in range(kinds))
