"""What the sound says: tone_warm, tone_adjusts, calm_under_pressure and pace."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rubrics.call import Speaker, Utterance, UtteranceTone
from rubrics.dialogue import Dialogue
from rubrics.listening import quoted
from rubrics.metrics import words_per_minute
from rubrics.scorecard import Finding, Verdict

_LEAST_AGENT_SECONDS = 10.0
_LEAST_AGENT_WORDS = 20
# Against the speaker's own baseline in the same call.
_LIVELY = 0.2
_LIVELY_SPREAD_SEMITONES = 2.0  # where a call was stored without its liveliness
_RAISED_AROUSAL = 1.0
_LEAST_TENSE_SECONDS = 0.8
_TENSE_SEMITONES = 3.0
_TENSE_DB = 4.0
_RAISED_SEMITONES = 3.0
_RAISED_DB = 5.0
_CALM = (3.0, 2.0)
_NEARLY_CALM = (6.0, 4.0)
_NORMAL_PACE = (110.0, 180.0)
_NEARLY_NORMAL_PACE = (90.0, 210.0)


@dataclass(frozen=True, slots=True)
class _Heard:
    """One utterance whose tone was measured."""

    index: int
    start: float
    end: float
    semitones: float
    loudness_db: float
    lively: bool
    arousal: float

    @property
    def seconds(self) -> float:
        return self.end - self.start


def detect_tone_warm(dialogue: Dialogue, _params: Mapping[str, Any]) -> Finding:
    """Whether the agent's melody is lively for most of the call."""
    heard = _heard(dialogue, dialogue.agent_indices)
    if not heard:
        return _no_sound(dialogue)
    seconds = sum(h.seconds for h in heard)
    if seconds < _LEAST_AGENT_SECONDS:
        reason = "Under ten seconds of the agent's speech were measured, too little to judge tone."
        return Finding(Verdict.NA, reason, confidence=1.0)
    lively = sum(h.seconds for h in heard if _is_lively(h)) / seconds
    reason = f"The melody of the agent's voice moves for {lively:.0%} of the measured speech."
    dull = sorted((h for h in heard if not _is_lively(h)), key=lambda h: -h.seconds)[:3]
    return Finding(_by_share(lively), reason, quoted(dialogue, (h.index for h in dull)), 0.6)


def detect_tone_adjusts(dialogue: Dialogue, _params: Mapping[str, Any]) -> Finding:
    """How soon the agent's own voice is back at its baseline after a tense stretch."""
    heard = _heard(dialogue, dialogue.agent_indices)
    if not heard:
        return _no_sound(dialogue)
    tense = [h for h in heard if _is_tense(h)]
    if not tense:
        return Finding(Verdict.NA, "No tense stretch is heard in the agent's voice.", (), 0.7)
    if tense[0] is heard[-1]:
        reason = "Only the agent's last words sound tense; nothing after them tells of a change."
        return Finding(Verdict.UNSURE, reason, quoted(dialogue, [tense[0].index]), 0.3)
    waits = [(_seconds_to_calm(h, heard), h) for h in tense]
    longest, at = max(waits, key=lambda wait: wait[0])
    verdict = _by_limits(longest, 20.0, 60.0)
    back = "never comes" if longest == float("inf") else f"comes after {longest:.0f} s"
    reason = f"After the tense stretch the agent's voice {back} back to its own baseline."
    return Finding(verdict, reason, quoted(dialogue, [at.index]), 0.6)


def detect_calm_under_pressure(dialogue: Dialogue, _params: Mapping[str, Any]) -> Finding:
    """Whether the agent's loudness and pitch stay down while the caller's are raised."""
    agent = _heard(dialogue, dialogue.agent_indices)
    caller = _heard(dialogue, dialogue.caller_indices)
    if not agent or not caller:
        return _no_sound(dialogue)
    raised = [h for h in caller if _is_raised(h)]
    answers = [a for h in raised if (a := _answer_to(h, agent)) is not None]
    if not answers:
        return Finding(Verdict.NA, "The caller's voice is never raised.", (), 0.7)
    worst = max(answers, key=lambda a: max(a.loudness_db / 3.0, a.semitones / 2.0))
    reason = (
        f"While the caller is raised the agent's voice is {worst.loudness_db:+.1f} dB and"
        f" {worst.semitones:+.1f} semitones against its own baseline."
    )
    return Finding(_by_raise(worst), reason, quoted(dialogue, [worst.index]), 0.6)


def detect_pace(dialogue: Dialogue, _params: Mapping[str, Any]) -> Finding:
    """Whether the agent speaks at 110 to 180 words a minute."""
    words = sum(len(dialogue.utterances[i].text.split()) for i in dialogue.agent_indices)
    if words < _LEAST_AGENT_WORDS:
        reason = "The agent says fewer than twenty words, too few to judge the pace."
        return Finding(Verdict.NA, reason, confidence=1.0)
    rate = words_per_minute(dialogue, Speaker.AGENT)
    if rate is None:
        return Finding(Verdict.UNSURE, "The transcript has no times to judge the pace by.", (), 0.3)
    reason = f"The agent speaks at {rate:.0f} words a minute; 110 to 180 are asked."
    if _NORMAL_PACE[0] <= rate <= _NORMAL_PACE[1]:
        return Finding(Verdict.PASS, reason, (), 0.8)
    near = _NEARLY_NORMAL_PACE[0] <= rate <= _NEARLY_NORMAL_PACE[1]
    return Finding(Verdict.PARTIAL if near else Verdict.FAIL, reason, (), 0.7)


def _heard(dialogue: Dialogue, indices: Sequence[int]) -> list[_Heard]:
    return [h for i in indices if (h := _measured(i, dialogue.utterances[i])) is not None]


def _measured(index: int, utterance: Utterance) -> _Heard | None:
    tone = utterance.tone
    if tone is None or tone.f0_semitones is None or tone.loudness_db is None:
        return None
    return _Heard(
        index=index,
        start=utterance.start,
        end=utterance.end,
        semitones=tone.f0_semitones,
        loudness_db=tone.loudness_db,
        lively=_has_melody(tone),
        arousal=tone.arousal or 0.0,
    )


def _has_melody(tone: UtteranceTone) -> bool:
    if tone.liveliness is not None:
        return tone.liveliness >= _LIVELY
    return (tone.f0_spread_semitones or 0.0) >= _LIVELY_SPREAD_SEMITONES


def _no_sound(dialogue: Dialogue) -> Finding:
    if dialogue.call.sounded:
        return Finding(Verdict.UNSURE, "Too little voiced speech to measure a tone.", (), 0.3)
    return Finding(
        Verdict.NA, "There is no sound to this transcript, so no tone to judge.", (), 1.0
    )


def _is_lively(heard: _Heard) -> bool:
    return heard.lively and not _is_tense(heard)


def _is_tense(heard: _Heard) -> bool:
    if heard.seconds < _LEAST_TENSE_SECONDS:
        return False
    louder_and_higher = heard.semitones >= _TENSE_SEMITONES and heard.loudness_db >= _TENSE_DB
    return louder_and_higher or heard.arousal >= _RAISED_AROUSAL


def _is_raised(heard: _Heard) -> bool:
    higher = heard.semitones >= _RAISED_SEMITONES and heard.loudness_db >= _CALM[0]
    return heard.loudness_db >= _RAISED_DB or higher or heard.arousal >= _RAISED_AROUSAL


def _answer_to(raised: _Heard, agent: Sequence[_Heard]) -> _Heard | None:
    """The agent's first measured utterance that begins with or soon after the raised one."""
    later = [a for a in agent if raised.start <= a.start <= raised.end + 10.0]
    return later[0] if later else None


def _seconds_to_calm(tense: _Heard, heard: Sequence[_Heard]) -> float:
    calm = [h.start - tense.end for h in heard if h.start >= tense.end and not _is_tense(h)]
    return min(calm, default=float("inf"))


def _by_raise(heard: _Heard) -> Verdict:
    if heard.loudness_db <= _CALM[0] and heard.semitones <= _CALM[1]:
        return Verdict.PASS
    near = heard.loudness_db <= _NEARLY_CALM[0] and heard.semitones <= _NEARLY_CALM[1]
    return Verdict.PARTIAL if near else Verdict.FAIL


def _by_share(lively: float) -> Verdict:
    if lively >= 0.6:
        return Verdict.PASS
    return Verdict.PARTIAL if lively >= 0.35 else Verdict.FAIL


def _by_limits(seconds: float, good: float, fair: float) -> Verdict:
    if seconds <= good:
        return Verdict.PASS
    return Verdict.PARTIAL if seconds <= fair else Verdict.FAIL
