"""One call: its page, its small picture for the list."""

from dataclasses import dataclass

from flask import Blueprint, make_response, render_template, request
from flask.typing import ResponseReturnValue

from rubrics.call import Call, call_from_dict
from service.errors import NotFound
from service.storage import calls, fetches
from service.storage.tables import CallRow, FetchRow, ScorecardRow, TranscriptRow
from service.web.access import protect
from service.web.card_view import card_view
from service.web.current import services
from service.web.slip_view import CRITERION, slip_view
from service.web.states import is_unfinished
from service.web.timeline import full_timeline, small_timeline
from service.web.tone_view import tone_view
from service.web.transcript_view import transcript_lines

blueprint = protect(Blueprint("call", __name__))


@dataclass(frozen=True, slots=True)
class Scored:
    """A call's row with its evidence and its newest scorecard."""

    row: CallRow
    call: Call
    transcript: TranscriptRow
    scorecard: ScorecardRow


@blueprint.get("/calls/<call_id>")
def show(call_id: str) -> ResponseReturnValue:
    """The call's page; while it has no scorecard, what is known of it."""
    row, scored = _load(call_id)
    duplicate, unfinished = bool(request.args.get("duplicate")), is_unfinished(row)
    if scored is None:
        return render_template(
            "call_unscored.html",
            call=row,
            unfinished=unfinished,
            duplicate=duplicate,
            fetch=_last_try(row),
        )
    card = scored.scorecard.card
    view = card_view(card, scored.scorecard.form)
    return render_template(
        "call.html",
        call=row,
        evidence=scored.call,
        transcript=scored.transcript,
        scorecard=scored.scorecard,
        view=view,
        line=full_timeline(scored.call, card, view.titles),
        lines=transcript_lines(scored.call, card),
        tone=tone_view(scored.call),
        slip=slip_view(card),
        slip_under=CRITERION,
        duplicate=duplicate,
        unfinished=unfinished,
    )


@blueprint.get("/calls/<call_id>/line.svg")
def small_picture(call_id: str) -> ResponseReturnValue:
    """Who speaks when, small enough for a row of the list. Raises `NotFound` when not scored."""
    _, scored = _load(call_id)
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


def _load(call_id: str) -> tuple[CallRow, Scored | None]:
    with services().database.transaction() as session:
        row = calls.get_call(session, call_id)
        transcript = row.transcript
        scorecard = row.scorecards[-1] if row.scorecards else None
    if transcript is None or scorecard is None:
        return row, None
    return row, Scored(row, call_from_dict(transcript.evidence), transcript, scorecard)
