"""What a reviewer does with a list: give calls to people, keep views of it."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from service.errors import InvalidInput
from service.storage import assignments, saved_views
from service.storage.call_pages import Sort
from service.storage.tables import UserRow
from service.web.access import protect, safe_next
from service.web.current import services, signed_in, zone
from service.web.filters import filter_from_query, query_of

blueprint = protect(Blueprint("desk", __name__))


@blueprint.post("/calls/assign")
def assign() -> ResponseReturnValue:
    """Give the chosen calls to `to`: an id, `me`, `nobody`, or `other`, who is in `to_other`."""
    ids = request.form.getlist("call")
    if not ids:
        raise InvalidInput("No call was chosen. Mark calls at the beginning of their rows.")
    with services().database.transaction() as session:
        to = _person(session, _chosen())
        changed = assignments.assign(session, ids, signed_in(), to)
        name = "nobody" if to is None else "you" if to.id == signed_in().id else to.name
    flash(f"{changed} {'call is' if changed == 1 else 'calls are'} assigned to {name} now.")
    return redirect(safe_next(request.form.get("back")))


@blueprint.post("/views")
def save_view() -> ResponseReturnValue:
    """Keep the filters and order of the list (`query`) under a name."""
    query = _list_query(dict(parse_qsl(request.form.get("query", ""))))
    shared, name = request.form.get("shared") == "1", request.form.get("name", "")
    with services().database.transaction() as session:
        view = saved_views.save_view(session, signed_in(), name, query, shared=shared)
    flash(f"The view {view.name} is kept.")
    return redirect(f"{url_for('calls.show_list')}?{query}")


@blueprint.post("/views/<int:view_id>/delete")
def delete_view(view_id: int) -> ResponseReturnValue:
    """Forget one's own view."""
    with services().database.transaction() as session:
        saved_views.delete_view(session, view_id, signed_in())
    flash("The view is forgotten.")
    return redirect(url_for("calls.show_list"))


def _chosen() -> str:
    """Whom the pressed button means; `other` is whoever stands in the list beside it."""
    to = request.form.get("to", "")
    return request.form.get("to_other", "") if to == "other" else to


def _person(session: Session, text: str) -> UserRow | None:
    if text == "nobody":
        return None
    if text == "me":
        return session.get_one(UserRow, signed_in().id)
    person = session.get(UserRow, int(text)) if text.isascii() and text.isdigit() else None
    if person is None:
        raise InvalidInput("Choose a person to give the calls to.")
    return person


def _list_query(asked: Mapping[str, str]) -> str:
    """The query of a list without what is unknown. Raises `InvalidInput` for what is no filter."""
    filter_from_query(asked, zone(), signed_in().id)
    sort = asked.get("sort", "")
    kept = {**query_of(asked), **({"sort": sort} if sort in set(Sort) else {})}
    return urlencode(kept)
