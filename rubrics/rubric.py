"""The rubric as data: sections, criteria, weights, bands. `load` refuses what makes no sense."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

SHIPPED = Path(__file__).with_name("telephone_etiquette.yaml")

_RUBRIC_KEYS = {"id", "version", "title", "description", "doubt", "bands", "sections"}
_SECTION_KEYS = {"id", "title", "criteria"}
_CRITERION_KEYS = {"id", "title", "detector", "weight", "auto_fail", "help", "params"}
_BAND_KEYS = {"name", "title", "from"}
_DOUBT_KEYS = {"verdict_below", "roles_below"}


class RubricError(ValueError):
    """A rubric that cannot be used; the message names the file and the key."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that is judged. `detector` names the code, `params` are its settings."""

    id: str
    title: str
    detector: str
    weight: float = 1.0
    auto_fail: bool = False
    help: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)


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


def load(path: Path, detectors: Collection[str]) -> Rubric:
    """Read a rubric file. Raises `RubricError` naming the file and the key at fault."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RubricError(f"{path}: cannot be read: {error}") from error
    return parse(text, detectors, name=str(path))


def parse(text: str, detectors: Collection[str], *, name: str) -> Rubric:
    """Read a rubric from YAML text; `name` is what error messages call it."""
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise RubricError(f"{name}: not valid YAML: {error}") from error
    reader = _Reader(name, detectors)
    return reader.rubric(data)


def rubric_to_dict(rubric: Rubric) -> dict[str, Any]:
    """What a page or report needs to show a scorecard: titles, weights and bands."""
    return {
        "id": rubric.id,
        "version": rubric.version,
        "title": rubric.title,
        "bands": [{"name": b.name, "title": b.title, "from": b.lowest} for b in rubric.bands],
        "sections": [
            {
                "id": s.id,
                "title": s.title,
                "criteria": [
                    {
                        "id": c.id,
                        "title": c.title,
                        "weight": c.weight,
                        "auto_fail": c.auto_fail,
                        "help": c.help,
                    }
                    for c in s.criteria
                ],
            }
            for s in rubric.sections
        ],
    }


class _Reader:
    """Turns parsed YAML into a `Rubric`, keeping the path of keys for messages."""

    def __init__(self, name: str, detectors: Collection[str]) -> None:
        self.name = name
        self.detectors = detectors

    def rubric(self, data: object) -> Rubric:
        top = self._mapping(data, "the rubric", _RUBRIC_KEYS)
        sections = tuple(
            self._section(s, f"sections[{i}]")
            for i, s in enumerate(self._list(top, "sections", "the rubric"))
        )
        bands = tuple(
            self._band(b, f"bands[{i}]")
            for i, b in enumerate(self._list(top, "bands", "the rubric"))
        )
        rubric = Rubric(
            id=self._text(top, "id", "the rubric"),
            version=self._text(top, "version", "the rubric"),
            title=self._text(top, "title", "the rubric"),
            description=str(top.get("description", "")),
            doubt=self._doubt(top.get("doubt", {})),
            sections=sections,
            bands=bands,
        )
        self._check_whole(rubric)
        return rubric

    def _section(self, data: object, at: str) -> Section:
        section = self._mapping(data, at, _SECTION_KEYS)
        return Section(
            id=self._text(section, "id", at),
            title=self._text(section, "title", at),
            criteria=tuple(
                self._criterion(c, f"{at}.criteria[{i}]")
                for i, c in enumerate(self._list(section, "criteria", at))
            ),
        )

    def _criterion(self, data: object, at: str) -> Criterion:
        entry = self._mapping(data, at, _CRITERION_KEYS)
        criterion_id = self._text(entry, "id", at)
        detector = str(entry.get("detector", criterion_id))
        if detector not in self.detectors:
            known = ", ".join(sorted(self.detectors))
            raise self._error(f"{at}.detector", f"there is no detector {detector!r}; use {known}")
        params = entry.get("params", {})
        if not isinstance(params, Mapping):
            raise self._error(f"{at}.params", "must be a list of settings (key: value)")
        if not isinstance(entry.get("auto_fail", False), bool):
            raise self._error(f"{at}.auto_fail", "must be true or false")
        return Criterion(
            id=criterion_id,
            title=self._text(entry, "title", at),
            detector=detector,
            weight=self._number(entry.get("weight", 1), f"{at}.weight", 0, 1000),
            auto_fail=entry.get("auto_fail", False),
            help=str(entry.get("help", "")).strip(),
            params=dict(params),
        )

    def _band(self, data: object, at: str) -> Band:
        band = self._mapping(data, at, _BAND_KEYS)
        name = self._text(band, "name", at)
        lowest = self._number(band.get("from"), f"{at}.from", 0, 100)
        return Band(name=name, title=str(band.get("title", name)), lowest=lowest)

    def _doubt(self, data: object) -> Doubt:
        doubt = self._mapping(data, "doubt", _DOUBT_KEYS)
        return Doubt(
            **{str(key): self._number(v, f"doubt.{key}", 0, 1) for key, v in doubt.items()}
        )

    def _check_whole(self, rubric: Rubric) -> None:
        seen: set[str] = set()
        for criterion in rubric.criteria:
            if criterion.id in seen:
                raise self._error(f"criterion {criterion.id!r}", "stands in the rubric twice")
            seen.add(criterion.id)
        if not any(c.weight > 0 for c in rubric.criteria):
            raise self._error("weight", "at least one criterion needs a weight above 0")
        if rubric.lowest_band.lowest != 0:
            raise self._error("bands", "one band must begin at 0")

    def _mapping(self, data: object, at: str, known: set[str]) -> Mapping[str, Any]:
        if not isinstance(data, Mapping):
            raise self._error(at, "must be a list of settings (key: value)")
        for key in data:
            if key not in known:
                choices = ", ".join(sorted(known))
                raise self._error(f"{at}: {key}", f"unknown key; known are {choices}")
        return data

    def _list(self, data: Mapping[str, Any], key: str, at: str) -> list[Any]:
        value = data.get(key)
        if not isinstance(value, list) or not value:
            raise self._error(f"{at}: {key}", "must be a list with at least one entry")
        return value

    def _text(self, data: Mapping[str, Any], key: str, at: str) -> str:
        value = data.get(key)
        if value is None or isinstance(value, Mapping | list) or not str(value).strip():
            raise self._error(f"{at}: {key}", "is missing or empty")
        return str(value).strip()

    def _number(self, value: object, at: str, low: float, high: float) -> float:
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or not low <= value <= high:  # type: ignore[operator]
            raise self._error(at, f"must be a number from {low:g} to {high:g}, not {value!r}")
        return float(value)  # type: ignore[arg-type]

    def _error(self, at: str, problem: str) -> RubricError:
        return RubricError(f"{self.name}: {at}: {problem}")
