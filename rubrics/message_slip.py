"""The message slip: what a printed pad asks for, filled in from what caller and agent say."""

from rubrics.dialogue import Dialogue
from rubrics.scorecard import MessageSlip, SlipField, SlipState
from rubrics.slip.company import find_company
from rubrics.slip.fields import given
from rubrics.slip.name import find_name
from rubrics.slip.number import find_number
from rubrics.slip.subject import find_subject
from rubrics.slip.when import find_call_back
from rubrics.slip.who import find_addressee, find_taker
from rubrics.talk import Talk


def fill_slip(dialogue: Dialogue) -> MessageSlip | None:
    """The message slip of a call; None where no message is taken."""
    talk = dialogue.turns
    message = talk.message
    if message is None:
        return None
    caller, spelling = find_name(talk, message)
    names = frozenset((caller.value or "").lower().split())
    return MessageSlip(
        for_whom=find_addressee(talk, message, names),
        caller=caller,
        spelling=spelling,
        company=find_company(talk, message),
        number=find_number(talk, message),
        message=find_subject(talk, message),
        call_back=find_call_back(talk, message),
        taken_at=_taken_at(talk),
        taken_by=find_taker(talk),
    )


def _taken_at(talk: Talk) -> SlipField:
    """Date and time of the call, where the recording tells them."""
    started = talk.call.started_at
    if started is None:
        return SlipField(None, SlipState.NOT_KNOWN)
    field = given(talk, f"{started:%Y-%m-%d %H:%M}")
    return SlipField(field.value, field.state, at=started)
