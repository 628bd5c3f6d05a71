"""The rubric as data: sections, criteria, weights, bands. `load` refuses what makes no sense."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from rubrics.form import (
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
from rubrics.rubric_reader import RubricReader

__all__ = [
    "SHIPPED",
    "Applies",
    "Band",
    "Criterion",
    "Doubt",
    "Occasion",
    "Problem",
    "Rubric",
    "RubricError",
    "Section",
    "load",
    "parse",
    "rubric_to_dict",
]

SHIPPED = Path(__file__).with_name("telephone_etiquette.yaml")


def load(path: Path, detectors: Collection[str]) -> Rubric:
    """Read a rubric file. Raises `RubricError` with every problem's file, line and key."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RubricError([Problem(str(path), 1, "", f"cannot be read: {error}")]) from error
    return parse(text, detectors, name=str(path))


def parse(text: str, detectors: Collection[str], *, name: str) -> Rubric:
    """Read a rubric from YAML text; `name` is what error messages call it."""
    return RubricReader(name, detectors).read(text)


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
                        "points": {"partial": c.partial_points},
                        **({"assists": True} if c.assists else {}),
                    }
                    for c in s.criteria
                ],
            }
            for s in rubric.sections
        ],
    }
