"""Correcting a line of the transcript: its words, and who says them. The call is scored anew."""

from flask import Blueprint, flash, get_template_attribute, redirect, render_template, request
from flask import url_for as address_of
from flask.typing import ResponseReturnValue

from rubrics.call import Speaker
from rubrics.corrections import UtteranceCorrection
from service.errors import InvalidInput, NotFound
from service.storage import calls, corrections, leases
from service.storage.transcript_index import index_call
from service.web.access import protect
from service.web.call_data import Scored, load_scored
from service.web.current import services, signed_in
from service.web.transcript_view import Line, transcript_lines
from service.web.wants import wants_json

blueprint = protect(Blueprint("lines", __name__))


@blueprint.get("/calls/<call_id>/lines")
def choose(call_id: str) -> ResponseReturnValue:
    """The lines of the transcript, each leading to its form."""
    with services().database.transaction() as session:
        scored = load_scored(session, call_id)
    lines = transcript_lines(scored.call, scored.scorecard.card, scored.heard)
    return render_template("lines.html", call=scored.row, lines=lines)


@blueprint.get("/calls/<call_id>/lines/<int:number>")
def form(call_id: str, number: int) -> ResponseReturnValue:
    """The form for one line, where no script shows it in its place."""
    with services().database.transaction() as session:
        scored = load_scored(session, call_id)
    return render_template(
        "line.html", call=scored.row, line=_line(scored, number), speakers=Speaker
    )


@blueprint.post("/calls/<call_id>/lines/<int:number>")
def correct(call_id: str, number: int) -> ResponseReturnValue:
    """Lay other words or another speaker over a line; `original` takes that away again."""
    with services().database.transaction() as session:
        row = calls.get_call(session, call_id)
        wanted = _wanted(load_scored(session, call_id), number)
        changed = corrections.correct_utterance(session, row, signed_in(), wanted)
        if changed:
            session.flush()
            index_call(session, call_id)
        sent = changed and leases.score_again(row, transcribe=False)
    if sent:
        services().queue.enqueue(call_id)
    if not wants_json():
        flash("The line is corrected; the call is being scored again." if changed else "No change.")
        return redirect(address_of("call.show", call_id=call_id, _anchor=f"u{number}"))
    with services().database.transaction() as session:
        line = _line(load_scored(session, call_id), number)
    markup = get_template_attribute("_macros.html", "transcript_line")(line)
    return {"line": markup, "changed": changed}


def _wanted(scored: Scored, number: int) -> UtteranceCorrection:
    if not 0 <= number < len(scored.heard.utterances):
        raise NotFound("There is no such line in this transcript. Reload the page.")
    if request.form.get("original"):
        heard = scored.heard.utterances[number]
        return UtteranceCorrection(number, text=heard.text, speaker=heard.speaker)
    try:
        speaker = Speaker(request.form.get("speaker", ""))
    except ValueError as error:
        raise InvalidInput("A line is said by the agent or the caller, or unknown.") from error
    text = request.form.get("text", "").replace("\0", "")
    return UtteranceCorrection(number, text=text, speaker=speaker)


def _line(scored: Scored, number: int) -> Line:
    lines = transcript_lines(scored.call, scored.scorecard.card, scored.heard)
    for line in lines:
        if line.number == number:
            return line
    raise NotFound("There is no such line in this transcript. Reload the page.")
