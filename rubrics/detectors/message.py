"""Whether a message that is taken holds what the colleague needs to return the call."""

from collections.abc import Mapping
from typing import Any

from rubrics.dialogue import Dialogue
from rubrics.scorecard import Finding, Verdict


def detect_message_complete(dialogue: Dialogue, _params: Mapping[str, Any]) -> Finding:
    """Name with spelling, company, number with area code, message, and when to return the call."""
    talk = dialogue.turns
    message = talk.message
    if message is None:
        return Finding(Verdict.NA, "No message is taken in this call.")
    evidence = tuple(talk.evidence(i) for i in message.lines)
    if not message.missing:
        reason = "The message holds name with spelling, company, number, subject and time to call."
        return Finding(Verdict.PASS, reason, evidence, 0.8)
    verdict = Verdict.PARTIAL if message.name and message.number else Verdict.FAIL
    return Finding(
        verdict, f"A message is taken without {_listed(message.missing)}.", evidence, 0.75
    )


def _listed(parts: tuple[str, ...]) -> str:
    if len(parts) == 1:
        return parts[0]
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
