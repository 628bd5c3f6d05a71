"""Fair samples: so many calls an agent and week, by chance that anybody can draw again."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.errors import InvalidInput
from service.storage.tables import CallRow, CallState, SampleCallRow, SampleRow, UserRow

MOST_PER_AGENT = 20


@dataclass(frozen=True, slots=True)
class Wish:
    """How many calls an agent of which week (`2026-W14`); `seed` is the installation's."""

    week: str
    per_agent: int
    seed: str


def iso_week(moment: datetime, zone: tzinfo) -> str:
    """The week a moment lies in: 2026-W14."""
    year, week, _ = moment.astimezone(zone).isocalendar()
    return f"{year}-W{week:02}"


def draw_sample(session: Session, wish: Wish, user: UserRow, zone: tzinfo) -> SampleRow:
    """Draw a sample of a week and write down how; its calls come into everybody's worklist.

    Raises `InvalidInput`.
    """
    if not 1 <= wish.per_agent <= MOST_PER_AGENT:
        raise InvalidInput(f"Draw from 1 to {MOST_PER_AGENT} calls an agent.")
    monday = _monday(wish.week)
    begins = datetime.combine(monday, time(), zone)
    ends = datetime.combine(monday + timedelta(days=7), time(), zone)
    query = select(CallRow.agent, CallRow.id).where(
        CallRow.state == CallState.SCORED, CallRow.started_at >= begins, CallRow.started_at < ends
    )
    candidates = [(agent or "", call_id) for agent, call_id in session.execute(query)]
    seed = f"{wish.seed} {wish.week}"
    drawn = draw(candidates, seed, wish.per_agent)
    row = SampleRow(
        week=wish.week,
        seed=seed,
        per_agent=wish.per_agent,
        candidates=len(candidates),
        drawn=drawn,
        asked_by_id=user.id,
    )
    session.add(row)
    session.flush()
    session.add_all(SampleCallRow(sample_id=row.id, call_id=call_id) for call_id in drawn)
    session.flush()
    return row


def draw(candidates: Iterable[tuple[str, str]], seed: str, per_agent: int) -> list[str]:
    """So many ids of each agent: those whose hash with the seed is lowest.

    A call's chance hangs on its own id alone, so that calls which come later push none out
    but those they take the place of.
    """
    of_agent: dict[str, list[str]] = defaultdict(list)
    for agent, call_id in candidates:
        of_agent[agent].append(call_id)
    return [
        call_id
        for agent in sorted(of_agent)
        for call_id in sorted(of_agent[agent], key=lambda i: _lot(seed, i))[:per_agent]
    ]


def samples_drawn(session: Session, *, limit: int) -> Sequence[SampleRow]:
    """The last samples, newest first."""
    return session.scalars(select(SampleRow).order_by(SampleRow.id.desc()).limit(limit)).all()


def _lot(seed: str, call_id: str) -> str:
    return hashlib.sha256(f"{seed} {call_id}".encode()).hexdigest()


def _monday(week: str) -> date:
    try:
        return date.fromisoformat(f"{week}-1")
    except ValueError as error:
        raise InvalidInput(f"{week[:20]!r} is no week. Write it like 2026-W14.") from error
