"""What the evidence does not carry becomes `unsure`: poorly heard words, unsure roles, a cut start.

What was heard stays heard, however poor the rest. What was *not* heard is only as good as the
hearing: the more words were missed, the likelier that it was said after all.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from rubrics.call import Call, Utterance
from rubrics.dialogue import Dialogue
from rubrics.form import Criterion, Doubt
from rubrics.scorecard import Finding, Verdict

# How sure a verdict must be, by what may have been missed, to be given at all.
_CARRIED_FROM = 0.75
_SPEAKER_FROM = 0.55
_QUOTED_FROM = 0.6
_LONG_GAP_SECONDS = 8.0
_SAID_AROUND_A_GAP, _SAID_WITHOUT_GAP = 0.8, 0.2
_CERTAIN = 1.0
# What decides is mostly a phrase of two words; in an opening any one of several words will do.
_WORDS_OF_A_PHRASE, _WORDS_OF_AN_OPENING = 2, 1
_OPENING_UTTERANCES = 3


@dataclass(frozen=True, slots=True)
class _Basis:
    """What a detector's verdicts rest on.

    `said` is how often, before listening, the call holds words that would turn a verdict that
    rests on their absence. Verdicts that are not named rest on words that were heard.
    `opening`: the words belong at the start; `gap`: the occasion would leave a long silence;
    `easily_misheard`: a word or two decide, and any words may be heard as them.
    """

    said: Mapping[Verdict, float] = field(default_factory=dict)
    opening: bool = False
    gap: bool = False
    easily_misheard: frozenset[Verdict] = frozenset()


# The shares are those of the labelled calls, rounded; a finer table would be a guess.
_COURTESY = _Basis({Verdict.FAIL: 0.6, Verdict.PARTIAL: 0.6, Verdict.NA: 0.35})
_OPENING = replace(_COURTESY, opening=True)
# Once the occasion is heard, so is mostly what belongs to it: a fail is worth more here.
_ON_OCCASION = _Basis({Verdict.FAIL: 0.35, Verdict.PARTIAL: 0.35, Verdict.NA: 0.35})
_HOLD = replace(_ON_OCCASION, gap=True)
# Whether a colleague is away hangs on a word or two: "David's line", "he is out".
# Most calls are for nobody in particular; the labelled ones hold more than their share.
_COLLEAGUE = _Basis({Verdict.FAIL: 0.35, Verdict.NA: 0.3})
_FAULT = _Basis({Verdict.PASS: 0.15}, easily_misheard=frozenset({Verdict.FAIL, Verdict.PARTIAL}))
_COUNTED_WORDS = _Basis({Verdict.PASS: 0.35, Verdict.PARTIAL: 0.35, Verdict.FAIL: 0.35})
_SOUND = _Basis()
_BASES: Mapping[str, _Basis] = {
    "greeting": _OPENING,
    "identification": _OPENING,
    "offer_of_help": _OPENING,
    "answering_for_other": replace(_COLLEAGUE, opening=True),
    "absent_colleague_help": _COLLEAGUE,
    "no_oversharing": _Basis({Verdict.PASS: 0.5, Verdict.NA: 0.3}),
    "hold_permission": _HOLD,
    "hold_return": _HOLD,
    "hold_updates": _Basis(gap=True),
    "transfer_explained": replace(_COURTESY, gap=True),
    "empathy": _ON_OCCASION,
    "apology": _ON_OCCASION,
    "uses_name": _Basis(
        {Verdict.FAIL: 0.6, Verdict.NA: 0.8}, easily_misheard=frozenset({Verdict.PASS})
    ),
    "no_policy_hiding": _FAULT,
    "no_rushing": _FAULT,
    "no_blaming": _FAULT,
    "no_overpromise": _FAULT,
    "respectful_language": _FAULT,
    "never_says": _FAULT,
    "metric_between": _SOUND,
    "no_interruptions": _SOUND,
    "tone_warm": _SOUND,
    "tone_adjusts": _SOUND,
    "calm_under_pressure": _SOUND,
    "pace": _COUNTED_WORDS,
}


def doubt_finding(
    finding: Finding, criterion: Criterion, dialogue: Dialogue, doubt: Doubt
) -> Finding:
    """The finding, or `unsure` with the reason where its evidence does not carry it."""
    if finding.verdict is Verdict.UNSURE:
        return finding
    for why, confidence in _doubts(finding, criterion, dialogue, doubt):
        return replace(
            finding,
            verdict=Verdict.UNSURE,
            reason=f"{why} Heard as: {finding.reason}",
            confidence=round(min(finding.confidence, confidence), 3),
        )
    return finding


def understanding(call: Call) -> float:
    """The share (0-1) of the call's words that were heard right; 1 for a human transcript."""
    return _understood(call.utterances)


def _doubts(
    finding: Finding, criterion: Criterion, dialogue: Dialogue, doubt: Doubt
) -> Iterator[tuple[str, float]]:
    """Why the finding is not to be trusted, and how far it is."""
    call = dialogue.call
    if call.role_confidence < doubt.roles_below:
        yield "Who the agent is cannot be told for certain.", call.role_confidence
    if finding.confidence < doubt.verdict_below:
        yield "The evidence is too weak to decide.", finding.confidence
    speaker = _speaker_confidence(finding, call)
    if speaker < _SPEAKER_FROM:
        yield "Who says the words in question cannot be told for certain.", speaker
    if finding.confidence >= _CERTAIN:  # follows from the kind of call, not from words
        return
    basis = _BASES.get(criterion.detector, _COURTESY)
    heard = _understood(_quoted(finding, call))
    if finding.verdict in basis.easily_misheard and heard < _QUOTED_FROM:
        yield "The words in question were poorly heard.", heard
    said = _said(basis, finding.verdict, call)
    if said == 0.0:
        return
    if basis.opening and call.starts_mid_speech and finding.verdict is not Verdict.NA:
        yield "The recording begins in mid-speech: what came before is lost.", 1.0 - said
    carried = _carried(said, _missed(basis, finding, dialogue))
    if carried < _CARRIED_FROM:
        yield "Too many words were not understood to say that it was not said.", carried


def _said(basis: _Basis, verdict: Verdict, call: Call) -> float:
    """How often the words that would turn the verdict are there to be heard."""
    if basis.gap and verdict is Verdict.NA:
        return _SAID_AROUND_A_GAP if _has_long_gap(call) else _SAID_WITHOUT_GAP
    return basis.said.get(verdict, 0.0)


def _has_long_gap(call: Call) -> bool:
    """Whether both fall silent within the talk, as on a hold or before a transfer."""
    inside = (s for s in call.silences if s[0] > 0 and s[1] < call.duration)
    return any(end - start >= _LONG_GAP_SECONDS for start, end in inside)


def _missed(basis: _Basis, finding: Finding, dialogue: Dialogue) -> float:
    """How likely the words in question would be missed: in the opening, or anywhere."""
    if not basis.opening:
        return float(1.0 - _understood_of(dialogue) ** _WORDS_OF_A_PHRASE)
    call = dialogue.call
    first = [call.utterances[i] for i in dialogue.agent_indices[:_OPENING_UTTERANCES]]
    return float(1.0 - _understood(_quoted(finding, call) or first) ** _WORDS_OF_AN_OPENING)


@lru_cache(maxsize=1)  # asked for every criterion of a call, of all its words
def _understood_of(dialogue: Dialogue) -> float:
    return understanding(dialogue.call)


def _carried(said: float, missed: float) -> float:
    """How likely something was not said that was not heard, by how likely it would be missed."""
    return (1.0 - said) / (1.0 - said + said * missed)


def _speaker_confidence(finding: Finding, call: Call) -> float:
    return _mean(u.speaker_confidence for u in _quoted(finding, call))


def _quoted(finding: Finding, call: Call) -> list[Utterance]:
    return [call.utterances[e.utterance] for e in finding.evidence if e.utterance is not None]


def _understood(utterances: Iterable[Utterance]) -> float:
    words = (w.confidence for u in utterances for w in u.words)
    return _mean(confidence for confidence in words if confidence is not None)


def _mean(values: Iterable[float]) -> float:
    known = list(values)
    return sum(known) / len(known) if known else 1.0
