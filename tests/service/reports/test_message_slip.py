"""Reports carry the message slip where a message was taken, and nothing of it where not."""

import io
import json
from dataclasses import replace
from datetime import UTC, datetime

import openpyxl
from pypdf import PdfReader

from rubrics.scorecard import Evidence, MessageSlip, SlipField, SlipState
from service.reports import FORMATS
from service.reports.stored import load_report
from service.storage.session import Database
from tests.service.reports.scored import make_card, store_scored

NOON = datetime(2026, 4, 1, 12, 0, tzinfo=UTC)
HEARD = (Evidence(52.0, 55.0, "Oh one six one ...", 3, "caller"),)
EMPTY = SlipField(None, SlipState.NOT_ASKED)
SLIP = MessageSlip(
    for_whom=SlipField("Karen", SlipState.GIVEN),
    caller=SlipField("Rosalind Achterberg", SlipState.GIVEN),
    spelling=EMPTY,
    company=EMPTY,
    number=SlipField("01615550172", SlipState.GIVEN, HEARD),
    message=SlipField("=1+1", SlipState.GIVEN),
    call_back=SlipField("Before noon tomorrow", SlipState.GIVEN, HEARD, NOON),
    taken_at=EMPTY,
    taken_by=EMPTY,
)


def written(database: Database, suffix: str) -> bytes:
    with database.transaction() as session:
        return FORMATS[suffix].write(load_report(session, "one", UTC))


def test_the_workbook_has_a_sheet_of_it(database: Database) -> None:
    store_scored(database, "one", card=replace(make_card(), message_slip=SLIP))
    sheet = openpyxl.load_workbook(io.BytesIO(written(database, "xlsx")))["Message slip"]
    rows = {row[0]: row[1:] for row in sheet.iter_rows(values_only=True)}
    assert rows["Phone"] == ("01615550172", "00:52", "Oh one six one ...")
    assert rows["Call back"][0] == "Before noon tomorrow (2026-04-01 12:00)"
    assert sheet["B7"].data_type == "s"


def test_the_pdf_lists_its_fields(database: Database) -> None:
    store_scored(database, "one", card=replace(make_card(), message_slip=SLIP))
    reader = PdfReader(io.BytesIO(written(database, "pdf")))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "Message slip" in text
    assert "Phone 01615550172 00:52" in text
    assert "Company not asked" in text


def test_without_a_message_no_report_speaks_of_it(database: Database) -> None:
    store_scored(database, "one")
    book = openpyxl.load_workbook(io.BytesIO(written(database, "xlsx")))
    assert "Message slip" not in book.sheetnames
    assert json.loads(written(database, "json"))["message_slip"] is None
