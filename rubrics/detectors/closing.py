"""How the call ends: resolution_confirmed and courteous_closing."""

from collections.abc import Mapping
from typing import Any

from rubrics.call import Speaker
from rubrics.dialogue import Dialogue
from rubrics.language.farewells import (
    BYE,
    HOLLOW,
    NOT_SETTLED,
    PERHAPS_SETTLED,
    SETTLED,
    THANKS,
)
from rubrics.listening import no_occasion, quote_of, quoted, words_of
from rubrics.readings.transfers import announces_transfer
from rubrics.scorecard import Finding, Verdict

_OPENING_UTTERANCES = 2
_LAST_WORDS = 2
_LAST_LINES = 4


def detect_resolution_confirmed(dialogue: Dialogue, _params: Mapping[str, Any]) -> Finding:
    """Whether the agent checks, before closing, that the matter is settled."""
    if dialogue.call.voicemail:
        return no_occasion("A voicemail needs no check whether all is settled.", 1.0)
    ended = _ended_otherwise(dialogue)
    if ended:
        return no_occasion(ended)
    checks = [i for i in dialogue.agent_indices[1:] if _checks(dialogue, i)]
    if checks:
        reason = f"The agent checks that all is settled: {quote_of(dialogue, checks[-1])}."
        return Finding(Verdict.PASS, reason, quoted(dialogue, checks[-1:]), 0.85)
    if _caller_leaves(dialogue) and _closing(dialogue) is None:
        return no_occasion("The caller ends the call before a closing.", 0.7)
    reason = "The agent neither checks that the matter is settled nor asks for anything else."
    return Finding(Verdict.FAIL, reason, quoted(dialogue, dialogue.agent_indices[-1:]), 0.8)


def detect_courteous_closing(dialogue: Dialogue, _params: Mapping[str, Any]) -> Finding:
    """Whether the agent closes with thanks, good wishes or a courteous goodbye."""
    ended = None if dialogue.call.voicemail else _ended_otherwise(dialogue)
    if ended:
        return no_occasion(ended)
    closing = _closing(dialogue)
    if closing is not None:
        reason = f"The agent closes courteously: {quote_of(dialogue, closing)}."
        return Finding(Verdict.PASS, reason, quoted(dialogue, [closing]), 0.85)
    if not dialogue.call.voicemail and _caller_leaves(dialogue):
        return no_occasion("The caller ends the call before a closing.", 0.7)
    last = dialogue.agent_indices[-1]
    reason = f"The agent's last words are {quote_of(dialogue, last)}: no thanks, wish or goodbye."
    return Finding(Verdict.FAIL, reason, quoted(dialogue, [last]), 0.85)


def _checks(dialogue: Dialogue, index: int) -> bool:
    text = words_of(dialogue, index)
    if text in NOT_SETTLED:
        return False
    late = index in dialogue.agent_indices[-_LAST_LINES:]
    return text in SETTLED or (late and text in PERHAPS_SETTLED)


def _closing(dialogue: Dialogue) -> int | None:
    """The agent's last words where they are courteous; an earlier goodbye counts as well."""
    last, *earlier = dialogue.agent_indices[::-1][:_LAST_WORDS]
    text = words_of(dialogue, last)
    if (BYE.search(text) or THANKS.search(text)) and not HOLLOW.search(text):
        return last
    for index in earlier:
        near_end = len(dialogue.spoken) - dialogue.spoken.index(index) <= _LAST_WORDS + 2
        if near_end and BYE.search(words_of(dialogue, index)):
            return index
    return None


def _ended_otherwise(dialogue: Dialogue) -> str | None:
    """Why the closing is not due: the call ends in a transfer or on hold."""
    if _ends_by_transfer(dialogue):
        return "The call ends by transfer."
    if dialogue.hold_reading.events and dialogue.hold_reading.events[-1].back is None:
        return "The call ends on hold."
    return None


def _ends_by_transfer(dialogue: Dialogue) -> bool:
    if dialogue.transfers:
        return dialogue.transfers[-1].answered_by is None
    return announces_transfer(words_of(dialogue, dialogue.agent_indices[-1]))


def _caller_leaves(dialogue: Dialogue) -> bool:
    """Whether the caller has the last word and the agent has not begun to close."""
    said = [u.speaker for u in dialogue.utterances if u.text.strip()]
    return said[-1] is Speaker.CALLER
