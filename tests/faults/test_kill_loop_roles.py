"""Every role is killed at random while genuine phone systems send; then the books are judged."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.kill_loop import FULL, SHORT, run, run_on_postgresql

# The loop waits for its own ends; this is only for one that hangs.
pytestmark = pytest.mark.timeout(3600)


def test_promises_are_kept_whatever_is_killed(tmp_path: Path) -> None:
    verdict = run(SHORT, tmp_path)
    assert not verdict.broken, verdict
    assert verdict.counts["acknowledged"] == SHORT.calls
    assert verdict.counts["kills"] == SHORT.kills


def test_without_its_reconciler_the_same_loop_loses_what_redis_forgot(tmp_path: Path) -> None:
    plan = replace(SHORT, calls=7, kills=0, lease_seconds=2, still_seconds=6.0, reconciler=False)
    verdict = run(plan, tmp_path)
    lost = [words for words in verdict.broken if "was acknowledged and is" in words]
    assert len(lost) == plan.forgotten, verdict
    assert verdict.counts["scored"] == plan.calls - plan.forgotten


@pytest.mark.full
def test_promises_are_kept_through_a_hundred_kills(tmp_path: Path) -> None:
    verdict = run(FULL, tmp_path)
    assert not verdict.broken, verdict
    assert verdict.counts["kills"] >= 100


@pytest.mark.full
def test_promises_are_kept_through_a_hundred_kills_on_postgresql(tmp_path: Path) -> None:
    verdict = run_on_postgresql(replace(FULL, seed=2), tmp_path)
    assert not verdict.broken, verdict
    assert verdict.counts["kills"] >= 100
