"""Respect and honesty: respectful_language, no_blaming, no_overpromise."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from rubrics.dialogue import Dialogue
from rubrics.language.blame import FAIR, OF_THE_HOUSE, RUN_DOWN
from rubrics.language.certainty import (
    AGAIN,
    BEYOND_DOUBT,
    EMPHATIC,
    EVENT,
    NO_GUARANTEE,
    OWN_ACT,
    OWN_PART,
)
from rubrics.language.house_jibes import FIGURES, OF_NOBODY
from rubrics.language.names import is_surely_name
from rubrics.language.rudeness import (
    KIND,
    MOCKERY,
    RUDE,
    SHRUG,
    SNEER,
    THREAT,
    TO_CALLER,
    WHATEVER,
)
from rubrics.listening import not_said, quote_of, quoted, turn_before, words_of
from rubrics.readings.intents import likelihood, sounds_like, speaks_ill
from rubrics.scorecard import Finding, Verdict

_LONGEST_RETORT_WORDS = 9
_FAIL_CONFIDENCE = 0.8
_LIKELY_CONFIDENCE = 0.55
_MOST_LIKELY_CONFIDENCE = 0.75
_BEYOND_PLAIN_WORDS = 0.85


@dataclass(frozen=True, slots=True)
class _Forbidden:
    """What must not be said: its phrases, what excuses a likely hit, and how both are told."""

    intent: str
    says: Callable[[Dialogue, int], bool]
    excused: Callable[[str, float], bool]
    what: str
    clean: str


def detect_respectful_language(dialogue: Dialogue, _params: Mapping[str, Any]) -> Finding:
    """Fails on rude, sarcastic, demeaning or profane words to or about the caller."""
    return _judge(dialogue, _DISRESPECT)


def detect_no_blaming(dialogue: Dialogue, _params: Mapping[str, Any]) -> Finding:
    """Fails where the agent runs a colleague, a department or the company down."""
    return _judge(dialogue, _BLAME)


def detect_no_overpromise(dialogue: Dialogue, _params: Mapping[str, Any]) -> Finding:
    """Fails on an unconditional guarantee of what the agent does not control."""
    return _judge(dialogue, _GUARANTEE)


def _judge(dialogue: Dialogue, forbidden: _Forbidden) -> Finding:
    """A fail with every utterance that says the forbidden thing, else a pass."""
    said = [i for i in dialogue.agent_indices if forbidden.says(dialogue, i)]
    likely = _likely(dialogue, forbidden)
    at = sorted({*said, *likely})
    if not at:
        return not_said(forbidden.clean)
    reason = f"The agent says {quote_of(dialogue, at[0])}: {forbidden.what}."
    sure = _FAIL_CONFIDENCE if said else min(_MOST_LIKELY_CONFIDENCE, max(likely.values()))
    return Finding(Verdict.FAIL, reason, quoted(dialogue, at), sure)


def _likely(dialogue: Dialogue, forbidden: _Forbidden) -> dict[int, float]:
    """Lines that sound like it without a phrase, each with its confidence (0-1)."""
    intent = forbidden.intent
    heard = [i for i in dialogue.agent_indices if sounds_like(dialogue, i, intent)]
    chances = {i: likelihood(dialogue, i, intent) for i in heard}
    return {
        i: max(_LIKELY_CONFIDENCE, chance)
        for i, chance in chances.items()
        if not forbidden.excused(words_of(dialogue, i), chance)
    }


def _is_rude(dialogue: Dialogue, index: int) -> bool:
    text = words_of(dialogue, index)
    if WHATEVER.search(text) or _retorts(dialogue, index, text):
        return True
    rude = RUDE.search(text) is not None or SNEER.search(text) is not None
    return rude and KIND.search(text) is None


def _retorts(dialogue: Dialogue, index: int, text: str) -> bool:
    """Whether a short answer belittles what the caller has just told or threatened."""
    if len(text.split()) > _LONGEST_RETORT_WORDS:
        return False
    before = turn_before(dialogue, index)
    if THREAT.search(before) and MOCKERY.search(text):
        return True
    return bool(before) and SHRUG.search(text) is not None


def _runs_down(dialogue: Dialogue, index: int) -> bool:
    text = words_of(dialogue, index)
    said = text in RUN_DOWN or (text in FIGURES and _is_of_the_house(text))
    return said and text not in OF_NOBODY and text not in FAIR


def _is_of_the_house(text: str) -> bool:
    return text in OF_THE_HOUSE or any(is_surely_name(word) for word in text.split())


def _is_of_others(text: str) -> bool:
    """Whether the words run somebody down and are not said to the caller."""
    return text in RUN_DOWN and text not in TO_CALLER


def _overpromises(dialogue: Dialogue, index: int) -> bool:
    text = words_of(dialogue, index)
    return _guarantees(text) and NO_GUARANTEE.search(text) is None


def _guarantees(text: str) -> bool:
    if AGAIN.search(text):
        return True
    if BEYOND_DOUBT.search(text) and (text in EVENT or text not in OWN_PART):
        return True
    return text in EMPHATIC and text in EVENT and not _only_own_act(text)


def _only_own_act(text: str) -> bool:
    """Whether the certainty is about what the agent will do, a commitment and no guarantee."""
    return OWN_ACT.search(text) is not None and not BEYOND_DOUBT.search(text)


def _no_running_down(text: str, chance: float) -> bool:
    """Whether the words are fair, about nobody of the house, or of no doubtful word at all."""
    if text in FAIR or text in OF_NOBODY or text not in OF_THE_HOUSE:
        return True
    return chance < _BEYOND_PLAIN_WORDS and not speaks_ill(text)


def _within_own_power(text: str, _chance: float) -> bool:
    """Whether the words deny the guarantee or are about the agent's own act."""
    return NO_GUARANTEE.search(text) is not None or _only_own_act(text)


_DISRESPECT = _Forbidden(
    "rude",
    _is_rude,
    lambda text, _chance: text in KIND or _is_of_others(text),
    "disrespectful to the caller",
    "No disrespectful word to the caller.",
)
_BLAME = _Forbidden(
    "blame",
    _runs_down,
    _no_running_down,
    "running a colleague or the company down before the caller",
    "Nobody of the own house is run down before the caller.",
)
_GUARANTEE = _Forbidden(
    "overpromise",
    _overpromises,
    _within_own_power,
    "an unconditional guarantee of what the agent does not control",
    "No unconditional guarantee is given; promises stay within the agent's own control.",
)
