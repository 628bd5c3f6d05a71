"""The list of calls: filters, paging, live states."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from service.errors import InvalidInput
from service.storage import calls
from service.storage.calls import CallFilter
from service.storage.tables import CallRow, CallState, ScorecardRow
from service.web import samples
from service.web.access import as_far_as_seen, is_agent, may_see, open_to_agents, protect
from service.web.current import services, zone
from service.web.filters import filter_from_query, query_of
from service.web.names import readable
from service.web.states import LABELS, is_unfinished, state_label

blueprint = protect(Blueprint("calls", __name__))

_PAGE_CALLS = 50
_MOST_IDS = 100
_BY_FALLBACK = CallFilter(fallback_only=True, state=CallState.SCORED)


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the list; `older` is the address of the next one, None on the last."""

    rows: Sequence[CallRow]
    total: int
    fallback: int
    agents: Sequence[str]
    older: str | None


@blueprint.get("/")
@open_to_agents
def home() -> ResponseReturnValue:
    """The calls are the first thing to see."""
    return redirect(url_for("calls.show_list"))


@blueprint.get("/calls")
@open_to_agents
def show_list() -> ResponseReturnValue:
    """The calls that the query asks for, newest first."""
    problem = None
    wanted, before = CallFilter(), None
    try:
        wanted = filter_from_query(request.args, zone())
        before = _cursor(request.args.get("before", ""))
    except InvalidInput as error:
        problem = error.message
    query = query_of(request.args)
    with services().database.transaction() as session:
        listing = _listing(session, as_far_as_seen(wanted), before)
    page = render_template(
        "calls.html",
        listing=listing,
        query=query,
        query_text=urlencode(query),
        first_page=before is None,
        problem=problem,
        states=LABELS,
        samples_here=samples.available(),
    )
    return page, 400 if problem else 200


@blueprint.get("/calls/status")
@open_to_agents
def status() -> ResponseReturnValue:
    """Where the calls `ids=a,b` stand; with `rows=1` also the parts of the list that change."""
    ids = [i for i in request.args.get("ids", "").split(",") if i][:_MOST_IDS]
    with services().database.transaction() as session:
        found = session.scalars(select(CallRow).where(CallRow.id.in_(ids))).all()
        rows = [row for row in found if may_see(row)]
        fallback = _by_fallback(session)
    answer: dict[str, object] = {"calls": [_status_of(row) for row in rows]}
    if request.args.get("rows"):
        answer["banner"] = render_template("_fallback_banner.html", fallback=fallback)
    return answer


@blueprint.app_template_filter()
def band_title(name: str | None) -> str:
    """A band as the rubric in use calls it; the same for the whole request."""
    if "band_titles" not in g:
        with services().database.transaction() as session:
            newest = select(ScorecardRow.form).order_by(ScorecardRow.id.desc()).limit(1)
            form = session.scalar(newest) or {}
        g.band_titles = {b["name"]: b["title"] for b in form.get("bands", ())}
    return str(g.band_titles.get(name) or readable(name or ""))


def _status_of(call: CallRow) -> dict[str, object]:
    state = {
        "id": call.id,
        "state": call.state,
        "label": state_label(call),
        "progress": round(call.progress, 3),
        "unfinished": is_unfinished(call),
        "score": call.score,
        "error": call.error_message,
    }
    if request.args.get("rows"):
        state["row"] = render_template("_call_row.html", call=call)
    return state


def _listing(session: Session, wanted: CallFilter, before: tuple[datetime, str] | None) -> Listing:
    rows = calls.list_calls(session, wanted, limit=_PAGE_CALLS + 1, before=before)
    more, rows = len(rows) > _PAGE_CALLS, rows[:_PAGE_CALLS]
    return Listing(
        rows=rows,
        total=calls.count_calls(session, wanted),
        fallback=_by_fallback(session),
        agents=[] if is_agent() else calls.agent_names(session),
        older=_older(rows[-1]) if more else None,
    )


def _by_fallback(session: Session) -> int:
    """How many calls to offer for transcribing again; an agent is offered none."""
    return 0 if is_agent() else calls.count_calls(session, _BY_FALLBACK)


def _older(last: CallRow) -> str:
    before = f"{last.started_at.isoformat()}~{last.id}"
    query = {**query_of(request.args), "before": before}
    return f"{url_for('calls.show_list')}?{urlencode(query)}"


def _cursor(text: str) -> tuple[datetime, str] | None:
    if not text:
        return None
    moment, _, call_id = text.partition("~")
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise InvalidInput("This page of the list cannot be found. Begin with the newest calls.")
    return at, call_id
