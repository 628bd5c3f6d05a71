"""Reports to take away: of one call, and of all calls that the list's filter leaves."""

import os
import tempfile
import unicodedata
from pathlib import Path, PurePath
from typing import IO
from urllib.parse import quote

from flask import Blueprint, Response, request, send_file

from service.errors import InvalidInput, NotFound
from service.reports import CSV_TYPE, FORMATS, XLSX_TYPE
from service.reports.csv import stream_csv
from service.reports.listing import call_table, verdict_rows_table
from service.reports.stored import load_report
from service.reports.tables import Table
from service.reports.xlsx import save_xlsx
from service.web.access import as_far_as_seen, open_to_agents, protect, visible_call
from service.web.current import services, signed_in, zone
from service.web.filters import filter_from_query

blueprint = protect(Blueprint("downloads", __name__))

_TABLES = {"calls": call_table, "verdicts": verdict_rows_table}


@blueprint.get("/calls/<call_id>/report.<suffix>")
@open_to_agents
def call_report(call_id: str, suffix: str) -> Response:
    """The report of a scored call in one of the known formats."""
    chosen = FORMATS.get(suffix)
    if chosen is None:
        known = ", ".join(FORMATS)
        raise NotFound(f"There is no report in the format {suffix[:20]!r}. Use one of {known}.")
    with services().database.transaction() as session:
        visible_call(session, call_id)
        report = load_report(session, call_id, zone())
    response = Response(chosen.write(report), content_type=chosen.media_type)
    name = f"{PurePath(report.stored.file_name).stem} - call report.{suffix}"
    return attached(response, name)


@blueprint.get("/calls.csv")
@open_to_agents
def list_as_csv() -> Response:
    """The filtered calls as CSV, sent while it is being read."""
    table = _wanted_table()
    return attached(Response(stream_csv(table), content_type=CSV_TYPE), _list_name(table, "csv"))


@blueprint.get("/calls.xlsx")
@open_to_agents
def list_as_xlsx() -> Response:
    """The filtered calls as a workbook."""
    table = _wanted_table()
    file = _saved(table)
    response = send_file(file, mimetype=XLSX_TYPE)
    response.call_on_close(file.close)
    response.content_length = os.fstat(file.fileno()).st_size
    return attached(response, _list_name(table, "xlsx"))


def _wanted_table() -> Table:
    kind = request.args.get("rows", "calls")
    if kind not in _TABLES:
        raise InvalidInput("A list has one row a call (rows=calls) or a verdict (rows=verdicts).")
    wanted = as_far_as_seen(filter_from_query(request.args, zone(), signed_in().id))
    return _TABLES[kind](services().database, wanted, zone())


def _saved(table: Table) -> IO[bytes]:
    """The workbook as an open file that is gone when it is closed."""
    with tempfile.TemporaryDirectory(prefix="callgrade-") as folder:
        path = Path(folder) / "calls.xlsx"
        save_xlsx(table, path)
        return path.open("rb")


def _list_name(table: Table, suffix: str) -> str:
    span = [request.args.get("since", ""), request.args.get("until", "")]
    period = " to ".join(day for day in span if day)
    return f"{table.name} {period}.{suffix}".replace(" .", ".")


def attached(response: Response, name: str) -> Response:
    """Let the browser save the answer under a name in any script, and never keep a copy."""
    # Controls and marks of direction could break the header or disguise what the file is.
    seen = "".join(" " if unicodedata.category(c)[0] == "C" or c in '/\\"' else c for c in name)
    plain = unicodedata.normalize("NFKD", seen).encode("ascii", "ignore").decode()
    plain = plain if not plain.startswith((" ", ".")) else f"callgrade{plain}"
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(seen, safe='')}"
    )
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
