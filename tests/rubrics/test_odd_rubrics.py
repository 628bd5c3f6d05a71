"""Whatever stands in a rubric file: it is refused with lines, or it scores calls."""

import copy
from collections.abc import Iterator
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rubrics.detectors import DETECTORS
from rubrics.engine import score_call
from rubrics.rubric import Problem, Rubric, RubricError, parse
from tests.rubrics.conversation import play
from tests.rubrics.test_readme import EXAMPLES
from tests.rubrics.test_shipped_rubric import _schema_problems

CALL = play("A: Good morning.\nC: I want to leave.\nA: Your account is closed, goodbye.")
ODD: list[Any] = [None, True, -1, 3.5, float("nan"), float("inf"), 10**400, "", "x", "...", [], {}]
ODD += [[None], [[1]], ["a/b ..."], ["..."], {"a": 1}, {1: 2}, "opening", {"phrases": ["a"]}]


def _places(data: object, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if at:
        yield at
    entries = data.items() if isinstance(data, dict) else ()
    for key, value in enumerate(data) if isinstance(data, list) else entries:
        yield from _places(value, (*at, key))


@st.composite
def _odd_rubrics(draw: st.DrawFn) -> str:
    data = yaml.safe_load(draw(st.sampled_from(list(EXAMPLES.values()))))
    *way, last = draw(st.sampled_from(list(_places(data))))
    entry = data
    for step in way:
        entry = entry[step]
    if draw(st.booleans()):
        entry[last] = copy.deepcopy(draw(st.sampled_from(ODD)))
    else:
        del entry[last]
    return yaml.safe_dump(data)


def _read(text: str) -> tuple[tuple[Problem, ...], Rubric | None]:
    try:
        return (), parse(text, DETECTORS, name="odd")
    except RubricError as error:
        return error.problems, None


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_odd_rubrics())
def test_an_odd_rubric_is_refused_with_lines_or_scores(text: str) -> None:
    problems, rubric = _read(text)
    assert all(problem.line >= 1 and problem.message for problem in problems)
    if rubric is not None:
        score_call(rubric, CALL)
        assert _schema_problems(yaml.safe_load(text)) == []
