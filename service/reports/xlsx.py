"""Excel workbooks in which every text is text: no formulas, no links."""

import io
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from service.reports.rows import FALLBACK_NOTICE, CallReport, metric_words, mm_ss
from service.reports.tables import (
    Cell,
    Column,
    Table,
    commitment_table,
    slip_table,
    transcript_table,
    verdict_table,
)

_MOST_ROWS = 1_048_575  # of a worksheet, under its heading
_MOST_CHARACTERS = 32_767
# What XML cannot carry; Excel would call the whole file damaged.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FACT_COLUMNS = (Column("What", 26), Column("Value", 70))


def write_xlsx(report: CallReport) -> bytes:
    """A workbook: Call, Verdicts, Transcript, Commitments and, where there is one, Message slip."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {**_OPTIONS, "in_memory": True}) as book:
        writer = _Writer(book)
        writer.add(_fact_table(report))
        for table in (verdict_table, transcript_table, commitment_table):
            writer.add(table(report))
        if report.slip:
            writer.add(slip_table(report))
    return buffer.getvalue()


def save_xlsx(table: Table, path: Path) -> None:
    """One table of any length as a workbook; memory stays bounded, rows go to disk."""
    with xlsxwriter.Workbook(str(path), {**_OPTIONS, "constant_memory": True}) as book:
        _Writer(book).add(table)


class _Writer:
    """Adds tables to a workbook, a sheet each, and a further one where a sheet is full."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#EEF1F5"})
        self._moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})

    def add(self, table: Table) -> None:
        sheet, row_number, sheets = self._new_sheet(table, 1), 0, 1
        for row in table.rows:
            if row_number == _MOST_ROWS:
                sheets += 1
                sheet, row_number = self._new_sheet(table, sheets), 0
            row_number += 1
            for column, value in enumerate(row):
                self._write(sheet, row_number, column, value)

    def _new_sheet(self, table: Table, number: int) -> Any:
        sheet = self._book.add_worksheet(table.name if number == 1 else f"{table.name} {number}")
        sheet.freeze_panes(1, 0)
        for index, column in enumerate(table.columns):
            sheet.set_column(index, index, column.width)
            sheet.write_string(0, index, _text(column.title), self._head)
        return sheet

    def _write(self, sheet: Any, row: int, column: int, value: Cell) -> None:
        if value is None or value == "":
            return
        if isinstance(value, bool):
            sheet.write_boolean(row, column, value)
        elif isinstance(value, datetime):
            sheet.write_datetime(row, column, value.replace(tzinfo=None), self._moment)
        elif isinstance(value, str):
            sheet.write_string(row, column, _text(value))
        else:
            sheet.write_number(row, column, value)


def _text(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _FORBIDDEN.sub("\ufffd", lines)[:_MOST_CHARACTERS]


def _review_facts(report: CallReport) -> list[tuple[Cell, ...]]:
    review = report.stored.review
    if review is None:
        return []
    facts: list[tuple[Cell, ...]] = [
        ("Machine's score", report.machine_score),
        ("Reviewed by", review.by),
        ("Reviewed at", review.at),
    ]
    return [*facts, ("Reviewer's remark", review.note)] if review.note else facts


def _fact_table(report: CallReport) -> Table:
    stored = report.stored
    facts: list[tuple[Cell, ...]] = [
        ("Call", stored.id),
        ("File", stored.file_name),
        ("Agent", report.agent),
        ("Direction", stored.direction),
        ("Started", stored.started_at),
        ("Length", mm_ss(report.duration)),
        ("Score", report.score),
        ("Band", report.band),
        ("Auto-fail", report.auto_fail),
        *_review_facts(report),
        *metric_words(report),
        ("Rubric", report.rubric),
        ("Transcript", report.engine),
        ("Program version", stored.program_version),
        ("SHA-256 of the recording", stored.sha256),
    ]
    if report.call.engine.fallback:
        facts.append(("Note", FALLBACK_NOTICE))
    facts.extend(("Note", warning) for warning in report.call.warnings)
    return Table("Call", _FACT_COLUMNS, facts)
