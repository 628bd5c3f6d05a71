"""Downloads: for signed-in people, under a safe name, of calls that are scored."""

import csv
import io
import json
from urllib.parse import unquote

import openpyxl
import pytest
from pypdf import PdfReader

from service.storage.tables import CallState
from tests.factories import add_call, add_scored_call

LISTS = ["/calls.csv", "/calls.xlsx"]


@pytest.mark.parametrize("suffix", ["pdf", "xlsx", "csv", "json"])
def test_a_scored_call_has_a_report_in_each_format(services, browser, suffix):
    call = add_scored_call(services, agent="Linda Park")
    answer = browser.get(f"/calls/{call.id}/report.{suffix}")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert answer.headers["Cache-Control"] == "no-store"
    assert call.id in readable(answer.data, suffix)


def readable(data: bytes, suffix: str) -> str:
    if suffix == "pdf":
        return PdfReader(io.BytesIO(data)).pages[0].extract_text()
    if suffix == "xlsx":
        return str(openpyxl.load_workbook(io.BytesIO(data))["Call"]["B2"].value)
    if suffix == "json":
        return str(json.loads(data)["id"])
    return data.decode("utf-8-sig")


@pytest.mark.parametrize(
    ("columns", "hint"),
    [
        ({"state": CallState.TRANSCRIBING}, "not scored yet"),
        (
            {"state": CallState.FAILED, "error_code": "no_speech", "error_message": "Silent."},
            "Silent.",
        ),
    ],
)
def test_an_unfinished_call_says_so(services, browser, columns, hint):
    call = add_call(services, **columns)
    answer = browser.get(f"/calls/{call.id}/report.pdf")
    assert answer.status_code == 409
    assert hint in answer.text


@pytest.mark.parametrize("address", ["/calls/none/report.pdf", "/calls/{id}/report.docx"])
def test_what_is_not_there_is_404(services, browser, address):
    call = add_scored_call(services)
    assert browser.get(address.format(id=call.id)).status_code == 404


@pytest.mark.parametrize("address", ["/calls/{id}/report.pdf", *LISTS])
def test_nobody_downloads_without_signing_in(services, stranger, address):
    call = add_scored_call(services)
    answer = stranger.get(address.format(id=call.id))
    assert answer.status_code == 302
    assert "Linda" not in answer.text


@pytest.mark.parametrize(
    "name",
    ['a"; filename=evil.exe.wav', "a\r\nX-Evil: 1.wav", "Zoë 测试 \u202egpj.wav", "../../x.wav"],
)
def test_a_hostile_file_name_stays_a_name(services, browser, name):
    call = add_scored_call(services, file_name=name)
    answer = browser.get(f"/calls/{call.id}/report.csv")
    plain, _, encoded = answer.headers["Content-Disposition"].partition("; filename*=UTF-8''")
    assert "X-Evil" not in answer.headers
    assert plain.count('"') == 2
    assert unquote(encoded).endswith(" - call report.csv")
    assert not set(unquote(encoded)) & set('/\\"\r\n\u202e')


def csv_rows(answer) -> list[dict[str, str]]:
    text = answer.data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_list_is_filtered_like_the_page(services, browser):
    add_scored_call(services, agent="Ann")
    add_scored_call(services, agent="Ben")
    rows = csv_rows(browser.get("/calls.csv?agent=Ann"))
    assert [row["Agent"] for row in rows] == ["Ann"]


def test_the_list_has_a_row_a_verdict_when_asked(services, browser):
    call = add_scored_call(services)
    rows = csv_rows(browser.get("/calls.csv?rows=verdicts"))
    assert {row["Call"] for row in rows} == {call.id}
    assert {"pass", "fail"} <= {row["Verdict"] for row in rows}


def test_the_workbook_of_the_list_opens(services, browser):
    call = add_scored_call(services)
    with browser.get("/calls.xlsx?since=2026-01-01&until=2026-12-31") as answer:
        book = openpyxl.load_workbook(io.BytesIO(answer.data))
    assert book["Calls"]["A2"].value == call.id
    assert 'filename="Calls 2026-01-01 to 2026-12-31.xlsx"' in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("query", ["rows=words", "since=soon", "state=lost"])
def test_a_query_that_cannot_be_used_is_400(browser, query):
    assert browser.get(f"/calls.csv?{query}").status_code == 400
