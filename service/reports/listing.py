"""The calls that a filter leaves as a table, read in batches so that any number of them fits."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any, Generic, TypeVar

from sqlalchemy.orm import Session

from service.reports.rows import mm_ss
from service.reports.tables import VERDICT_COLUMNS, Cell, Column, Table
from service.storage import calls, reviews, scorecards
from service.storage.calls import CallFilter
from service.storage.scorecards import StoredVerdict
from service.storage.session import Database
from service.storage.tables import CallRow, ScorecardRow

_BATCH_CALLS = 500
_CALL_COLUMNS = (
    Column("Call", 18),
    Column("Started", 18),
    Column("Agent", 20),
    Column("Direction", 10),
    Column("Duration (s)", 11),
    Column("State", 12),
    Column("Score", 8),
    Column("Band", 16),
    Column("Auto-fail", 9),
    Column("Engine", 14),
    Column("Rubric version", 14),
    Column("Reviewed score", 14),
    Column("Reviewed by", 20),
)

Form = Mapping[str, Any]


_Reviewed = tuple[StoredVerdict, tuple[str, str] | None]
Verdicts = TypeVar("Verdicts")
ReadVerdicts = Callable[[Session, Collection[int]], Mapping[int, Verdicts]]


@dataclass(frozen=True, slots=True)
class _Scored(Generic[Verdicts]):
    """A call with its newest scorecard, and the verdicts of that; both None before a score."""

    row: CallRow
    card: ScorecardRow | None
    verdicts: Verdicts | None


def call_table(database: Database, wanted: CallFilter, zone: tzinfo) -> Table:
    """One row a call, newest first, with a column a criterion that was ever judged."""
    with database.transaction() as session:
        forms = scorecards.forms_in_use(session)
        criteria = _in_form_order(scorecards.criteria_in_use(session), forms)
    found = _scored_calls(database, wanted, scorecards.verdict_words_of)
    rows = (_call_row(scored, criteria, zone) for scored in found)
    return Table("Calls", (*_CALL_COLUMNS, *(Column(c, 16) for c in criteria)), rows)


def verdict_rows_table(database: Database, wanted: CallFilter, zone: tzinfo) -> Table:
    """One row a verdict of the calls, newest call first."""
    with database.transaction() as session:
        titles = {key: _titles(form) for key, form in scorecards.forms_in_use(session).items()}
    found = _scored_calls(database, wanted, _reviewed_verdicts)
    rows = (row for scored in found for row in _verdict_rows(scored, titles, zone))
    return Table("Verdicts", VERDICT_COLUMNS, rows)


def _scored_calls(
    database: Database, wanted: CallFilter, read_verdicts: ReadVerdicts[Verdicts]
) -> Iterator[_Scored[Verdicts]]:
    before = None
    while True:
        # A short transaction a batch: a slow reader of the file must not hold the database.
        with database.transaction() as session:
            rows = calls.list_calls(session, wanted, limit=_BATCH_CALLS, before=before)
            batch = list(_with_cards(session, rows, read_verdicts))
        yield from batch
        if len(rows) < _BATCH_CALLS:
            return
        before = (rows[-1].started_at, rows[-1].id)


def _with_cards(
    session: Session, rows: list[CallRow], read_verdicts: ReadVerdicts[Verdicts]
) -> Iterator[_Scored[Verdicts]]:
    cards = scorecards.newest_scorecards(session, [row.id for row in rows])
    verdicts = read_verdicts(session, [card.id for card in cards.values()])
    for row in rows:
        card = cards.get(row.id)
        yield _Scored(row, card, verdicts.get(card.id) if card else None)


def _reviewed_verdicts(session: Session, ids: Collection[int]) -> Mapping[int, list[_Reviewed]]:
    """The verdicts of each scorecard, each with what a submitted review says of it."""
    said = reviews.said_of(session, ids)
    return {
        card: [(verdict, said.get(card, {}).get(verdict.criterion)) for verdict in verdicts]
        for card, verdicts in scorecards.verdicts_of(session, ids).items()
    }


def _call_row(
    scored: _Scored[dict[str, str]], criteria: list[str], zone: tzinfo
) -> tuple[Cell, ...]:
    row, card, verdicts = scored.row, scored.card, scored.verdicts or {}
    return (
        row.id,
        row.started_at.astimezone(zone),
        row.agent,
        row.direction,
        None if row.duration_seconds is None else round(row.duration_seconds, 1),
        str(row.state),
        None if row.score is None else round(row.score, 1),
        row.band,
        row.auto_fail if card else None,
        card.engine if card else None,
        card.rubric_version if card else None,
        None if row.reviewed_score is None else round(row.reviewed_score, 1),
        row.reviewed_by,
        *(verdicts.get(criterion) for criterion in criteria),
    )


def _verdict_rows(
    scored: _Scored[list[_Reviewed]],
    titles: Mapping[tuple[str, str], dict[str, tuple[str, str]]],
    zone: tzinfo,
) -> Iterator[tuple[Cell, ...]]:
    row, card = scored.row, scored.card
    if card is None:
        return
    named = titles.get((card.rubric_id, card.rubric_version), {})
    for verdict, said in scored.verdicts or ():
        section, title = named.get(verdict.criterion, ("", verdict.criterion))
        at = verdict.evidence_start
        yield (
            row.id,
            row.agent,
            row.started_at.astimezone(zone),
            section,
            verdict.criterion,
            title,
            verdict.verdict,
            verdict.weight,
            round(verdict.confidence, 3),
            verdict.reason,
            verdict.quote,
            "" if at is None else mm_ss(at),
            *(said or (None, None)),
        )


def _titles(form: Form) -> dict[str, tuple[str, str]]:
    """Section and title of each criterion."""
    return {c["id"]: (s["title"], c["title"]) for s in form["sections"] for c in s["criteria"]}


def _in_form_order(criteria: set[str], forms: Mapping[tuple[str, str], Form]) -> list[str]:
    """The newest form's order first, then what only older ones had."""
    ordered = [c for form in reversed(list(forms.values())) for c in _titles(form)]
    return [c for c in dict.fromkeys(ordered) if c in criteria]
