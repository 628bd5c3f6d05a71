"""SubRip (SRT): numbered cues; the speaker stands before a colon, if anywhere."""

import re
from collections.abc import Iterator
from dataclasses import replace

from rubrics.call import Call, TranscriptError
from rubrics.transcript_files.cues import (
    ARROW,
    Cue,
    blocks_of,
    clock,
    cue_of,
    lines_of,
    split_by_marks,
)
from rubrics.transcript_files.given import GivenTranscript, clean_text, given_transcript
from rubrics.transcript_files.labels import speaker_word

NAME = "SRT"
_EXAMPLE = "00:00:01,000 --> 00:00:04,000"
_MARKUP = re.compile(r"</?(?:[biu]|font)(?:\s[^<>]*)?>|\{\\[^{}]*\}", re.IGNORECASE)


def is_srt(text: str) -> bool:
    """Whether a line with a pair of times is among the first."""
    return any(ARROW in line for line in text.splitlines()[:10])


def read_srt(text: str, _name: str) -> GivenTranscript:
    """The transcript in an SRT file. Raises `TranscriptError` naming the line."""
    parts = [part for cue in _cues(text) for part in split_by_marks(cue, _plain)]
    return given_transcript(NAME, lines_of(parts))


def write_srt(call: Call) -> str:
    """The call as SRT, a cue an utterance."""
    blocks = []
    for number, said in enumerate((u for u in call.utterances if clean_text(u.text)), start=1):
        times = f"{clock(said.start, ',')} {ARROW} {clock(said.end, ',')}"
        text = clean_text(said.text).replace(ARROW, "->")
        blocks.append(f"{number}\n{times}\n{speaker_word(said.speaker)}: {text}\n")
    return "\n".join(blocks)


def _cues(text: str) -> Iterator[Cue]:
    """The cues; text after an empty line belongs to the cue before it, as players show it."""
    now: Cue | None = None
    lines: list[str] = []
    for block in blocks_of(text):
        cue = cue_of(block, _EXAMPLE)
        if cue is None and now is None:
            raise TranscriptError(
                f"line {block.line_number}: a cue begins with its number and its times, like "
                f"{_EXAMPLE}; this text stands under no times"
            )
        if cue is None:
            lines.extend(block.lines)
            continue
        if now:
            yield replace(now, lines=tuple(lines))
        now, lines = cue, list(cue.lines)
    if now:
        yield replace(now, lines=tuple(lines))


def _plain(text: str) -> str:
    return _MARKUP.sub("", text)
