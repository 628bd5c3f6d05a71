"""The worklist: what needs a person first, and drawing a fair sample of a week."""

from datetime import datetime, timedelta
from urllib.parse import urlencode

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.errors import InvalidInput
from service.storage import samples as drawn_samples
from service.storage import worklist
from service.storage.call_filter import CallFilter
from service.storage.call_pages import Sort, count_calls
from service.storage.samples import Wish
from service.storage.tables.base import utc_now
from service.storage.worklist import Place
from service.web import list_view, samples
from service.web.access import protect
from service.web.current import services, signed_in, zone

blueprint = protect(Blueprint("todo", __name__))

_PAGE_CALLS = 50
_LAST_SAMPLES = 5
_FULL_WEEK = timedelta(days=7)


@blueprint.get("/todo")
def show() -> ResponseReturnValue:
    """The signed-in person's worklist; `why` keeps to one reason."""
    only = request.args.get("why") or None
    if only is not None and only not in list_view.WHY:
        raise InvalidInput("There is no such reason. Go back to all that is to do.")
    after = _place(request.args.get("after", ""))
    desk = list_view.desk_of(signed_in())
    with services().database.transaction() as session:
        page = worklist.read_todo(session, desk, limit=_PAGE_CALLS, after=after, only=only)
        why = {row.id: codes for row, codes in page.rows}
        rows = list_view.rows_of(session, [row for row, _ in page.rows], why)
        counts = worklist.count_todo(session, desk)
        views = list_view.views(session)
        any_calls = bool(rows) or count_calls(session, CallFilter(), Sort.NEWEST).number > 0
        last = drawn_samples.samples_drawn(session, limit=_LAST_SAMPLES)
    now = utc_now()
    return render_template(
        "todo.html",
        rows=rows,
        counts=counts,
        most=worklist.MOST_COUNTED,
        why=list_view.WHY,
        only=only,
        older=_address(page.after, only) if page.after else None,
        first_page=after is None,
        views=views,
        any_calls=any_calls,
        samples_here=samples.available(),
        drawn=last,
        weeks=[drawn_samples.iso_week(now - _FULL_WEEK * i, zone()) for i in (1, 0)],
        since=now.isoformat(),
    )


@blueprint.post("/todo/sample")
def sample() -> ResponseReturnValue:
    """Draw a sample of a week into everybody's worklist."""
    try:
        per_agent = int(request.form.get("per_agent", ""))
    except ValueError as error:
        raise InvalidInput("Say how many calls an agent, as a whole number.") from error
    wish = Wish(request.form.get("week", ""), per_agent, services().settings.sample_seed)
    with services().database.transaction() as session:
        made = drawn_samples.draw_sample(session, wish, signed_in(), zone())
    noun = "call was" if len(made.drawn) == 1 else "calls were"
    flash(f"{len(made.drawn)} {noun} drawn from {made.candidates} of week {made.week}.")
    return redirect(url_for("todo.show", why="sample"))


def _address(place: Place, only: str | None) -> str:
    value = place.value.isoformat() if isinstance(place.value, datetime) else repr(place.value)
    query = {"why": only} if only else {}
    query["after"] = f"{place.reason}~{value}~{place.call_id}"
    return f"{url_for('todo.show')}?{urlencode(query)}"


def _place(text: str) -> Place | None:
    if not text:
        return None
    reason, _, rest = text.partition("~")
    known = next((r for r in worklist.REASONS if r.code == reason), None)
    if known is None:
        raise InvalidInput("This page of the list cannot be found. Go back to its beginning.")
    cursor = list_view.cursor_from(rest, Sort.NEWEST if known.falls else Sort.LOWEST)
    return Place(reason, cursor.value, cursor.call_id) if cursor else None
