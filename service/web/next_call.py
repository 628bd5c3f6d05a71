"""Which call comes after this one for a reviewer."""

from sqlalchemy.orm import Session

from service.storage import worklist
from service.storage.tables import CallRow
from service.web.current import signed_in
from service.web.list_view import desk_of


def next_call_id(session: Session, row: CallRow) -> str | None:
    """The next scored call of the signed-in person's worklist, None when that is done.

    What others have begun to review is left to them.
    """
    return worklist.next_todo(session, desk_of(signed_in()), row)
