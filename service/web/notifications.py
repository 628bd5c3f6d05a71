"""Who is told of calls, for supervisors: other systems and mailboxes, their log, and trying one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from service.errors import AppError, InvalidInput, NotFound
from service.storage import dispatches, receivers
from service.storage.dispatches import MOST_ATTEMPTS, Standing
from service.storage.receivers import CHOICES, EMAIL, WEBHOOK, ReceiverSettings
from service.storage.tables import DispatchRow, NoticeKind, ReceiverRow
from service.storage.tables.base import utc_now
from service.web.access import protect
from service.web.current import services
from service.web.source import require_supervisor

_SHOWN = 40
_LOOKED_BACK = timedelta(days=7)
_TITLES = {WEBHOOK: "Webhook", EMAIL: "E-mail"}
_TOLD_WORDS = {
    NoticeKind.SCORED.value: "A call was scored",
    NoticeKind.FAILED.value: "A call could not be scored",
    NoticeKind.CHANGED.value: "A score changed",
    NoticeKind.TEST.value: "Test",
}

blueprint = protect(Blueprint("notifications", __name__, url_prefix="/notifications"))
blueprint.before_request(require_supervisor)


@dataclass(frozen=True, slots=True)
class State:
    """How a receiver is doing; `name` is waiting, good, heard or refused."""

    name: str
    words: str
    details: str = ""


@blueprint.get("")
def show_list() -> str:
    """Every receiver with how it is doing."""
    with services().database.transaction() as session:
        views = [(row, _state(session, row)) for row in receivers.list_receivers(session)]
    return render_template("notifications.html", views=views, titles=_TITLES, words=_TOLD_WORDS)


@blueprint.get("/add/<kind>")
def form(kind: str) -> str:
    """What is needed of a receiver of that kind."""
    return _form_page(kind, None)


@blueprint.post("/add/<kind>")
def add(kind: str) -> ResponseReturnValue:
    """Add a receiver; a webhook's secret is shown this once."""
    try:
        settings = _settings()
        with services().database.transaction() as session:
            row = receivers.add_receiver(session, kind, settings)
    except AppError as error:
        return _form_page(kind, error.message), error.status
    return _page(row.id, shown=row.secret)


@blueprint.get("/<int:receiver_id>")
def show(receiver_id: int) -> str:
    """One receiver: its settings and its log."""
    return _page(receiver_id)


@blueprint.get("/<int:receiver_id>/status")
def status(receiver_id: int) -> ResponseReturnValue:
    """What changes on the page by itself."""
    parts = _live_parts(receiver_id)
    return {
        "state": render_template("_source_state.html", state=parts["state"]),
        "deliveries": render_template("_dispatches.html", **parts),
    }


@blueprint.post("/<int:receiver_id>/settings")
def change(receiver_id: int) -> ResponseReturnValue:
    """Keep what the form says."""
    return _then(
        receiver_id,
        "The settings are kept.",
        lambda session: receivers.change_receiver(session, receiver_id, _settings()),
    )


@blueprint.post("/<int:receiver_id>/rotate")
def rotate(receiver_id: int) -> ResponseReturnValue:
    """Make a new secret; the old one signs too until it is retired."""
    with services().database.transaction() as session:
        secret = receivers.rotate_secret(session, receiver_id)
    return _page(receiver_id, shown=secret)


@blueprint.post("/<int:receiver_id>/retire")
def retire(receiver_id: int) -> ResponseReturnValue:
    """Let the old secret sign no more."""
    return _then(
        receiver_id,
        "The old secret signs no more.",
        lambda session: receivers.retire_secret(session, receiver_id),
    )


@blueprint.post("/<int:receiver_id>/test")
def test(receiver_id: int) -> ResponseReturnValue:
    """Send a test notice."""
    return _then(
        receiver_id,
        "A test is on its way; the log says how it went.",
        lambda session: dispatches.send_test(session, receiver_id),
    )


@blueprint.post("/<int:receiver_id>/again/<int:dispatch_id>")
def again(receiver_id: int, dispatch_id: int) -> ResponseReturnValue:
    """Send one notice of the log once more."""
    return _then(
        receiver_id,
        "It is sent once more; the log says how it went.",
        lambda session: dispatches.send_again(session, receiver_id, dispatch_id),
    )


@blueprint.post("/<int:receiver_id>/remove")
def remove(receiver_id: int) -> ResponseReturnValue:
    """Remove the receiver with its log."""
    with services().database.transaction() as session:
        receivers.remove_receiver(session, receiver_id)
    flash("It is removed and told nothing more.")
    return redirect(url_for("notifications.show_list"))


def _settings() -> ReceiverSettings:
    below = request.form.get("below_score", "").strip()
    try:
        below_score = float(below) if below else None
    except ValueError as error:
        raise InvalidInput("Write the score as a number between 0 and 100.") from error
    return ReceiverSettings(
        address=request.form.get("address", ""),
        told=tuple(request.form.getlist("told")),
        only_alerts=bool(request.form.get("only_alerts")),
        below_score=below_score,
    )


def _form_page(kind: str, problem: str | None) -> str:
    if kind not in _TITLES:
        raise NotFound("There is no such kind of notification.")
    return render_template(
        "notification_add.html",
        kind=kind,
        title=_TITLES[kind],
        given=request.form,
        problem=problem,
        choices=[(choice.value, _TOLD_WORDS[choice.value]) for choice in CHOICES],
        no_mail_server=kind == EMAIL and not services().settings.smtp_url,
    )


def _page(receiver_id: int, *, shown: str = "", problem: str | None = None) -> str:
    return render_template(
        "notification.html",
        **_live_parts(receiver_id),
        titles=_TITLES,
        choices=[(choice.value, _TOLD_WORDS[choice.value]) for choice in CHOICES],
        shown=shown,
        problem=problem,
        no_mail_server=not services().settings.smtp_url,
        no_public_url=not services().settings.public_url,
    )


def _live_parts(receiver_id: int) -> dict[str, object]:
    with services().database.transaction() as session:
        row = receivers.get_receiver(session, receiver_id)
        state = _state(session, row)
        newest = dispatches.newest(session, receiver_id, _SHOWN)
    return {"row": row, "state": state, "lines": [(line, _outcome(line)) for line in newest]}


def _state(session: Session, row: ReceiverRow) -> State:
    if row.stopped_because:
        return State("refused", "Stopped", f"{row.stopped_because} Keep its settings to go on.")
    standing = dispatches.standing(session, row.id, since=utc_now() - _LOOKED_BACK)
    if standing.newest is None:
        return State("waiting", "Nothing to tell yet")
    if standing.newest.arrived_at is not None:
        return State("good", _counts(standing))
    if standing.newest.next_attempt_at is None:
        return State("refused", "The newest did not arrive", standing.newest.answer)
    if standing.newest.attempts == 0:
        return State("waiting", "On its way")
    return State("heard", _counts(standing), standing.newest.answer)


def _counts(standing: Standing) -> str:
    words = f"{standing.arrived:,} arrived in seven days"
    if standing.waiting:
        words += f", {standing.waiting:,} to be sent again"
    if standing.given_up:
        words += f", {standing.given_up:,} given up"
    return words


def _outcome(line: DispatchRow) -> tuple[str, str, str]:
    """Style, words and what was told, for a line of the log."""
    told = _TOLD_WORDS.get(line.notice.kind, line.notice.kind)
    if line.arrived_at is not None:
        return "accepted", "Arrived", told
    if line.next_attempt_at is None:
        return "refused", "Given up", told
    if line.attempts == 0:
        return "", "On its way", told
    return "test", f"Attempt {line.attempts} of {MOST_ATTEMPTS}", told


def _then(receiver_id: int, words: str, change: Callable[[Session], object]) -> ResponseReturnValue:
    try:
        with services().database.transaction() as session:
            change(session)
    except InvalidInput as error:
        return _page(receiver_id, problem=error.message), error.status
    flash(words)
    return redirect(url_for("notifications.show", receiver_id=receiver_id))
