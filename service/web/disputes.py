"""Agents acknowledge or dispute the reviews of their calls; supervisors decide."""

from dataclasses import dataclass

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from rubrics.scorecard import Verdict
from service.errors import InvalidInput, NotAllowed, TransientError
from service.storage import disputes, reviews
from service.storage.tables import CallRow, DisputeRow
from service.web.access import (
    is_agent,
    is_supervisor,
    open_to_agents,
    protect,
    require_supervisor,
    unseen_ids,
)
from service.web.call_data import load_scored
from service.web.card_view import Item, card_view
from service.web.current import services, signed_in

blueprint = protect(Blueprint("disputes", __name__))

_MOST_OPEN = 100
_MOST_DECIDED = 50


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A dispute with its call, and the verdict in question as it stands now."""

    row: DisputeRow
    call: CallRow
    item: Item | None

    @property
    def title(self) -> str:
        """The criterion in words."""
        return self.item.title if self.item else self.row.criterion


@blueprint.post("/calls/<call_id>/acknowledge")
@open_to_agents
def acknowledge(call_id: str) -> ResponseReturnValue:
    """The agent has read the review of their call."""
    _require_agent()
    with services().database.transaction() as session:
        scored = load_scored(session, call_id)
        disputes.acknowledge(session, scored.row, scored.scorecard, signed_in())
    flash("You have acknowledged this review.")
    return redirect(url_for("call.show", call_id=call_id))


@blueprint.post("/calls/<call_id>/disputes")
@open_to_agents
def dispute(call_id: str) -> ResponseReturnValue:
    """The agent disputes the verdict on one `criterion`, and says why."""
    _require_agent()
    criterion = request.form.get("criterion", "")
    said = (criterion, request.form.get("reason", ""))
    days = services().settings.dispute_days
    with services().database.transaction() as session:
        scored = load_scored(session, call_id)
        disputes.dispute(session, scored.scorecard, signed_in(), said, days=days)
    flash("Your dispute is with the supervisors. Their answer will stand here.")
    return redirect(url_for("call.show", call_id=call_id, _anchor=f"v-{criterion}"))


@blueprint.get("/disputes")
def show_list() -> ResponseReturnValue:
    """What waits for a supervisor, and what was decided last."""
    require_supervisor()
    with services().database.transaction() as session:
        waiting = disputes.open_disputes(session, limit=_MOST_OPEN)
        decided = disputes.decided_disputes(session, limit=_MOST_DECIDED)
        context = {
            "waiting": [_view(session, *d) for d in waiting if d[1].id not in unseen_ids()],
            "decided": [_view(session, *d) for d in decided if d[1].id not in unseen_ids()],
        }
    return render_template("disputes.html", **context)


@blueprint.post("/disputes/<int:dispute_id>")
def decide(dispute_id: int) -> ResponseReturnValue:
    """Uphold the verdict (`decision=uphold`) or give another, with an answer to the agent."""
    require_supervisor()
    decision, answer = request.form.get("decision", ""), request.form.get("answer", "")
    with services().database.transaction() as session:
        if decision == "uphold":
            disputes.uphold(session, dispute_id, signed_in(), answer)
        else:
            disputes.change(session, dispute_id, signed_in(), _verdict(decision), answer)
    flash("The verdict stands." if decision == "uphold" else "The verdict is changed.")
    return redirect(url_for("disputes.show_list"))


def open_disputes() -> int:
    """How many disputes wait for a supervisor; read once a request, 0 for everybody else."""
    if not is_supervisor():
        return 0
    if "open_disputes" not in g:
        try:
            with services().database.transaction() as session:
                g.open_disputes = disputes.count_open(session)
        except TransientError:  # the page that says so has the count in its navigation too
            g.open_disputes = 0
    return int(g.open_disputes)


def _view(session: Session, row: DisputeRow, call: CallRow) -> DisputeView:
    card = disputes.card_of(session, row)
    shown = reviews.reviewed(card, reviews.submitted_review(session, card))
    sections = card_view(card.card, card.form, shown).sections
    items = {item.id: item for section in sections for item in section.items}
    return DisputeView(row, call, items.get(row.criterion))


def _require_agent() -> None:
    if not is_agent():
        raise NotAllowed("Only the agent of a call answers to its review.")


def _verdict(word: str) -> Verdict:
    try:
        return Verdict(word)
    except ValueError as error:
        raise InvalidInput("Uphold the verdict, or choose another one.") from error
