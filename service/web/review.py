"""Correcting the machine: a verdict at a time into one's draft, then submitting it for all."""

from collections.abc import Iterable

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from rubrics.review import Correction, ReviewedVerdict
from rubrics.scorecard import Verdict
from service.errors import InvalidInput
from service.storage import reviews
from service.web.access import open_to_agents, protect
from service.web.call_data import Scored, load_scored
from service.web.call_page import changed_parts, page_context, scored_again_parts
from service.web.card_view import VERDICT_WORDS
from service.web.current import services, signed_in
from service.web.review_view import history_lines
from service.web.wants import wants_json

blueprint = protect(Blueprint("review", __name__))

_MOST_HISTORY = 1000


@blueprint.post("/calls/<call_id>/verdicts/<criterion>")
def set_verdict(call_id: str, criterion: str) -> ResponseReturnValue:
    """Say pass, partial, fail or na of one criterion; `machine` leaves it to the machine again."""
    wanted = request.form.get("verdict", "")
    reason = request.form.get("reason", "").replace("\0", "")
    with services().database.transaction() as session:
        scored, person = load_scored(session, call_id), signed_in()
        if wanted == "machine":
            reviews.withdraw(session, scored.scorecard, person, criterion)
        else:
            said = Correction(criterion, _verdict(wanted), reason)
            reviews.correct(session, scored.scorecard, person, said)
        return _answer(session, scored, [criterion])


@blueprint.post("/calls/<call_id>/review/undo")
def undo(call_id: str) -> ResponseReturnValue:
    """Take back the last change of one's draft."""
    with services().database.transaction() as session:
        scored = load_scored(session, call_id)
        undone = reviews.undo(session, scored.scorecard, signed_in())
        return _answer(session, scored, [undone] if undone else [])


@blueprint.post("/calls/<call_id>/review/discard")
def discard(call_id: str) -> ResponseReturnValue:
    """Throw one's draft away."""
    with services().database.transaction() as session:
        scored = load_scored(session, call_id)
        reviews.discard(session, scored.scorecard, signed_in())
    flash("Your draft was discarded.")
    return redirect(url_for("call.show", call_id=call_id))


@blueprint.get("/calls/<call_id>/review")
def summary(call_id: str) -> ResponseReturnValue:
    """What submitting the draft will say."""
    with services().database.transaction() as session:
        scored = load_scored(session, call_id)
        context = page_context(session, scored, signed_in())
    return render_template("review.html", **context)


@blueprint.post("/calls/<call_id>/review")
def submit(call_id: str) -> ResponseReturnValue:
    """Make one's draft the review that counts."""
    with services().database.transaction() as session:
        scored = load_scored(session, call_id)
        remark = request.form.get("note", "").replace("\0", "")
        reviews.submit(session, scored.scorecard, signed_in(), remark)
    flash("The review is submitted.")
    return redirect(url_for("call.show", call_id=call_id))


@blueprint.get("/calls/<call_id>/history")
@open_to_agents
def history(call_id: str) -> ResponseReturnValue:
    """The whole history of a call."""
    with services().database.transaction() as session:
        scored = load_scored(session, call_id)
        steps = history_lines(
            session, scored.call, scored.scorecard, signed_in(), limit=_MOST_HISTORY
        )
    return render_template("history.html", call=scored.row, history=steps, whole=True)


@blueprint.get("/calls/<call_id>/parts")
def parts(call_id: str) -> ResponseReturnValue:
    """The parts of the call page that a new scoring changes, for the page to put in place."""
    with services().database.transaction() as session:
        scored = load_scored(session, call_id)
        context = page_context(session, scored, signed_in())
        total = _score_words(context["review"].shown.total.score)
        return {"parts": scored_again_parts(context), "said": f"Scored again: {total}."}


def _verdict(word: str) -> Verdict:
    try:
        return Verdict(word)
    except ValueError as error:
        raise InvalidInput("Say pass, partial, fail or not applicable.") from error


def _answer(session: Session, scored: Scored, changed: Iterable[str]) -> ResponseReturnValue:
    """The changed parts for a script, the call page at the changed verdict for a plain form."""
    changed = tuple(changed)
    if not wants_json():
        place = f"v-{changed[0]}" if changed else None
        return redirect(url_for("call.show", call_id=scored.row.id, _anchor=place))
    session.expire_all()
    context = page_context(session, load_scored(session, scored.row.id), signed_in())
    shown = context["review"].shown
    said = [_said(v) for v in shown.verdicts if v.criterion in changed]
    titles = context["view"].titles
    words = [f"{titles[criterion]}: {word}." for criterion, word in said]
    words.append(f"Score {_score_words(shown.total.score)}.")
    return {
        "parts": changed_parts(context, changed),
        "changed": changed,
        "said": " ".join(words) if changed else "There is nothing to undo.",
        "score": shown.total.score,
        "machine_score": shown.machine.score,
    }


def _said(verdict: ReviewedVerdict) -> tuple[str, str]:
    word = VERDICT_WORDS[verdict.verdict.value]
    if verdict.person is None:
        return verdict.criterion, f"{word}, as the machine says"
    return verdict.criterion, f"{word}, confirmed" if verdict.agrees else word


def _score_words(score: float | None) -> str:
    return "none" if score is None else f"{score:.0f}"
