"""What became of a call, for the phone system that sent it: `GET /api/calls/<id>`."""

from collections.abc import Callable
from typing import Any, cast

from flask import Blueprint, Response, current_app, jsonify, request
from sqlalchemy.orm import Session

from service.api.errors import answer_errors
from service.errors import NotFound, Unauthorised
from service.intake.hooks.credentials import bearer_token
from service.services import Services
from service.storage import calls, scorecards, sources
from service.storage.tables import CallRow, CallState

MaySee = Callable[[CallRow], bool]


def status_blueprint(is_signed_in: Callable[[], bool], may_see: MaySee) -> Blueprint:
    """The status address; `is_signed_in` says whether a person asks, `may_see` for which calls."""
    blueprint = Blueprint("status", __name__)
    answer_errors(blueprint)

    @blueprint.get("/api/calls/<call_id>")
    def show(call_id: str) -> Response:
        token = bearer_token(request.headers)
        if token is None and not is_signed_in():
            raise Unauthorised("Send the source's token as 'Authorization: Bearer ...'.")
        return _answer(call_id, token, may_see)

    return blueprint


def _answer(call_id: str, token: str | None, may_see: MaySee) -> Response:
    services = cast("Services", current_app.extensions["callgrade"])
    with services.database.transaction() as session:
        row = _visible_call(session, call_id, token, may_see)
        response = jsonify(_status(session, row))
    response.headers["Cache-Control"] = "no-store"
    return response


def _visible_call(session: Session, call_id: str, token: str | None, may_see: MaySee) -> CallRow:
    """The call, when a person asks who may see it, or the source that sent it."""
    if token is None:
        row = calls.get_call(session, call_id)
        if not may_see(row):
            raise NotFound("There is no such call. It may have been deleted.")
        return row
    source = sources.find_source_by_token(session, token)
    if source is None:
        raise Unauthorised("This is no source's token. 'callgrade source add' gives a new one.")
    row = calls.get_call(session, call_id)
    if row.source_id != source.id:
        raise NotFound("There is no such call. It may have been deleted.")
    return row


def _status(session: Session, row: CallRow) -> dict[str, Any]:
    scored = row.state == CallState.SCORED
    card = scorecards.newest_scorecard(session, row.id) if scored else None
    error = {"code": row.error_code, "message": row.error_message} if row.error_code else None
    return {
        "id": row.id,
        "state": row.state,
        "score": row.score if scored else None,
        "verdicts": card.card["verdicts"] if card else {},
        "error": error,
        **({"reviewed_score": row.reviewed_score} if row.reviewed_at else {}),
        **({"same_as": row.same_as} if row.state == CallState.DUPLICATE else {}),
    }
