"""Phrases that a supervisor writes: found in what was said, also where a word was misheard."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from rubrics.language.near import within_one
from rubrics.language.text import normalise
from rubrics.language.words import word_set

MOST_WORDINGS = 200
_GAP = re.compile(r"\.{3,}|…")
_GAP_WORDS = 6
_LONG_ENOUGH_TO_MISHEAR = 5
_LONG_ENOUGH_TO_INFLECT = 4
_WORDS_A_SLIP = 3
# A recogniser drops and adds these without changing what is said.
_LIGHT = word_set(
    """
    a an the to of for and or so just please you your we our i is am are it that this do now then
    well there with at in being been have has my me us
    """
)

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """The words from `start` up to and without `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class OwnPhrase:
    """One phrase in all its wordings; each wording is a row of pieces with gaps between them."""

    written: str
    wordings: tuple[tuple[Words, ...], ...]

    def find_all(self, words: Sequence[str], *, tolerant: bool) -> list[Span]:
        """Where the phrase is heard in normalised words, each place once, in order."""
        beginnings = {
            first: _beginnings(first, words, tolerant=tolerant)
            for first in {wording[0][0] for wording in self.wordings}
        }
        found = {
            start: Span(start, end)
            for wording in self.wordings
            for start in beginnings[wording[0][0]]
            if (end := _end_of(wording, words, start, tolerant)) is not None
        }
        return _apart(sorted(found.values(), key=lambda span: span.start))


@lru_cache(maxsize=1024)
def own_phrase(written: str) -> OwnPhrase:
    """The phrase as written: `may/can I`: either word, `...`: up to six words in between."""
    wordings = {_pieces(wording) for wording in _wordings(written)}
    return OwnPhrase(written, tuple(sorted(w for w in wordings if w)))


def count_wordings(written: str) -> int:
    """How many wordings the alternatives of a phrase stand for."""
    count = 1
    for token in written.split():
        count *= len(_alternatives(token))
    return count


def _wordings(written: str) -> Iterator[str]:
    spaced = _GAP.sub(" ... ", written)
    for chosen in product(*map(_alternatives, spaced.split())):
        yield " ".join(chosen)


def _alternatives(token: str) -> list[str]:
    return [part for part in token.split("/") if part] or [""]


def _pieces(wording: str) -> tuple[Words, ...]:
    pieces = (tuple(normalise(piece).split()) for piece in _GAP.split(wording))
    return tuple(piece for piece in pieces if piece)


def _beginnings(first: str, words: Sequence[str], *, tolerant: bool) -> list[int]:
    """Where a phrase may begin that begins with this word; saves trying it everywhere."""
    if not tolerant or len(first) < _LONG_ENOUGH_TO_INFLECT:
        return [at for at, word in enumerate(words) if word == first]
    return [at for at, word in enumerate(words) if word[:1] == first[:1]]


def _end_of(
    wording: tuple[Words, ...], words: Sequence[str], start: int, tolerant: bool
) -> int | None:
    """Where the wording that begins at `start` ends; None where it does not stand there."""
    first, *following = wording
    end = _Piece(first, words, tolerant).end_from(start)
    for piece in following:
        if end is None:
            return None
        later = (
            _Piece(piece, words, tolerant).end_from(at)
            for at in range(end, min(end + _GAP_WORDS, len(words) - 1) + 1)
        )
        end = next((e for e in later if e is not None), None)
    return end


def _apart(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words that must follow each other, compared with the words of an utterance."""

    meant: Words
    words: Sequence[str]
    tolerant: bool

    def end_from(self, start: int) -> int | None:
        """Where the piece that begins at `start` ends, or None."""
        slips = len(self.meant) // _WORDS_A_SLIP if self.tolerant else 0
        return self._match(0, start, slips)

    def _match(self, k: int, at: int, slips: int) -> int | None:
        if k == len(self.meant):
            return at
        for length in (1, 2) if self.tolerant else (1,):
            if self._alike(k, at, length):
                end = self._match(k + 1, at + length, slips)
                if end is not None:
                    return end
        if not slips or k == 0:
            return None
        return self._slip(k, at, slips - 1)

    def _slip(self, k: int, at: int, left: int) -> int | None:
        """The match with a light word dropped, added or swapped, never the last of the piece."""
        droppable = k < len(self.meant) - 1 and self.meant[k] in _LIGHT
        extra = at < len(self.words) and self.words[at] in _LIGHT
        steps = ((k + 1, at, droppable), (k, at + 1, extra), (k + 1, at + 1, droppable and extra))
        ends = (self._match(after, there, left) for after, there, may in steps if may)
        return next((end for end in ends if end is not None), None)

    def _alike(self, k: int, at: int, length: int) -> bool:
        if at + length > len(self.words):
            return False
        heard, meant = "".join(self.words[at : at + length]), self.meant[k]
        if heard == meant:
            return True
        if self.tolerant and heard == meant + "s" and len(meant) >= _LONG_ENOUGH_TO_INFLECT:
            return True
        long_enough = min(len(heard), len(meant)) >= _LONG_ENOUGH_TO_MISHEAR
        return self.tolerant and long_enough and heard[0] == meant[0] and within_one(heard, meant)
