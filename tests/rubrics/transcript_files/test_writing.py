"""What is written as VTT, SRT or JSON is read back the same, whatever was said."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics.call import Call, Speaker, Utterance, Word
from rubrics.transcript_files import WRITERS, read_transcript
from rubrics.transcript_files.given import clean_text
from rubrics.transcript_files.labels import speaker_word
from tests.factories import example_call

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).map(clean_text)


@st.composite
def calls(draw: st.DrawFn) -> Call:
    """A few utterances, each with a pause before it, in whatever words."""
    utterances, now = [], 0.0
    for text in draw(st.lists(_TEXTS.filter(bool), min_size=1, max_size=5)):
        start = round(now + draw(st.floats(0.8, 4000)), 3)
        now = round(start + draw(st.floats(0.01, 20)), 3)
        utterances.append(Utterance(draw(st.sampled_from(Speaker)), start, now, text))
    return Call("any", tuple(utterances), now)


def lines(call: Call) -> list[tuple[str, str, int, int]]:
    return [
        (speaker_word(u.speaker), clean_text(u.text), round(u.start * 1000), round(u.end * 1000))
        for u in call.utterances
    ]


def read_back(suffix: str, call: Call) -> list[tuple[str | None, str, int, int]]:
    found = read_transcript(WRITERS[suffix](call), f"call.{suffix}").lines
    return [(ln.speaker, ln.text, round(ln.start * 1000), round(ln.end * 1000)) for ln in found]


@settings(max_examples=60, deadline=None)
@given(calls())
def test_a_webvtt_file_is_read_back_as_it_was_written(call: Call) -> None:
    assert read_back("vtt", call) == lines(call)


@settings(max_examples=60, deadline=None)
@given(calls())
def test_an_srt_file_is_read_back_but_for_what_srt_cannot_say(call: Call) -> None:
    # SRT has no way to write an arrow or what looks like markup.
    plain = [line for line in lines(call) if not re.search(r"-->|[<>{}]", line[1])]
    assert [line for line in read_back("srt", call) if line in plain] == plain


@settings(max_examples=30, deadline=None)
@given(calls())
def test_json_is_read_back_whole(call: Call) -> None:
    assert read_transcript(WRITERS["json"](call), "call.json").call == call


def test_markup_in_what_was_said_stays_text() -> None:
    said = Utterance(Speaker.AGENT, 0, 1, "<b>5 --> 6</b> &amp;\n\nNOTE <v Caller>x")
    text = WRITERS["vtt"](Call("x", (said,), 1.0))
    assert "<v Agent>&lt;b&gt;5 --&gt; 6&lt;/b&gt; &amp;amp; NOTE &lt;v Caller&gt;x\n" in text


def test_an_utterance_of_no_length_is_still_a_cue() -> None:
    said = Utterance(Speaker.AGENT, 1.0, 1.0, "Oh.", (Word("Oh.", 1.0, 1.0),))
    assert "00:00:01.000 --> 00:00:01.001" in WRITERS["vtt"](Call("x", (said,), 1.0))


def test_the_text_is_for_people() -> None:
    text = WRITERS["txt"](example_call())
    assert text.startswith("[00:00] Agent: Good morning, Harper Valley Bank, my name is Linda.")
    assert "[00:04] Caller: Hi Linda, this is Tom Baker." in text
