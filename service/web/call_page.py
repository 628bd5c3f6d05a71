"""What the parts of the call page show, for the whole page and for a part that changed."""

from collections.abc import Iterable
from typing import Any

from flask import render_template, request
from sqlalchemy.orm import Session

from service.storage import clips, comments
from service.storage.tables import UserRow
from service.web.access import is_agent
from service.web.call_data import Scored
from service.web.card_view import band_title, card_view
from service.web.comment_view import comment_lines
from service.web.feedback_view import feedback_view
from service.web.next_call import next_call_id
from service.web.review_view import history_lines, review_view
from service.web.slip_view import CRITERION, slip_view
from service.web.states import is_unfinished
from service.web.transcript_view import transcript_lines

# The parts of the page that a review changes, by the id of their element.
_REVIEWED = {"answer": "_answer.html", "review-bar": "_review_bar.html", "history": "_history.html"}
_SCORED_AGAIN = {**_REVIEWED, "scorecard-part": "_scorecard.html"}


def page_context(session: Session, scored: Scored, reader: UserRow) -> dict[str, Any]:
    """What the templates of a scored call are filled with."""
    card = scored.scorecard
    review = review_view(session, card, reader)
    return {
        "call": scored.row,
        "evidence": scored.call,
        "scorecard": card,
        "view": card_view(card.card, card.form, review.shown),
        "review": review,
        "feedback": feedback_view(session, scored.row, review.submitted),
        "machine_band": band_title(card.band, card.form),
        "reviewing": not is_agent(),
        "history": history_lines(session, scored.call, card, reader),
        "comments": () if is_agent() else _comments(session, scored, reader),
        "people": () if is_agent() else comments.mentionable(session),
        "clips": clips.clips_of(session, scored.row.id),
        "reader": reader,
        "lines": transcript_lines(scored.call, card.card, scored.heard),
        "next_call": None if is_agent() else next_call_id(session, scored.row),
        "slip": slip_view(card.card),
        "slip_under": CRITERION,
        "asked": _asked(),
        "unfinished": is_unfinished(scored.row),
    }


def changed_parts(context: dict[str, Any], criteria: Iterable[str]) -> dict[str, str]:
    """The parts of the page that a change of these verdicts touches, by id, as HTML."""
    parts = {name: render_template(file, **context) for name, file in _REVIEWED.items()}
    wanted = set(criteria)
    for section in context["view"].sections:
        for item in section.items:
            if item.id in wanted:
                parts[f"v-{item.id}"] = render_template("_item.html", **context, item=item)
    return parts


def scored_again_parts(context: dict[str, Any]) -> dict[str, str]:
    """The parts of the page that a new scoring touches, by id, as HTML."""
    return {name: render_template(file, **context) for name, file in _SCORED_AGAIN.items()}


def _asked() -> dict[str, str]:
    """What links of the page ask for, where no script does it: a comment's or a clip's place."""
    return {key: request.args.get(key, "")[:100] for key in ("on", "at", "from", "to")}


def _comments(session: Session, scored: Scored, reader: UserRow) -> Any:
    known = comments.comments_of(session, scored.row.id)
    return comment_lines(known, comments.mentionable(session), reader)
