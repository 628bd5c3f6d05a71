"""What people corrected in a transcript: kept apart from it, and laid over it when it is read."""

from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from rubrics.call import Call, Speaker, call_from_dict, call_to_dict
from rubrics.corrections import UtteranceCorrection, correct_call
from rubrics.roles import other_role
from service.errors import InvalidInput
from service.storage.history import Event, Kind, note
from service.storage.tables import CallRow, TranscriptRow, UserRow, UtteranceCorrectionRow
from service.storage.tables.base import utc_now

LONGEST_TEXT = 5000


def corrections_of(session: Session, call_id: str) -> list[UtteranceCorrection]:
    """Every correction of a call's transcript that holds."""
    query = select(UtteranceCorrectionRow).where(UtteranceCorrectionRow.call_id == call_id)
    return [_correction(row) for row in session.scalars(query)]


def corrected_evidence(session: Session, call_id: str) -> dict[str, Any] | None:
    """What was heard in the call, as corrected by people; None before it was listened to."""
    query = select(TranscriptRow.evidence).where(TranscriptRow.call_id == call_id)
    heard: dict[str, Any] | None = session.scalar(query)
    corrections = corrections_of(session, call_id) if heard else []
    if heard is None or not corrections:
        return heard
    return call_to_dict(correct_call(call_from_dict(heard), corrections))


def correct_utterance(
    session: Session, row: CallRow, user: UserRow, wanted: UtteranceCorrection
) -> bool:
    """Lay words and speaker over what was heard; whether that changed anything.

    What was heard itself takes the correction away again. Raises `InvalidInput`.
    """
    heard = _heard(session, row.id)
    if not 0 <= wanted.utterance < len(heard.utterances):
        raise InvalidInput("There is no such line in this transcript. Reload the page.")
    text = " ".join((wanted.text or "").split())
    if not text or len(text) > LONGEST_TEXT:
        raise InvalidInput(f"A line needs words, at most {LONGEST_TEXT} letters of them.")
    original = heard.utterances[wanted.utterance]
    before = correct_call(heard, corrections_of(session, row.id)).utterances[wanted.utterance]
    speaker = wanted.speaker or before.speaker
    if (text, speaker) == (before.text, before.speaker):
        return False
    _keep(
        session,
        row.id,
        user,
        UtteranceCorrection(
            wanted.utterance,
            text=text if text != original.text else None,
            speaker=speaker if speaker is not original.speaker else None,
        ),
    )
    subject = str(wanted.utterance)
    if text != before.text:
        step = Event(kind=Kind.WORDS, subject=subject, old=before.text, new=text)
        note(session, row.id, user, step)
    if speaker is not before.speaker:
        step = Event(kind=Kind.SPEAKER, subject=subject, old=before.speaker, new=speaker)
        note(session, row.id, user, step)
    row.corrections = CallRow.corrections + 1
    return True


def exchange_speakers(session: Session, call_id: str) -> None:
    """Let the lines whose speaker was corrected follow a swap of agent and caller."""
    query = select(UtteranceCorrectionRow).where(
        UtteranceCorrectionRow.call_id == call_id, UtteranceCorrectionRow.speaker.is_not(None)
    )
    for row in session.scalars(query):
        row.speaker = other_role(Speaker(row.speaker)) if row.speaker else None


def drop_corrections(session: Session, row: CallRow) -> None:
    """Forget the corrections of a transcript that a new one takes the place of."""
    held = corrections_of(session, row.id)
    if not held:
        return
    session.execute(delete(UtteranceCorrectionRow).where(UtteranceCorrectionRow.call_id == row.id))
    note(session, row.id, None, Event(kind=Kind.CORRECTIONS_DROPPED, old=str(len(held))))


def _heard(session: Session, call_id: str) -> Call:
    transcript = session.get(TranscriptRow, call_id)
    if transcript is None:
        raise InvalidInput("This call has no transcript yet. Wait until it is scored.")
    return call_from_dict(transcript.evidence)


def _keep(session: Session, call_id: str, user: UserRow, wanted: UtteranceCorrection) -> None:
    row = session.scalar(
        select(UtteranceCorrectionRow).where(
            UtteranceCorrectionRow.call_id == call_id,
            UtteranceCorrectionRow.utterance == wanted.utterance,
        )
    )
    if wanted.text is None and wanted.speaker is None:
        if row is not None:
            session.delete(row)
        return
    if row is None:
        row = UtteranceCorrectionRow(call_id=call_id, utterance=wanted.utterance)
        session.add(row)
    row.text = wanted.text
    row.speaker = wanted.speaker.value if wanted.speaker else None
    row.user_id, row.at = user.id, utc_now()


def _correction(row: UtteranceCorrectionRow) -> UtteranceCorrection:
    return UtteranceCorrection(
        row.utterance, text=row.text, speaker=Speaker(row.speaker) if row.speaker else None
    )
