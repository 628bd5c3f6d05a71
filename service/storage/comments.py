"""Comments on a call, and the people who are meant in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.errors import InvalidInput, NotAllowed, NotFound
from service.storage.history import Event, Kind, note
from service.storage.tables import CallRow, CommentRow, MentionRow, UserRow
from service.storage.tables.base import utc_now
from service.storage.users import Role

LONGEST_COMMENT = 4000
CHANGEABLE_FOR = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said, and on what: a moment (seconds), a criterion's verdict, or the whole call."""

    text: str
    at_seconds: float | None = None
    criterion: str | None = None


def add_comment(session: Session, row: CallRow, author: UserRow, remark: Remark) -> CommentRow:
    """Add a comment; whoever it names with an @ will find it among their mentions."""
    comment = CommentRow(
        call_id=row.id,
        author_id=author.id,
        text=_checked(remark.text),
        at_seconds=remark.at_seconds,
        criterion=remark.criterion,
    )
    session.add(comment)
    session.flush()
    _mention(session, comment)
    subject = remark.criterion or ""
    note(session, row.id, author, Event(kind=Kind.COMMENT, subject=subject, new=comment.text))
    return comment


def edit_comment(session: Session, comment_id: int, author: UserRow, text: str) -> CommentRow:
    """Change one's own comment for a day after it was written; the history keeps both."""
    comment = _own(session, comment_id, author)
    old, comment.text = comment.text, _checked(text)
    if comment.text == old:
        return comment
    comment.edited_at = utc_now()
    _mention(session, comment)
    step = Event(kind=Kind.COMMENT_EDITED, subject=str(comment.id), old=old, new=comment.text)
    note(session, comment.call_id, author, step)
    return comment


def delete_comment(session: Session, comment_id: int, author: UserRow) -> CommentRow:
    """Take one's own comment away for a day after it was written; the history keeps it."""
    comment = _own(session, comment_id, author)
    comment.deleted_at = utc_now()
    step = Event(kind=Kind.COMMENT_DELETED, subject=str(comment.id), old=comment.text)
    note(session, comment.call_id, author, step)
    return comment


def comments_of(session: Session, call_id: str) -> Sequence[CommentRow]:
    """The comments on a call, oldest first."""
    query = select(CommentRow).where(CommentRow.call_id == call_id, CommentRow.deleted_at.is_(None))
    return session.scalars(query.order_by(CommentRow.id)).all()


def may_change(comment: CommentRow, user: UserRow) -> bool:
    """Whether the person may still edit or delete the comment."""
    return comment.author_id == user.id and utc_now() - comment.created_at < CHANGEABLE_FOR


def mentionable(session: Session) -> Sequence[str]:
    """The names of everybody who can be meant: agents do not read comments."""
    query = select(UserRow.name).where(UserRow.active, UserRow.role != Role.AGENT.value)
    return session.scalars(query.order_by(UserRow.name)).all()


def unseen_mentions(session: Session, user: UserRow) -> int:
    """How many comments mean the person and were not opened yet."""
    query = select(func.count(MentionRow.id)).join(CommentRow)
    query = query.where(
        MentionRow.user_id == user.id,
        MentionRow.seen_at.is_(None),
        CommentRow.deleted_at.is_(None),
    )
    return session.scalar(query) or 0


def mentions_of(session: Session, user: UserRow, *, limit: int) -> Sequence[MentionRow]:
    """The newest comments that mean the person."""
    query = select(MentionRow).join(CommentRow)
    query = query.where(MentionRow.user_id == user.id, CommentRow.deleted_at.is_(None))
    return session.scalars(query.order_by(MentionRow.id.desc()).limit(limit)).all()


def open_mention(session: Session, mention_id: int, user: UserRow) -> MentionRow:
    """The person's mention, from now on seen. Raises `NotFound`."""
    mention = session.get(MentionRow, mention_id)
    if mention is None or mention.user_id != user.id:
        raise NotFound("There is no such mention.")
    mention.seen_at = mention.seen_at or utc_now()
    return mention


def see_all_mentions(session: Session, user: UserRow) -> None:
    """Mark all of the person's mentions as seen."""
    unseen = select(MentionRow).where(MentionRow.user_id == user.id, MentionRow.seen_at.is_(None))
    for mention in session.scalars(unseen):
        mention.seen_at = utc_now()


def _checked(text: str) -> str:
    text = text.replace("\0", "").strip()
    if not text or len(text) > LONGEST_COMMENT:
        raise InvalidInput(f"A comment needs words, at most {LONGEST_COMMENT} letters of them.")
    return text


def _own(session: Session, comment_id: int, author: UserRow) -> CommentRow:
    comment = session.get(CommentRow, comment_id)
    if comment is None or comment.deleted_at is not None:
        raise NotFound("There is no such comment. It may have been deleted.")
    if not may_change(comment, author):
        raise NotAllowed("A comment can be changed by its author, for a day.")
    return comment


def _mention(session: Session, comment: CommentRow) -> None:
    """Keep who is meant; a name may have blanks, and the longest one that fits is taken."""
    people = select(UserRow).where(UserRow.active, UserRow.role != Role.AGENT.value)
    known = select(MentionRow.user_id).where(MentionRow.comment_id == comment.id)
    noted = {*session.scalars(known), comment.author_id}
    text = comment.text
    for person in sorted(session.scalars(people), key=lambda p: -len(p.name)):
        text, times = re.subn(rf"(?i)@{re.escape(person.name)}(?!\w)", " ", text)
        if times and person.id not in noted:
            session.add(MentionRow(comment_id=comment.id, user_id=person.id))
