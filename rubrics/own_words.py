"""Where a supervisor's own phrases are said: by whom, in which part of the call, how early."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from rubrics.language.own_phrases import OwnPhrase, Span, own_phrase
from rubrics.talk import Talk

_CLOSING_TURNS = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to listen for. `within` is opening, closing, anywhere or the first seconds of talk.

    `tolerant` hears a phrase also where a recogniser misheard a letter or dropped a small word.
    """

    phrases: tuple[str, ...]
    who: str = "agent"
    within: str | float = "anywhere"
    tolerant: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase that was said, and in which utterances; `seconds` since the first spoken word.

    `place` (utterance and word) orders what was said.
    """

    phrase: str
    lines: tuple[int, ...]
    place: tuple[int, int]
    seconds: float


@dataclass(frozen=True, slots=True)
class _Run:
    """Utterances of one speaker that follow each other, as one row of words."""

    words: tuple[str, ...]
    origins: tuple[tuple[int, int], ...]


def hear(talk: Talk, wanted: Wanted) -> tuple[Said, ...]:
    """Every place where one of the phrases is said, in order."""
    phrases = [own_phrase(phrase) for phrase in wanted.phrases]
    found = [
        said
        for run in _runs(talk, lines_within(talk, wanted.who, wanted.within))
        for phrase in phrases
        for said in _said(talk, run, phrase, tolerant=wanted.tolerant)
    ]
    if not isinstance(wanted.within, str):
        found = [said for said in found if said.seconds <= wanted.within]
    return tuple(sorted(found, key=lambda said: said.place))


def lines_within(talk: Talk, who: str, within: str | float) -> tuple[int, ...]:
    """The utterances of a part of the call that the named speaker says."""
    lines = [i for i in _lines_said(talk) if _is_by(talk, i, who)]
    if within == "opening":
        return tuple(i for i in lines if i <= _end_of_opening(talk, who))
    if within == "closing":
        return tuple(lines[-_CLOSING_TURNS:])
    if isinstance(within, str):
        return tuple(lines)
    begin = _begin(talk)
    return tuple(i for i in lines if talk.utterances[i].start - begin <= within)


def _lines_said(talk: Talk) -> list[int]:
    """Every line with words: what a recording announces is said on the house's behalf."""
    return [i for i, text in enumerate(talk.texts) if text]


def _is_by(talk: Talk, index: int, who: str) -> bool:
    if who == "anyone":
        return True
    return talk.is_caller(index) if who == "caller" else talk.is_agent(index)


def _end_of_opening(talk: Talk, who: str) -> int:
    """The opening's last line; the caller's part goes on to the statement of business."""
    business = talk.opening.business
    last = max(talk.opening.agent, default=-1)
    return last if who == "agent" or business is None else max(last, business)


def _begin(talk: Talk) -> float:
    """When the talk begins: a person's first word, else the first word of a recording."""
    first = next(iter((*talk.spoken, *_lines_said(talk))), None)
    return 0.0 if first is None else talk.utterances[first].start


def _runs(talk: Talk, lines: Iterable[int]) -> Iterator[_Run]:
    """The lines with those joined that follow each other, for a phrase may be cut in two."""
    order = {index: at for at, index in enumerate(_lines_said(talk))}
    numbered = enumerate(lines)
    for _, group in groupby(
        numbered, key=lambda pair: (order[pair[1]] - pair[0], talk.utterances[pair[1]].speaker)
    ):
        origins: list[tuple[int, int]] = []
        words: list[str] = []
        for _, index in group:
            said = talk.texts[index].split()
            words.extend(said)
            origins.extend((index, at) for at in range(len(said)))
        yield _Run(tuple(words), tuple(origins))


def _said(talk: Talk, run: _Run, phrase: OwnPhrase, *, tolerant: bool) -> Iterator[Said]:
    for span in phrase.find_all(run.words, tolerant=tolerant):
        first = run.origins[span.start]
        yield Said(phrase.written, _lines(run, span), first, _seconds(talk, first))


def _lines(run: _Run, span: Span) -> tuple[int, ...]:
    return tuple(dict.fromkeys(index for index, _ in run.origins[span.start : span.end]))


def _seconds(talk: Talk, place: tuple[int, int]) -> float:
    """When a word is said, as far as its utterance's times tell."""
    index, at = place
    utterance = talk.utterances[index]
    share = at / max(1, len(talk.texts[index].split()))
    return utterance.start + share * (utterance.end - utterance.start) - _begin(talk)
