"""What a person types into the search: words, "phrases", beginn*, agent: and caller: sides."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, column, literal, select, table
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from service.errors import InvalidInput
from service.storage.tables import CallTextRow

LONGEST_SEARCH = 200
_WORD = re.compile(r"[^\W_]+")
_TERM = re.compile(r'(?:(agent|caller):)?(?:"([^"]*)"?|([^\s"]+))', re.IGNORECASE)
_WEIGHTS = {"agent": "A", "caller": "B"}

WORDS = table("call_words", column("rowid"))


@dataclass(frozen=True, slots=True)
class Term:
    """Words that follow each other, by one side (`agent`, `caller`) or either (None).

    With `begins` the last word is only a beginning.
    """

    words: tuple[str, ...]
    side: str | None = None
    begins: bool = False


class said(FunctionElement[Any]):  # noqa: N801 - reads as SQL does
    """Whether a row of `call_words` fits; the first argument is for SQLite, the second not."""

    inherit_cache = True
    name = "said"


@compiles(said)
def _said_on_postgresql(element: said, compiler: SQLCompiler, **options: Any) -> str:
    wanted = list(element.clauses)[1]
    return f"call_words.words @@ to_tsquery('simple', {compiler.process(wanted, **options)})"


@compiles(said, "sqlite")
def _said_on_sqlite(element: said, compiler: SQLCompiler, **options: Any) -> str:
    return f"call_words MATCH {compiler.process(next(iter(element.clauses)), **options)}"


def read_terms(words: str) -> Sequence[Term]:
    """What is asked for; all of it must be said. Raises `InvalidInput` when there is no word."""
    if len(words) > LONGEST_SEARCH:
        raise InvalidInput(f"A search may have {LONGEST_SEARCH} letters. Shorten it.")
    terms = []
    for side, phrase, single in _TERM.findall(words):
        found = tuple(_WORD.findall((phrase or single).lower()))
        if found:
            terms.append(Term(found, side.lower() or None, (phrase or single).endswith("*")))
    if not terms:
        raise InvalidInput("There is no word in this search. Type one that was said.")
    return terms


def fits(words: str) -> said:
    """The condition on `call_words` that a search stands for. Raises `InvalidInput`."""
    terms = read_terms(words)
    fts = " AND ".join(_for_fts5(term) for term in terms)
    tsquery = " & ".join(_for_tsquery(term) for term in terms)
    return said(literal(fts), literal(tsquery))


def calls_that_say(words: str) -> Select[str]:
    """The ids of all calls that a search finds."""
    query = select(CallTextRow.call_id).join_from(WORDS, CallTextRow, _same_row())
    return query.where(fits(words))


def _same_row() -> Any:
    return CallTextRow.id == WORDS.c.rowid


def _for_fts5(term: Term) -> str:
    side = f"{term.side} : " if term.side else ""
    return f'{side}"{" ".join(term.words)}"{"*" if term.begins else ""}'


def _for_tsquery(term: Term) -> str:
    # Each side apart: no phrase may begin with one speaker's last word and end with another's.
    sides = [_WEIGHTS[term.side]] if term.side else list(_WEIGHTS.values())
    return f"({' | '.join(_phrase_of(term, side) for side in sides)})"


def _phrase_of(term: Term, weight: str) -> str:
    *before, last = term.words
    begins = "*" if term.begins else ""
    return (
        "(" + " <-> ".join([*(f"{w}:{weight}" for w in before), f"{last}:{begins}{weight}"]) + ")"
    )
