"""The rubric that an installation scores with."""

from pathlib import Path

from rubrics.detectors import DETECTORS
from rubrics.rubric import SHIPPED, Rubric, load


def rubric_in_use(file: str = "") -> Rubric:
    """The named rubric file, else the shipped one. Raises `RubricError`."""
    return load(Path(file) if file else SHIPPED, DETECTORS)
