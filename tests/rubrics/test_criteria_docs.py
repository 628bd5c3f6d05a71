"""docs/criteria.md: every criterion has its text, and every example the verdict that it shows."""

from collections.abc import Mapping
from typing import Any

import pytest

from rubrics.detectors import DETECTORS
from rubrics.dialogue import Dialogue
from rubrics.rubric import SHIPPED, load
from tests.bench.criteria_docs import (
    PAGE,
    example_call,
    read_examples,
    read_figures,
    write_page,
)

TOLD = read_examples()
CASES = [(name, example) for name, told in TOLD.items() for example in told.get("examples", ())]


def test_every_criterion_says_what_is_looked_at() -> None:
    assert set(TOLD) == {c.id for c in load(SHIPPED, DETECTORS).criteria}
    assert all(told["looks_at"] for told in TOLD.values())


@pytest.mark.parametrize(
    ("criterion", "example"), CASES, ids=[f"{name}-{e['verdict']}" for name, e in CASES]
)
def test_an_example_has_the_verdict_that_it_shows(
    criterion: str, example: Mapping[str, Any]
) -> None:
    finding = DETECTORS[criterion](Dialogue(example_call(example)), {})
    assert finding.verdict.value == example["verdict"], finding.reason


def test_the_page_is_as_the_rubric_and_the_figures_say() -> None:
    written = write_page(load(SHIPPED, DETECTORS), TOLD, read_figures())
    assert PAGE.read_text(encoding="utf-8") == written, "run: python -m tests.bench.criteria_docs"
