"""Phone systems, for supervisors: the list with live states, and adding one."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from service.errors import AppError, NotFound
from service.intake.hooks import HOOKS
from service.intake.hooks.delivery import HookKind
from service.storage import deliveries, sources
from service.storage.sources import SourceCredentials
from service.storage.tables import SourceRow
from service.storage.tables.base import utc_now
from service.web.access import protect
from service.web.current import services, writing, zone
from service.web.source import require_supervisor, setup_page
from service.web.source_states import Reader, SourceView, day_began, kind_of, source_state

blueprint = protect(Blueprint("sources", __name__))
blueprint.before_request(require_supervisor)


@blueprint.get("/sources")
def show_list() -> str:
    """Every phone system with what it is doing."""
    with services().database.transaction() as session:
        views = [_view(session, row) for row in sources.list_sources(session)]
    return render_template("sources.html", views=views, kinds=HOOKS.values())


@blueprint.get("/sources/status")
def status() -> ResponseReturnValue:
    """The states of all sources as they stand in the list."""
    with services().database.transaction() as session:
        views = [_view(session, row) for row in sources.list_sources(session)]
    states = {
        view.row.name: render_template("_source_state.html", state=view.state) for view in views
    }
    return {"states": states}


@blueprint.get("/sources/add")
def choose() -> str:
    """Which kind the new phone system is of."""
    return render_template("source_kinds.html", kinds=HOOKS.values())


@blueprint.get("/sources/add/<kind>")
def form(kind: str) -> str:
    """What is needed of a phone system of that kind."""
    return render_template("source_add.html", kind=_kind(kind), given={}, problem=None)


@blueprint.post("/sources/add/<kind>")
def add(kind: str) -> ResponseReturnValue:
    """Add it, and show its setup with the secrets that are shown this once."""
    chosen, given = _kind(kind), request.form
    name = given.get("name", "").strip().lower()
    try:
        with services().database.transaction() as session:
            made = _add(session, chosen, name)
    except AppError as error:
        page = render_template("source_add.html", kind=chosen, given=given, problem=error.message)
        return page, error.status
    return setup_page(name, shown=made)


def _add(session: Session, kind: HookKind, name: str) -> SourceCredentials:
    secret = request.form.get("secret", "") if kind.secret else None
    made = sources.add_source(session, name, kind=kind.name, secret=secret)
    sources.set_channels(session, name, kind.channels.inbound, kind.channels.outbound)
    return made


def _kind(name: str) -> HookKind:
    if name not in HOOKS:
        raise NotFound("There is no such kind of phone system.")
    return HOOKS[name]


def _view(session: Session, row: SourceRow) -> SourceView:
    now = utc_now()
    activity = deliveries.activity(session, row.id, day_began(now, zone()))
    reader = Reader(now, zone(), writing())
    return SourceView(row, kind_of(row).title, source_state(activity, reader))
