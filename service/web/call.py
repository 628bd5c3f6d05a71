"""One call: its page, its small picture for the list."""

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.errors import NotFound
from service.storage import fetches, given_transcripts
from service.storage.blindness import blind_round
from service.storage.tables import CallRow, FetchRow
from service.web.access import open_to_agents, protect
from service.web.call_data import load_call
from service.web.call_page import page_context
from service.web.current import services, signed_in
from service.web.states import is_unfinished
from service.web.timeline import full_timeline, small_timeline
from service.web.tone_view import tone_view

blueprint = protect(Blueprint("call", __name__))


@blueprint.get("/calls/<call_id>")
@open_to_agents
def show(call_id: str) -> ResponseReturnValue:
    """The call's page; while it has no scorecard, what is known of it."""
    with services().database.transaction() as session:
        round_id = blind_round(session, call_id, signed_in().id)
        if round_id is not None:
            return redirect(url_for("blind.form", round_id=round_id, call_id=call_id))
        row, scored = load_call(session, call_id)
        context = page_context(session, scored, signed_in()) if scored else {}
        given = given_transcripts.find_given(session, call_id)
    duplicate, unfinished = bool(request.args.get("duplicate")), is_unfinished(row)
    if scored is None:
        return render_template(
            "call_unscored.html",
            call=row,
            unfinished=unfinished,
            duplicate=duplicate,
            fetch=_last_try(row),
            given=given,
        )
    card = scored.scorecard.card
    return render_template(
        "call.html",
        **context,
        transcript=scored.transcript,
        given=given,
        line=full_timeline(scored.call, card, context["view"].titles),
        tone=tone_view(scored.call),
        duplicate=duplicate,
    )


@blueprint.get("/calls/<call_id>/line.svg")
@open_to_agents
def small_picture(call_id: str) -> ResponseReturnValue:
    """Who speaks when, small enough for a row of the list. Raises `NotFound` when not scored."""
    with services().database.transaction() as session:
        _, scored = load_call(session, call_id)
    if scored is None:
        raise NotFound("This call has not been scored yet.")
    line = small_timeline(scored.call, scored.scorecard.card)
    response = make_response(render_template("_small_line.svg", line=line))
    response.mimetype = "image/svg+xml"
    # Its address changes with each scoring, so the browser may keep it.
    response.headers["Cache-Control"] = "private, max-age=604800, immutable"
    return response


def _last_try(row: CallRow) -> FetchRow | None:
    if row.storage_key:
        return None
    with services().database.transaction() as session:
        return fetches.last_try(session, row.id)
