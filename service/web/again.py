"""Sending calls round again: one that failed, or those that the offline recogniser transcribed."""

from collections.abc import Sequence

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from service.storage import calls, fetches, given_transcripts, leases
from service.storage.tables import CallRow, CallState
from service.web.access import protect
from service.web.current import services

blueprint = protect(Blueprint("again", __name__))


@blueprint.post("/calls/<call_id>/again")
def one(call_id: str) -> ResponseReturnValue:
    """Score the call again, from its transcript or, with `transcribe=1`, from its sound.

    Where a transcript came with the call, `words` may say from now on to take its words
    (`supplied`) or those of the recogniser (`recogniser`).
    """
    transcribe = request.form.get("transcribe") == "1"
    words = request.form.get("words")
    with services().database.transaction() as session:
        sent = leases.score_again(calls.get_call(session, call_id), transcribe=transcribe)
        if sent and words:
            given_transcripts.use_given(session, call_id, use=words == "supplied")
    if sent:
        _enqueue([call_id])
    else:
        flash("This call is being worked on already.")
    return redirect(url_for("call.show", call_id=call_id))


@blueprint.post("/calls/<call_id>/fetch-again")
def fetch(call_id: str) -> ResponseReturnValue:
    """Ask the phone system once more for a recording that could not be fetched."""
    with services().database.transaction() as session:
        sent = fetches.fetch_again(session, calls.get_call(session, call_id))
    if sent:
        services().queue.enqueue_fetch(call_id)
    else:
        flash("This recording is being fetched already, or is here.")
    return redirect(url_for("call.show", call_id=call_id))


@blueprint.post("/calls/transcribe-again")
def all_by_fallback() -> ResponseReturnValue:
    """Transcribe every call again that the offline recogniser had to do."""
    by_fallback = select(CallRow).where(CallRow.fallback_engine, CallRow.state == CallState.SCORED)
    with services().database.transaction() as session:
        rows = session.scalars(by_fallback).all()
        ids = [row.id for row in rows if leases.score_again(row, transcribe=True)]
    _enqueue(ids)
    noun = "call is" if len(ids) == 1 else "calls are"
    flash(f"{len(ids)} {noun} being transcribed again.")
    return redirect(url_for("calls.show_list"))


def _enqueue(ids: Sequence[str]) -> None:
    for call_id in ids:
        # One refusal is enough to know that the queue is away; the rows wait for it to return.
        if not services().queue.enqueue(call_id):
            return
