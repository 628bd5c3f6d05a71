"""The shipped rubrics hold the guide's criteria; the schema says the same as the check."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from rubrics.detectors import DETECTORS
from rubrics.in_use import rubric_in_use
from rubrics.rubric import SHIPPED, RubricError, load, parse
from rubrics.settings import METRICS, SETTINGS

SCHEMA = json.loads(SHIPPED.with_name("schema.json").read_text(encoding="utf-8"))
SHIPPED_FILES = sorted(SHIPPED.parent.glob("*.yaml"))


def _schema_problems(data: object) -> list[str]:
    return [error.json_path for error in Draft202012Validator(SCHEMA).iter_errors(data)]


def _form(criterion: Mapping[str, Any]) -> dict[str, Any]:
    section = {"id": "s", "title": "S", "criteria": [{"title": "T", **criterion}]}
    bands = [{"name": "all", "from": 0}]
    return {"id": "r", "version": 1, "title": "R", "bands": bands, "sections": [section]}


def _is_accepted(form: Mapping[str, Any]) -> bool:
    try:
        parse(yaml.safe_dump(form), DETECTORS, name="r")
    except RubricError:
        return False
    return True


def test_every_criterion_has_a_detector_a_weight_and_a_rule() -> None:
    rubric = load(SHIPPED, DETECTORS)
    assert len(rubric.criteria) == 27
    assert all(c.weight > 0 and c.help for c in rubric.criteria)


def test_disrespect_and_oversharing_fail_the_call() -> None:
    rubric = load(SHIPPED, DETECTORS)
    failing = {c.id for c in rubric.criteria if c.auto_fail}
    assert failing == {"respectful_language", "no_oversharing"}


def test_the_front_desk_judges_the_headline_criteria_as_the_long_form_does() -> None:
    short, long = rubric_in_use("front_desk"), rubric_in_use()
    whole = {c.id: (c.title, c.weight, c.auto_fail) for c in long.criteria}
    assert all(whole[c.id] == (c.title, c.weight, c.auto_fail) for c in short.criteria)
    assert {c.id for c in short.criteria} >= {
        *("greeting", "identification", "offer_of_help", "hold_permission", "no_oversharing"),
        *("absent_colleague_help", "answering_for_other"),
    }


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", SHIPPED_FILES, ids=lambda path: path.stem)
def test_a_shipped_rubric_is_as_the_schema_says(path: Path) -> None:
    assert _schema_problems(yaml.safe_load(path.read_text(encoding="utf-8"))) == []
    assert load(path, DETECTORS).id == path.stem


def test_the_schema_knows_the_settings_of_every_detector_that_takes_any() -> None:
    prefix = "settings_of_"
    found = {
        name.removeprefix(prefix): set(part["properties"])
        for name, part in SCHEMA["$defs"].items()
        if name.startswith(prefix)
    }
    assert found == {detector: set(settings) for detector, settings in SETTINGS.items()}
    metric = SCHEMA["$defs"]["settings_of_metric_between"]["properties"]["metric"]
    assert set(metric["enum"]) == set(METRICS)


@pytest.mark.parametrize(
    ("accepted", "criterion"),
    [
        (True, {"id": "greeting", "params": {"phrases": ["ahoy"]}}),
        (True, {"id": "g", "detector": "greeting", "points": {"partial": 0.3}}),
        (True, {"id": "x", "detector": "says", "params": {"phrases": ["a"], "within": 20}}),
        (True, {"id": "greeting", "applies": {"said": {"phrases": ["a"], "within": "opening"}}}),
        (False, {"id": "greeting", "params": {"phrase": ["ahoy"]}}),
        (False, {"id": "greeting", "params": {"phrases": "ahoy"}}),
        (False, {"id": "g", "detector": "greeting", "params": {"names": ["Ann"]}}),
        (False, {"id": "greeting", "points": {"partial": 2}}),
        (False, {"id": "greeting", "points": {"fail": 0}}),
        (False, {"id": "greeting", "applies": {"direction": "in"}}),
        (False, {"id": "greeting", "applies": {"said": {"who": "caller"}}}),
        (False, {"id": "says"}),
        (False, {"id": "x", "detector": "says", "params": {"phrases": ["a"], "within": "soon"}}),
        (False, {"id": "x", "detector": "metric_between", "params": {"metric": "holds"}}),
        (False, {"id": "x", "detector": "within_seconds", "params": {"phrases": ["a"]}}),
        (False, {"id": "greeting", "weight": "3"}),
        (False, {"id": "greeting", "title": True}),
        (False, {"id": "greeting", "colour": "red"}),
    ],
)
def test_schema_and_check_agree(accepted: bool, criterion: Mapping[str, Any]) -> None:
    form = _form(criterion)
    assert (_schema_problems(form) == [], _is_accepted(form)) == (accepted, accepted)
