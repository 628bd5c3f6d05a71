"""Every detector by name. To add one: a function in a family's file, a line here, a test."""

from collections.abc import Callable, Mapping
from typing import Any

from rubrics.dialogue import Dialogue
from rubrics.scorecard import Finding

Detector = Callable[[Dialogue, Mapping[str, Any]], Finding]

DETECTORS: dict[str, Detector] = {}
