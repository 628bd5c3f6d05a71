"""What WebVTT and SRT share: blocks of text under a pair of times, and speakers in the text."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from rubrics.call import TranscriptError
from rubrics.transcript_files.given import GivenLine, checked_span, clean_text
from rubrics.transcript_files.labels import believed_labels, split_label

ARROW = "-->"
_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMES = re.compile(rf"\s*{_TIME}\s*{ARROW}\s*{_TIME}(?:\s.*)?")
_CHANGE = re.compile(r"(?:>>+|-)\s+|>>+")
_LINE_END = re.compile(r"\r\n|\r|\n")
_TWO_VOICES = (">> 1", ">> 2")


@dataclass(frozen=True, slots=True)
class Cue:
    """One block: where it stands in the file, its times in seconds, its lines of text."""

    line_number: int
    start: float
    end: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What one voice says in a cue. `changes`: a mark says that another one speaks now."""

    start: float
    end: float
    text: str
    speaker: str | None = None
    changes: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of a file without an empty one among them; the first has the number `line_number`."""

    line_number: int
    lines: tuple[str, ...]


def blocks_of(text: str) -> Iterator[Block]:
    """The blocks of a file, in order."""
    kept: list[str] = []
    for number, line in enumerate([*_LINE_END.split(text), ""], start=1):
        if line.strip():
            kept.append(line)
        elif kept:
            yield Block(number - len(kept), tuple(kept))
            kept = []


def cue_of(block: Block, example: str) -> Cue | None:
    """The cue in a block whose first or second line holds times; None where neither does.

    Raises `TranscriptError` naming the line whose times cannot be read.
    """
    for index, line in enumerate(block.lines[:2]):
        if ARROW in line:
            number = block.line_number + index
            start, end = _span(line, number, example)
            return Cue(number, start, end, block.lines[index + 1 :])
    return None


def lines_of(parts: Sequence[Part]) -> list[GivenLine]:
    """The lines of a file's parts, each with the speaker that the file names for it.

    Who was named speaks on until another is; a bare ">>" stands for the other of two.
    """
    candidates = [None if p.speaker else split_label(p.text)[0] for p in parts]
    believed = believed_labels(candidates)
    lines, now, changes = [], None, 0
    for part, candidate in zip(parts, candidates, strict=True):
        text = part.text
        if part.speaker:
            now = part.speaker
        elif candidate in believed:
            now, text = candidate, split_label(text)[1]
        elif part.changes:
            now = _TWO_VOICES[changes % 2]
        changes += part.changes
        lines.append(GivenLine(part.start, part.end, clean_text(text), speaker=now))
    return lines


def split_by_marks(cue: Cue, plain: Callable[[str], str]) -> Iterator[Part]:
    """The parts of a cue without voice tags: a line that begins with a mark or a name is one.

    `plain` takes the markup out of a line.
    """
    texts: list[list[str]] = []
    for line in cue.lines:
        text = plain(line).strip()
        if texts and not _CHANGE.match(text) and split_label(text)[0] is None:
            texts[-1].append(text)
        elif text:
            texts.append([text])
    for part in shared_out(cue, [Part(0, 0, " ".join(text)) for text in texts]):
        mark = _CHANGE.match(part.text)
        text = part.text[mark.end() :] if mark else part.text
        yield replace(part, text=text, changes=bool(mark and ">" in mark[0]))


def shared_out(cue: Cue, parts: Sequence[Part]) -> Iterator[Part]:
    """The parts with the time of their cue shared among them by their length."""
    letters = sum(len(p.text) for p in parts) or 1
    passed, seconds = 0, cue.end - cue.start
    for part in parts:
        start = cue.start + seconds * passed / letters
        passed += len(part.text)
        end = cue.start + seconds * passed / letters
        yield replace(part, start=round(start, 3), end=round(end, 3))


def clock(seconds: float, separator: str) -> str:
    """A time as 00:01:02.345, with the separator that the format wants."""
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}{separator}{rest % 1000:03}"


def _span(line: str, number: int, example: str) -> tuple[float, float]:
    found = _TIMES.fullmatch(line)
    if not found:
        raise TranscriptError(
            f"line {number}: {line.strip()[:60]!r} are no times; write them like {example}"
        )
    parts = found.groups()
    try:
        return checked_span(_seconds(*parts[:4]), _seconds(*parts[4:]))
    except TranscriptError as error:
        raise TranscriptError(f"line {number}: {error}") from error


def _seconds(hours: str | None, minutes: str, seconds: str, fraction: str) -> float:
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + int(fraction.ljust(3, "0")) / 1000
