"""Reviews: a draft of one's own, changed verdict by verdict, and submitting it for all to see."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from rubrics.review import (
    Correction,
    CorrectionError,
    Reviewed,
    check_correction,
    judged_from_dict,
    review,
)
from rubrics.scorecard import Verdict
from service.errors import InvalidInput
from service.storage.history import Event, Kind, note
from service.storage.notices import counted_score, note_changed
from service.storage.scorecards import newest_scorecard
from service.storage.tables import (
    CallRow,
    ReviewEventRow,
    ReviewRow,
    ReviewState,
    ReviewVerdictRow,
    ScorecardRow,
    UserRow,
)
from service.storage.tables.base import utc_now

LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True)
class _Step:
    """A change of one verdict of a draft; None leaves it to the machine."""

    criterion: str
    said: Correction | None
    kind: Kind = Kind.VERDICT


def reviewed(card: ScorecardRow, row: ReviewRow | None) -> Reviewed:
    """The scorecard with a review laid over it; with none, the machine's own."""
    return review(judged_from_dict(card.card, card.form), _corrections(row))


def submitted_review(session: Session, card: ScorecardRow) -> ReviewRow | None:
    """The review that counts for a scorecard: the newest submitted one of its rubric version."""
    query = _of_version(card).where(ReviewRow.state == ReviewState.SUBMITTED)
    return session.scalar(query.order_by(ReviewRow.id.desc()).limit(1))


def last_review(session: Session, call_id: str) -> ReviewRow | None:
    """The newest submitted review of a call, under whichever rubric version."""
    query = select(ReviewRow).where(
        ReviewRow.call_id == call_id, ReviewRow.state == ReviewState.SUBMITTED
    )
    return session.scalar(query.order_by(ReviewRow.submitted_at.desc()).limit(1))


def said_of(
    session: Session, scorecard_ids: Collection[int]
) -> dict[int, dict[str, tuple[str, str]]]:
    """Verdict and reason by criterion of the review that counts for each scorecard, if any."""
    of_version = (
        (ReviewRow.call_id == ScorecardRow.call_id)
        & (ReviewRow.rubric_id == ScorecardRow.rubric_id)
        & (ReviewRow.rubric_version == ScorecardRow.rubric_version)
    )
    query = select(ScorecardRow.id, func.max(ReviewRow.id)).join(ReviewRow, of_version)
    query = query.where(
        ScorecardRow.id.in_(scorecard_ids), ReviewRow.state == ReviewState.SUBMITTED
    )
    newest = {row[0]: row[1] for row in session.execute(query.group_by(ScorecardRow.id))}
    said: dict[int, dict[str, tuple[str, str]]] = {review: {} for review in newest.values()}
    for row in session.scalars(
        select(ReviewVerdictRow).where(ReviewVerdictRow.review_id.in_(said))
    ):
        said[row.review_id][row.criterion] = (row.verdict, row.reason)
    return {card: said[review] for card, review in newest.items()}


def draft_of(session: Session, card: ScorecardRow, user: UserRow) -> ReviewRow | None:
    """What the person began and did not submit, or None."""
    query = _of_version(card).where(
        ReviewRow.state == ReviewState.DRAFT, ReviewRow.reviewer_id == user.id
    )
    return session.scalar(query)


def correct(session: Session, card: ScorecardRow, user: UserRow, said: Correction) -> ReviewRow:
    """Set one verdict of the person's draft. Raises `InvalidInput` for what cannot be used."""
    if len(said.reason) > LONGEST_REASON:
        raise InvalidInput(f"A reason may have {LONGEST_REASON} letters. Shorten it.")
    check_said(card, said)
    draft = _open_draft(session, card, user)
    _change(session, card, draft, _Step(said.criterion, said))
    return draft


def withdraw(session: Session, card: ScorecardRow, user: UserRow, criterion: str) -> ReviewRow:
    """Leave one verdict to the machine again."""
    draft = _open_draft(session, card, user)
    _change(session, card, draft, _Step(criterion, None))
    return draft


def undo(session: Session, card: ScorecardRow, user: UserRow) -> str | None:
    """Take back the last change of the person's draft: its criterion, None when there is none."""
    draft = draft_of(session, card, user)
    step = _last_step(session, draft, user) if draft else None
    if draft is None or step is None:
        return None
    verdict, _, reason = step.old.partition("\n")
    earlier = Correction(step.subject, Verdict(verdict), reason) if verdict else None
    _change(session, card, draft, _Step(step.subject, earlier, Kind.UNDONE))
    return step.subject


def discard(session: Session, card: ScorecardRow, user: UserRow) -> None:
    """Throw the person's draft away; a submitted review stays as it is."""
    draft = draft_of(session, card, user)
    if draft is None:
        return
    session.execute(delete(ReviewRow).where(ReviewRow.id == draft.id))
    note(session, card.call_id, user, Event(kind=Kind.DISCARDED, private=True))


def submit(session: Session, card: ScorecardRow, user: UserRow, remark: str) -> ReviewRow:
    """Make the person's draft the review that counts, and write down what it changes."""
    if len(remark) > LONGEST_REASON:
        raise InvalidInput(f"A remark may have {LONGEST_REASON} letters. Shorten it.")
    before = submitted_review(session, card)
    draft = _open_draft(session, card, user)
    draft.note = remark.strip()
    return _make_count(session, card, draft, before)


def change_verdict(
    session: Session, card: ScorecardRow, user: UserRow, said: Correction
) -> ReviewRow:
    """Submit what the review that counts says, but for one verdict; drafts stay as they are."""
    if not said.reason.strip() or len(said.reason) > LONGEST_REASON:
        raise InvalidInput(f"Say why, in at most {LONGEST_REASON} letters.")
    check_said(card, said)
    before = submitted_review(session, card)
    kept = [v for v in (before.verdicts if before else ()) if v.criterion != said.criterion]
    fresh = _of_person(card, user, kept, note=before.note if before else "")
    fresh.verdicts.append(
        ReviewVerdictRow(
            criterion=said.criterion, verdict=said.verdict.value, reason=said.reason.strip()
        )
    )
    fresh.state = ReviewState.SUBMITTED
    session.add(fresh)
    session.flush()
    return _make_count(session, card, fresh, before)


def check_said(card: ScorecardRow, said: Correction) -> None:
    """Raises `InvalidInput` for a verdict that cannot be said of the scorecard."""
    try:
        check_correction(judged_from_dict(card.card, card.form), said)
    except CorrectionError as error:
        raise InvalidInput(str(error)) from error


def _make_count(
    session: Session, card: ScorecardRow, draft: ReviewRow, before: ReviewRow | None
) -> ReviewRow:
    """The review, from now on the one that counts, with what it changes written down."""
    user = session.get_one(UserRow, draft.reviewer_id)
    seen, seen_before = reviewed(card, draft), reviewed(card, before)
    _note_changes(session, card, user, (seen_before, seen))
    draft.state, draft.submitted_at = ReviewState.SUBMITTED, utc_now()
    draft.score, draft.machine_score = seen.total.score, seen.machine.score
    row = session.get_one(CallRow, card.call_id)
    row.reviewed_at, row.reviewed_by = draft.submitted_at, user.name
    session.flush()
    counted = counted_score(row)
    newest = newest_scorecard(session, card.call_id)
    apply_review(session, row, newest or card)
    if counted is not None and counted != counted_score(row):
        note_changed(session, row, counted.score, by="review")
    return draft


def apply_review(session: Session, row: CallRow, card: ScorecardRow) -> None:
    """Let the call's row say what its newest scorecard comes to after review, if it had one."""
    current = submitted_review(session, card)
    total = reviewed(card, current).total if current else None
    row.reviewed_score = total.score if total else None
    row.reviewed_band = total.band if total else None
    row.reviewed_auto_fail = total.auto_fail if total else None


def _of_version(card: ScorecardRow) -> Select[ReviewRow]:
    return select(ReviewRow).where(
        ReviewRow.call_id == card.call_id,
        ReviewRow.rubric_id == card.rubric_id,
        ReviewRow.rubric_version == card.rubric_version,
    )


def _corrections(row: ReviewRow | None) -> Iterable[Correction]:
    for v in row.verdicts if row else ():
        yield Correction(v.criterion, Verdict(v.verdict), v.reason)


def _open_draft(session: Session, card: ScorecardRow, user: UserRow) -> ReviewRow:
    """The person's draft; a new one begins with what the submitted review says."""
    known = draft_of(session, card, user)
    if known is not None:
        return known
    begun_from = submitted_review(session, card)
    said, remark = (begun_from.verdicts, begun_from.note) if begun_from else ([], "")
    draft = _of_person(card, user, said, note=remark)
    session.add(draft)
    session.flush()
    return draft


def _of_person(
    card: ScorecardRow, user: UserRow, said: Iterable[ReviewVerdictRow], *, note: str
) -> ReviewRow:
    return ReviewRow(
        call_id=card.call_id,
        rubric_id=card.rubric_id,
        rubric_version=card.rubric_version,
        reviewer_id=user.id,
        note=note,
        verdicts=[
            ReviewVerdictRow(criterion=v.criterion, verdict=v.verdict, reason=v.reason)
            for v in said
        ],
    )


def _change(session: Session, card: ScorecardRow, draft: ReviewRow, step: _Step) -> None:
    """Set or take away one verdict of a draft, and write that down for its writer alone."""
    known = next((v for v in draft.verdicts if v.criterion == step.criterion), None)
    old, new = _text(known), ""
    if step.said is not None:
        row = known or ReviewVerdictRow(criterion=step.criterion)
        row.verdict, row.reason = step.said.verdict.value, step.said.reason.strip()
        new = _text(row)
        if known is None:
            draft.verdicts.append(row)
    elif known is not None:
        draft.verdicts.remove(known)
        session.delete(known)
    if old == new:
        return
    event = Event(
        kind=step.kind,
        subject=step.criterion,
        old=old,
        new=new,
        rubric_version=card.rubric_version,
        private=True,
    )
    note(session, card.call_id, session.get_one(UserRow, draft.reviewer_id), event)
    session.flush()


def _text(row: ReviewVerdictRow | None) -> str:
    """A draft's verdict as its history keeps it: the verdict, and the reason in the lines after."""
    return f"{row.verdict}\n{row.reason}" if row else ""


def _last_step(session: Session, draft: ReviewRow, user: UserRow) -> ReviewEventRow | None:
    """The last change since the draft began that was not undone."""
    query = select(ReviewEventRow).where(
        ReviewEventRow.call_id == draft.call_id,
        ReviewEventRow.private_to == user.id,
        ReviewEventRow.rubric_version == draft.rubric_version,
        ReviewEventRow.at >= draft.created_at,
    )
    undone = 0
    for step in session.scalars(query.order_by(ReviewEventRow.id.desc())):
        if step.kind == Kind.UNDONE:
            undone += 1
        elif step.kind == Kind.VERDICT and undone:
            undone -= 1
        elif step.kind == Kind.VERDICT:
            return step
    return None


def _note_changes(
    session: Session, card: ScorecardRow, user: UserRow, seen: tuple[Reviewed, Reviewed]
) -> None:
    before, after = seen
    for old, new in zip(before.verdicts, after.verdicts, strict=True):
        if (old.person, old.reason) != (new.person, new.reason):
            step = Event(
                kind=Kind.VERDICT,
                subject=new.criterion,
                old=old.verdict.value,
                new=new.verdict.value,
                reason=new.reason,
                rubric_version=card.rubric_version,
            )
            note(session, card.call_id, user, step)
    score_step = Event(
        kind=Kind.SUBMITTED,
        old=score_text(before.total.score),
        new=score_text(after.total.score),
        rubric_version=card.rubric_version,
    )
    note(session, card.call_id, user, score_step)


def score_text(score: float | None) -> str:
    """A score as the history keeps it; empty where nothing applied."""
    return "" if score is None else f"{score:.1f}"
