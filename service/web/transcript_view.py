"""A transcript as the call page shows it: who, when, what, and the words to be careful with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from rubrics.call import Call, Speaker, Utterance

_LOW_WORD = 0.5
_LOW_SPEAKER = 0.6

SPEAKER_WORDS = {
    Speaker.AGENT: "Agent",
    Speaker.CALLER: "Caller",
    Speaker.UNKNOWN: "Unknown",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words, `doubtful` when the recogniser was not sure of them."""

    text: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One utterance, or a hold (then without a speaker and a number).

    `original` is what the machine heard, where a person corrected it. `word_times` are the
    starts of the words that stand between the spaces of the text, each in hundredths of a
    second after the one before (the first after the line's start); empty where not known.
    """

    start: float
    end: float
    pieces: Sequence[Piece]
    number: int | None = None
    speaker: str = ""
    speaker_word: str = ""
    speaker_doubtful: bool = False
    original: str | None = None
    word_times: str = ""

    @property
    def text(self) -> str:
        """All that is said."""
        return " ".join(piece.text for piece in self.pieces)


def transcript_lines(call: Call, card: Mapping[str, Any], heard: Call | None = None) -> list[Line]:
    """The call's lines in the order of time, holds between the utterances.

    `heard` is the call before people corrected it.
    """
    originals = (heard or call).utterances
    lines = [_line(i, u, originals[i]) for i, u in enumerate(call.utterances)]
    lines += [_hold(h["start"], h["end"]) for h in card.get("holds", ())]
    return sorted(lines, key=lambda line: (line.start, line.number is None))


def _line(number: int, utterance: Utterance, original: Utterance) -> Line:
    corrected = (utterance.text, utterance.speaker) != (original.text, original.speaker)
    return Line(
        start=utterance.start,
        end=utterance.end,
        pieces=_pieces(utterance),
        number=number,
        speaker=utterance.speaker.value,
        speaker_word=SPEAKER_WORDS[utterance.speaker],
        speaker_doubtful=utterance.speaker_confidence < _LOW_SPEAKER,
        original=f"{SPEAKER_WORDS[original.speaker]}: {original.text}" if corrected else None,
        word_times=_word_times(utterance),
    )


def _hold(start: float, end: float) -> Line:
    return Line(start, end, [Piece(f"On hold for {end - start:.0f} s")])


def _word_times(utterance: Utterance) -> str:
    if not _words_are_the_text(utterance):
        return ""
    times, last = [], round(utterance.start * 100)
    for word in utterance.words:
        at = max(last, round(word.start * 100))
        # What was heard as one word may be written as several.
        for part, _ in enumerate(word.text.split()):
            times.append("0" if part else str(at - last))
        last = at
    return " ".join(times)


def _words_are_the_text(utterance: Utterance) -> bool:
    return " ".join(w.text for w in utterance.words).split() == utterance.text.split()


def _pieces(utterance: Utterance) -> list[Piece]:
    words = [w.text.strip() for w in utterance.words]
    # Words that differ from the text (as in a given transcript) cannot say what is doubtful.
    if not _words_are_the_text(utterance):
        return [Piece(utterance.text)]
    marked = [
        (text, word.confidence is not None and word.confidence < _LOW_WORD)
        for text, word in zip(words, utterance.words, strict=True)
    ]
    runs = groupby(marked, key=lambda m: m[1])
    return [Piece(" ".join(text for text, _ in run), doubtful) for doubtful, run in runs]
