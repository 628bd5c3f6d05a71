"""Criteria that only assist: judged and shown, but out of the score. The label says which."""

from collections.abc import Collection
from dataclasses import replace
from hashlib import sha256

from rubrics.form import Criterion, Rubric

_MARK = "+assist("
LONGEST_LABEL = 40
_KEPT_OF_A_LONG_VERSION = 20


def with_assist(rubric: Rubric, assisting: Collection[str]) -> Rubric:
    """The rubric in which these criteria earn and cost nothing, under a label of its own.

    Criteria that the rubric has not are left out; with none left it is the rubric itself.
    """
    chosen = [c.id for c in rubric.criteria if c.id in assisting]
    if not chosen:
        return rubric
    sections = tuple(
        replace(s, criteria=tuple(_assists(c) if c.id in chosen else c for c in s.criteria))
        for s in rubric.sections
    )
    return replace(rubric, sections=sections, version=version_label(rubric.version, chosen))


def version_label(version: str, assisting: Collection[str]) -> str:
    """The version with what only assists: `1.2+assist(no_blaming)`.

    Where that is too long to keep, their count and a digest stand for their names.
    """
    if not assisting:
        return version
    names = ",".join(sorted(assisting))
    label = f"{version}{_MARK}{names})"
    if len(label) <= LONGEST_LABEL:
        return label
    digest = sha256(f"{version} {names}".encode()).hexdigest()[:8]
    return f"{version[:_KEPT_OF_A_LONG_VERSION]}{_MARK}{len(assisting)}:{digest})"


def base_version(label: str) -> str:
    """The rubric's own version in a label."""
    return label.partition(_MARK)[0]


def assist_mark(version: str) -> str:
    """How every label of this version with criteria that only assist begins."""
    return f"{version[:_KEPT_OF_A_LONG_VERSION]}{_MARK}"


def _assists(criterion: Criterion) -> Criterion:
    return replace(criterion, weight=0.0, auto_fail=False, assists=True)
