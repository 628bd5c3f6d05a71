"""Holds: asked for before, closed with thanks or apology, and never long without a word."""

from collections.abc import Mapping, Sequence
from typing import Any

from rubrics.dialogue import Dialogue
from rubrics.readings.holds import Asking, HoldEvent
from rubrics.scorecard import Evidence, Finding, Verdict
from rubrics.talk import Talk

LONGEST_SECONDS = 120.0
_NO_HOLD = Finding(Verdict.NA, "No hold in this call.", confidence=0.9)
_VERDICTS = {
    Asking.ASKED_AND_ANSWERED: Verdict.PASS,
    Asking.ASKED: Verdict.PARTIAL,
    Asking.TOLD: Verdict.FAIL,
    Asking.WORDLESS: Verdict.FAIL,
}
_RANK = (Verdict.FAIL, Verdict.PARTIAL, Verdict.PASS)


def detect_hold_permission(dialogue: Dialogue, _params: Mapping[str, Any]) -> Finding:
    """Whether each hold is asked for and answered; the worst hold counts."""
    talk = dialogue.turns
    reading = talk.hold_reading
    if not reading.events:
        if reading.refused:
            return Finding(
                Verdict.PASS,
                "Asks before a hold, and respects that the caller would rather not.",
                tuple(talk.evidence(i) for i in reading.refused),
            )
        return _NO_HOLD
    worst = min((_VERDICTS[e.asking] for e in reading.events), key=_RANK.index)
    deciding = [e for e in reading.events if _VERDICTS[e.asking] is worst]
    evidence = tuple(_announcement(talk, e) for e in deciding)
    return Finding(worst, _permission_reason(talk, deciding[0]), evidence, 0.85)


def detect_hold_return(dialogue: Dialogue, _params: Mapping[str, Any]) -> Finding:
    """Whether each return from hold thanks the caller or apologises for the wait."""
    talk = dialogue.turns
    returned = [e for e in talk.hold_reading.events if e.back is not None and not e.checks_in]
    if not returned:
        return _NO_HOLD
    bare = [e for e in returned if not e.courteous]
    evidence = _lines_back(talk, bare or returned)
    if bare:
        return Finding(
            Verdict.FAIL,
            f"Comes back at {_clock(bare[0].end)} without thanks for holding or a word of apology.",
            evidence,
            0.85,
        )
    return Finding(
        Verdict.PASS, "Thanks the caller for waiting, or apologises for it.", evidence, 0.9
    )


def detect_hold_updates(dialogue: Dialogue, params: Mapping[str, Any]) -> Finding:
    """Whether no stretch of a hold exceeds two minutes. Setting `longest_seconds`."""
    talk = dialogue.turns
    longest = float(params.get("longest_seconds", LONGEST_SECONDS))
    events = talk.hold_reading.events
    if not events:
        return _NO_HOLD
    over = [e for e in events if e.seconds > longest]
    evidence = _lines_back(talk, over or events)
    if over:
        return Finding(
            Verdict.FAIL,
            f"Nobody checked in for {over[0].seconds:.0f} s of the hold at "
            f"{_clock(over[0].start)}.",
            evidence,
            0.9,
        )
    return Finding(Verdict.PASS, "No stretch of hold was too long without a word.", evidence, 0.9)


def _lines_back(talk: Talk, events: Sequence[HoldEvent]) -> tuple[Evidence, ...]:
    return tuple(talk.evidence(e.back if e.back is not None else e.before) for e in events)


def _announcement(talk: Talk, event: HoldEvent) -> Evidence:
    if event.announcement is not None:
        return talk.evidence(event.announcement)
    return talk.evidence(event.back if event.back is not None else event.before)


def _permission_reason(talk: Talk, event: HoldEvent) -> str:
    at = _clock(event.start)
    if event.announcement is None:
        return f"The line goes quiet at {at} without a word about a hold."
    said = talk.utterances[event.announcement].text
    return {
        Asking.ASKED_AND_ANSWERED: f"Asks before the hold at {at} and waits for the answer.",
        Asking.ASKED: f"Asks for the hold at {at}, but goes without waiting for the answer.",
        Asking.TOLD: f"Put on hold at {at} with “{said}”, without being asked.",
    }[event.asking]


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60:02d}:{int(seconds) % 60:02d}"
