"""Reads the books of an installation that has come to rest: its database and its store."""

from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.config import Settings
from service.storage.session import Database
from service.storage.tables import (
    CallRow,
    FetchRow,
    ScorecardRow,
    SourceRow,
    TranscriptRow,
)
from tests.faults.history_checker import BookedCall, Books


def read_books(settings: Settings) -> Books:
    """What the installation holds now."""
    database = Database(settings.database_url)
    try:
        with database.transaction() as session:
            calls = tuple(_calls(session))
            fetches = len(session.scalars(_open_fetches()).all())
    finally:
        database.dispose()
    incoming = (settings.data_dir / "incoming").glob("*")
    return Books(
        calls=calls,
        files=_stored_files(settings),
        unfinished_files=tuple(sorted(path.name for path in incoming)),
        waiting_fetches=fetches,
    )


def _calls(session: Session) -> list[BookedCall]:
    scorecards = Counter(session.scalars(select(ScorecardRow.call_id)))
    transcripts = Counter(session.scalars(select(TranscriptRow.call_id)))
    names = {row.id: row.name for row in session.scalars(select(SourceRow))}
    return [
        BookedCall(
            id=row.id,
            source=names.get(row.source_id or 0, ""),
            external_id=row.external_id or "",
            state=str(row.state),
            reason=row.error_message or "",
            scorecards=scorecards[row.id],
            transcripts=transcripts[row.id],
            leased=bool(row.lease_token or row.lease_expires_at),
            storage_key=row.storage_key,
            listening_key=row.listening_key,
        )
        for row in session.scalars(select(CallRow))
    ]


def _open_fetches() -> Any:
    return select(FetchRow.call_id).where(FetchRow.next_attempt_at.is_not(None))


def _stored_files(settings: Settings) -> frozenset[str]:
    folder = Path(unquote(urlsplit(settings.storage_url).path))
    return frozenset(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())
