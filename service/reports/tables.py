"""Rows and columns, before they become a file: what each column holds, and the rows of a call."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from service.reports.rows import CallReport, mm_ss

Cell = str | float | bool | datetime | None


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and how wide it is shown, in characters."""

    title: str
    width: int = 14


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is written row by row; `rows` may be read once only."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Cell, ...]]


VERDICT_COLUMNS = (
    Column("Call", 18),
    Column("Agent", 20),
    Column("Started", 18),
    Column("Section", 22),
    Column("Criterion", 22),
    Column("Title", 36),
    Column("Verdict", 12),
    Column("Weight", 8),
    Column("Confidence", 11),
    Column("Reason", 60),
    Column("Quote", 60),
    Column("Time", 9),
    Column("Reviewed verdict", 15),
    Column("Review reason", 60),
)
TRANSCRIPT_COLUMNS = (
    Column("Start", 9),
    Column("End", 9),
    Column("Speaker", 10),
    Column("Text", 100),
    Column("Confidence", 11),
)
COMMITMENT_COLUMNS = (
    Column("Time", 9),
    Column("Action", 30),
    Column("Due as said", 24),
    Column("Due", 18),
    Column("Quote", 80),
)
SLIP_COLUMNS = (
    Column("Field", 16),
    Column("Value", 60),
    Column("Time", 9),
    Column("Quote", 80),
)


def verdict_table(report: CallReport) -> Table:
    """One row a criterion."""
    stored = report.stored
    rows = [
        (
            stored.id,
            report.agent,
            stored.started_at,
            line.section,
            line.criterion,
            line.title,
            line.machine,
            line.weight,
            line.confidence,
            line.reason,
            line.quotes[0].text if line.quotes else "",
            mm_ss(line.quotes[0].start) if line.quotes else "",
            line.reviewed,
            line.review_reason,
        )
        for line in report.verdicts
    ]
    return Table("Verdicts", VERDICT_COLUMNS, rows)


def transcript_table(report: CallReport) -> Table:
    """One row an utterance."""
    rows = [
        (mm_ss(u.start), mm_ss(u.end), u.speaker.value, u.text, u.confidence)
        for u in report.call.utterances
    ]
    return Table("Transcript", TRANSCRIPT_COLUMNS, rows)


def commitment_table(report: CallReport) -> Table:
    """One row a promise."""
    rows = [(mm_ss(c.start), c.action, c.due, c.due_at, c.quote) for c in report.commitments]
    return Table("Commitments", COMMITMENT_COLUMNS, rows)


def slip_table(report: CallReport) -> Table:
    """One row a field of the message slip; none where no message was taken."""
    rows = [
        (f.title, f.text, "" if f.start is None else mm_ss(f.start), f.quote) for f in report.slip
    ]
    return Table("Message slip", SLIP_COLUMNS, rows)
