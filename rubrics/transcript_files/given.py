"""What a transcript file holds: who is said to say what when, as far as the file tells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rubrics.call import Call, TranscriptError, Word

_LONGEST_SECONDS = 100 * 3600.0
# Control characters, halves of surrogate pairs, marks that turn the direction of writing.
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_JOINED_SECONDS = 0.7  # a longer pause ends an utterance, as it does in what is heard


@dataclass(frozen=True, slots=True)
class TranscriptFile:
    """A transcript as it came: the file's name, its format in words ("VTT"), its text."""

    name: str
    form: str
    text: str


@dataclass(frozen=True, slots=True)
class GivenLine:
    """One line, times in seconds. `speaker` is the label in the file, None where it has none.

    `confidence` is the recogniser's (0-1), None where nothing is known of it.
    """

    start: float
    end: float
    text: str
    words: tuple[Word, ...] = ()
    speaker: str | None = None
    confidence: float | None = None
    speaker_confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class GivenTranscript:
    """The lines of a transcript file in order of start, each with words and their times.

    `timed`: the words carry times of their own, so that overlaps can be trusted.
    `call` is the whole call where the file holds one (our own form).
    """

    form: str
    lines: tuple[GivenLine, ...]
    timed: bool = False
    call: Call | None = None


def given_transcript(
    form: str, lines: Sequence[GivenLine], *, join: bool = True
) -> GivenTranscript:
    """The transcript of the lines; `join` puts an utterance's cues together.

    Raises `TranscriptError` where no line holds a word.
    """
    spoken = sorted((ln for ln in lines if ln.text), key=lambda ln: (ln.start, ln.end))
    if not spoken:
        raise TranscriptError("nobody says anything in it")
    timed = all(line.words for line in spoken)
    full = [line if line.words else replace(line, words=spread_words(line)) for line in spoken]
    return GivenTranscript(form, tuple(_joined(full) if join else full), timed)


def spread_words(line: GivenLine) -> tuple[Word, ...]:
    """The words of a line that has no times for them, spread over it by their length."""
    texts = line.text.split()
    letters = sum(len(t) + 1 for t in texts)
    words, passed = [], 0
    for text in texts:
        start = line.start + (line.end - line.start) * passed / letters
        passed += len(text) + 1
        end = line.start + (line.end - line.start) * passed / letters
        words.append(Word(text, round(start, 3), round(end, 3), line.confidence))
    return tuple(words)


def checked_span(start: float, end: float) -> tuple[float, float]:
    """Start and end in seconds, to the millisecond. Raises `TranscriptError`."""
    if not 0 <= start <= end < _LONGEST_SECONDS:  # also refuses what is no number
        raise TranscriptError(
            f"the times {start:g} s to {end:g} s cannot be; a line begins at 0 s or later and "
            "does not end before it begins"
        )
    return round(start, 3), round(end, 3)


def clean_text(text: str) -> str:
    """The text on one line, without characters that no file can hold or that reorder the rest."""
    return " ".join(_UNFIT.sub(" ", text).split())


def _joined(lines: Sequence[GivenLine]) -> Iterator[GivenLine]:
    """Cues are cut to fit a screen: what a known speaker says without a pause is one line."""
    group = [lines[0]]
    for before, line in pairwise(lines):
        one = line.speaker is not None and line.speaker == before.speaker
        if not one or not 0 <= line.start - before.end <= _JOINED_SECONDS:
            yield _together(group)
            group = []
        group.append(line)
    yield _together(group)


def _together(lines: Sequence[GivenLine]) -> GivenLine:
    if len(lines) == 1:
        return lines[0]
    words = tuple(word for line in lines for word in line.words)
    known = [w.confidence for w in words if w.confidence is not None]
    return replace(
        lines[0],
        end=max(line.end for line in lines),
        text=" ".join(line.text for line in lines),
        words=words,
        confidence=round(sum(known) / len(known), 3) if known else None,
    )
