"""The list as filtered, one row a call or a verdict, of any length."""

import csv
import io
import json
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from rubrics.review import Correction
from rubrics.scorecard import Verdict
from service.reports import xlsx
from service.reports.csv import stream_csv
from service.reports.json import write_json
from service.reports.listing import call_table, verdict_rows_table
from service.reports.pdf import write_pdf
from service.reports.stored import load_report
from service.reports.tables import Column, Table
from service.reports.xlsx import save_xlsx, write_xlsx
from service.storage import reviews
from service.storage.calls import CallFilter
from service.storage.scorecards import newest_scorecard
from service.storage.tables import UserRow
from tests.service.reports.scored import FINDINGS, make_card, make_row, store_scored

BERLIN = ZoneInfo("Europe/Berlin")


def rows_of(table: Table) -> list[dict[str, str]]:
    text = b"".join(stream_csv(table)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_call_is_a_row_with_a_column_a_criterion(database):
    store_scored(database, "one")
    [row] = rows_of(call_table(database, CallFilter(), BERLIN))
    assert (row["Call"], row["Agent"], row["State"]) == ("one", "Linda Park", "scored")
    assert (row["Started"], row["Duration (s)"]) == ("2026-03-31 14:05:00", "71.0")
    assert (row["Score"], row["Auto-fail"], row["Rubric version"]) == ("71.2", "no", "1.0")
    assert (row["greeting"], row["hold_permission"], row["pace"]) == ("pass", "fail", "unsure")
    assert list(row)[13:16] == ["greeting", "identification", "offer_of_help"]


def test_only_the_filtered_calls_are_listed_newest_first(database):
    for day in (1, 2, 3):
        store_scored(
            database, f"ann{day}", agent="Ann", started_at=datetime(2026, 1, day, tzinfo=UTC)
        )
    store_scored(database, "ben", agent="Ben")
    wanted = CallFilter(agent="Ann", since=datetime(2026, 1, 2, tzinfo=UTC))
    assert [r["Call"] for r in rows_of(call_table(database, wanted, UTC))] == ["ann3", "ann2"]


def test_an_unscored_call_is_a_row_without_verdicts(database):
    with database.transaction() as session:
        session.add(make_row("waits"))
    [row] = rows_of(call_table(database, CallFilter(), UTC))
    assert (row["State"], row["Score"], row["Auto-fail"]) == ("stored", "", "")
    assert rows_of(verdict_rows_table(database, CallFilter(), UTC)) == []


def test_a_verdict_is_a_row_with_its_section_reason_and_time(database):
    store_scored(database, "one")
    rows = rows_of(verdict_rows_table(database, CallFilter(), BERLIN))
    assert len(rows) == len(FINDINGS)
    assert (rows[3]["Section"], rows[3]["Title"]) == (
        "Hold and transfer",
        "Asks before placing on hold",
    )
    assert (rows[3]["Verdict"], rows[3]["Weight"], rows[3]["Time"]) == ("fail", "6.0", "00:10")


def test_only_the_newest_scorecard_counts(database):
    store_scored(database, "one")
    fewer = {"greeting": replace(FINDINGS["greeting"], reason="Judged anew.")}
    card = replace(make_card(fewer), rubric_version="2.0")
    store_scored(database, "one", card=card)
    [row] = rows_of(verdict_rows_table(database, CallFilter(), UTC))
    assert row["Reason"] == "Judged anew."


def test_batches_join_without_a_gap_even_at_equal_times(database):
    with database.transaction() as session:
        session.add_all(make_row(f"{n:04}") for n in range(1203))
    found = [r["Call"] for r in rows_of(call_table(database, CallFilter(), UTC))]
    assert found == [f"{n:04}" for n in reversed(range(1203))]


def test_csv_of_very_many_rows_needs_little_memory():
    start = datetime(2026, 1, 1, tzinfo=UTC)
    rows = ((f"call {n}", start + timedelta(minutes=n), "reason " * 10) for n in range(50_000))
    table = Table("Calls", (Column("A"), Column("B"), Column("C")), rows)
    tracemalloc.start()
    size = sum(len(piece) for piece in stream_csv(table))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert size > 4_000_000
    assert peak < 1_000_000


def test_a_workbook_goes_on_in_a_further_sheet(tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx, "_MOST_ROWS", 4)
    table = Table("Calls", (Column("A"), Column("B")), [(f"c{n}", float(n)) for n in range(10)])
    save_xlsx(table, tmp_path / "list.xlsx")
    book = openpyxl.load_workbook(tmp_path / "list.xlsx")
    assert book.sheetnames == ["Calls", "Calls 2", "Calls 3"]
    assert [row[0].value for row in book["Calls 3"].iter_rows()] == ["A", "c8", "c9"]


@pytest.mark.parametrize("text", ["=1+1", "http://example.org"])
def test_a_listed_text_is_no_formula_or_link(tmp_path, text):
    save_xlsx(Table("Calls", (Column("A"),), [(text,)]), tmp_path / "list.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "list.xlsx")["Calls"]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_reviewed_scores_and_verdicts_stand_beside_the_machine_s(database):
    store_scored(database, "one")
    review(database, "one")
    [row] = rows_of(call_table(database, CallFilter(), UTC))
    assert (row["Score"], row["Reviewed score"], row["Reviewed by"]) == ("71.2", "100.0", "ana")
    verdicts = {r["Criterion"]: r for r in rows_of(verdict_rows_table(database, CallFilter(), UTC))}
    corrected = verdicts["hold_permission"]
    assert (corrected["Verdict"], corrected["Reviewed verdict"]) == ("fail", "na")
    assert corrected["Review reason"] == "A test call."
    assert verdicts["greeting"]["Reviewed verdict"] == ""


def test_the_report_of_a_reviewed_call_has_both_scores(database):
    store_scored(database, "one")
    review(database, "one")
    with database.transaction() as session:
        report = load_report(session, "one", BERLIN)
    told = json.loads(write_json(report))
    assert (told["score"], told["review"]["score"], told["review"]["by"]) == (71.25, 100.0, "ana")
    assert told["review"]["verdicts"]["hold_permission"]["reason"] == "A test call."
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(report)))
    facts = dict(book["Call"].iter_rows(min_row=2, max_col=2, values_only=True))
    assert (facts["Score"], facts["Machine's score"]) == (100.0, 71.25)
    assert write_pdf(report).startswith(b"%PDF")


def review(database, call_id):
    """Submit a review that leaves out all that the machine saw fail."""
    with database.transaction() as session:
        ana = UserRow(name="ana", password_hash="-", role="reviewer")
        session.add(ana)
        session.flush()
        card = newest_scorecard(session, call_id)
        for criterion in ("hold_permission", "hold_return", "no_overpromise"):
            said = Correction(criterion, Verdict.NA, "A test call.")
            reviews.correct(session, card, ana, said)
        reviews.submit(session, card, ana, "For training only.")
