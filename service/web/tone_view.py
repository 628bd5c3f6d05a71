"""The voice in numbers: each speaker's usual, and the utterances that left it."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from rubrics.call import Call, Speaker, Utterance, UtteranceTone
from service.web.transcript_view import SPEAKER_WORDS

_MOST_MOMENTS = 30
_MOST_ROWS = 400  # so that the page of an hour stays light


@dataclass(frozen=True, slots=True)
class Usual:
    """A speaker's middle values over the call."""

    speaker: str
    pitch_hz: float | None
    loudness_dbfs: float | None
    words_per_minute: float | None


@dataclass(frozen=True, slots=True)
class Moment:
    """An utterance that sounds unlike its speaker's usual."""

    start: float
    end: float
    speaker: str
    label: str
    loudness: str
    pitch: str
    text: str


@dataclass(frozen=True, slots=True)
class ToneRow:
    """The tone of one utterance in words; `label` may be empty."""

    start: float
    end: float
    speaker: str
    arousal: str
    liveliness: str
    loudness: str
    pitch: str
    tilt: str
    label: str
    evidence: str


@dataclass(frozen=True, slots=True)
class ToneView:
    """What the tone table shows; `left_out` moments did not fit, `rows` has every
    utterance, or the longest ones of a long call.
    """

    usual: Sequence[Usual]
    moments: Sequence[Moment]
    left_out: int
    rows: Sequence[ToneRow]


def tone_view(call: Call) -> ToneView | None:
    """The tone of a call, or None when nothing was measured."""
    toned = [u for u in call.utterances if u.tone]
    if not toned:
        return None
    moments = [_moment(u, u.tone) for u in toned if u.tone and _is_unusual(u.tone)]
    return ToneView(
        usual=[_usual(s, toned) for s in (Speaker.AGENT, Speaker.CALLER)],
        moments=moments[:_MOST_MOMENTS],
        left_out=max(0, len(moments) - _MOST_MOMENTS),
        rows=[_row(u, u.tone) for u in _longest(toned) if u.tone],
    )


def _longest(utterances: Sequence[Utterance]) -> list[Utterance]:
    by_length = sorted(utterances, key=lambda u: u.start - u.end)
    return sorted(by_length[:_MOST_ROWS], key=lambda u: u.start)


def _is_unusual(tone: UtteranceTone) -> bool:
    return tone.label is not None and tone.label != "neutral"


def _row(utterance: Utterance, tone: UtteranceTone) -> ToneRow:
    return ToneRow(
        start=utterance.start,
        end=utterance.end,
        speaker=SPEAKER_WORDS[utterance.speaker],
        arousal=_distance(tone.arousal, 1, ""),
        liveliness=_number(tone.liveliness),
        loudness=_distance(tone.loudness_db, 0, ""),
        pitch=_distance(tone.f0_semitones, 1, ""),
        tilt=_distance(tone.tilt_change_db, 0, ""),
        label=(tone.label or "").replace("_", " "),
        evidence=tone.evidence,
    )


def _usual(speaker: Speaker, utterances: Sequence[Utterance]) -> Usual:
    tones = [u.tone for u in utterances if u.tone and u.speaker is speaker]
    return Usual(
        speaker=SPEAKER_WORDS[speaker],
        pitch_hz=_middle([t.f0_hz for t in tones]),
        loudness_dbfs=_middle([t.loudness_dbfs for t in tones]),
        words_per_minute=_middle([t.words_per_minute for t in tones]),
    )


def _moment(utterance: Utterance, tone: UtteranceTone) -> Moment:
    return Moment(
        start=utterance.start,
        end=utterance.end,
        speaker=SPEAKER_WORDS[utterance.speaker],
        label=(tone.label or "").replace("_", " "),
        loudness=_distance(tone.loudness_db, 0, "dB"),
        pitch=_distance(tone.f0_semitones, 1, "semitones"),
        text=utterance.text,
    )


def _distance(value: float | None, digits: int, unit: str) -> str:
    if value is None:
        return "\N{EN DASH}"
    rounded = round(value, digits) + 0.0  # no minus before a zero
    return f"{rounded:+.{digits}f} {unit}".rstrip().replace("-", "\N{MINUS SIGN}")


def _number(value: float | None) -> str:
    return "\N{EN DASH}" if value is None else f"{value:.1f}"


def _middle(values: Sequence[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return median(known) if known else None
