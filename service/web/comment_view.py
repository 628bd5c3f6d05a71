"""Comments as the pages show them: the names of people who are meant stand out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service.storage.comments import may_change
from service.storage.tables import CommentRow, UserRow


@dataclass(frozen=True, slots=True)
class CommentLine:
    """One comment; `pieces` are its text in turn with and without (False) a mention."""

    row: CommentRow
    pieces: Sequence[tuple[str, bool]]
    changeable: bool


def comment_lines(
    rows: Iterable[CommentRow], people: Sequence[str], reader: UserRow
) -> list[CommentLine]:
    """The comments for a reader, who may change some of their own."""
    return [CommentLine(row, pieces(row.text, people), may_change(row, reader)) for row in rows]


def pieces(text: str, people: Sequence[str]) -> list[tuple[str, bool]]:
    """The text cut around the names that follow an @."""
    if not people:
        return [(text, False)]
    names = "|".join(re.escape(name) for name in sorted(people, key=len, reverse=True))
    parts = re.split(rf"(?i)(@(?:{names})(?!\w))", text)
    return [(part, number % 2 == 1) for number, part in enumerate(parts) if part]
