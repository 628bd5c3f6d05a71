"""Finding calls by what was said in them, each with the lines that were asked for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.storage.call_filter import CallFilter, conditions
from service.storage.search_words import WORDS, Term, fits, read_terms
from service.storage.tables import CallRow, CallTextRow

# As many found calls as one page looks at, where filters leave few of them.
_WINDOW = 1000
_MOST_QUOTES = 3
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Quote:
    """A line that was asked for; `pieces` are its text, each with whether it is what was asked."""

    start: float
    side: str
    pieces: Sequence[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Hit:
    """A call that was found and its first fitting lines."""

    row: CallRow
    quotes: Sequence[Quote]


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of what was found, the last transcribed first; `before` leads to the next page."""

    hits: Sequence[Hit]
    before: int | None
    looked_through: bool = False


def search(
    session: Session, words: str, wanted: CallFilter, *, limit: int, before: int | None = None
) -> Hits:
    """The calls in which all of the words are said, as far as the filter leaves them.

    Raises `InvalidInput` for a search without a word.
    """
    terms = read_terms(words)
    narrowed = list(conditions(wanted))
    most = _WINDOW if narrowed else limit + 1
    found = select(WORDS.c.rowid).where(fits(words))
    if before is not None:
        found = found.where(WORDS.c.rowid < before)
    ids = session.scalars(found.order_by(WORDS.c.rowid.desc()).limit(most)).all()
    query = select(CallTextRow, CallRow).join(CallRow, CallRow.id == CallTextRow.call_id)
    query = query.where(CallTextRow.id.in_(ids), *narrowed)
    rows = session.execute(query.order_by(CallTextRow.id.desc()).limit(limit + 1)).all()
    hits = [Hit(call, quotes_of(said, terms)) for said, call in rows[:limit]]
    if len(rows) > limit:
        return Hits(hits, rows[limit - 1][0].id)
    if len(ids) == most:
        return Hits(hits, ids[-1], looked_through=True)
    return Hits(hits, None)


def quotes_of(said: CallTextRow, terms: Sequence[Term]) -> Sequence[Quote]:
    """The first lines of a call in which any of the terms is said, in order of time."""
    quotes = [
        Quote(at, side, pieces)
        for side, at, text in _lines(said)
        if (pieces := _pieces(text, [t for t in terms if t.side in (None, side)]))
    ]
    return sorted(quotes, key=lambda quote: quote.start)[:_MOST_QUOTES]


def _lines(said: CallTextRow) -> Iterator[tuple[str, float, str]]:
    for side, text in (("agent", said.agent), ("caller", said.caller)):
        for at, line in zip(said.times[side], text.split("\n"), strict=False):
            yield side, at, line


def _pieces(text: str, terms: Sequence[Term]) -> Sequence[tuple[str, bool]]:
    """The text cut where a term begins and ends; nothing when none is in it."""
    words = list(_WORD.finditer(text))
    spans = sorted(span for term in terms for span in _spans(words, term))
    pieces, reached = [], 0
    for start, end in spans:
        if start < reached:
            continue
        pieces += [(text[reached:start], False), (text[start:end], True)]
        reached = end
    return [p for p in (*pieces, (text[reached:], False)) if p[0]] if pieces else []


def _spans(words: Sequence[re.Match[str]], term: Term) -> Iterator[tuple[int, int]]:
    size = len(term.words)
    for i in range(len(words) - size + 1):
        *before, last = (w.group().lower() for w in words[i : i + size])
        fits_last = last.startswith(term.words[-1]) if term.begins else last == term.words[-1]
        if fits_last and tuple(before) == term.words[:-1]:
            yield words[i].start(), words[i + size - 1].end()
