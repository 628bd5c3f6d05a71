"""Listening and care: empathy, apology and the use of the caller's name."""

import re
from collections.abc import Mapping
from typing import Any

from rubrics.dialogue import Dialogue
from rubrics.language.apologies import ADMISSION, APOLOGY, MOCK_APOLOGY, OWNED_UP, SORRY
from rubrics.language.faults import (
    FAULT,
    LIKELY_FAULT,
    NOT_A_FAULT,
    OWN_DOING,
    OWN_FAULT,
    SURE_FAULT,
)
from rubrics.language.feelings import (
    CALM,
    COLD,
    FEELING,
    KIND_WORDS,
    LOSS,
    NAMED_FEELING,
    WARM_WORDS,
)
from rubrics.language.phrases import Phrases
from rubrics.listening import hearing, no_occasion, quote_of, quoted, replies_to, words_of
from rubrics.readings.callers_name import find_callers_name
from rubrics.readings.intents import likelihood, likely_intents, sounds_like, sounds_unlike
from rubrics.scorecard import Finding, Verdict

_MAY_BE_FAULT = 0.5
_LEAST_FOR_FAULT = 0.11
_LEAST_FOR_LIKELY = 0.5
_LEAST_BEFORE_APOLOGY = 0.2
_LEAST_AT_ALL = 0.01
_LEAST_OWNED_UP = 0.08
_FEWEST_TO_TELL = 5
_LEAST_FOR_STRETCH = 0.4
_SURELY_FAULT = 0.9
_LONG_LINE_WORDS = 16
_WORDS_BEFORE = 7
_WORDS_AFTER = 7


def detect_empathy(dialogue: Dialogue, _params: Mapping[str, Any]) -> Finding:
    """Whether the agent acknowledges a feeling that the caller puts in words."""
    felt = _felt(dialogue)
    if not felt:
        felt = _felt_by_agent(dialogue)
    if not felt:
        return no_occasion("The caller puts no worry, upset or loss in words.", 0.75)
    kind = [i for i in dialogue.agent_indices if i > felt[0] and _acknowledges(dialogue, i)]
    if kind:
        before = max(f for f in felt if f < kind[0])
        reason = f"The agent acknowledges the caller's feeling: {quote_of(dialogue, kind[0])}."
        return Finding(Verdict.PASS, reason, quoted(dialogue, [before, *kind[:2]]), 0.8)
    reason = f"The caller says {quote_of(dialogue, felt[0])} and the agent does not acknowledge it."
    shown = [i for f in felt[:2] for i in (f, *replies_to(dialogue, f))]
    return Finding(Verdict.FAIL, reason, quoted(dialogue, shown), 0.75)


def detect_apology(dialogue: Dialogue, _params: Mapping[str, Any]) -> Finding:
    """Whether the agent apologises for a failure of the organisation that the caller reports."""
    faults = [i for i in dialogue.caller_indices if _reports_fault(dialogue, i)]
    if not faults:
        faults = _fault_behind_apology(dialogue) or _told_by_agent(dialogue)
    if not faults:
        return no_occasion("The caller reports no failure of the organisation's service.", 0.75)
    sorry = [i for i in dialogue.agent_indices if i >= faults[0] and _apologises(dialogue, i)]
    if sorry:
        before = max(f for f in faults if f <= sorry[0])
        reason = f"The agent apologises for the failure: {quote_of(dialogue, sorry[0])}."
        return Finding(Verdict.PASS, reason, quoted(dialogue, [before, *sorry[:2]]), 0.8)
    reason = f"The caller reports {quote_of(dialogue, faults[0])} and hears no apology for it."
    mock = hearing(dialogue, dialogue.agent_indices, MOCK_APOLOGY)
    shown = [i for f in faults[:2] for i in (f, *replies_to(dialogue, f))]
    return Finding(Verdict.FAIL, reason, quoted(dialogue, [*shown, *mock]), 0.75)


def detect_uses_name(dialogue: Dialogue, _params: Mapping[str, Any]) -> Finding:
    """Whether the agent addresses the caller by the name given."""
    name = find_callers_name(dialogue)
    if name is None:
        return no_occasion("The caller's name is not given.", 0.8)
    if name.used:
        reason = f"The agent addresses the caller by name: {quote_of(dialogue, name.used[0])}."
        return Finding(Verdict.PASS, reason, quoted(dialogue, name.used), 0.85)
    reason = "The caller's name is given and the agent never uses it."
    return Finding(Verdict.FAIL, reason, quoted(dialogue, [name.learned]), 0.75)


def _felt(dialogue: Dialogue) -> list[int]:
    """Where the caller's feeling or loss is heard."""
    return [
        i
        for i in dialogue.caller_indices
        if _outside(words_of(dialogue, i), FEELING, CALM) or LOSS.search(words_of(dialogue, i))
    ]


def _felt_by_agent(dialogue: Dialogue) -> list[int]:
    """The fault told just before the agent names the caller's feeling in answer to it."""
    for index in dialogue.agent_indices:
        if NAMED_FEELING.search(words_of(dialogue, index)):
            told = [i for i in dialogue.caller_indices if i < index]
            if any(_reports_fault(dialogue, i) for i in told):
                return told[-1:]
    return []


def _acknowledges(dialogue: Dialogue, index: int) -> bool:
    text = words_of(dialogue, index)
    if NAMED_FEELING.search(text):
        return True
    if COLD.search(text):
        return False
    if WARM_WORDS.search(text) or KIND_WORDS.search(text):
        return not sounds_unlike(dialogue, index, "empathy")
    return sounds_like(dialogue, index, "empathy")


def _reports_fault(dialogue: Dialogue, index: int) -> bool:
    text = words_of(dialogue, index)
    if text in OWN_DOING:
        return False
    if _outside(text, SURE_FAULT, NOT_A_FAULT):
        return True
    if not _sounds_like_fault(dialogue, index, text):
        return False
    so_far = [i for i in dialogue.caller_indices if i < index]
    return not any(words_of(dialogue, i) in OWN_FAULT for i in so_far)


def _sounds_like_fault(dialogue: Dialogue, index: int, text: str) -> bool:
    likely = likelihood(dialogue, index, "caller_failure")
    if _outside(text, FAULT, NOT_A_FAULT):
        return likely >= _LEAST_FOR_FAULT or _stretch_tells_fault(text)
    if text in NOT_A_FAULT:
        return likely >= _SURELY_FAULT
    if text in LIKELY_FAULT and likely >= _LEAST_FOR_LIKELY:
        return True
    return sounds_like(dialogue, index, "caller_failure")


def _stretch_tells_fault(text: str) -> bool:
    """Whether, in a line too long to judge as one, what stands around a hint tells a failure."""
    if len(text.split()) <= _LONG_LINE_WORDS:
        return False
    near = (_around(text, match) for match in FAULT.find_all(text))
    return any(likely_intents(part)["caller_failure"] >= _LEAST_FOR_STRETCH for part in near)


def _around(text: str, match: re.Match[str]) -> str:
    before, after = text[: match.start()].split(), text[match.end() :].split()
    return " ".join([*before[-_WORDS_BEFORE:], match[0], *after[:_WORDS_AFTER]])


def _fault_behind_apology(dialogue: Dialogue) -> list[int]:
    """What the caller may have complained of, where the agent then takes the blame for it."""
    for index in dialogue.agent_indices:
        if _apologises(dialogue, index):
            told = [i for i in dialogue.caller_indices if i < index]
            likely = [i for i in told if _may_report_fault(dialogue, i)]
            likely = likely or [i for i in told[-1:] if _is_owned_up_to(dialogue, i, index)]
            if likely:
                return likely[-1:]
    return []


def _is_owned_up_to(dialogue: Dialogue, told: int, answer: int) -> bool:
    """Whether the agent plainly takes what the caller has just told upon the house."""
    text = words_of(dialogue, told)
    if words_of(dialogue, answer) not in OWNED_UP or len(text.split()) < _FEWEST_TO_TELL:
        return False
    if text in OWN_DOING or text in NOT_A_FAULT or text in LOSS:
        return False
    return text in LIKELY_FAULT or likelihood(dialogue, told, "caller_failure") >= _LEAST_OWNED_UP


def _told_by_agent(dialogue: Dialogue) -> list[int]:
    """Where the agent, before any complaint, tells a failure of the house and is sorry for it."""
    for index in dialogue.agent_indices:
        text = words_of(dialogue, index)
        if text in ADMISSION and _apologises(dialogue, index):
            return [index]
    return []


def _may_report_fault(dialogue: Dialogue, index: int) -> bool:
    text = words_of(dialogue, index)
    if text in OWN_DOING or text in NOT_A_FAULT or text in LOSS:
        return False
    likely = likelihood(dialogue, index, "caller_failure")
    hinted = text in LIKELY_FAULT and likely >= _LEAST_BEFORE_APOLOGY
    return hinted or likely >= (_LEAST_AT_ALL if text in FAULT else _MAY_BE_FAULT)


def _apologises(dialogue: Dialogue, index: int) -> bool:
    text = words_of(dialogue, index)
    sorry = text in APOLOGY or (text in SORRY and sounds_like(dialogue, index, "apology"))
    return sorry and text not in MOCK_APOLOGY


def _outside(text: str, wanted: Phrases, excluded: Phrases) -> bool:
    """Whether a wanted phrase stands in the text that no excluded phrase covers."""
    found = wanted.find_all(text)
    barred = [m.span() for m in excluded.find_all(text)] if found else []
    return any(not any(start < m.end() and m.start() < end for start, end in barred) for m in found)
