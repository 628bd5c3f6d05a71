"""Taking recordings from people: several at once, with or without scripts in the browser."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from werkzeug.datastructures import FileStorage

from service.errors import AppError, InvalidInput
from service.intake.given_transcripts import take_transcript
from service.storage.calls import CallDetails
from service.storage.tables import CallRow, CallState
from service.web.access import protect
from service.web.current import services, zone
from service.web.names import base_name, plain_name
from service.web.sent_files import Sent, pair_files
from service.web.states import is_unfinished, state_label
from service.web.times import moment_from_form, moment_in_name
from service.web.wants import wants_json

blueprint = protect(Blueprint("upload", __name__))

_LONGEST_AGENT = 200
_DIRECTIONS = ("inbound", "outbound")
_CHANNELS = ("auto", "left", "right")
_STARTED_FROM = ("given", "name", "changed")
_MOST_IDS = 2000
_ALONE = (
    "No recording of this name came with this transcript. Send both together under one name, such "
    "as call.wav and call.vtt."
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: a call, the call it was already, or a problem.

    `transcript_left`: the transcript beside a recording that was here already was not taken.
    """

    file_name: str
    call_id: str | None = None
    duplicate: bool = False
    transcript_left: bool = False
    problem: AppError | None = None


@blueprint.get("/upload")
def form() -> ResponseReturnValue:
    """The upload page with its limits."""
    return render_template("upload.html", settings=services().settings, outcomes=())


@blueprint.post("/upload")
def receive() -> ResponseReturnValue:
    """Take the files in; a script gets JSON for its one file, a plain form a page for all."""
    sent = pair_files(request.files.getlist("file"), request.files.getlist("transcript"))
    if not any(s.recording for s in sent):
        raise InvalidInput("No recording was sent. Choose one or more sound files first.")
    outcomes = [_take(s) for s in sent]
    if wants_json():
        return _answer_script(outcomes[0])
    if len(outcomes) == 1 and outcomes[0].call_id:
        duplicate = 1 if outcomes[0].duplicate else None
        return redirect(url_for("call.show", call_id=outcomes[0].call_id, duplicate=duplicate))
    return _answer_form(outcomes)


@blueprint.post("/upload/states")
def states() -> ResponseReturnValue:
    """Where the calls of a batch stand; by POST, since hundreds of ids are no address."""
    asked = [i for i in request.form.get("ids", "").split(",") if i][:_MOST_IDS]
    with services().database.transaction() as session:
        rows = session.scalars(select(CallRow).where(CallRow.id.in_(asked))).all()
    return {"asked": asked, "calls": [_state_of(row) for row in rows]}


def _state_of(call: CallRow) -> dict[str, object]:
    words = state_label(call)
    if call.state == CallState.SCORED and call.score is not None:
        words = f"{words} {call.score:.0f}"
    elif call.error_message and not is_unfinished(call):
        words = f"{words}: {call.error_message.rstrip('.')}"
    return {
        "id": call.id,
        "state": call.state,
        "words": words,
        "progress": round(call.progress, 3),
        "unfinished": is_unfinished(call),
        "failed": call.state in (CallState.FAILED, CallState.QUARANTINED),
    }


def _answer_script(outcome: Outcome) -> ResponseReturnValue:
    if outcome.problem:
        raise outcome.problem
    answer = {
        "id": outcome.call_id,
        "duplicate": outcome.duplicate,
        "url": url_for("call.show", call_id=outcome.call_id),
    }
    return answer, 200 if outcome.duplicate else 201


def _answer_form(outcomes: Sequence[Outcome]) -> ResponseReturnValue:
    problems = [o.problem.status for o in outcomes if o.problem]
    page = render_template("upload.html", settings=services().settings, outcomes=outcomes)
    return page, max(problems, default=200)


def _take(sent: Sent) -> Outcome:
    named = sent.recording or sent.transcript
    name = base_name(named.filename or "") if named else ""
    try:
        if sent.recording is None:
            raise InvalidInput(_ALONE)
        accepted = services().intake.accept(sent.recording.stream, _details(name, sent.transcript))
    except AppError as error:
        return Outcome(name, problem=error)
    return Outcome(
        name,
        call_id=accepted.call_id,
        duplicate=accepted.duplicate,
        transcript_left=accepted.duplicate and sent.transcript is not None,
    )


def _details(file_name: str, transcript: FileStorage | None) -> CallDetails:
    agent = plain_name(request.form.get("agent", ""))
    if len(agent) > _LONGEST_AGENT:
        raise InvalidInput(f"The agent's name is longer than {_LONGEST_AGENT} letters. Shorten it.")
    given = None
    if transcript:
        given = take_transcript(transcript.stream, base_name(transcript.filename or ""))
    return CallDetails(
        file_name=file_name,
        agent=agent or None,
        direction=_choice("direction", _DIRECTIONS),
        agent_channel=_choice("agent_channel", _CHANNELS),
        started_at=_started_at(file_name),
        transcript=given,
    )


def _started_at(file_name: str) -> datetime | None:
    if _choice("started_from", _STARTED_FROM) == "name":
        return moment_in_name(file_name, zone())
    return moment_from_form(request.form.get("started_at", ""), zone())


def _choice(field: str, known: Sequence[str]) -> str:
    value = request.form.get(field) or known[0]
    if value not in known:
        words = field.replace("_", " ")
        raise InvalidInput(f"The {words} cannot be {value[:40]!r}. Use one of {', '.join(known)}.")
    return value
