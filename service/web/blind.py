"""Scoring a call of a calibration round: its sound and words, and an empty scorecard.

Nothing that the machine or anybody else said of the call is ever given to this page.
"""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from rubrics.blind import criteria_of
from rubrics.call import Call, call_from_dict
from service.errors import InvalidInput, NotFound
from service.storage import calls, rounds
from service.storage.corrections import corrected_evidence
from service.storage.tables import RoundRow, ScoringRow
from service.web.access import protect
from service.web.current import services, signed_in
from service.web.transcript_view import transcript_lines
from service.web.wants import wants_json

blueprint = protect(Blueprint("blind", __name__))


@blueprint.get("/rounds/<int:round_id>/calls/<call_id>")
def form(round_id: int, call_id: str) -> ResponseReturnValue:
    """The empty scorecard, or what the person said so far."""
    with services().database.transaction() as session:
        row = _round_of_mine(session, round_id, call_id)
        return _page(session, row, call_id)


@blueprint.post("/rounds/<int:round_id>/calls/<call_id>")
def keep(round_id: int, call_id: str) -> ResponseReturnValue:
    """Keep what is said so far; with `submit=1` let it count in the round."""
    said = {
        key.removeprefix("verdict-"): (verdict, _note_on(key))
        for key, verdict in request.form.items()
        if key.startswith("verdict-")
    }
    with services().database.transaction() as session:
        row = _round_of_mine(session, round_id, call_id)
        scoring = rounds.keep_scoring(session, row, call_id, signed_in(), said)
        if not request.form.get("submit"):
            return _kept(row, call_id, scoring)
        try:
            rounds.submit_scoring(row, scoring)
        except InvalidInput as problem:
            return _page(session, row, call_id, problem=problem.message), 400
        following = _next_of_mine(session, row)
    flash("Your scoring is submitted.")
    if following is None:
        return redirect(url_for("rounds.show", round_id=round_id))
    return redirect(url_for("blind.form", round_id=round_id, call_id=following))


def _page(session: Session, row: RoundRow, call_id: str, problem: str | None = None) -> str:
    scoring = rounds.scoring_of(session, row, call_id, signed_in())
    order = [c.call_id for c in row.calls]
    call = _heard(session, call_id)
    return render_template(
        "blind.html",
        round=row,
        call=calls.get_call(session, call_id),
        number=order.index(call_id) + 1,
        said={v.criterion: v for v in scoring.verdicts} if scoring else {},
        submitted=scoring.submitted_at if scoring else None,
        # Without a scorecard: its holds are the machine's reading, too.
        lines=transcript_lines(call, {}),
        duration=call.duration,
        total=len(criteria_of(row.form)),
        problem=problem,
    )


def _kept(row: RoundRow, call_id: str, scoring: ScoringRow) -> ResponseReturnValue:
    if wants_json():
        return {"judged": len(scoring.verdicts), "of": len(criteria_of(row.form))}
    flash("Your draft is kept. Nobody else sees it.")
    return redirect(url_for("blind.form", round_id=row.id, call_id=call_id))


def _note_on(key: str) -> str:
    return request.form.get(key.replace("verdict-", "note-", 1), "")


def _round_of_mine(session: Session, round_id: int, call_id: str) -> RoundRow:
    row = rounds.get_round(session, round_id)
    known = call_id in {c.call_id for c in row.calls}
    if not known or not rounds.is_invited(row, signed_in()):
        raise NotFound("There is no such call in a round of yours.")
    return row


def _next_of_mine(session: Session, row: RoundRow) -> str | None:
    for of in row.calls:
        scoring = rounds.scoring_of(session, row, of.call_id, signed_in())
        if scoring is None or scoring.submitted_at is None:
            return of.call_id
    return None


def _heard(session: Session, call_id: str) -> Call:
    evidence = corrected_evidence(session, call_id)
    if evidence is None:
        raise NotFound("This call has no transcript.")
    return call_from_dict(evidence)
