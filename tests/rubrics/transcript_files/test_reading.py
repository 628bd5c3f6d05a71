"""Transcript files of every kind become lines with speakers, times, words and confidences."""

import json

import pytest

from rubrics.call import Speaker, TranscriptError, call_to_dict
from rubrics.transcript_files import decode_transcript, read_transcript
from rubrics.transcript_files.given import GivenTranscript
from rubrics.transcript_files.labels import named_roles, role_of_label
from tests.factories import example_call

VTT = """\ufeffWEBVTT - a call\r
Kind: captions\r
\r
STYLE\r
::cue { color: lime }\r
\r
NOTE made by hand --\r
two lines\r
\r
greeting\r
00:01.000 --> 00:04.500 align:start\r
<v.loud Agent>Good morning, <i>Acme</i> &amp; Sons.</v>\r
\r
00:00:05.000 --> 00:00:07.000\r
<v Caller>I want 2 &lt; 3 lamps.\r
"""
SRT = """1
00:00:01,000 --> 00:00:02,000
Agent: Good morning, {\\an8}<i>Acme</i>,

2
00:00:02,200 --> 00:00:04,000
Tom speaking.

3
00:00:05,000 --> 00:00:07,000
Customer: Listen: I want a lamp.
"""
SEGMENTS = {
    "text": "Good morning. Hello 24.",
    "segments": [
        {
            "start": 0.5,
            "end": 2.0,
            "text": " Good morning.",
            "speaker": "SPEAKER_00",
            "words": [
                {"word": " Good", "start": 0.5, "end": 1.0, "probability": 0.9},
                {"word": " morning.", "start": 1.0, "end": 2.0, "score": 0.5},
            ],
        },
        {
            "start": 3.0,
            "end": 5.0,
            "text": "Hello 24.",
            "words": [
                {"word": "Hello", "start": 3.0, "end": 3.5, "speaker": "SPEAKER_01"},
                {"word": "24.", "speaker": "SPEAKER_01"},
            ],
        },
    ],
}


def said(given: GivenTranscript) -> list[tuple[str | None, str]]:
    return [(line.speaker, line.text) for line in given.lines]


def test_webvtt_with_voices_notes_and_windows_line_ends() -> None:
    given = read_transcript(VTT, "call.vtt")
    assert given.form == "VTT"
    assert said(given) == [
        ("Agent", "Good morning, Acme & Sons."),
        ("Caller", "I want 2 < 3 lamps."),
    ]
    assert [(line.start, line.end) for line in given.lines] == [(1.0, 4.5), (5.0, 7.0)]


def test_words_without_times_are_spread_over_the_cue_and_nothing_is_claimed_of_them() -> None:
    (first, _) = read_transcript(VTT, "call.vtt").lines
    assert [w.text for w in first.words] == ["Good", "morning,", "Acme", "&", "Sons."]
    assert (first.words[0].start, first.words[-1].end) == (1.0, 4.5)
    assert {w.confidence for w in first.words} == {None}
    assert first.confidence is None


def test_srt_with_names_before_a_colon_and_a_sentence_over_two_cues() -> None:
    given = read_transcript(SRT, "call.srt")
    assert said(given) == [
        ("Agent", "Good morning, Acme, Tom speaking."),
        ("Customer", "Listen: I want a lamp."),
    ]
    assert not given.timed


def test_a_file_is_known_by_what_it_holds_and_not_by_its_name() -> None:
    assert read_transcript(VTT, "call.srt").form == "VTT"
    assert read_transcript(json.dumps(SEGMENTS), "call.vtt").form == "Whisper JSON"


def test_two_arrows_mean_the_other_of_two_voices() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:09.000\n>> Hello?\n>> Hi, is Tom\nin? >> No.\n>> No.\n"
    assert said(read_transcript(text, "a.vtt")) == [
        (">> 1", "Hello?"),
        (">> 2", "Hi, is Tom in? >> No."),
        (">> 1", "No."),
    ]


def test_two_voices_of_one_cue_share_its_time() -> None:
    text = "WEBVTT\n\n00:00.000 --> 00:10.000\n<v Agent>Hello.</v> <v Caller>Hello!</v>\n"
    first, second = read_transcript(text, "a.vtt").lines
    assert (first.start, second.end) == (0.0, 10.0)
    assert first.end == second.start == pytest.approx(5.0, abs=0.5)


def test_whisper_words_keep_times_and_confidences_and_a_number_fills_its_gap() -> None:
    given = read_transcript(json.dumps(SEGMENTS), "call.json")
    first, second = given.lines
    assert [(w.text, w.confidence) for w in first.words] == [("Good", 0.9), ("morning.", 0.5)]
    assert (first.speaker, first.confidence) == ("SPEAKER_00", 0.7)
    assert second.speaker == "SPEAKER_01"
    assert (second.words[1].start, second.words[1].end) == (3.5, 5.0)
    assert given.timed


def test_plain_segments_have_the_confidence_of_their_mean() -> None:
    bare = [{"start": 0, "end": 2, "text": " Good morning.", "avg_logprob": -0.2}]
    (line,) = read_transcript(json.dumps(bare), "a.json").lines
    assert line.confidence == 0.819
    assert {w.confidence for w in line.words} == {0.819}


def test_whisper_cpp_counts_milliseconds() -> None:
    data = {"transcription": [{"offsets": {"from": 1500, "to": 2500}, "text": " Hello."}]}
    (line,) = read_transcript(json.dumps(data), "a.json").lines
    assert (line.start, line.end, line.text) == (1.5, 2.5, "Hello.")


def test_our_own_form_keeps_the_whole_call() -> None:
    call = example_call()
    given = read_transcript(json.dumps(call_to_dict(call)), "a.json")
    assert given.call == call
    assert [line.words for line in given.lines] == [u.words for u in call.utterances]


def test_the_labelled_calls_need_no_id() -> None:
    data = {"utterances": [{"speaker": "agent", "start": 0, "end": 1, "text": "Hello."}]}
    given = read_transcript(json.dumps(data), "calls/one.json")
    assert given.call is not None
    assert given.call.id == "one"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (" \n", "is empty"),
        ("Agent: hello", "neither WebVTT, SRT nor JSON"),
        ("WEBVTT\n\n00:01.000 --> 1.5\nHi", "line 3: '00:01.000 --> 1.5' are no times"),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\nHi", "line 3: the times 2 s to 1 s cannot be"),
        ("WEBVTT\n\nHello there", "line 3: a cue begins with its times"),
        ("WEBVTT\n\nNOTE nothing", "nobody says anything"),
        ("\n\n1\n00:00:01,0 -> 00\n\n2\n00:00:01,0 --> 00\nHi", "line 3: a cue begins with its"),
        ('{"segments": [{"start": 1}]}', "segment 0: it has no 'end'"),
        ('{"segments": [{"start": "x", "end": 1, "text": "a"}]}', "segment 0: could not convert"),
        ('{"segments": [{"start": NaN, "end": 1, "text": "a"}]}', "segment 0: the times nan s"),
        ('{"segments": [[]]}', "segment 0"),
        ('{"segments": ', "it is no JSON: Expecting value: line 1 column 14"),
        ('{"calls": 1}', "neither `utterances`"),
        ('[{"utterances": []}]', "a list of calls"),
        ('{"utterances": [{"speaker": "x"}]}', "utterance 0"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(text: str, says: str) -> None:
    with pytest.raises(TranscriptError) as error:
        read_transcript(text, "call")
    assert says in str(error.value)


def test_bytes_are_utf_8_or_marked_utf_16() -> None:
    assert decode_transcript("\ufeffGrüße".encode()) == "Grüße"
    assert decode_transcript("Grüße".encode("utf-16")) == "Grüße"
    with pytest.raises(TranscriptError, match="no UTF-8"):
        decode_transcript(b"\xff\x00\xe9")


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("AGENT_1", Speaker.AGENT),
        ("Customer Service", Speaker.AGENT),
        ("Customer", Speaker.CALLER),
        ("IVR", Speaker.UNKNOWN),
        ("SPEAKER_00", None),
    ],
)
def test_labels_name_roles(label: str, role: Speaker | None) -> None:
    assert role_of_label(label) is role


def test_who_is_left_of_two_is_the_other_one() -> None:
    assert named_roles(["Agent", "Tom"]) == {"Agent": Speaker.AGENT, "Tom": Speaker.CALLER}
    assert named_roles(["Linda", "Tom"], "Linda Park")["Tom"] is Speaker.CALLER
    assert named_roles(["SPEAKER_00", "SPEAKER_01"]) == {}


@pytest.mark.parametrize("words", ["Listen: I am late.", "My customer number: 17."])
def test_words_before_a_colon_are_a_speaker_only_where_they_come_up_again(words: str) -> None:
    once = f"WEBVTT\n\n00:01.000 --> 00:02.000\n{words}\n"
    assert said(read_transcript(once, "a.vtt")) == [(None, words)]
