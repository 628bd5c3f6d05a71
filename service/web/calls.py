"""The list of all calls: filters, search, orders, paging, live states."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from flask import Blueprint, Response, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.errors import InvalidInput
from service.storage import call_pages, calls, search
from service.storage.call_filter import CallFilter, conditions
from service.storage.call_pages import Count, Sort
from service.storage.tables import CallRow
from service.storage.tables.base import utc_now
from service.web import list_view, samples
from service.web.access import as_far_as_seen, is_agent, may_see, open_to_agents, protect
from service.web.current import services, signed_in, zone
from service.web.filters import filter_from_query, query_of
from service.web.list_view import ListRow
from service.web.names import readable
from service.web.states import is_unfinished, state_label

blueprint = protect(Blueprint("calls", __name__))

_PAGE_CALLS = 50
_PAGE_HITS = 20
_MOST_IDS = 100
_MOST_FRESH = 100
_MOST_FALLBACK = 1000
_SORT_COOKIE = "callgrade-sort"
_SORT_SECONDS = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the list; `older` is the query of the next one, None on the last.

    `looked_through` says that the page ended for its work, not for its calls.
    """

    rows: Sequence[ListRow]
    count: Count | None
    older: Mapping[str, str] | None
    looked_through: bool


@blueprint.get("/")
@open_to_agents
def home() -> ResponseReturnValue:
    """What needs a person is the first thing to see; for agents, their calls."""
    return redirect(url_for("calls.show_list" if is_agent() else "todo.show"))


@blueprint.get("/calls")
@open_to_agents
def show_list() -> ResponseReturnValue:
    """The calls that the query asks for, in the order that was last chosen."""
    problem, wanted, sort = None, CallFilter(), Sort.NEWEST
    cursor = before = None
    query = query_of(request.args)
    try:
        wanted = filter_from_query(request.args, zone(), signed_in().id)
        sort = _sort()
        if wanted.words is None:
            cursor = list_view.cursor_from(request.args.get("before", ""), sort)
        else:
            before = request.args.get("before", type=int)
        listing, known, fallback, views = _read(as_far_as_seen(wanted), sort, (cursor, before))
    except InvalidInput as error:
        problem = error.message
        listing, known, fallback, views = _read(as_far_as_seen(CallFilter()), sort, (None, None))
    page = render_template(
        "calls.html",
        listing=listing,
        known=known,
        chips=[] if problem else list_view.chips(query, known),
        fallback=fallback,
        views=views,
        query=query,
        query_text=urlencode(query),
        sort=sort,
        sorts=list_view.SORTS,
        verdicts=list_view.VERDICTS,
        states=list_view.state_choices(),
        first_page=not request.args.get("before"),
        problem=problem,
        searched=wanted.words is not None,
        samples_here=samples.available(),
        since=utc_now().isoformat(),
    )
    response = make_response(page, 400 if problem else 200)
    _remember(response, sort)
    return response


@blueprint.get("/calls/status")
@open_to_agents
def status() -> ResponseReturnValue:
    """Where the calls `ids=a,b` stand; with `rows=1` also the parts of the list that change."""
    ids = [i for i in request.args.get("ids", "").split(",") if i][:_MOST_IDS]
    with services().database.transaction() as session:
        found = session.scalars(select(CallRow).where(CallRow.id.in_(ids))).all()
        rows = list_view.rows_of(session, [row for row in found if may_see(row)])
        fallback = _by_fallback(session)
    answer: dict[str, object] = {"calls": [_status_of(row) for row in rows]}
    if request.args.get("rows"):
        answer["banner"] = render_template("_fallback_banner.html", fallback=fallback)
    return answer


@blueprint.get("/calls/fresh")
@open_to_agents
def fresh() -> ResponseReturnValue:
    """How many calls of a list came in after a moment (`since_moment`), counted to a hundred."""
    try:
        moment = datetime.fromisoformat(request.args.get("since_moment", ""))
    except ValueError as error:
        raise InvalidInput("Name the moment since when calls are new.") from error
    if moment.tzinfo is None:
        raise InvalidInput("The moment since when calls are new needs a zone.")
    wanted = as_far_as_seen(filter_from_query(request.args, zone(), signed_in().id))
    some = select(CallRow.id).where(CallRow.created_at > moment, *conditions(wanted))
    with services().database.transaction() as session:
        some = some.limit(_MOST_FRESH)
        return {"count": session.scalar(select(func.count()).select_from(some.subquery()))}


@blueprint.app_template_filter()
def band_title(name: str | None) -> str:
    """A band as the rubric in use calls it; the same for the whole request."""
    if "band_titles" not in g:
        with services().database.transaction() as session:
            form = list_view.newest_form(session)
        g.band_titles = {b["name"]: b["title"] for b in form.get("bands", ())}
    return str(g.band_titles.get(name) or readable(name or ""))


def _status_of(row: ListRow) -> dict[str, object]:
    call = row.call
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
        state["row"] = render_template("_call_row.html", call=call, row=row)
    return state


def _remember(response: Response, sort: Sort) -> None:
    """Let this browser keep the order that was chosen just now."""
    if request.args.get("sort") == sort:
        response.set_cookie(
            _SORT_COOKIE,
            sort.value,
            max_age=_SORT_SECONDS,
            httponly=True,
            samesite="Lax",
            secure=services().settings.secure_cookies,
        )


def _sort() -> Sort:
    """The order that is asked for, else the one that this browser was last used with."""
    asked = request.args.get("sort") or request.cookies.get(_SORT_COOKIE, "")
    return Sort(asked) if asked in set(Sort) else Sort.NEWEST


def _read(
    wanted: CallFilter, sort: Sort, after: tuple[call_pages.Cursor | None, int | None]
) -> tuple[Listing, list_view.Choices, int, Sequence[object]]:
    cursor, before = after
    with services().database.transaction() as session:
        if wanted.words is None:
            listing = _page(session, wanted, sort, cursor)
        else:
            listing = _hits(session, wanted, before)
        if is_agent():
            return listing, list_view.no_choices(), 0, ()
        known = list_view.choices(session)
        return listing, known, _by_fallback(session), list_view.views(session)


def _page(
    session: Session, wanted: CallFilter, sort: Sort, cursor: call_pages.Cursor | None
) -> Listing:
    page = call_pages.read_page(session, wanted, sort, limit=_PAGE_CALLS, after=cursor)
    count = call_pages.count_calls(session, wanted, sort, page) if cursor is None else None
    older = _older(list_view.older_than(page.after)) if page.after else None
    return Listing(list_view.rows_of(session, page.rows), count, older, page.looked_through)


def _hits(session: Session, wanted: CallFilter, before: int | None) -> Listing:
    narrowed = replace(wanted, words=None)
    found = search.search(session, wanted.words or "", narrowed, limit=_PAGE_HITS, before=before)
    quotes = {hit.row.id: hit.quotes for hit in found.hits}
    rows = list_view.rows_of(session, [hit.row for hit in found.hits], quotes=quotes)
    older = _older(str(found.before)) if found.before is not None else None
    count = Count(len(rows), more=older is not None) if before is None else None
    return Listing(rows, count, older, found.looked_through)


def _older(before: str) -> Mapping[str, str]:
    sort = {"sort": request.args["sort"]} if request.args.get("sort") else {}
    return {**query_of(request.args), **sort, "before": before}


def _by_fallback(session: Session) -> int:
    """How many calls to offer for transcribing again; an agent is offered none."""
    return 0 if is_agent() else calls.count_by_fallback(session, limit=_MOST_FALLBACK)
