"""Phone systems: adding one gives its signing secret and bearer token, shown once."""

import base64
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from service.errors import InvalidInput, NotFound
from service.storage.application_tokens import application_token, is_private_key
from service.storage.raw_formats import read_raw_format
from service.storage.tables import SourceRow
from service.storage.tables.base import utc_now
from service.storage.users import hash_token

CHANNELS = ("auto", "left", "right")
FETCH_SCHEMES = ("", "basic", "bearer")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,58}")
_LONGEST_SECRET = 300


@dataclass(frozen=True, slots=True)
class SourceCredentials:
    """What the phone system needs: a Standard Webhooks secret, or a bearer token instead."""

    secret: str
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSettings:
    """What can be changed about a source; an empty `fetch_secret` keeps the one that is there."""

    agent_channel: str = "auto"
    outbound_agent_channel: str = "auto"
    fetch_scheme: str = ""
    fetch_user: str = ""
    fetch_secret: str = ""
    mapping: Mapping[str, Any] = field(default_factory=dict)
    raw_format: str | None = None


def add_source(
    session: Session,
    name: str,
    *,
    agent_channel: str = "auto",
    kind: str = "generic",
    secret: str | None = None,
) -> SourceCredentials:
    """Add a phone system; without its own secret it gets one. Raises `InvalidInput` for a bad
    or taken name.
    """
    if not _NAME.fullmatch(name):
        raise InvalidInput(
            "A source's name stands in its address: use lower-case letters, digits and hyphens."
        )
    _check_channel(agent_channel)
    if session.scalar(select(SourceRow.id).where(SourceRow.name == name)):
        raise InvalidInput(f"There is already a source named {name}.")
    made = _new_credentials(secret)
    row = SourceRow(
        name=name,
        kind=kind,
        secret=made.secret,
        token_hash=hash_token(made.token),
        agent_channel=agent_channel,
        outbound_agent_channel=agent_channel,
    )
    session.add(row)
    session.flush()
    return made


def change_settings(session: Session, name: str, settings: SourceSettings) -> None:
    """Change what a source's calls are taken for, and how its recordings are fetched.

    Raises `InvalidInput`, `NotFound`.
    """
    row = get_source(session, name)
    set_channels(session, name, settings.agent_channel, settings.outbound_agent_channel)
    row.mapping = dict(settings.mapping)
    raw_format = (settings.raw_format or "").strip()
    row.raw_format = str(read_raw_format(raw_format)) if raw_format else None
    set_fetching(session, name, settings.fetch_scheme, settings.fetch_user, settings.fetch_secret)


def set_fetching(session: Session, name: str, scheme: str, user: str, secret: str) -> None:
    """Say how a source's recordings are fetched; an empty secret keeps the one that is there.

    Raises `InvalidInput`, `NotFound`.
    """
    row = get_source(session, name)
    if scheme not in FETCH_SCHEMES:
        raise InvalidInput("Recordings are fetched with basic or bearer credentials, or none.")
    row.fetch_scheme, row.fetch_user = scheme, _one_line(user)[:200]
    if is_private_key(secret):
        application_token(row.fetch_user, secret, utc_now())  # a broken one is said now, not later
    if secret or not scheme:
        row.fetch_secret = _one_line(secret) if scheme else ""


def set_channels(session: Session, name: str, inbound: str, outbound: str) -> None:
    """Say which channel carries the agent, by direction. Raises `InvalidInput`, `NotFound`."""
    row = get_source(session, name)
    for channel in (inbound, outbound):
        _check_channel(channel)
    row.agent_channel, row.outbound_agent_channel = inbound, outbound


def rotate(session: Session, name: str, *, secret: str | None = None) -> SourceCredentials:
    """Give a source a new secret and token; the old ones count until `retire`."""
    row, made = get_source(session, name), _new_credentials(secret)
    row.old_secret, row.old_token_hash = row.secret, row.token_hash
    row.secret, row.token_hash = made.secret, hash_token(made.token)
    row.rotated_at = utc_now()
    return made


def retire(session: Session, name: str) -> None:
    """Let the old secret and token of a source count no more."""
    row = get_source(session, name)
    row.old_secret = row.old_token_hash = row.rotated_at = None


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
    hashed = hash_token(token)
    either = or_(SourceRow.token_hash == hashed, SourceRow.old_token_hash == hashed)
    return session.scalar(select(SourceRow).where(either))


def fetch_authorization(session: Session, source_id: int) -> str | None:
    """The `Authorization` header with which a source's recordings are fetched, None without.

    A private key in the token's place signs a fresh token each time.
    """
    row = session.get(SourceRow, source_id)
    if row is None or not row.fetch_scheme or not row.fetch_secret:
        return None
    if row.fetch_scheme == "bearer" and is_private_key(row.fetch_secret):
        return f"Bearer {application_token(row.fetch_user, row.fetch_secret, utc_now())}"
    if row.fetch_scheme == "bearer":
        return f"Bearer {row.fetch_secret}"
    pair = f"{row.fetch_user}:{row.fetch_secret}"
    return "Basic " + base64.b64encode(pair.encode()).decode()


def remove_source(session: Session, name: str) -> None:
    """Remove a phone system; its calls stay. Raises `NotFound`."""
    session.delete(get_source(session, name))


def _new_credentials(secret: str | None) -> SourceCredentials:
    if secret is not None:
        secret = _one_line(secret)
        if not secret or len(secret) > _LONGEST_SECRET:
            raise InvalidInput(f"A secret is needed, of up to {_LONGEST_SECRET} characters.")
    made = secret or "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()
    return SourceCredentials(made, "cgt_" + secrets.token_urlsafe(32))


def _check_channel(channel: str) -> None:
    if channel not in CHANNELS:
        raise InvalidInput("The agent's channel is auto, left or right.")


def _one_line(text: str) -> str:
    """Without blanks around it and line ends: such a value stands in a header."""
    return "".join(text.split("\n")).replace("\r", "").replace("\0", "").strip()
