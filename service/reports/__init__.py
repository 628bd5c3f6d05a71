"""Reports: the facts in `rows` and `listing`, and one writer a format, a line each here."""

from collections.abc import Callable
from dataclasses import dataclass

from service.reports.csv import write_csv
from service.reports.json import write_json
from service.reports.pdf import write_pdf
from service.reports.rows import CallReport
from service.reports.xlsx import write_xlsx


@dataclass(frozen=True, slots=True)
class Format:
    """How a report of one call is written, and what kind of file that is."""

    media_type: str
    write: Callable[[CallReport], bytes]


XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE = "text/csv; charset=utf-8"

FORMATS: dict[str, Format] = {
    "pdf": Format("application/pdf", write_pdf),
    "xlsx": Format(XLSX_TYPE, write_xlsx),
    "csv": Format(CSV_TYPE, write_csv),
    "json": Format("application/json", write_json),
}
