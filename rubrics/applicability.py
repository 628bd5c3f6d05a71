"""Whether a criterion is asked of a call at all: direction, voicemail, and what must come up."""

from rubrics.call import Call, Direction
from rubrics.dialogue import Dialogue
from rubrics.form import Applies, Occasion
from rubrics.own_words import Wanted, hear

_DIRECTIONS = {
    Direction.INBOUND: "Asked of inbound calls only; this one is outbound.",
    Direction.OUTBOUND: "Asked of outbound calls only; this one is inbound.",
}
_VOICEMAILS = {
    True: "Asked of voicemails only.",
    False: "Not asked of a voicemail.",
}


def reason_not_asked(applies: Applies, dialogue: Dialogue) -> str | None:
    """Why a criterion is not asked of the call; None where it is."""
    return _by_kind(applies, dialogue.call) or (
        _by_occasion(applies.said, dialogue) if applies.said else None
    )


def _by_kind(applies: Applies, call: Call) -> str | None:
    if applies.direction is not None and call.direction is not applies.direction:
        return _DIRECTIONS[applies.direction]
    if applies.voicemail is not None and call.voicemail is not applies.voicemail:
        return _VOICEMAILS[applies.voicemail]
    return None


def _by_occasion(occasion: Occasion, dialogue: Dialogue) -> str | None:
    wanted = Wanted(occasion.phrases, occasion.who, occasion.within)
    if hear(dialogue.turns, wanted):
        return None
    shown = " or ".join(f"“{phrase}”" for phrase in occasion.phrases[:3])
    if occasion.who == "anyone":
        return f"Nobody says anything like {shown}, so it is not asked."
    return f"The {occasion.who} says nothing like {shown}, so it is not asked."
