"""Calibration rounds: making one, blind scorings, closing, and the reference answers."""

import random
import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from rubrics.blind import criteria_of, missing_verdicts, total_of
from rubrics.review import PERSONS_VERDICTS
from rubrics.rubric import Rubric, rubric_to_dict
from service.errors import InvalidInput, NotFound
from service.storage.calls import CallFilter
from service.storage.tables import (
    CallRow,
    CallState,
    ReferenceRow,
    RoundCallRow,
    RoundReviewerRow,
    RoundRow,
    ScoringRow,
    ScoringVerdictRow,
    UserRow,
)
from service.storage.tables.base import utc_now
from service.storage.users import Role

MOST_CALLS = 50
LONGEST_NOTE = 2000
_MOST_SAMPLED_FROM = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a supervisor wants of a round; `picked` says in words how its calls came."""

    name: str
    call_ids: Sequence[str]
    reviewer_ids: Sequence[int]
    due_at: datetime | None = None
    seed: int | None = None
    picked: Mapping[str, Any] = field(default_factory=dict)


def draw_sample(
    session: Session, wanted: CallFilter, count: int, seed: int | None = None
) -> tuple[list[str], int]:
    """So many scored calls of a filter at random, and the seed that draws the same ones again."""
    seed = secrets.randbelow(2**31) if seed is None else seed
    found = sorted(_sampled_from(session, wanted))
    # A sample is repeatable, not secret.
    return random.Random(seed).sample(found, min(count, len(found))), seed  # noqa: S311


def _sampled_from(session: Session, wanted: CallFilter) -> Iterable[str]:
    query = select(CallRow.id).where(CallRow.state == CallState.SCORED)
    if wanted.agent is not None:
        query = query.where(CallRow.agent == wanted.agent)
    if wanted.since is not None:
        query = query.where(CallRow.started_at >= wanted.since)
    if wanted.until is not None:
        query = query.where(CallRow.started_at < wanted.until)
    if wanted.lowest_score is not None:
        query = query.where(CallRow.score >= wanted.lowest_score)
    if wanted.highest_score is not None:
        query = query.where(CallRow.score <= wanted.highest_score)
    return session.scalars(query.order_by(CallRow.id).limit(_MOST_SAMPLED_FROM))


def make_round(session: Session, creator: UserRow, rubric: Rubric, plan: Plan) -> RoundRow:
    """A new open round. Raises `InvalidInput` saying what is missing."""
    name = " ".join(plan.name.replace("\0", "").split())
    if not name or len(name) > 120:
        raise InvalidInput("A round needs a name, of at most 120 letters.")
    call_ids = list(dict.fromkeys(plan.call_ids))
    _check_calls(session, call_ids)
    reviewer_ids = sorted(set(plan.reviewer_ids))
    _check_reviewers(session, reviewer_ids)
    row = RoundRow(
        name=name,
        rubric_id=rubric.id,
        rubric_version=rubric.version,
        form=rubric_to_dict(rubric),
        picked=dict(plan.picked),
        seed=plan.seed,
        due_at=plan.due_at,
        created_by=creator.id,
        calls=[RoundCallRow(call_id=c, position=i) for i, c in enumerate(call_ids)],
        reviewers=[RoundReviewerRow(user_id=user_id) for user_id in reviewer_ids],
    )
    session.add(row)
    session.flush()
    return row


def get_round(session: Session, round_id: int) -> RoundRow:
    """The round of that id. Raises `NotFound`."""
    row = session.get(RoundRow, round_id)
    if row is None:
        raise NotFound("There is no such round.")
    return row


def list_rounds(session: Session, reader: UserRow, *, everything: bool) -> Sequence[RoundRow]:
    """The rounds, open ones first, then the newest; without `everything` only the reader's."""
    query = select(RoundRow)
    if not everything:
        mine = select(RoundReviewerRow.round_id).where(RoundReviewerRow.user_id == reader.id)
        query = query.where(RoundRow.id.in_(mine))
    return session.scalars(
        query.order_by(RoundRow.closed_at.is_not(None), RoundRow.id.desc()).limit(200)
    ).all()


def is_invited(row: RoundRow, user: UserRow) -> bool:
    """Whether the person scores in the round."""
    return any(invited.user_id == user.id for invited in row.reviewers)


def scoring_of(session: Session, row: RoundRow, call_id: str, user: UserRow) -> ScoringRow | None:
    """What the person says of a call of the round so far."""
    query = select(ScoringRow).where(
        ScoringRow.round_id == row.id, ScoringRow.call_id == call_id, ScoringRow.user_id == user.id
    )
    return session.scalar(query)


def keep_scoring(
    session: Session,
    row: RoundRow,
    call_id: str,
    user: UserRow,
    said: Mapping[str, tuple[str, str]],
) -> ScoringRow:
    """Keep verdict and note by criterion as the person's own. Raises `InvalidInput`."""
    _check_open_for(row, call_id, user)
    scoring = scoring_of(session, row, call_id, user)
    if scoring is not None and scoring.submitted_at is not None:
        raise InvalidInput("You have submitted this call. It stays as it is until the round ends.")
    if scoring is None:
        scoring = ScoringRow(round_id=row.id, call_id=call_id, user_id=user.id, verdicts=[])
        session.add(scoring)
    known = {v.criterion: v for v in scoring.verdicts}
    for criterion in criteria_of(row.form):
        verdict, note = said.get(criterion, ("", ""))
        _keep_verdict(session, scoring, known.get(criterion), (criterion, verdict, note))
    session.flush()
    return scoring


def submit_scoring(row: RoundRow, scoring: ScoringRow) -> None:
    """Let the person's scoring count in the round. Raises `InvalidInput` when it is not whole."""
    said = {v.criterion: v.verdict for v in scoring.verdicts}
    missing = missing_verdicts(row.form, said)
    if missing:
        noun = "criterion has" if len(missing) == 1 else "criteria have"
        raise InvalidInput(
            f"{len(missing)} {noun} no verdict yet. What you said so far is kept as a draft."
        )
    scoring.score = total_of(row.form, said).score
    scoring.submitted_at = utc_now()


def submitted_scorings(session: Session, round_ids: Collection[int]) -> Sequence[ScoringRow]:
    """Every submitted scoring of these rounds, by call and person."""
    query = select(ScoringRow).where(
        ScoringRow.round_id.in_(round_ids), ScoringRow.submitted_at.is_not(None)
    )
    return session.scalars(
        query.order_by(ScoringRow.round_id, ScoringRow.call_id, ScoringRow.user_id)
    ).all()


def close_round(row: RoundRow, user: UserRow) -> None:
    """End the round: what is not submitted counts no more, and the comparison can be seen."""
    if row.closed_at is not None:
        raise InvalidInput("This round is closed already.")
    row.closed_at, row.closed_by = utc_now(), user.id


def references_of(session: Session, round_ids: Collection[int]) -> Sequence[ReferenceRow]:
    """The reference answers of these rounds."""
    return session.scalars(select(ReferenceRow).where(ReferenceRow.round_id.in_(round_ids))).all()


def set_reference(
    session: Session, row: RoundRow, user: UserRow, at: tuple[str, str], said: tuple[str, str]
) -> None:
    """Set the right answer (verdict, note) at a (call, criterion) of a closed round.

    An empty verdict takes it away. Raises `InvalidInput`.
    """
    (call_id, criterion), (verdict, note) = at, said
    if row.closed_at is None:
        raise InvalidInput("Close the round first: a reference would tell others what to say.")
    if call_id not in {c.call_id for c in row.calls} or criterion not in criteria_of(row.form):
        raise InvalidInput("That is not in this round. Reload the page.")
    known = session.scalar(
        select(ReferenceRow).where(
            ReferenceRow.round_id == row.id,
            ReferenceRow.call_id == call_id,
            ReferenceRow.criterion == criterion,
        )
    )
    if not verdict:
        if known is not None:
            session.delete(known)
        return
    if known is None:
        known = ReferenceRow(round_id=row.id, call_id=call_id, criterion=criterion)
        session.add(known)
    known.verdict, known.note = _verdict(verdict), _note(note)
    known.set_by, known.set_at = user.id, utc_now()
    session.flush()


def _check_calls(session: Session, call_ids: Sequence[str]) -> None:
    if not 1 <= len(call_ids) <= MOST_CALLS:
        raise InvalidInput(f"Pick 1 to {MOST_CALLS} calls; {len(call_ids)} are picked.")
    scored = select(CallRow.id).where(CallRow.id.in_(call_ids), CallRow.state == CallState.SCORED)
    unknown = set(call_ids) - set(session.scalars(scored))
    if unknown:
        raise InvalidInput(f"There is no scored call {sorted(unknown)[0][:40]!r}.")


def _check_reviewers(session: Session, reviewer_ids: Sequence[int]) -> None:
    known = select(UserRow.id).where(
        UserRow.id.in_(reviewer_ids), UserRow.active, UserRow.role != Role.AGENT.value
    )
    if len(reviewer_ids) < 2 or set(session.scalars(known)) != set(reviewer_ids):
        raise InvalidInput("Invite two people or more; agents cannot be invited.")


def _check_open_for(row: RoundRow, call_id: str, user: UserRow) -> None:
    if row.closed_at is not None:
        raise InvalidInput("This round is closed. Nothing can be added to it.")
    if not is_invited(row, user) or call_id not in {c.call_id for c in row.calls}:
        raise NotFound("There is no such call in a round of yours.")


def _keep_verdict(
    session: Session,
    scoring: ScoringRow,
    known: ScoringVerdictRow | None,
    said: tuple[str, str, str],
) -> None:
    criterion, verdict, note = said
    if not verdict:
        if known is not None:
            scoring.verdicts.remove(known)
            session.delete(known)
        return
    if known is None:
        known = ScoringVerdictRow(criterion=criterion)
        scoring.verdicts.append(known)
    known.verdict, known.note = _verdict(verdict), _note(note)


def _verdict(word: str) -> str:
    if word not in {verdict.value for verdict in PERSONS_VERDICTS}:
        raise InvalidInput("Say pass, partial, fail or not applicable.")
    return word


def _note(text: str) -> str:
    note = text.replace("\0", "").strip()
    if len(note) > LONGEST_NOTE:
        raise InvalidInput(f"A note may have {LONGEST_NOTE} letters. Shorten it.")
    return note
