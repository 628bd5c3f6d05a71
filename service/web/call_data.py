"""A scored call as its page needs it: what was heard, as corrected, and how it was judged."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from rubrics.call import Call, call_from_dict
from rubrics.corrections import correct_call
from service.errors import NotReady
from service.storage import corrections, scorecards
from service.storage.tables import CallRow, ScorecardRow, TranscriptRow
from service.web.access import visible_call


@dataclass(frozen=True, slots=True)
class Scored:
    """A call's row with its evidence and its newest scorecard.

    `heard` is what the machine heard, `call` the same with people's corrections.
    """

    row: CallRow
    heard: Call
    call: Call
    transcript: TranscriptRow
    scorecard: ScorecardRow


def load_call(session: Session, call_id: str) -> tuple[CallRow, Scored | None]:
    """The call as far as the signed-in person may see it; None while it has no scorecard."""
    row = visible_call(session, call_id)
    transcript = row.transcript
    scorecard = scorecards.newest_scorecard(session, call_id)
    if transcript is None or scorecard is None:
        return row, None
    heard = call_from_dict(transcript.evidence)
    call = correct_call(heard, corrections.corrections_of(session, call_id))
    return row, Scored(row, heard, call, transcript, scorecard)


def load_scored(session: Session, call_id: str) -> Scored:
    """The scored call. Raises `NotFound`, and `NotReady` while it has no scorecard."""
    _, scored = load_call(session, call_id)
    if scored is None:
        raise NotReady("This call is not scored yet. Wait until it is, then try again.")
    return scored
