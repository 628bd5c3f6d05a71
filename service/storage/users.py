"""People: adding them, checking passwords (argon2id), signed-in browsers, slowing guesses."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from service.errors import InvalidInput, NotFound
from service.storage.tables import SignInFailureRow, SignInRow, UserRow
from service.storage.tables.base import utc_now

MIN_PASSWORD_LENGTH = 10
_FREE_FAILURES = 5
_FAILURE_WINDOW = timedelta(minutes=15)
_LONGEST_WAIT_SECONDS = 300
_HASHER = PasswordHasher()
# Verified when the name is unknown, so that the answer takes as long as for a known one.
_NOBODY_HASH = _HASHER.hash(secrets.token_urlsafe(16))


class Role(StrEnum):
    """What a person may do: see their own reviewed calls, review all, supervise, administer."""

    AGENT = "agent"
    REVIEWER = "reviewer"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"


def add_user(
    session: Session, name: str, password: str, role: Role, agent_name: str | None = None
) -> UserRow:
    """Add a person; an agent with the name that stands at their calls.

    Raises `InvalidInput` for a short password or a name that is taken.
    """
    name = name.strip()
    if not name:
        raise InvalidInput("A user needs a name.")
    if (role is Role.AGENT) != bool(agent_name):
        raise InvalidInput("An agent needs the name that stands at their calls, nobody else does.")
    if session.scalar(select(UserRow.id).where(UserRow.name == name)):
        raise InvalidInput(f"There is already a user named {name}.")
    row = UserRow(name=name, password_hash=_hash(password), role=role.value, agent_name=agent_name)
    session.add(row)
    session.flush()
    return row


def set_password(session: Session, name: str, password: str) -> None:
    """Change a password and end every sign-in of that person. Raises `NotFound`."""
    row = session.scalar(select(UserRow).where(UserRow.name == name))
    if row is None:
        raise NotFound(f"There is no user named {name}.")
    row.password_hash = _hash(password)
    session.execute(delete(SignInRow).where(SignInRow.user_id == row.id))


@dataclass(frozen=True, slots=True)
class Preferences:
    """How a person wants the pages; None means what the installation or the browser says."""

    time_zone: str | None
    writing: str | None
    theme: str
    single_keys: bool


def set_preferences(session: Session, user_id: int, wanted: Preferences) -> None:
    """Keep how a person wants the pages."""
    row = session.get_one(UserRow, user_id)
    row.time_zone, row.writing = wanted.time_zone, wanted.writing
    row.theme, row.single_keys = wanted.theme, wanted.single_keys


def any_user(session: Session) -> bool:
    """Whether the installation has been given its first sign-in."""
    return session.scalar(select(UserRow.id).limit(1)) is not None


def check_password(session: Session, name: str, password: str) -> UserRow | None:
    """The person, or None when the name or the password is wrong."""
    row = session.scalar(select(UserRow).where(UserRow.name == name.strip(), UserRow.active))
    try:
        _HASHER.verify(row.password_hash if row else _NOBODY_HASH, password)
    except VerifyMismatchError:
        return None
    return row


def seconds_to_wait(session: Session, name: str, address: str) -> int:
    """How long this name or address must wait after its failures; 0 when it may try."""
    now = utc_now()
    failures, latest = session.execute(
        select(func.count(SignInFailureRow.id), func.max(SignInFailureRow.at)).where(
            SignInFailureRow.at > now - _FAILURE_WINDOW,
            or_(SignInFailureRow.name == name, SignInFailureRow.address == address),
        )
    ).one()
    if failures < _FREE_FAILURES or latest is None:
        return 0
    wait_seconds: int = min(_LONGEST_WAIT_SECONDS, 2 ** (failures - _FREE_FAILURES + 1))
    waited_seconds: float = (now - latest).total_seconds()
    return max(0, round(wait_seconds - waited_seconds))


def note_failure(session: Session, name: str, address: str) -> None:
    """Remember a failed sign-in, and forget those that no longer count."""
    session.execute(
        delete(SignInFailureRow).where(SignInFailureRow.at < utc_now() - _FAILURE_WINDOW)
    )
    session.add(SignInFailureRow(name=name[:200], address=address))


def sign_in(session: Session, user: UserRow, *, seconds: int) -> str:
    """Start a signed-in browser; the token that its cookie carries."""
    token = secrets.token_urlsafe(32)
    now = utc_now()
    session.execute(delete(SignInRow).where(SignInRow.expires_at < now))
    session.execute(delete(SignInFailureRow).where(SignInFailureRow.name == user.name))
    session.add(
        SignInRow(
            token_hash=hash_token(token),
            user_id=user.id,
            expires_at=now + timedelta(seconds=seconds),
        )
    )
    return token


def signed_in_user(session: Session, token: str) -> UserRow | None:
    """Who the token belongs to, or None when it has ended."""
    row = session.get(SignInRow, hash_token(token))
    if row is None or row.expires_at < utc_now() or not row.user.active:
        return None
    return row.user


def sign_out(session: Session, token: str) -> None:
    """End a signed-in browser."""
    session.execute(delete(SignInRow).where(SignInRow.token_hash == hash_token(token)))


def hash_token(token: str) -> str:
    """What is stored of a random token: it cannot be guessed, so a plain SHA-256 serves."""
    return hashlib.sha256(token.encode()).hexdigest()


def _hash(password: str) -> str:
    if len(password) < MIN_PASSWORD_LENGTH:
        raise InvalidInput(f"A password needs at least {MIN_PASSWORD_LENGTH} characters.")
    return _HASHER.hash(password)
