"""The shipped rubric holds every criterion of the guide, and the schema knows its keys."""

import json
from pathlib import Path

from rubrics.detectors import DETECTORS
from rubrics.rubric import SHIPPED, load

SCHEMA = Path(SHIPPED).with_name("schema.json")


def test_every_criterion_has_a_detector_a_weight_and_a_rule() -> None:
    rubric = load(SHIPPED, DETECTORS)
    assert len(rubric.criteria) == 27
    assert all(c.weight > 0 and c.help for c in rubric.criteria)


def test_disrespect_and_oversharing_fail_the_call() -> None:
    rubric = load(SHIPPED, DETECTORS)
    failing = {c.id for c in rubric.criteria if c.auto_fail}
    assert failing == {"respectful_language", "no_oversharing"}


def test_the_schema_lists_the_keys_of_a_criterion() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    keys = set(schema["$defs"]["criterion"]["properties"])
    assert keys == {"id", "title", "detector", "weight", "auto_fail", "help", "params"}
