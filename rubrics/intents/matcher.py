"""How likely an utterance is of a kind: logistic regression over its words, in plain Python."""

import json
import math
from collections.abc import Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Likelihoods:
    """What was heard of an utterance, from which its probability of any kind is told."""

    places: Mapping[str, tuple[int, Intent]]
    rows: Sequence[Sequence[int]]
    unit: float

    def __getitem__(self, name: str) -> float:
        """The probability (0-1) of a kind; few kinds are asked of a line, so none is kept."""
        if not self.unit:
            return 0.0
        place, intent = self.places[name]
        return intent.probability(sum([row[place] for row in self.rows]) * self.unit)


class Intents:
    """Scores utterances against every kind; the same words always get the same scores."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.by_name = {kind["name"]: Intent(**kind) for kind in data["intents"]}
        self._places = {name: (at, kind) for at, (name, kind) in enumerate(self.by_name.items())}
        self._unit = float(data["unit"])
        kinds = len(self.by_name)
        self._weights = {f: _row(flat, kinds) for f, flat in data["weights"].items()}

    def likelihoods(self, text: str) -> Likelihoods:
        """The probability (0-1) of every kind by its name, all zero where nothing is said."""
        words = words_in(text)
        if not words:
            return Likelihoods(self._places, (), 0.0)
        features = features_of(words)
        known = list(filter(None, map(self._weights.get, features)))
        return Likelihoods(self._places, known, self._unit / math.sqrt(len(features)))

    def score(self, text: str) -> dict[str, float]:
        """The probability (0-1) of every kind, all zero where nothing is said."""
        likely = self.likelihoods(text)
        return {name: likely[name] for name in self.by_name}


@lru_cache(maxsize=1)
def intents() -> Intents:
    """The matcher with the weights that come with the project."""
    return Intents(json.loads(_WEIGHTS.read_text(encoding="utf-8")))


def _row(flat: list[int], kinds: int) -> tuple[int, ...]:
    """A feature's weight for every kind; the file writes place and weight of those that count."""
    weights = dict(zip(flat[::2], flat[1::2], strict=True))
    return tuple(weights.get(at, 0) for at in range(kinds))
