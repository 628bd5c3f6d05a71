"""Raised voices are told from calm ones on acted speech, on which nothing is fitted."""

import pytest

from tests.bench.tone import CALM, CORPORA, RAISED, area, by_call, by_neutral, read_clips

NAME = "EMO-DB, telephone"

pytestmark = pytest.mark.skipif(
    not (CORPORA / "emodb_8k").is_dir(), reason=f"no acted speech in {CORPORA}"
)


def test_raised_is_told_from_calm_against_neutral_speech_and_in_a_call() -> None:
    clips = read_clips(NAME)
    assert area(by_neutral(clips), RAISED, CALM) >= 0.985
    assert area(by_call(clips, 0.25), RAISED, (*CALM, "neutral")) >= 0.95
