"""Lists that a person wants to see again: filters and order under a name."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from service.errors import InvalidInput, NotAllowed, NotFound
from service.storage.assignments import may_assign
from service.storage.tables import SavedViewRow, UserRow

LONGEST_NAME = 60
_LONGEST_QUERY = 2000
_MOST_VIEWS = 50


def save_view(
    session: Session, owner: UserRow, name: str, query: str, *, shared: bool
) -> SavedViewRow:
    """Keep a list's query under a name; the same name again takes its place.

    Supervisors may share theirs with all reviewers. Raises `InvalidInput` and `NotAllowed`.
    """
    name = " ".join(name.replace("\0", "").split())
    if not name or len(name) > LONGEST_NAME:
        raise InvalidInput(f"A view needs a name of at most {LONGEST_NAME} letters.")
    if len(query) > _LONGEST_QUERY:
        raise InvalidInput("These filters are too long to be kept. Use fewer.")
    if shared and not may_assign(owner):
        raise NotAllowed("Only a supervisor shares views. Keep it for yourself.")
    mine = select(SavedViewRow).where(SavedViewRow.owner_id == owner.id)
    row = session.scalar(mine.where(SavedViewRow.name == name))
    if row is None:
        if len(session.scalars(mine).all()) >= _MOST_VIEWS:
            raise InvalidInput(f"You keep {_MOST_VIEWS} views already. Delete one first.")
        row = SavedViewRow(owner_id=owner.id, name=name)
        session.add(row)
    row.query, row.shared = query, shared
    session.flush()
    return row


def views_of(session: Session, user: UserRow) -> Sequence[SavedViewRow]:
    """The person's own views and the shared ones, by name."""
    query = select(SavedViewRow).where(or_(SavedViewRow.owner_id == user.id, SavedViewRow.shared))
    return session.scalars(query.order_by(SavedViewRow.name, SavedViewRow.id)).all()


def delete_view(session: Session, view_id: int, user: UserRow) -> None:
    """Forget one's own view. Raises `NotFound`."""
    row = session.get(SavedViewRow, view_id)
    if row is None or row.owner_id != user.id:
        raise NotFound("There is no such view of yours.")
    session.delete(row)
