"""How the caller is let speak and answered: no_policy_hiding, no_rushing, no_interruptions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rubrics.dialogue import Dialogue
from rubrics.language.hurry import HURRY, UNHURRIED
from rubrics.language.refusals import (
    ALTERNATIVE,
    HARMLESS,
    INSISTS,
    REASON,
    REFUSING,
    STRONG_ALTERNATIVE,
)
from rubrics.listening import not_said, quote_of, quoted, turn_before, words_of
from rubrics.readings.intents import sounds_like
from rubrics.scorecard import Finding, Verdict
from rubrics.turns import find_interruptions

_TOLERATED_INTERRUPTIONS = 1
_PARTIAL_INTERRUPTIONS = 2


def detect_no_policy_hiding(dialogue: Dialogue, _params: Mapping[str, Any]) -> Finding:
    """Judges refusals that hide behind policy, department or system, by their alternatives."""
    refusals = [_Refusal(i, _alternative(dialogue, i)) for i in _refusing(dialogue)]
    if not refusals:
        return not_said("Nothing is refused with policy, department or system as the reason.")
    bare = [r.index for r in refusals if r.alternative is None]
    if bare:
        reason = f"The agent says {quote_of(dialogue, bare[0])} and offers no alternative."
        return Finding(Verdict.FAIL, reason, quoted(dialogue, bare), 0.75)
    first = refusals[0]
    shown = [i for r in refusals for i in (r.index, r.alternative) if i is not None]
    quote = quote_of(dialogue, first.index)
    reason = f"A rule is given as the reason in {quote}, with an alternative."
    return Finding(Verdict.PARTIAL, reason, quoted(dialogue, shown), 0.75)


def detect_no_rushing(dialogue: Dialogue, _params: Mapping[str, Any]) -> Finding:
    """Fails where the agent hurries the caller."""
    at = [i for i in dialogue.agent_indices if _hurries(dialogue, i)]
    if not at:
        return not_said("The agent does not hurry the caller.")
    reason = f"The agent hurries the caller: {quote_of(dialogue, at[0])}."
    return Finding(Verdict.FAIL, reason, quoted(dialogue, at), 0.8)


def detect_no_interruptions(dialogue: Dialogue, _params: Mapping[str, Any]) -> Finding:
    """Counts the agent's starts over the caller's speech for more than half a second."""
    if not dialogue.call.timed:
        reason = "Who speaks over whom cannot be told from this recording."
        return Finding(Verdict.NA, reason, confidence=1.0)
    cuts = find_interruptions(dialogue)
    evidence = quoted(dialogue, (c.agent for c in cuts))
    if len(cuts) <= _TOLERATED_INTERRUPTIONS:
        times = "once" if cuts else "never"
        return Finding(
            Verdict.PASS, f"The agent {times} starts to speak over the caller.", evidence, 0.95
        )
    verdict = Verdict.PARTIAL if len(cuts) == _PARTIAL_INTERRUPTIONS else Verdict.FAIL
    times = "twice" if len(cuts) == _PARTIAL_INTERRUPTIONS else f"{len(cuts)} times"
    reason = f"The agent starts to speak over the caller {times} for more than half a second."
    return Finding(verdict, reason, evidence, 0.95)


def _hurries(dialogue: Dialogue, index: int) -> bool:
    text = words_of(dialogue, index)
    hurried = text in HURRY or sounds_like(dialogue, index, "rushing")
    return hurried and text not in UNHURRIED


@dataclass(frozen=True, slots=True)
class _Refusal:
    """Where a rule ends the matter, and the utterance with the alternative, if any."""

    index: int
    alternative: int | None


def _refusing(dialogue: Dialogue) -> list[int]:
    return [
        i
        for i in dialogue.agent_indices
        if _refuses(words_of(dialogue, i)) or _likely_refuses(dialogue, i)
    ]


def _likely_refuses(dialogue: Dialogue, index: int) -> bool:
    text = words_of(dialogue, index)
    harmless = text in HARMLESS or text in HURRY
    return not harmless and sounds_like(dialogue, index, "policy_refusal")


def _refuses(text: str) -> bool:
    match = REASON.search(text)
    while match:
        harmless = HARMLESS.search(text)
        inside = harmless and harmless.start() < match.end() and harmless.end() > match.start()
        if not inside:
            return REFUSING.search(text) is not None
        match = REASON.search(text, match.end())
    return False


def _alternative(dialogue: Dialogue, index: int) -> int | None:
    """The utterance in which the agent offers another way, unasked; None when there is none."""
    text = words_of(dialogue, index)
    match = REASON.search(text)
    rest = text[match.end() :] if match else ""
    if STRONG_ALTERNATIVE.search(text) or ALTERNATIVE.search(rest):
        return index
    following = [i for i in dialogue.agent_indices if i > index][:2]
    for i in following:
        said = words_of(dialogue, i)
        pressed = INSISTS.search(turn_before(dialogue, i)) is not None
        if STRONG_ALTERNATIVE.search(said) or (not pressed and ALTERNATIVE.search(said)):
            return i
        if pressed:
            return None
    return None
