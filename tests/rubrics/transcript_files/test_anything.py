"""Whatever a file holds, it is read or refused in words, and soon."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics.call import TranscriptError
from rubrics.transcript_files import read_transcript

_PIECES = st.sampled_from(
    [
        *("WEBVTT", "\n", "\n\n", "00:01.000 --> 00:02.000", "00:00:01,5 --> 00:00:02,5", "NOTE "),
        *("<v Agent>", "</v>", "<", ">>", "- ", "Agent: ", "Tom: ", "&lt;", "hello", "-->", "{\\"),
    ]
)
_KEYS = st.sampled_from(["start", "end", "text", "words", "word", "speaker", "score"])
_VALUES = st.recursive(
    st.none() | st.integers() | st.floats() | st.text(max_size=5) | st.just(10**400),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=14).map("".join))
def test_any_mixture_of_cues_and_marks(text: str) -> None:
    for whole in (text, "WEBVTT\n\n" + text):
        _read_or_refuse(whole)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["segments", "utterances", "transcription"]), _VALUES)
def test_any_json(key: str, value: object) -> None:
    _read_or_refuse(json.dumps({key: value}))
    _read_or_refuse(json.dumps({key: [value]}))


@pytest.mark.parametrize("mark", ["<", "<v ", "{\\", "a\n", "a\n\n", ">> ", "Tom: "])
def test_a_long_run_of_marks_takes_no_longer_than_its_length(mark: str) -> None:
    begun = time.monotonic()
    _read_or_refuse("WEBVTT\n\n00:01.000 --> 00:02.000\n" + mark * 50_000)
    _read_or_refuse("1\n00:00:01,000 --> 00:00:02,000\n" + mark * 50_000)
    assert time.monotonic() - begun < 10


def _read_or_refuse(text: str) -> None:
    try:
        lines = read_transcript(text, "any").lines
    except TranscriptError:
        return
    assert all(0 <= line.start <= line.end for line in lines)
    assert all(line.words and line.text for line in lines)
