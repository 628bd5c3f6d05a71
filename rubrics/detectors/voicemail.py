"""A voicemail that the agent leaves: short, and with all that the called person needs."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from rubrics.dialogue import Dialogue
from rubrics.language.introductions import read_introduction
from rubrics.language.phrases import Phrases
from rubrics.language.spoken import spoken
from rubrics.language.text import sentences
from rubrics.listening import no_occasion, quoted
from rubrics.scorecard import Finding, Verdict

_SHORT_SECONDS = 45.0
_LONG_SECONDS = 60.0
_LEAST_DIGITS = 6
_OPENING_UTTERANCES = 2
_ALL_PARTS = "name, organisation, reason and number"

_DIGIT = (
    "zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine|double|triple|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|"
    r"sixty"
    r"|seventy|eighty|ninety|hundred|\d+"
)
_NUMBER = re.compile(rf"\b(?:(?:{_DIGIT})(?: and| |$)){{2,}}")
_REASON = Phrases(
    "(?:calling|ringing|phoning|rang|called|call|ring|phone|message|getting in touch|in touch|"
    "touching base|following up|follow up) (?:you |today |just |back |quickly |again )*"
    "(?:about|to (?!me|us|you$)|with|regarding|because|for (?!me)|in (?:relation|regard|"
    "connection)|on behalf|as|re|concerning|in respect|from .* (?:about|regarding|to))",
    "(?:just |only |it is |wanted |want |quickly )*(?:to (?:let you know|say|tell you|confirm|"
    "check|remind|ask|follow|update|arrange|see if|see whether|inform|advise|go (?:through|over)|"
    "discuss|book|rebook|move|change|cancel|thank|find out))|with regard|regarding|in regard|"
    "about (?:the|your|that|a|an|our|his|her)|reminder|it is (?:about|regarding|just about|only "
    "about|concerning|to do with)"
    "|(?:your|the) (?:\\w+ ){0,4}(?:is|are|has|have|will be|was|needs?|came|came in|came back|"
    "they have) (?:\\w+ ){0,2}(?:ready|in|back|arrived|come|been|due|overdue|done|available|"
    "approved|in stock|here|confirmed|finished|cancelled|moved|delayed|outstanding|through|"
    "complete|completed|scheduled|booked|fixed|repaired|normal|agreed)|i have (?:got )?(?:your|"
    "the|some|good|bad|a|an) |we have (?:got )?(?:your|the|some|had|received|a|an) |need(?:s)? "
    "(?:your|you|to)|the results",
)


_FEWEST_TELLING_WORDS = 7
_ABOUT = Phrases("we|you|your|the|there|they|our")
# What every message says, whatever it is about.
_FRAME = Phrases(
    "(?:call|ring|phone|buzz|text) (?:me|us)|give (?:me|us) a|(?:call|ring|get|calling|ringing) "
    "(?:\\w+ )?back|(?:return|returning) (?:my|your) call|reach (?:me|us)|(?:my|our|the) "
    "(?:number|name|line)|number is|tr(?:y|ied|ying) (?:\\w+ )?(?:you|again|to (?:reach|get|call))|"
    "missed (?:you|your)|hope(?: that)? (?:you|all)|(?:this|it) is \\w+ (?:\\w+ )?(?:from|at|over|"
    "with|here|calling)|speaking from|nothing to (?:worry|fret|be)|no (?:panic|rush|hurry)|"
    "(?:we|i) (?:am|are) (?:here|open|in)|when(?:ever)? you (?:get|can|have|are)|speak "
    "(?:to you )?soon|have a"
)


def detect_voicemail_concise(dialogue: Dialogue, _params: Mapping[str, Any]) -> Finding:
    """Judges length and content of a voicemail: name, organisation, reason and number."""
    if not dialogue.call.voicemail:
        return no_occasion("The agent leaves no voicemail.", 1.0)
    said = dialogue.agent_indices
    seconds = dialogue.utterances[said[-1]].end - dialogue.utterances[said[0]].start
    holding = _parts(dialogue)
    missing = [part for part, at in holding.items() if at is None]
    verdict = _verdict(seconds, len(missing))
    lacks = f"lacks {' and '.join(missing)}" if missing else f"holds {_ALL_PARTS}"
    reason = f"The message takes {seconds:.0f} s and {lacks}."
    return Finding(verdict, reason, quoted(dialogue, _shown(said, holding, verdict)), 0.8)


def _verdict(seconds: float, missing: int) -> Verdict:
    if seconds <= _SHORT_SECONDS and not missing:
        return Verdict.PASS
    if seconds <= _LONG_SECONDS and missing == (1 if seconds <= _SHORT_SECONDS else 0):
        return Verdict.PARTIAL
    if seconds <= _LONG_SECONDS and missing == 1:
        return Verdict.PARTIAL
    return Verdict.FAIL


def _parts(dialogue: Dialogue) -> dict[str, int | None]:
    """Where each of the four parts is said; None where it is not."""
    said = dialogue.agent_indices
    opening = said[:_OPENING_UTTERANCES]
    found = {
        index: read_introduction(dialogue.utterances[index].text, first=at == 0, outbound=True)
        for at, index in enumerate(opening)
    }
    return {
        "the agent's name": next((i for i in opening if found[i].has_name), None),
        "the organisation": next((i for i in opening if found[i].has_organisation), None),
        "the reason": _first(dialogue, _gives_reason),
        "a number to call": _first(dialogue, _gives_number),
    }


def _first(dialogue: Dialogue, holds: Callable[[str], bool]) -> int | None:
    return next((i for i in dialogue.agent_indices if holds(dialogue.utterances[i].text)), None)


def _gives_reason(text: str) -> bool:
    return _REASON.search(spoken(text)) is not None or any(map(_tells, sentences(text)))


def _tells(sentence: str) -> bool:
    """Whether a sentence tells something besides who calls, from where and how to call back."""
    text = spoken(sentence)
    long_enough = len(text.split()) >= _FEWEST_TELLING_WORDS
    return long_enough and _ABOUT.search(text) is not None and _FRAME.search(text) is None


def _gives_number(text: str) -> bool:
    return any(_digits(m[0]) >= _LEAST_DIGITS for m in _NUMBER.finditer(spoken(text)))


def _digits(run: str) -> int:
    """How many digits a run of number words stands for."""
    count = 0
    for word in run.split():
        if word.isdigit():
            count += len(word)
        elif word in ("and", "hundred"):
            continue
        else:
            count += 1
    return count


def _shown(said: tuple[int, ...], holding: Mapping[str, int | None], verdict: Verdict) -> list[int]:
    at = [i for i in holding.values() if i is not None]
    return at if verdict is not Verdict.FAIL and at else list(said)
