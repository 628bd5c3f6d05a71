"""A review as the call page shows it: whose verdicts count, what is still open, what happened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from rubrics.call import Call, Speaker
from rubrics.review import Reviewed
from service.storage import history, reviews
from service.storage.history import Kind
from service.storage.tables import ReviewEventRow, ReviewRow, ScorecardRow, UserRow
from service.web.access import is_agent
from service.web.card_view import VERDICT_WORDS
from service.web.names import readable
from service.web.times import mm_ss
from service.web.transcript_view import SPEAKER_WORDS

_HISTORY_LINES = 30


@dataclass(frozen=True, slots=True)
class ReviewView:
    """What counts for the reader: their own draft, else the submitted review, else the machine.

    `earlier` is a submitted review under another rubric version, where this one has none.
    """

    shown: Reviewed
    submitted: ReviewRow | None
    draft: ReviewRow | None
    earlier: ReviewRow | None

    @property
    def by_person(self) -> bool:
        """Whether a person had a say in what is shown."""
        return self.draft is not None or self.submitted is not None

    @property
    def by(self) -> str:
        """Whose verdicts stand beside the machine's."""
        if self.draft is not None:
            return "You"
        return self.submitted.reviewer.name if self.submitted else ""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One step: when, who, what in words, from what to what, and why."""

    at: datetime
    who: str
    what: str
    old: str
    new: str
    reason: str
    private: bool


def review_view(session: Session, card: ScorecardRow, reader: UserRow) -> ReviewView:
    """The review of a scorecard as far as the reader may know of it."""
    submitted = reviews.submitted_review(session, card)
    draft = None if is_agent() else reviews.draft_of(session, card, reader)
    earlier = None if submitted else reviews.last_review(session, card.call_id)
    return ReviewView(reviews.reviewed(card, draft or submitted), submitted, draft, earlier)


def history_lines(
    session: Session,
    call: Call,
    card: ScorecardRow,
    reader: UserRow,
    *,
    limit: int = _HISTORY_LINES,
) -> Sequence[HistoryLine]:
    """The newest steps in the history of a call, in words."""
    steps = history.history_of(session, card.call_id, reader, for_agent=is_agent(), limit=limit)
    titles = {c["id"]: c["title"] for s in card.form["sections"] for c in s["criteria"]}
    return [_line(step, titles, call) for step in steps]


def _line(step: ReviewEventRow, titles: Mapping[str, str], call: Call) -> HistoryLine:
    kind = Kind(step.kind)
    old, new, reason = step.old, step.new, step.reason
    if kind in (Kind.VERDICT, Kind.UNDONE, Kind.DISPUTE_CHANGED):
        old, new, reason = _verdicts(step)
        old = "" if old == new else old  # confirmed, or only the reason is another
    elif kind is Kind.SPEAKER:
        old, new = (SPEAKER_WORDS[Speaker(s)] for s in (step.old, step.new))
    elif kind is Kind.CORRECTIONS_DROPPED:
        old = ""
    return HistoryLine(
        at=step.at,
        who=step.user.name if step.user else "Callgrade",
        what=_what(kind, step, titles, call),
        old=old,
        new=new,
        reason=reason,
        private=step.private_to is not None,
    )


def _verdicts(step: ReviewEventRow) -> tuple[str, str, str]:
    """Old and new verdict and the reason; a draft's steps keep the reason below the verdict."""
    old, new = step.old.partition("\n"), step.new.partition("\n")
    machine = "the machine's" if step.private_to is not None else ""
    return (
        VERDICT_WORDS.get(old[0], machine),
        VERDICT_WORDS.get(new[0], machine),
        step.reason or new[2],
    )


_WHAT = {
    Kind.VERDICT: "{title}",
    Kind.UNDONE: "Undone: {title}",
    Kind.DISCARDED: "Discarded a draft",
    Kind.SUBMITTED: "Submitted the review under version {version}",
    Kind.SCORED_AGAIN: "Scored again under version {version}",
    Kind.WORDS: "Words at {place}",
    Kind.SPEAKER: "Speaker at {place}",
    Kind.ROLES_SWAPPED: "Swapped agent and caller",
    Kind.CORRECTIONS_DROPPED: "Transcribed again: what was corrected in {count} lines was dropped",
    Kind.COMMENT: "Commented",
    Kind.COMMENT_EDITED: "Edited a comment",
    Kind.COMMENT_DELETED: "Deleted a comment",
    Kind.CLIP: "Made a clip of {span}",
    Kind.CLIP_DELETED: "Deleted the clip of {span}",
    Kind.ACKNOWLEDGED: "Acknowledged the review",
    Kind.DISPUTED: "Disputed: {title}",
    Kind.UPHELD: "Upheld the disputed verdict: {title}",
    Kind.DISPUTE_CHANGED: "Changed the disputed verdict: {title}",
    Kind.ASSIGNED: "Assigned",
}


def _what(kind: Kind, step: ReviewEventRow, titles: Mapping[str, str], call: Call) -> str:
    return _WHAT.get(kind, readable(kind.value)).format(
        title=titles.get(step.subject, step.subject),
        version=step.rubric_version,
        place=_place(step, call) if kind in (Kind.WORDS, Kind.SPEAKER) else "",
        span=_span(step.subject) if kind in (Kind.CLIP, Kind.CLIP_DELETED) else "",
        count=step.old,
    )


def _place(step: ReviewEventRow, call: Call) -> str:
    """When the line was said; its number where the transcript has it no longer."""
    number = int(step.subject)
    if number < len(call.utterances):
        return mm_ss(call.utterances[number].start)
    return f"line {number + 1}"


def _span(subject: str) -> str:
    start, _, end = subject.partition("-")
    return f"{mm_ss(float(start))} to {mm_ss(float(end))}"
