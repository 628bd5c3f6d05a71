"""Looks at what an installation holds after faults, and names all that should not be so."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.config import Settings
from service.storage.session import Database
from service.storage.tables import CallRow, CallState, ScorecardRow, TranscriptRow

_ENDED = (CallState.SCORED, CallState.QUARANTINED)


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A recording that somebody was told is kept: the call, or the phone system's id of it."""

    call_id: str | None = None
    external_id: str | None = None


def violations(settings: Settings, acknowledged: Collection[Acknowledged]) -> list[str]:
    """Every broken promise, in words; none when all is as it should be.

    What was acknowledged is scored once or in quarantine, every scored call has one scorecard
    and one transcript, every file belongs to a call and every call has its file, and nobody
    holds a lease.
    """
    database = Database(settings.database_url)
    try:
        with database.transaction() as session:
            rows = list(session.scalars(select(CallRow)))
            return [
                *_lost(rows, acknowledged),
                *_not_once(session, rows),
                *_leases(rows),
                *_files(settings, rows),
            ]
    finally:
        database.dispose()


def _lost(rows: Collection[CallRow], acknowledged: Collection[Acknowledged]) -> Iterator[str]:
    by_id = {row.id: row for row in rows}
    by_external_id = {row.external_id: row for row in rows}
    for promise in acknowledged:
        row = (
            by_id.get(promise.call_id)
            if promise.call_id
            else by_external_id.get(promise.external_id)
        )
        if row is None:
            yield f"{promise} is not there"
        elif row.state not in _ENDED:
            yield f"{promise} is {row.state}: {row.error_message}"


def _not_once(session: Session, rows: Collection[CallRow]) -> Iterator[str]:
    scored = {row.id for row in rows if row.state == CallState.SCORED}
    for table in (ScorecardRow, TranscriptRow):
        counted = select(table.call_id, func.count()).group_by(table.call_id)
        counts = {row[0]: row[1] for row in session.execute(counted)}
        for call_id in scored | counts.keys():
            if counts.get(call_id, 0) != 1 or call_id not in scored:
                found = f"{counts.get(call_id, 0)} {table.__tablename__}"
                yield f"{call_id} has {found}, and is {'' if call_id in scored else 'not '}scored"
    known = [row.external_id for row in rows if row.external_id]
    if len(known) != len(set(known)):
        yield "one recording became several calls"


def _leases(rows: Collection[CallRow]) -> Iterator[str]:
    for row in rows:
        if row.lease_token or row.lease_expires_at:
            yield f"{row.id} ({row.state}) has a lease left"


def _files(settings: Settings, rows: Collection[CallRow]) -> Iterator[str]:
    folder = Path(unquote(urlsplit(settings.storage_url).path))
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    recordings = {row.storage_key for row in rows if row.storage_key}
    copies = {row.listening_key for row in rows if row.listening_key}
    yield from (f"{key} is missing" for key in (recordings | copies) - there)
    # A copy of a call in quarantine belongs to it, though its row does not name it.
    copy = re.compile(r"\.(mp3|peaks)$")
    yield from (f"{key} belongs to nobody" for key in there if copy.sub("", key) not in recordings)
    for left in (settings.data_dir / "incoming").glob("*"):
        yield f"{left.name} was left behind"
