"""Reading a rubric: every problem is named with its file, line and key, and all at once."""

from pathlib import Path

import pytest

from rubrics.call import Direction
from rubrics.detectors import DETECTORS
from rubrics.in_use import rubric_in_use
from rubrics.rubric import Problem, Rubric, RubricError, load, parse

_HEAD = """\
id: mine
version: "1"
title: Mine
bands: [{name: all, from: 0}]
sections:
  - id: one
    title: One
    criteria:
"""


def _read(criteria: str) -> Rubric:
    return parse(_HEAD + criteria, DETECTORS, name="mine.yaml")


def _problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(RubricError) as caught:
        parse(text, DETECTORS, name="mine.yaml")
    return caught.value.problems


def _in_criteria(criteria: str) -> list[tuple[int, str, str]]:
    found = _problems(_HEAD + criteria)
    return [(p.line, p.key.removeprefix("sections[0].criteria"), p.message) for p in found]


def test_all_problems_of_a_file_are_named_with_line_and_key_at_once() -> None:
    found = _in_criteria(
        "      - id: greeting\n"
        "        title: Greets\n"
        "        wieght: 3\n"
        "        auto_fail: perhaps\n"
        "      - {id: greeting, title: ''}\n"
    )
    assert [(line, key) for line, key, _ in found] == [
        (11, "[0].wieght"),
        (12, "[0].auto_fail"),
        (13, "[1].title"),
        (13, "[1].id"),
    ]
    assert found[0][2] == "unknown key; did you mean weight?"


def test_the_message_is_what_an_editor_can_jump_to() -> None:
    with pytest.raises(RubricError, match=r"mine\.yaml:3: titel: unknown key; did you mean title"):
        parse(_HEAD.replace("title: Mine", "titel: Mine"), DETECTORS, name="mine.yaml")


def test_a_key_that_stands_twice_is_named_at_its_second_line() -> None:
    found = _in_criteria("      - {id: greeting, title: A}\n" + "id: again\n")
    assert found == [(10, "id", "stands here twice")]


@pytest.mark.parametrize("text", ["", "- a", "a: [", "just words", "a: &a [*a]", "- 2024-13-45"])
def test_what_is_no_rubric_at_all_is_refused_with_a_line(text: str) -> None:
    assert all(problem.line >= 1 and problem.message for problem in _problems(text))


@pytest.mark.parametrize(
    ("criterion", "key", "message"),
    [
        ("id: x, title: X", "id", "there is no detector 'x'"),
        ("id: greeting, title: X, weight: .nan", "weight", "a number from 0 to 1000"),
        ("id: greeting, title: X, weight: true", "weight", "a number from 0 to 1000"),
        ("id: greeting, title: no", "title", "quotation marks"),
        ("id: greeting, title: X, points: {partial: 2}", "points.partial", "from 0 to 1"),
        ("id: greeting, title: X, params: {phrase: [a]}", "params.phrase", "takes phrases"),
        ("id: uses_name, title: X, params: {a: 1}", "params.a", "uses_name takes none"),
        ("id: greeting, title: X, params: {phrases: [ ]}", "params.phrases", "at least one"),
        ("id: greeting, title: X, params: {phrases: ['!']}", "params.phrases[0]", "no word"),
        ("id: says, title: X", "params.phrases", "is missing"),
        ("id: says, title: X, params: {phrases: [a], within: soon}", "params.within", "opening"),
        ("id: says, title: X, params: {phrases: [a], who: Bob}", "params.who", "one of agent"),
        ("id: metric_between, title: X, params: {metric: holds}", "params", "low, high or both"),
        ("id: metric_between, title: X, params: {metric: fun, low: 1}", "params.metric", "holds"),
        (
            "id: metric_between, title: X, params: {metric: holds, low: 3, high: 2}",
            "params.high",
            "must not be under low",
        ),
        (
            "id: within_seconds, title: X, params: {phrases: [a], seconds: 9, partial_seconds: 5}",
            "params.partial_seconds",
            "must be more than seconds",
        ),
        ("id: greeting, title: X, applies: {direction: up}", "applies.direction", "inbound"),
        ("id: greeting, title: X, applies: {voicemail: 1}", "applies.voicemail", "true or false"),
        ("id: greeting, title: X, applies: {said: {who: caller}}", "applies.said.phrases", "miss"),
    ],
)
def test_a_value_that_makes_no_sense_is_named(criterion: str, key: str, message: str) -> None:
    ((line, found_key, found_message),) = _in_criteria(f"      - {{{criterion}}}\n")
    assert (line, found_key) == (9, f"[0].{key}")
    assert message in found_message


def test_a_phrase_of_very_many_wordings_is_refused() -> None:
    phrase = " ".join(["a/b/c"] * 9)
    ((_, _, message),) = _in_criteria(
        f"      - {{id: says, title: X, params: {{phrases: [{phrase}]}}}}\n"
    )
    assert "19683 wordings" in message


def test_applicability_and_partial_credit_are_read() -> None:
    rubric = _read(
        "      - id: greeting\n"
        "        title: G\n"
        "        applies: {direction: outbound, voicemail: false}\n"
        "        points: {partial: 0.8}\n"
    )
    criterion = rubric.criteria[0]
    assert criterion.applies.direction is Direction.OUTBOUND
    assert criterion.applies.voicemail is False
    assert criterion.partial_points == 0.8


def test_bands_must_differ_and_begin_at_nought() -> None:
    text = _HEAD.replace("from: 0}", "from: 5}, {name: all, from: 9}")
    keys = [p.key for p in _problems(text + "      - {id: greeting, title: G}\n")]
    assert keys == ["bands", "bands[1].name"]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(RubricError, match=r"none\.yaml:1: cannot be read"):
        load(tmp_path / "none.yaml", DETECTORS)


def test_a_shipped_rubric_is_known_by_its_name() -> None:
    assert rubric_in_use("front_desk").id == "front_desk"
    assert rubric_in_use().id == "telephone_etiquette"


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(RubricError, match="front_desk, telephone_etiquette"):
        rubric_in_use("frontdesk")
