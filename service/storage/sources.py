"""Phone systems: adding one gives its signing secret and bearer token, shown once."""

import base64
import re
import secrets
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.errors import InvalidInput, NotFound
from service.storage.tables import SourceRow
from service.storage.users import hash_token

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,58}")
_CHANNELS = ("auto", "left", "right")


@dataclass(frozen=True, slots=True)
class SourceCredentials:
    """What the phone system needs: a Standard Webhooks secret, or a bearer token instead."""

    secret: str
    token: str


def add_source(session: Session, name: str, *, agent_channel: str = "auto") -> SourceCredentials:
    """Add a phone system. Raises `InvalidInput` for a bad or taken name."""
    if not _NAME.fullmatch(name):
        raise InvalidInput(
            "A source's name stands in its address: use lower-case letters, digits and hyphens."
        )
    if agent_channel not in _CHANNELS:
        raise InvalidInput("The agent's channel is auto, left or right.")
    if session.scalar(select(SourceRow.id).where(SourceRow.name == name)):
        raise InvalidInput(f"There is already a source named {name}.")
    secret = "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()
    token = "cgt_" + secrets.token_urlsafe(32)
    session.add(
        SourceRow(
            name=name, secret=secret, token_hash=hash_token(token), agent_channel=agent_channel
        )
    )
    return SourceCredentials(secret, token)


def get_source(session: Session, name: str) -> SourceRow:
    """The source of that name. Raises `NotFound`."""
    row = session.scalar(select(SourceRow).where(SourceRow.name == name))
    if row is None:
        raise NotFound(f"There is no source named {name}.")
    return row


def list_sources(session: Session) -> list[SourceRow]:
    """All sources by name."""
    return list(session.scalars(select(SourceRow).order_by(SourceRow.name)))


def find_source_by_token(session: Session, token: str) -> SourceRow | None:
    """The source that a bearer token belongs to, or None."""
    return session.scalar(select(SourceRow).where(SourceRow.token_hash == hash_token(token)))


def remove_source(session: Session, name: str) -> None:
    """Remove a phone system; its calls stay. Raises `NotFound`."""
    session.delete(get_source(session, name))
