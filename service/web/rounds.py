"""Calibration rounds: the list, a new one, one with its progress, closing, and its comparison."""

import re
from datetime import datetime, time

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from rubrics.in_use import rubric_in_use
from rubrics.rubric import Rubric, RubricError
from service.errors import InvalidInput, NotAllowed, NotFound, PermanentError, TransientError
from service.storage import blindness, calls, rounds
from service.storage.calls import CallFilter
from service.storage.rounds import Plan
from service.storage.tables import CallRow, CallState, RoundRow, UserRow
from service.storage.users import Role
from service.web.access import is_agent, is_supervisor, protect, require_supervisor
from service.web.current import services, signed_in, user, zone
from service.web.filters import filter_from_query
from service.web.round_view import call_table, progress_of, round_view

blueprint = protect(Blueprint("rounds", __name__))

_OFFERED_CALLS = 40
_MOST_IN_SAMPLE = rounds.MOST_CALLS


@blueprint.get("/rounds")
def show_list() -> ResponseReturnValue:
    """The rounds: a supervisor sees all, everybody else those they are invited to."""
    with services().database.transaction() as session:
        found = rounds.list_rounds(session, signed_in(), everything=is_supervisor())
        shown = [(row, progress_of(session, row, signed_in())) for row in found]
    return render_template("rounds.html", rounds=shown)


@blueprint.get("/rounds/new")
def new() -> ResponseReturnValue:
    """The form for a new round."""
    require_supervisor()
    return _new_page({}, None)


@blueprint.post("/rounds/new")
def make() -> ResponseReturnValue:
    """Make the round that the form asks for."""
    require_supervisor()
    try:
        with services().database.transaction() as session:
            made = rounds.make_round(session, signed_in(), _rubric(), _plan(session))
    except InvalidInput as problem:
        return _new_page(request.form.to_dict(), problem.message), 400
    flash("The round is open. Those invited find it under Calibration.")
    return redirect(url_for("rounds.show", round_id=made.id))


@blueprint.get("/rounds/<int:round_id>")
def show(round_id: int) -> ResponseReturnValue:
    """A round: what is still to score, how far everybody is, and once closed how it went."""
    with services().database.transaction() as session:
        row = _visible_round(session, round_id)
        context = round_view(session, row, signed_in())
    return render_template("round.html", **context)


@blueprint.post("/rounds/<int:round_id>/close")
def close(round_id: int) -> ResponseReturnValue:
    """End a round."""
    require_supervisor()
    with services().database.transaction() as session:
        rounds.close_round(rounds.get_round(session, round_id), signed_in())
    flash("The round is closed.")
    return redirect(url_for("rounds.show", round_id=round_id))


@blueprint.get("/rounds/<int:round_id>/compare/<call_id>")
def compare(round_id: int, call_id: str) -> ResponseReturnValue:
    """One call of a closed round: who said what of each criterion, and the reference."""
    with services().database.transaction() as session:
        row = _visible_round(session, round_id)
        if row.closed_at is None:
            raise NotAllowed("What others said can be seen once the round is closed.")
        if call_id not in {c.call_id for c in row.calls}:
            raise NotFound("There is no such call in this round.")
        context = call_table(session, row, call_id)
    return render_template("round_call.html", **context)


@blueprint.post("/rounds/<int:round_id>/compare/<call_id>")
def set_references(round_id: int, call_id: str) -> ResponseReturnValue:
    """Set the reference answers of a call, with the notes of the discussion."""
    require_supervisor()
    with services().database.transaction() as session:
        row = rounds.get_round(session, round_id)
        for key, verdict in request.form.items():
            if key.startswith("verdict-"):
                criterion = key.removeprefix("verdict-")
                said = (verdict, request.form.get(f"note-{criterion}", ""))
                rounds.set_reference(session, row, signed_in(), (call_id, criterion), said)
    flash("The reference is kept.")
    return redirect(url_for("rounds.compare", round_id=round_id, call_id=call_id))


def to_score() -> int:
    """How many calls the signed-in person is still to score blindly; read once a request."""
    person = user()
    if person is None or is_agent():
        return 0
    if "to_score" not in g:
        try:
            with services().database.transaction() as session:
                g.to_score = blindness.waiting_for(session, person.id)
        except TransientError:  # the page that says so has the count in its navigation too
            g.to_score = 0
    return int(g.to_score)


def _new_page(given: dict[str, str], problem: str | None) -> str:
    with services().database.transaction() as session:
        wanted = CallFilter(state=CallState.SCORED)
        recent = calls.list_calls(session, wanted, limit=_OFFERED_CALLS)
        names = select(CallRow.agent).where(CallRow.agent.is_not(None)).distinct()
        context = {
            "recent": recent,
            "agents": session.scalars(names.order_by(CallRow.agent).limit(500)).all(),
            "people": _people(session),
        }
    return render_template(
        "round_new.html",
        **context,
        given=given,
        chosen_people={int(i) for i in request.form.getlist("reviewer") if i.isdecimal()},
        chosen_calls=set(request.form.getlist("call")),
        problem=problem,
        rubric=_rubric(),
        most=_MOST_IN_SAMPLE,
    )


def _people(session: Session) -> list[UserRow]:
    query = select(UserRow).where(UserRow.active, UserRow.role != Role.AGENT.value)
    return list(session.scalars(query.order_by(UserRow.name)))


def _plan(session: Session) -> Plan:
    form = request.form
    reviewers = [int(i) for i in form.getlist("reviewer") if i.isdecimal()]
    common = {
        "name": form.get("name", ""),
        "reviewer_ids": reviewers,
        "due_at": _due_at(form.get("due", "")),
    }
    if form.get("pick") == "sample":
        wanted = filter_from_query(form, zone())
        ids, seed = rounds.draw_sample(session, wanted, _sample_size(), _seed())
        keys = ("agent", "since", "until", "min_score", "max_score")
        picked = {key: form[key].strip() for key in keys if form.get(key, "").strip()}
        how = {"how": "sample", "count": _sample_size(), "filter": picked}
        return Plan(call_ids=ids, seed=seed, picked=how, **common)  # type: ignore[arg-type]
    typed = re.findall(r"\b[0-9a-f]{16}\b", form.get("more", ""))
    ids = [*form.getlist("call"), *typed]
    return Plan(call_ids=ids, picked={"how": "hand"}, **common)  # type: ignore[arg-type]


def _sample_size() -> int:
    size = request.form.get("count", "").strip()
    if not size.isdecimal() or not 1 <= int(size) <= _MOST_IN_SAMPLE:
        raise InvalidInput(f"A sample has 1 to {_MOST_IN_SAMPLE} calls.")
    return int(size)


def _seed() -> int | None:
    seed = request.form.get("seed", "").strip()
    if not seed:
        return None
    if not seed.isdecimal() or int(seed) >= 2**31:
        raise InvalidInput("A seed is a whole number below 2,147,483,648. Empty draws a new one.")
    return int(seed)


def _due_at(day: str) -> datetime | None:
    """The end of a day in the person's time zone; None where no day is named."""
    if not day.strip():
        return None
    try:
        return datetime.combine(datetime.fromisoformat(day.strip()).date(), time.max, zone())
    except ValueError as error:
        raise InvalidInput("The day by which to score is written like 2026-03-31.") from error


def _visible_round(session: Session, round_id: int) -> RoundRow:
    row = rounds.get_round(session, round_id)
    if not is_supervisor() and not rounds.is_invited(row, signed_in()):
        raise NotFound("There is no such round.")
    return row


def _rubric() -> Rubric:
    try:
        return rubric_in_use(services().settings.rubric)
    except RubricError as error:
        raise PermanentError(f"The rubric cannot be used: {error}") from error
