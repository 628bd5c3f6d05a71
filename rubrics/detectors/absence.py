"""What the agent tells and offers when a colleague whom the caller wants is away."""

from collections.abc import Mapping
from typing import Any

from rubrics.dialogue import Dialogue
from rubrics.language.help_offers import DISMISSED, GIVEN_IN, NOT_OFFERED, OFFERED, REQUESTED
from rubrics.readings.absences import Absence
from rubrics.scorecard import Finding, Verdict
from rubrics.talk import Talk

_LINES_AFTER = 6
_NO_ABSENCE = Finding(Verdict.NA, "No absent colleague comes up in this call.")


def detect_no_oversharing(dialogue: Dialogue, _params: Mapping[str, Any]) -> Finding:
    """Whether the agent says no more of an absent colleague than that they are unavailable."""
    talk = dialogue.turns
    absence = talk.absence
    if absence is None:
        return _NO_ABSENCE
    if not absence.overshared:
        return Finding(
            Verdict.PASS,
            "Says of the colleague only that they are not available.",
            tuple(talk.evidence(i) for i in sorted({absence.index, absence.told})),
            0.85,
        )
    told = "”, “".join(words for _, words in absence.overshared)
    return Finding(
        Verdict.FAIL,
        f"Tells the caller about the absent colleague: “{told}”; that they are unavailable is "
        f"enough.",
        tuple(talk.evidence(i) for i, _ in absence.overshared),
        0.85,
    )


def detect_absent_colleague_help(dialogue: Dialogue, _params: Mapping[str, Any]) -> Finding:
    """Whether the agent offers a message, own help, another person or a call back."""
    talk = dialogue.turns
    absence = talk.absence
    if absence is None:
        return _NO_ABSENCE
    offer = _offer(talk, absence)
    if offer is not None:
        return Finding(
            Verdict.PASS,
            "Offers the caller a way on although the colleague is away.",
            (talk.evidence(offer),),
            0.85,
        )
    return Finding(
        Verdict.FAIL,
        "Says that the colleague is away and offers no message, help, other person or call back.",
        tuple(talk.evidence(i) for i in _left_without(talk, absence)),
        0.85,
    )


def _offer(talk: Talk, absence: Absence) -> int | None:
    for index in talk.agent_indices:
        if index < absence.index:
            continue
        text = talk.texts[index]
        if text not in OFFERED or (text in NOT_OFFERED and "?" not in talk.utterances[index].text):
            continue
        if index in (absence.index, absence.told) or not _pressed_out(talk, absence, index):
            return index
    return None


def _pressed_out(talk: Talk, absence: Absence, index: int) -> bool:
    """Whether the caller had to ask for it after the absence was told."""
    return any(absence.told < i < index and talk.texts[i] in REQUESTED for i in talk.caller_indices)


def _left_without(talk: Talk, absence: Absence) -> list[int]:
    """The line that tells the absence, and those that leave the caller to it."""
    later = [i for i in talk.agent_indices if i > absence.told]
    dismissive = [i for i in later[:_LINES_AFTER] if talk.texts[i] in DISMISSED]
    pressed_out = [i for i in later if talk.texts[i] in OFFERED or talk.texts[i] in GIVEN_IN]
    return sorted({absence.told, *(dismissive[:2] or later[:1]), *pressed_out[:1]})
