"""Who is told of calls: adding a receiver gives its signing secret, shown once."""

import base64
import re
import secrets
from dataclasses import dataclass
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.errors import InvalidInput, NotFound
from service.storage.tables import NoticeKind, ReceiverRow

WEBHOOK = "webhook"
EMAIL = "email"
CHOICES = (NoticeKind.SCORED, NoticeKind.FAILED, NoticeKind.CHANGED)
_MAILBOX = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiverSettings:
    """Where to tell and what: kinds of notices, and for scored calls perhaps only the bad ones."""

    address: str
    told: tuple[str, ...]
    only_alerts: bool = False
    below_score: float | None = None


def add_receiver(session: Session, kind: str, settings: ReceiverSettings) -> ReceiverRow:
    """Add a receiver. Raises `InvalidInput` for what cannot be used."""
    if kind not in (WEBHOOK, EMAIL):
        raise InvalidInput("A receiver is a webhook or an e-mail address.")
    row = ReceiverRow(kind=kind, secret=_new_secret() if kind == WEBHOOK else "")
    _set(row, settings)
    session.add(row)
    session.flush()
    return row


def change_receiver(session: Session, receiver_id: int, settings: ReceiverSettings) -> None:
    """Keep other settings, and begin again where it was stopped. Raises `InvalidInput`."""
    row = get_receiver(session, receiver_id)
    _set(row, settings)
    row.stopped_because = None


def rotate_secret(session: Session, receiver_id: int) -> str:
    """A new secret; until the old one is retired both sign."""
    row = get_receiver(session, receiver_id)
    row.old_secret, row.secret = row.secret, _new_secret()
    return row.secret


def retire_secret(session: Session, receiver_id: int) -> None:
    """Let the old secret sign no more."""
    get_receiver(session, receiver_id).old_secret = None


def get_receiver(session: Session, receiver_id: int) -> ReceiverRow:
    """The receiver of that id. Raises `NotFound`."""
    row = session.get(ReceiverRow, receiver_id)
    if row is None:
        raise NotFound("There is no such receiver. It may have been removed.")
    return row


def list_receivers(session: Session) -> list[ReceiverRow]:
    """All receivers in the order in which they were added."""
    return list(session.scalars(select(ReceiverRow).order_by(ReceiverRow.id)))


def remove_receiver(session: Session, receiver_id: int) -> None:
    """Remove a receiver with its log. Raises `NotFound`."""
    session.delete(get_receiver(session, receiver_id))


def _set(row: ReceiverRow, settings: ReceiverSettings) -> None:
    address = settings.address.strip()
    _check_address(row.kind, address)
    told = [kind.value for kind in CHOICES if kind.value in settings.told]
    if not told:
        raise InvalidInput("Choose at least one thing that it is told.")
    below = settings.below_score
    if below is not None and not 0 <= below <= 100:
        raise InvalidInput("A score lies between 0 and 100.")
    row.address, row.told = address, told
    row.only_alerts, row.below_score = settings.only_alerts, below


def _check_address(kind: str, address: str) -> None:
    if kind == EMAIL:
        if not _MAILBOX.fullmatch(address) or len(address) > 254 or not address.isprintable():
            raise InvalidInput("Write one e-mail address, such as quality@example.org.")
        return
    parts = urlsplit(address)
    if parts.scheme not in ("https", "http") or not parts.hostname or len(address) > 1000:
        raise InvalidInput("The address begins with https:// and names a host.")
    if not address.isprintable() or " " in address:
        raise InvalidInput("The address holds a character that no link has.")


def _new_secret() -> str:
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()
