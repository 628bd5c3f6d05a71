"""Who is to review which call."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.errors import InvalidInput, NotAllowed
from service.storage.history import Event, Kind, note
from service.storage.tables import AssignmentRow, CallRow, UserRow
from service.storage.tables.base import utc_now
from service.storage.users import Role

MOST_AT_ONCE = 200
_SUPERVISING = (Role.SUPERVISOR.value, Role.ADMIN.value)


def may_assign(user: UserRow) -> bool:
    """Whether the person may give calls to others."""
    return user.role in _SUPERVISING


def assign(session: Session, call_ids: Collection[str], by: UserRow, to: UserRow | None) -> int:
    """Give calls to a person, or with None take them back; how many changed hands.

    Reviewers take calls themselves, and give back their own: the others' are a supervisor's.
    Raises `NotAllowed`, and `InvalidInput` for too many.
    """
    if len(call_ids) > MOST_AT_ONCE:
        raise InvalidInput(f"At most {MOST_AT_ONCE} calls can be assigned at once.")
    if to is not None and (to.role == Role.AGENT.value or not to.active):
        raise InvalidInput(f"{to.name} reviews no calls. Choose a reviewer.")
    changed = 0
    known = select(CallRow.id).where(CallRow.id.in_(call_ids)).order_by(CallRow.id)
    for call_id in session.scalars(known).all():
        changed += _assign_one(session, call_id, by, to)
    return changed


def assigned(session: Session, call_ids: Collection[str]) -> dict[str, UserRow]:
    """Who is to review each of these calls."""
    query = select(AssignmentRow).where(AssignmentRow.call_id.in_(call_ids))
    return {row.call_id: row.user for row in session.scalars(query)}


def reviewers(session: Session) -> Sequence[UserRow]:
    """Everybody who may be given calls, by name."""
    query = select(UserRow).where(UserRow.active, UserRow.role != Role.AGENT.value)
    return session.scalars(query.order_by(UserRow.name)).all()


def _assign_one(session: Session, call_id: str, by: UserRow, to: UserRow | None) -> bool:
    held = session.get(AssignmentRow, call_id)
    if (held.user_id if held else None) == (to.id if to else None):
        return False
    if not may_assign(by) and ((held and held.user_id != by.id) or (to and to.id != by.id)):
        raise NotAllowed("Only a supervisor gives a call to somebody else. Ask one.")
    old = held.user.name if held else ""
    if to is None:
        session.delete(held)
    elif held is None:
        session.add(AssignmentRow(call_id=call_id, user_id=to.id, by_id=by.id))
    else:
        held.user_id, held.by_id, held.at = to.id, by.id, utc_now()
    note(session, call_id, by, Event(kind=Kind.ASSIGNED, old=old, new=to.name if to else "nobody"))
    session.flush()
    return True
