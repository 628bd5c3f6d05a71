"""XLSX, CSV and JSON of a call, read back by other programs; hostile text stays text."""

import csv
import io
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from rubrics.scorecard import Evidence, Finding, Verdict
from service.reports import FORMATS
from service.reports.csv import guarded, stream_csv
from service.reports.stored import load_report
from service.reports.tables import Column, Table
from tests.service.reports.scored import FINDINGS, RUBRIC, make_call, make_card, store_scored
from workers.scored_file import ScoredFile, scored_file_to_dict

HOSTILE = ["=1+1", "+49 30", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\uff1d1", "\0=1"]


def written(database, suffix: str, zone=UTC) -> bytes:
    with database.transaction() as session:
        return FORMATS[suffix].write(load_report(session, "one", zone))


def test_json_has_the_form_of_the_command_line(database):
    scored = ScoredFile(Path("call.wav"), "0" * 64, make_call(), make_card())
    store_scored(database, "one")
    printed, report = scored_file_to_dict(scored), json.loads(written(database, "json"))
    assert set(report) == {*printed, "agent", "started_at", "review"}
    same = set(printed) - {"file", "id", "sha256"}
    assert {k: report[k] for k in same} == {k: json.loads(json.dumps(printed[k])) for k in same}


def test_json_carries_what_was_warned_of(database):
    store_scored(database, "one", call=make_call(warnings=("quiet",)))
    assert json.loads(written(database, "json"))["warnings"] == ["quiet"]


def test_csv_has_a_row_a_verdict_that_excel_reads_as_utf8(database):
    store_scored(database, "one", agent="Zoë")
    data = written(database, "csv", ZoneInfo("Europe/Berlin"))
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 1 + len(RUBRIC.criteria)
    assert (rows[3]["Criterion"], rows[3]["Verdict"]) == ("hold_permission", "fail")
    assert (rows[3]["Agent"], rows[3]["Started"]) == ("Zoë", "2026-03-31 14:05:00")
    assert rows[3]["Time"] == "00:10"


@pytest.mark.parametrize("text", HOSTILE)
def test_no_csv_cell_is_a_formula(text):
    assert guarded(text).startswith("'")
    data = b"".join(stream_csv(Table("T", (Column("A"),), [(text,)]))).decode("utf-8-sig")
    [_, [cell]] = csv.reader(io.StringIO(data, newline=""))
    assert cell[0] == "'"


@pytest.mark.parametrize("text", ["Ann", "a=b", "", "'tis", '"quoted", and\nbroken'])
def test_other_text_is_left_as_it_is(text):
    data = b"".join(stream_csv(Table("T", (Column("A"), Column("B")), [(text, 1)])))
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[1] == [text, "1"]


def test_the_workbook_has_four_sheets_with_the_calls_facts(database):
    store_scored(database, "one")
    book = openpyxl.load_workbook(io.BytesIO(written(database, "xlsx")))
    assert book.sheetnames == ["Call", "Verdicts", "Transcript", "Commitments"]
    facts = {row[0].value: row[1].value for row in book["Call"].iter_rows(min_row=2)}
    assert (facts["Score"], facts["Band"], facts["Agent"]) == (71.25, "Good", "Linda Park")
    assert facts["Started"] == datetime(2026, 3, 31, 12, 5)  # noqa: DTZ001 - a cell has no zone
    assert book["Verdicts"].max_row == 1 + len(RUBRIC.criteria)
    assert book["Transcript"]["C3"].value == "caller"
    assert book["Commitments"]["B2"].value == "call back"


@pytest.mark.parametrize("text", [*HOSTILE, "http://example.org", "a\x01b\x0b", "x" * 40_000])
def test_every_text_of_the_workbook_is_text(database, text):
    findings = {**FINDINGS, "greeting": Finding(Verdict.PASS, text, (Evidence(0, 1, text),))}
    store_scored(database, "one", card=make_card(findings), agent=text[:100])
    book = openpyxl.load_workbook(io.BytesIO(written(database, "xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    plain = re.sub("[^ -~]", "", text)
    assert plain[:32_767] in re.sub("[^ -~]", "", book["Verdicts"]["J2"].value)
