"""Criteria that a rubric makes of its own words and numbers: says, asks before, metric between."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rubrics.dialogue import Dialogue
from rubrics.listening import shortened
from rubrics.metrics import longest_silence, measure
from rubrics.own_words import Said, Wanted, hear, lines_within
from rubrics.scorecard import Evidence, Finding, Verdict
from rubrics.talk import Talk
from rubrics.turns import find_interruptions

_SURE = 0.9
_PHRASES_SHOWN = 3
_WORST_FIRST = (Verdict.FAIL, Verdict.PARTIAL, Verdict.PASS)
_WHERE = {"opening": " in the opening", "closing": " in the closing", "anywhere": ""}


def detect_says(dialogue: Dialogue, params: Mapping[str, Any]) -> Finding:
    """Whether a phrase is said. Settings `phrases`, `who`, `within`, `needs` (any, all)."""
    talk, wanted = dialogue.turns, _wanted(params)
    said = hear(talk, wanted)
    if params.get("needs", "any") == "all":
        return _says_all(talk, wanted, said)
    if said:
        return _heard(talk, said[:1], f"{_subject(wanted)} says it{_where(wanted)}")
    return _unheard(talk, wanted, _or(wanted.phrases))


def detect_never_says(dialogue: Dialogue, params: Mapping[str, Any]) -> Finding:
    """Whether no phrase is said, each word as written. Settings `phrases`, `who`, `within`."""
    talk, wanted = dialogue.turns, _wanted(params, tolerant=False)
    said = hear(talk, wanted)
    if not said:
        none = _subject(wanted, never=True)
        return Finding(Verdict.PASS, f"{none} says {_or(wanted.phrases)}{_where(wanted)}.")
    phrases = _and(dict.fromkeys(s.phrase for s in said))
    reason = f"{_subject(wanted)} says {phrases}{_where(wanted)}: {_quote(talk, said[0])}."
    return Finding(Verdict.FAIL, reason, _evidence(talk, said), _SURE)


def detect_within_seconds(dialogue: Dialogue, params: Mapping[str, Any]) -> Finding:
    """Whether a phrase is said early enough, counted from the first spoken word.

    Settings `phrases`, `who`, `seconds`, `partial_seconds` (said by then is partial).
    """
    talk = dialogue.turns
    wanted = _wanted({**params, "within": "anywhere"})
    said = hear(talk, wanted)
    if not said:
        return _unheard(talk, wanted, _or(wanted.phrases))
    due, late = float(params["seconds"]), float(params.get("partial_seconds", 0))
    at = said[0].seconds
    reason = f"{_subject(wanted)} says it {at:.0f} s into the talk: {_quote(talk, said[0])}"
    if at <= due:
        return Finding(Verdict.PASS, f"{reason}.", _evidence(talk, said[:1]), _SURE)
    verdict = Verdict.PARTIAL if at <= late else Verdict.FAIL
    return Finding(verdict, f"{reason}; due within {due:g} s.", _evidence(talk, said[:1]), _SURE)


def detect_asks_before(dialogue: Dialogue, params: Mapping[str, Any]) -> Finding:
    """Whether the agent asks, and is answered, before something else is said.

    Settings `asks`, `before`, `before_who` (agent). Asked without an answer is partial.
    """
    talk = dialogue.turns
    before = Wanted(tuple(map(str, params["before"])), params.get("before_who", "agent"))
    asks = Wanted(tuple(map(str, params["asks"])))
    events, asked = hear(talk, before), hear(talk, asks)
    if not events:
        reason = f"{_subject(before, never=True)} says {_or(before.phrases)}, so nothing is due."
        return Finding(Verdict.NA, reason)
    verdicts = [_asked_before(talk, event, asked) for event in events]
    worst = min(verdicts, key=_WORST_FIRST.index)
    event = events[verdicts.index(worst)]
    earlier = [ask for ask in asked if ask.place < event.place]
    evidence = _evidence(talk, (*earlier[:1], event))
    return Finding(worst, _asking_reason(talk, worst, event, asks), evidence, _SURE)


def detect_metric_between(dialogue: Dialogue, params: Mapping[str, Any]) -> Finding:
    """Whether a countable fact lies within bounds.

    Settings `metric`, `low`, `high`, `partial_low`, `partial_high`.
    """
    metric = str(params["metric"])
    value = _metric(dialogue, metric)
    name = metric.replace("_", " ")
    if value is None:
        return Finding(Verdict.NA, f"The {name} cannot be measured in this call.", confidence=1.0)
    bounds = _Bounds.of(params)
    verdict = bounds.judge(value)
    reason = f"The {name}: {value:g}, where {bounds.words} is asked."
    return Finding(verdict, reason, _metric_evidence(dialogue, metric), _SURE)


def _says_all(talk: Talk, wanted: Wanted, said: Sequence[Said]) -> Finding:
    first: dict[str, Said] = {}
    for place in said:
        first.setdefault(place.phrase, place)
    missing = [phrase for phrase in wanted.phrases if phrase not in first]
    found = list(first.values())
    if not missing:
        return _heard(talk, found, f"{_subject(wanted)} says all of it{_where(wanted)}")
    if not found:
        return _unheard(talk, wanted, _and(missing))
    reason = f"{_subject(wanted)} does not say {_and(missing)}{_where(wanted)}; the rest is said."
    return Finding(Verdict.PARTIAL, reason, _evidence(talk, found), _SURE)


def _heard(talk: Talk, said: Sequence[Said], reason: str) -> Finding:
    evidence = _evidence(talk, said)
    return Finding(Verdict.PASS, f"{reason}: {_quote(talk, said[0])}.", evidence, _SURE)


def _unheard(talk: Talk, wanted: Wanted, phrases: str) -> Finding:
    """A failure; where the words were due in a part of the call, that part is the evidence."""
    reason = f"{_subject(wanted, never=True)} says {phrases}{_where(wanted)}."
    due = () if wanted.within == "anywhere" else lines_within(talk, wanted.who, wanted.within)
    return Finding(Verdict.FAIL, reason, tuple(talk.evidence(i) for i in due), 0.85)


def _asked_before(talk: Talk, event: Said, asked: Sequence[Said]) -> Verdict:
    earlier = [ask for ask in asked if ask.place < event.place]
    if not earlier:
        return Verdict.FAIL
    first_asked = earlier[0].lines[-1]
    answered = any(first_asked < i <= event.lines[0] for i in talk.caller_indices)
    return Verdict.PASS if answered else Verdict.PARTIAL


def _asking_reason(talk: Talk, verdict: Verdict, event: Said, asks: Wanted) -> str:
    then = _quote(talk, event)
    return {
        Verdict.PASS: f"Asks, and is answered, before {then}.",
        Verdict.PARTIAL: f"Asks, but goes on to {then} without an answer.",
        Verdict.FAIL: f"Comes to {then} without having asked {_or(asks.phrases)}.",
    }[verdict]


@dataclass(frozen=True, slots=True)
class _Bounds:
    low: float
    high: float
    partial_low: float
    partial_high: float

    @classmethod
    def of(cls, params: Mapping[str, Any]) -> "_Bounds":
        low, high = float(params.get("low", "-inf")), float(params.get("high", "inf"))
        partial_low = float(params.get("partial_low", low))
        return cls(low, high, partial_low, float(params.get("partial_high", high)))

    @property
    def words(self) -> str:
        if self.low == float("-inf"):
            return f"at most {self.high:g}"
        if self.high == float("inf"):
            return f"at least {self.low:g}"
        return f"{self.low:g} to {self.high:g}"

    def judge(self, value: float) -> Verdict:
        if self.low <= value <= self.high:
            return Verdict.PASS
        nearly = self.partial_low <= value <= self.partial_high
        return Verdict.PARTIAL if nearly else Verdict.FAIL


def _metric(dialogue: Dialogue, metric: str) -> float | None:
    if metric == "duration_seconds":
        return dialogue.call.duration
    if metric == "holds":
        return len(dialogue.holds)
    if metric == "hold_seconds":
        return round(sum(hold.end - hold.start for hold in dialogue.holds), 1)
    value: float | None = getattr(measure(dialogue), metric)
    return value


def _metric_evidence(dialogue: Dialogue, metric: str) -> tuple[Evidence, ...]:
    """What can be pointed at; of a share or a rate there is nothing."""
    if metric == "interruptions":
        return tuple(dialogue.evidence(i.agent) for i in find_interruptions(dialogue))
    if metric in ("holds", "hold_seconds"):
        return tuple(Evidence(h.start, h.end, "(on hold)") for h in dialogue.holds)
    if metric == "longest_silence_seconds":
        return (Evidence(*longest_silence(dialogue), "(nobody speaks)"),)
    return ()


def _wanted(params: Mapping[str, Any], *, tolerant: bool = True) -> Wanted:
    return Wanted(
        phrases=tuple(map(str, params["phrases"])),
        who=params.get("who", "agent"),
        within=params.get("within", "anywhere"),
        tolerant=tolerant,
    )


def _evidence(talk: Talk, said: Iterable[Said]) -> tuple[Evidence, ...]:
    lines = sorted({line for s in said for line in s.lines})
    return tuple(talk.evidence(line) for line in lines)


def _quote(talk: Talk, said: Said) -> str:
    return f"“{shortened(talk.utterances[said.lines[0]].text)}”"


def _subject(wanted: Wanted, *, never: bool = False) -> str:
    if wanted.who == "anyone":
        return "Nobody" if never else "Somebody"
    return f"The {wanted.who} never" if never else f"The {wanted.who}"


def _where(wanted: Wanted) -> str:
    if isinstance(wanted.within, str):
        return _WHERE[wanted.within]
    return f" in the first {wanted.within:g} s"


def _or(phrases: Sequence[str]) -> str:
    shown = " or ".join(f"“{phrase}”" for phrase in phrases[:_PHRASES_SHOWN])
    return shown if len(phrases) <= _PHRASES_SHOWN else f"{shown} or the like"


def _and(phrases: Iterable[str]) -> str:
    return " and ".join(f"“{phrase}”" for phrase in phrases)
