"""The rubric that an installation scores with: a file, or a shipped rubric by its name."""

from pathlib import Path

from rubrics.detectors import DETECTORS
from rubrics.rubric import SHIPPED, Problem, Rubric, RubricError, load


def rubric_in_use(named: str | Path = "") -> Rubric:
    """The rubric of a file or a shipped name, else the shipped one. Raises `RubricError`."""
    return load(rubric_path(named), DETECTORS)


def rubric_path(named: str | Path = "") -> Path:
    """Where the named rubric lies: a shipped name such as `front_desk`, else a path."""
    wanted = str(named)
    if not wanted:
        return SHIPPED
    shipped = {path.stem: path for path in sorted(SHIPPED.parent.glob("*.yaml"))}
    if wanted in shipped:
        return shipped[wanted]
    if not Path(wanted).exists():
        message = f"there is no such file; the shipped rubrics are {', '.join(shipped)}"
        raise RubricError([Problem(wanted, 1, "", message)])
    return Path(wanted)
