"""CSV (RFC 4180) that Excel opens as UTF-8 and in which no cell is run as a formula."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime

from service.reports.rows import CallReport
from service.reports.tables import Cell, Table, verdict_table

BOM = "\ufeff"
_BATCH_ROWS = 500
_FORMULA_STARTS = tuple("=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20")  # the last four: full-width signs


def write_csv(report: CallReport) -> bytes:
    """One row a verdict."""
    return b"".join(stream_csv(verdict_table(report)))


def stream_csv(table: Table) -> Iterator[bytes]:
    """The file in pieces; no more than a batch of rows is in memory."""
    buffer = io.StringIO(newline="")
    buffer.write(BOM)
    writer = csv.writer(buffer)
    writer.writerow(column.title for column in table.columns)
    for number, row in enumerate(table.rows, start=1):
        writer.writerow([_cell(value) for value in row])
        if number % _BATCH_ROWS == 0:
            yield _take(buffer)
    yield _take(buffer)


def _take(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode("utf-8", "replace")


def _cell(value: Cell) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}"
    if isinstance(value, str):
        return guarded(value)
    return value


def guarded(text: str) -> str:
    """The text with a leading ' where a spreadsheet would take it for a formula."""
    # Spreadsheets skip what stands before the sign, so it is looked for behind blanks too.
    risky = text.startswith(_FORMULA_STARTS) or text.lstrip().startswith(_FORMULA_STARTS)
    return "'" + text.replace("\0", "") if risky else text.replace("\0", "")
