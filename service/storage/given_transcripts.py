"""Transcripts that came with a call: whether its words are taken from there."""

from sqlalchemy.orm import Session

from rubrics.transcript_files.given import TranscriptFile
from service.storage.tables import GivenTranscriptRow


def find_given(session: Session, call_id: str) -> GivenTranscriptRow | None:
    """The transcript that came with a call, in use or not; None where none did."""
    return session.get(GivenTranscriptRow, call_id)


def given_in_use(session: Session, call_id: str) -> TranscriptFile | None:
    """The transcript whose words stand for the recording; None: it is transcribed."""
    row = find_given(session, call_id)
    return TranscriptFile(row.name, row.form, row.text) if row and row.in_use else None


def use_given(session: Session, call_id: str, *, use: bool) -> None:
    """Take the words from the transcript from now on, or have the recording transcribed."""
    row = find_given(session, call_id)
    if row:
        row.in_use = use
