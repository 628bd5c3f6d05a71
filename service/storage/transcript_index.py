"""Keeps what is said in a call ready for searching, in the transaction that stores it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from rubrics.call import Call, Speaker, call_from_dict
from service.storage.corrections import corrected_evidence
from service.storage.tables import CallTextRow, TranscriptRow


def index_call(session: Session, call_id: str) -> None:
    """Let searches find the call by its words as they are now, corrections included.

    What is stored is what is indexed: words that a transcript masks are in no index either.
    """
    evidence = corrected_evidence(session, call_id)
    if evidence is None:
        return
    row = session.scalar(select(CallTextRow).where(CallTextRow.call_id == call_id))
    if row is None:
        row = CallTextRow(call_id=call_id)
        session.add(row)
    call = call_from_dict(evidence)
    agent, caller = _lines(call, agent=True), _lines(call, agent=False)
    row.agent, row.caller = ("\n".join(text for _, text in side) for side in (agent, caller))
    row.times = {"agent": [at for at, _ in agent], "caller": [at for at, _ in caller]}
    session.flush()


def unindexed(session: Session, *, after: str, limit: int) -> list[str]:
    """Ids of calls that have a transcript and are in no index yet, in order, after an id."""
    query = select(TranscriptRow.call_id).outerjoin(
        CallTextRow, CallTextRow.call_id == TranscriptRow.call_id
    )
    query = query.where(CallTextRow.id.is_(None), TranscriptRow.call_id > after)
    return list(session.scalars(query.order_by(TranscriptRow.call_id).limit(limit)))


def _lines(call: Call, *, agent: bool) -> list[tuple[float, str]]:
    """Start and words of each line of one side; whoever is not known counts as the caller."""
    said = (
        (u.start, " ".join(u.text.replace("\0", "").split()), u.speaker) for u in call.utterances
    )
    return [
        (round(start, 2), text)
        for start, text, speaker in said
        if text and (speaker is Speaker.AGENT) is agent
    ]
