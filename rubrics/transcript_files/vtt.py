"""WebVTT (W3C): cues with voice tags such as `<v Agent>`."""

import html
import re
from collections.abc import Iterator

from rubrics.call import Call, TranscriptError
from rubrics.transcript_files.cues import (
    ARROW,
    Cue,
    Part,
    blocks_of,
    clock,
    cue_of,
    lines_of,
    shared_out,
    split_by_marks,
)
from rubrics.transcript_files.given import GivenTranscript, clean_text, given_transcript
from rubrics.transcript_files.labels import speaker_word

NAME = "VTT"
_EXAMPLE = "00:00:01.000 --> 00:00:04.000"
_HEADER = re.compile(r"WEBVTT(?:\s|$)")
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]*)>")
_TAG = re.compile(r"<[^<>]*>")
_LEAST_SECONDS = 0.001  # a cue must end after it begins


def is_vtt(text: str) -> bool:
    """Whether the text begins as WebVTT must."""
    return bool(_HEADER.match(text))


def read_vtt(text: str, _name: str) -> GivenTranscript:
    """The transcript in a WebVTT file. Raises `TranscriptError` naming the line."""
    parts = [part for cue in _cues(text) for part in _parts(cue)]
    return given_transcript(NAME, lines_of(parts))


def write_vtt(call: Call) -> str:
    """The call as WebVTT, a cue an utterance, the speaker in a voice tag."""
    note = f"Words by {call.engine.words}. Who the agent is: {call.role_confidence:.0%} sure."
    blocks = ["WEBVTT", f"NOTE {clean_text(note).replace(ARROW, '->')}"]
    for number, said in enumerate((u for u in call.utterances if clean_text(u.text)), start=1):
        end = max(said.end, said.start + _LEAST_SECONDS)
        times = f"{clock(said.start, '.')} {ARROW} {clock(end, '.')}"
        text = html.escape(clean_text(said.text), quote=False)
        blocks.append(f"{number}\n{times}\n<v {speaker_word(said.speaker)}>{text}")
    return "\n\n".join(blocks) + "\n"


def _cues(text: str) -> Iterator[Cue]:
    header, *blocks = blocks_of(text)
    if any(ARROW in line for line in header.lines):
        raise TranscriptError("line 1: an empty line must follow WEBVTT")
    for block in blocks:
        if _ASIDE.match(block.lines[0]):
            continue
        cue = cue_of(block, _EXAMPLE)
        if cue is None:
            raise TranscriptError(
                f"line {block.line_number}: a cue begins with its times, like {_EXAMPLE}, and "
                "ends with an empty line; this text stands under no times"
            )
        yield cue


def _parts(cue: Cue) -> Iterator[Part]:
    if not any(_VOICE.search(line) for line in cue.lines):
        yield from split_by_marks(cue, _plain)
        return
    before, *voiced = _VOICE.split(" ".join(cue.lines))
    parts = [Part(0, 0, _plain(before))] if _plain(before).strip() else []
    for label, text in zip(voiced[::2], voiced[1::2], strict=True):
        parts.append(Part(0, 0, _plain(text), clean_text(html.unescape(label)) or None))
    yield from shared_out(cue, parts)


def _plain(text: str) -> str:
    return html.unescape(_TAG.sub("", text))
