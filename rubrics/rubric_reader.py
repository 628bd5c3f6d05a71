"""Turns a rubric's YAML text into a `Rubric`, and collects everything that is wrong with it."""

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from typing import Any

from rubrics.call import Direction
from rubrics.form import (
    PARTIAL_POINTS,
    Applies,
    Band,
    Criterion,
    Doubt,
    Occasion,
    Problem,
    Rubric,
    RubricError,
    Section,
)
from rubrics.settings import check_said, check_settings, is_number
from rubrics.yaml_source import Path, YamlError, YamlSource, read_yaml

_RUBRIC_KEYS = {"id", "version", "title", "description", "doubt", "bands", "sections"}
_SECTION_KEYS = {"id", "title", "criteria"}
_CRITERION_KEYS = {
    *("id", "title", "detector", "weight", "auto_fail", "help"),
    *("params", "applies", "points"),
}
_BAND_KEYS = {"name", "title", "from"}
_DOUBT_KEYS = {"verdict_below", "roles_below"}
_APPLIES_KEYS = {"direction", "voicemail", "said"}
_POINTS_KEYS = {"partial"}
_HEAVIEST = 1000.0


class RubricReader:
    """Reads one file. Where an entry is wrong it goes on with a harmless value, to find more."""

    def __init__(self, name: str, detectors: Collection[str]) -> None:
        self._name = name
        self._detectors = detectors
        self._source = YamlSource(None, None)
        self._problems: list[Problem] = []
        self._unreadable: list[Path] = []

    def read(self, text: str) -> Rubric:
        """The rubric in the text. Raises `RubricError` with all that is wrong."""
        try:
            self._source = read_yaml(text)
        except YamlError as error:
            problem = Problem(self._name, error.line, "", f"is not valid YAML: {error}")
            raise RubricError([problem]) from error
        for key, line in self._source.repeated_keys():
            self._problems.append(Problem(self._name, line, key, "stands here twice"))
        rubric = self._rubric(self._source.data)
        if self._problems:
            raise RubricError(sorted(self._problems, key=lambda p: p.line))
        return rubric

    def _rubric(self, data: object) -> Rubric:
        top = self._mapping(data, (), _RUBRIC_KEYS)
        sections = tuple(
            self._section(entry, ("sections", i))
            for i, entry in enumerate(self._list(top, ("sections",)))
        )
        bands = tuple(
            self._band(entry, ("bands", i)) for i, entry in enumerate(self._list(top, ("bands",)))
        )
        self._check_criteria(sections)
        self._check_bands(bands)
        return Rubric(
            id=self._text(top, ("id",)),
            version=self._text(top, ("version",)),
            title=self._text(top, ("title",)),
            description=self._words(top, ("description",)),
            doubt=self._doubt(top.get("doubt", {})),
            sections=sections,
            bands=bands,
        )

    def _section(self, data: object, at: Path) -> Section:
        section = self._mapping(data, at, _SECTION_KEYS)
        criteria = self._list(section, (*at, "criteria"))
        return Section(
            id=self._text(section, (*at, "id")),
            title=self._text(section, (*at, "title")),
            criteria=tuple(
                self._criterion(entry, (*at, "criteria", i)) for i, entry in enumerate(criteria)
            ),
        )

    def _criterion(self, data: object, at: Path) -> Criterion:
        entry = self._mapping(data, at, _CRITERION_KEYS)
        criterion_id = self._text(entry, (*at, "id"))
        detector = self._detector(entry, at, criterion_id)
        auto_fail = entry.get("auto_fail", False)
        if not isinstance(auto_fail, bool):
            self._add((*at, "auto_fail"), "must be true or false")
        points = self._mapping(entry.get("points", {}), (*at, "points"), _POINTS_KEYS)
        return Criterion(
            id=criterion_id,
            title=self._text(entry, (*at, "title")),
            detector=detector,
            weight=self._number(entry.get("weight", 1), (*at, "weight"), _HEAVIEST),
            auto_fail=auto_fail is True,
            help=self._words(entry, (*at, "help")),
            params=self._params(entry.get("params", {}), (*at, "params"), detector),
            applies=self._applies(entry.get("applies", {}), (*at, "applies")),
            partial_points=self._number(
                points.get("partial", PARTIAL_POINTS), (*at, "points", "partial"), 1
            ),
        )

    def _detector(self, entry: Mapping[str, Any], at: Path, criterion_id: str) -> str:
        key = "detector" if "detector" in entry else "id"
        detector = self._text(entry, (*at, key)) if key == "detector" else criterion_id
        if detector and detector not in self._detectors:
            known = ", ".join(sorted(self._detectors))
            self._add((*at, key), f"there is no detector {detector!r}; `detector` may be {known}")
            return ""
        return detector

    def _params(self, data: object, at: Path, detector: str) -> Mapping[str, Any]:
        if not isinstance(data, Mapping):
            self._add(at, "must be settings (key: value)")
            return {}
        params = {str(key): value for key, value in data.items()}
        if detector:
            for path, message in check_settings(detector, params):
                self._add((*at, *path), message)
        return params

    def _applies(self, data: object, at: Path) -> Applies:
        entry = self._mapping(data, at, _APPLIES_KEYS)
        direction, voicemail = entry.get("direction"), entry.get("voicemail")
        known = [d.value for d in Direction]
        if "direction" in entry and direction not in known:
            self._add((*at, "direction"), f"must be {' or '.join(known)}, not {direction!r}")
            direction = None
        if "voicemail" in entry and not isinstance(voicemail, bool):
            self._add((*at, "voicemail"), "must be true or false")
        return Applies(
            direction=Direction(direction) if direction else None,
            voicemail=voicemail if isinstance(voicemail, bool) else None,
            said=self._occasion(entry["said"], (*at, "said")) if "said" in entry else None,
        )

    def _occasion(self, data: object, at: Path) -> Occasion | None:
        problems = list(check_said(data))
        for path, message in problems:
            self._add((*at, *path), message)
        if problems or not isinstance(data, Mapping):
            return None
        return Occasion(
            phrases=tuple(map(str, data["phrases"])),
            who=data.get("who", "caller"),
            within=data.get("within", "anywhere"),
        )

    def _band(self, data: object, at: Path) -> Band:
        band = self._mapping(data, at, _BAND_KEYS)
        name = self._text(band, (*at, "name"))
        return Band(
            name=name,
            title=self._words(band, (*at, "title")) or name,
            lowest=self._number(band.get("from"), (*at, "from"), 100),
        )

    def _doubt(self, data: object) -> Doubt:
        doubt = self._mapping(data, ("doubt",), _DOUBT_KEYS)
        return Doubt(
            **{
                key: self._number(doubt[key], ("doubt", key), 1)
                for key in doubt
                if key in _DOUBT_KEYS
            }
        )

    def _check_criteria(self, sections: tuple[Section, ...]) -> None:
        seen: set[str] = set()
        for s, section in enumerate(sections):
            for c, criterion in enumerate(section.criteria):
                at = ("sections", s, "criteria", c, "id")
                if criterion.id and criterion.id in seen:
                    self._add(at, f"{criterion.id!r} stands in the rubric twice")
                seen.add(criterion.id)
        criteria = [c for section in sections for c in section.criteria]
        if self._has_problem("sections", ".weight"):
            return
        if criteria and not any(c.weight > 0 for c in criteria):
            self._add(("sections",), "at least one criterion needs a weight above 0")

    def _check_bands(self, bands: tuple[Band, ...]) -> None:
        if self._has_problem("bands"):
            return
        if bands and min(band.lowest for band in bands) != 0:
            self._add(("bands",), "one band must begin at 0")
        for key, values in (("name", [b.name for b in bands]), ("from", [b.lowest for b in bands])):
            for i, value in enumerate(values):
                if value in values[:i]:
                    self._add(("bands", i, key), f"{value!r} is another band's too")

    def _mapping(self, data: object, at: Path, known: set[str]) -> Mapping[str, Any]:
        if not isinstance(data, Mapping):
            self._add(at, "must be settings (key: value)")
            self._unreadable.append(at)
            return {}
        for key in data:
            if key not in known:
                self._add((*at, str(key)), f"unknown key; {_suggestion(str(key), known)}")
        return data

    def _list(self, data: Mapping[str, Any], at: Path) -> list[Any]:
        value = data.get(str(at[-1]))
        if not isinstance(value, list) or not value:
            self._add(at, "must be a list with at least one entry")
            return []
        return value

    def _text(self, data: Mapping[str, Any], at: Path) -> str:
        text = self._words(data, at)
        if not text and data.get(str(at[-1])) in (None, ""):
            self._add(at, "is missing or empty")
        return text

    def _words(self, data: Mapping[str, Any], at: Path) -> str:
        value = data.get(str(at[-1]), "")
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            self._add(at, f"must be words (put them in quotation marks), not {value!r}")
            return ""
        return str(value).strip()

    def _number(self, value: object, at: Path, high: float) -> float:
        if is_number(value) and 0 <= value <= high:  # type: ignore[operator]
            return float(value)  # type: ignore[arg-type]
        self._add(at, f"must be a number from 0 to {high:g}, not {value!r}")
        return 0.0

    def _has_problem(self, start: str, end: str = "") -> bool:
        return any(p.key.startswith(start) and p.key.endswith(end) for p in self._problems)

    def _add(self, at: Path, message: str) -> None:
        if at[:-1] in self._unreadable:  # said already: what should hold this entry is none
            return
        line = self._source.line_of(at)
        self._problems.append(Problem(self._name, line, _dotted(at), message))


def _suggestion(key: str, known: set[str]) -> str:
    near = get_close_matches(key, sorted(known), n=1)
    return f"did you mean {near[0]}?" if near else f"known are {', '.join(sorted(known))}"


def _dotted(path: Path) -> str:
    """The path as people write it: `sections[0].criteria[2].weight`."""
    shown = ""
    for step in path:
        shown += f"[{step}]" if isinstance(step, int) else f".{step}" if shown else step
    return shown
