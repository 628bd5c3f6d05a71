"""One phone system: its setup step by step, settings, tests, and what came from it."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.exceptions import HTTPException

from service.errors import AppError, NotAllowed
from service.intake.hooks import mapped
from service.intake.hooks.delivery import filled_steps
from service.intake.trial import try_source
from service.storage import deliveries, sources
from service.storage.sources import SourceCredentials, SourceSettings
from service.storage.tables import SourceRow
from service.storage.tables.base import utc_now
from service.storage.users import Role
from service.web.access import protect
from service.web.current import services, user, writing, zone
from service.web.source_states import Reader, day_began, kind_of, outcome_words, source_state

_SHOWN_DELIVERIES = 30
_MAY = (Role.SUPERVISOR.value, Role.ADMIN.value)


def may_see_sources() -> bool:
    """Whether the signed-in person looks after phone systems."""
    person = user()
    return person is not None and person.role in _MAY


def require_supervisor() -> None:
    """Raises `NotAllowed` for everybody but supervisors and administrators."""
    if not may_see_sources():
        raise NotAllowed("Phone systems are looked after by supervisors and administrators.")


blueprint = protect(Blueprint("source", __name__))
blueprint.before_request(require_supervisor)


@blueprint.get("/source/<name>")
def show(name: str) -> str:
    """The phone system's page."""
    return setup_page(name)


@blueprint.get("/source/<name>/status")
def status(name: str) -> ResponseReturnValue:
    """What changes on the page by itself."""
    parts = _live_parts(name)
    return {
        "state": render_template("_source_state.html", state=parts["state"]),
        "deliveries": render_template("_deliveries.html", **parts),
    }


@blueprint.post("/source/<name>/settings")
def change(name: str) -> ResponseReturnValue:
    """Keep what the form says of channels, mapping and fetching."""
    given = request.form
    mapping = {field: given.get(f"map_{field}", "") for field in mapped.FIELDS}
    settings = SourceSettings(
        agent_channel=given.get("agent_channel", "auto"),
        outbound_agent_channel=given.get("outbound_agent_channel", "auto"),
        fetch_scheme=given.get("fetch_scheme", ""),
        fetch_user=given.get("fetch_user", ""),
        fetch_secret=given.get("fetch_secret", ""),
        mapping=mapped.check_mapping(mapping),
        raw_format=given.get("raw_format"),
    )
    return _then(
        name, "The settings are kept.", lambda s: sources.change_settings(s, name, settings)
    )


@blueprint.post("/source/<name>/rotate")
def rotate(name: str) -> ResponseReturnValue:
    """Make or take a new secret; the old one counts until it is retired."""
    with services().database.transaction() as session:
        kind = kind_of(sources.get_source(session, name))
        secret = request.form.get("secret", "") if kind.secret else None
        made = sources.rotate(session, name, secret=secret)
    return setup_page(name, shown=made)


@blueprint.post("/source/<name>/retire")
def retire(name: str) -> ResponseReturnValue:
    """Let the old secret count no more."""
    return _then(name, "The old secret counts no more.", lambda s: sources.retire(s, name))


@blueprint.post("/source/<name>/test")
def test(name: str) -> ResponseReturnValue:
    """Send the source a test request of its kind, signed as it should be."""
    keep = bool(request.form.get("keep"))
    with services().database.transaction() as session:
        row = sources.get_source(session, name)
    kind = kind_of(row)
    try:
        taken = try_source(services().intake, kind, row, request.root_url, keep=keep)
    except (AppError, HTTPException) as error:
        text = error.message if isinstance(error, AppError) else error.description
        return setup_page(name, problem=f"The test request was refused. {text}")
    if taken.accepted:
        return redirect(url_for("call.show", call_id=taken.accepted[0].call_id))
    flash("The test request passed. The newest delivery below says what was read from it.")
    return redirect(url_for("source.show", name=name, _anchor="deliveries"))


@blueprint.post("/source/<name>/remove")
def remove(name: str) -> ResponseReturnValue:
    """Remove the source; its calls stay."""
    with services().database.transaction() as session:
        sources.remove_source(session, name)
    flash(f"{name} is removed: it can send no more. Its calls stay.")
    return redirect(url_for("sources.show_list"))


def setup_page(
    name: str, *, shown: SourceCredentials | None = None, problem: str | None = None
) -> str:
    """The page of a source; `shown` are secrets that were made just now."""
    parts = _live_parts(name)
    row: SourceRow = parts["row"]  # type: ignore[assignment]
    kind = kind_of(row)
    address = f"{(services().settings.public_url or request.root_url).rstrip('/')}/hooks/{name}"
    return render_template(
        "source.html",
        **parts,
        kind=kind,
        address=address,
        steps=filled_steps(kind, address, (shown.secret, shown.token) if shown else None),
        shown=shown,
        shown_secret=shown is not None and kind.uses_secret and kind.secret is None,
        problem=problem,
        mapping_fields=mapped.FIELDS,
        public_url_missing=kind.signs_address and not services().settings.public_url,
    )


def _live_parts(name: str) -> dict[str, object]:
    now = utc_now()
    with services().database.transaction() as session:
        row = sources.get_source(session, name)
        activity = deliveries.activity(session, row.id, day_began(now, zone()))
        newest = deliveries.newest(session, row.id, _SHOWN_DELIVERIES)
    lines = [(line, outcome_words(line)) for line in newest]
    return {
        "row": row,
        "state": source_state(activity, Reader(now, zone(), writing())),
        "lines": lines,
    }


def _then(name: str, words: str, change: Callable[[Session], None]) -> ResponseReturnValue:
    try:
        with services().database.transaction() as session:
            change(session)
    except AppError as error:
        return setup_page(name, problem=error.message), error.status
    flash(words)
    return redirect(url_for("source.show", name=name))
