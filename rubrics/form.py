"""What a rubric is: sections, criteria, weights, applicability and bands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rubrics.call import Direction

PARTIAL_POINTS = 0.5


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a rubric file, at which line (from 1) and key (empty: the whole file)."""

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        """The problem as editors and people read it: `file:line: key: message`."""
        return ": ".join(filter(None, (f"{self.file}:{self.line}", self.key, self.message)))


class RubricError(ValueError):
    """A rubric that cannot be used; `problems` are all that is wrong, in the order of lines."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Occasion:
    """Words that must come up before a criterion applies; `within` as in the setting of `says`."""

    phrases: tuple[str, ...]
    who: str = "caller"
    within: str | float = "anywhere"


@dataclass(frozen=True, slots=True)
class Applies:
    """The calls that a criterion is asked of; None asks it of any."""

    direction: Direction | None = None
    voicemail: bool | None = None
    said: Occasion | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that is judged. `detector` names the code, `params` are its settings.

    `partial_points` is the share (0-1) of the weight that a partial verdict earns. One that
    `assists` is judged and shown, but never scored (`rubrics.assist`).
    """

    id: str
    title: str
    detector: str
    weight: float = 1.0
    auto_fail: bool = False
    help: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    applies: Applies = Applies()
    partial_points: float = PARTIAL_POINTS
    assists: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A group of criteria under one heading."""

    id: str
    title: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A name for the scores from `lowest` (0-100) upward."""

    name: str
    title: str
    lowest: float


@dataclass(frozen=True, slots=True)
class Doubt:
    """Confidences (0-1) under which a verdict, or who speaks, is too unsure to score."""

    verdict_below: float = 0.5
    roles_below: float = 0.6


@dataclass(frozen=True, slots=True)
class Rubric:
    """A published form: the same id and version always mean the same text."""

    id: str
    version: str
    title: str
    sections: tuple[Section, ...]
    bands: tuple[Band, ...]
    doubt: Doubt = Doubt()
    description: str = ""

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria in the order of the form."""
        return tuple(c for s in self.sections for c in s.criteria)

    def band_of(self, score: float) -> Band:
        """The band that a score of 0-100 falls into."""
        return max((b for b in self.bands if b.lowest <= score), key=lambda b: b.lowest)

    @property
    def lowest_band(self) -> Band:
        """The band of the poorest calls."""
        return min(self.bands, key=lambda b: b.lowest)
