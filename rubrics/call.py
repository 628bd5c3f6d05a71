"""The evidence of one call: who said what when, the holds and the tone. Plain data."""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Speaker(StrEnum):
    """Whose voice it is. `AGENT` is the employee, whoever dialled."""

    AGENT = "agent"
    CALLER = "caller"
    UNKNOWN = "unknown"


class Direction(StrEnum):
    """Who dialled: the customer (inbound) or the organisation (outbound)."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


@dataclass(frozen=True, slots=True)
class Word:
    """One recognised word. Times in seconds from the start of the recording, confidence 0-1."""

    text: str
    start: float
    end: float
    confidence: float | None = None


_MOST_AROUSAL = 1.5
_MOST_DB = 12.0


@dataclass(frozen=True, slots=True)
class UtteranceTone:
    """How an utterance sounds against the same speaker's own baseline in the same call.

    `f0_hz` and `loudness_dbfs` are medians over the utterance, `f0_semitones` and
    `loudness_db` their distance from the speaker's baseline, `f0_spread_semitones` the
    spread of the melody (interquartile range). `tilt_db` is the sound above 2 kHz against
    that below and `tilt_change_db` its distance. `arousal` tells calm (about 0) from raised (1
    and more), `liveliness` flat (0) from lively (1). None where nothing voiced was found.
    `label` and `evidence` say it in words, where the numbers are plain.
    """

    f0_hz: float | None = None
    f0_semitones: float | None = None
    f0_spread_semitones: float | None = None
    loudness_dbfs: float | None = None
    loudness_db: float | None = None
    words_per_minute: float | None = None
    pause_seconds: float = 0.0
    label: str | None = None
    tilt_db: float | None = None
    tilt_change_db: float | None = None
    arousal: float | None = None
    liveliness: float | None = None
    evidence: str = ""

    @property
    def height(self) -> float | None:
        """Where to draw the voice: 0 is the speaker's usual, 1 raised as far as is measured, or -1.

        By loudness alone where arousal was not measured.
        """
        if self.arousal is not None:
            return min(max(self.arousal / _MOST_AROUSAL, -1.0), 1.0)
        if self.loudness_db is not None:
            return min(max(self.loudness_db / _MOST_DB, -1.0), 1.0)
        return None


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one speaker says without a longer pause.

    `confidence` is the recogniser's (0-1, None when unknown, as in a human transcript),
    `speaker_confidence` how sure the attribution to agent or caller is.
    """

    speaker: Speaker
    start: float
    end: float
    text: str
    words: tuple[Word, ...] = ()
    confidence: float | None = None
    speaker_confidence: float = 1.0
    tone: UtteranceTone | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """A stretch on hold, in seconds; `after` and `before` are the utterances that frame it."""

    start: float
    end: float
    after: int | None = None
    before: int | None = None
    announced: bool = False


@dataclass(frozen=True, slots=True)
class Engine:
    """What turned the sound into words; `fallback` when it is the offline recogniser."""

    name: str = "transcript"
    model: str = ""
    fallback: bool = False

    @property
    def words(self) -> str:
        """The engine as people read it: "whisper small.en", "transcript supplied (VTT)"."""
        if self.name != Engine().name:
            return f"{self.name} {self.model}".strip()
        return f"transcript supplied ({self.model})" if self.model else "transcript supplied"


@dataclass(frozen=True, slots=True)
class RolesHeard:
    """What was taken for the roles before a person said who is who; `swapped`: they differ."""

    role_confidence: float
    voicemail: bool
    swapped: bool


@dataclass(frozen=True, slots=True)
class Call:
    """Everything that the rubric may judge. Utterances are ordered by start.

    `voicemail` says that the agent leaves a voicemail, `sounded` that times and tone come
    from a recording, `timed` that overlaps of the two speakers can be trusted
    (false for mono recordings), `role_confidence` how sure it is who the agent is,
    `starts_mid_speech` that the recording was cut off at its beginning. `roles_heard` is there
    once a person has said who is who.
    """

    id: str
    utterances: tuple[Utterance, ...]
    duration: float
    direction: Direction = Direction.INBOUND
    voicemail: bool = False
    started_at: datetime | None = None
    agent_name: str | None = None
    sounded: bool = False
    timed: bool = True
    role_confidence: float = 1.0
    starts_mid_speech: bool = False
    silences: tuple[tuple[float, float], ...] = ()
    engine: Engine = field(default_factory=Engine)
    warnings: tuple[str, ...] = ()
    roles_heard: RolesHeard | None = None


class TranscriptError(ValueError):
    """A transcript or stored call that cannot be read; the message names the place."""


def call_from_dict(data: Mapping[str, Any]) -> Call:
    """Build a call from the transcript form of the labelled calls, or from `call_to_dict`.

    Raises `TranscriptError` naming the key at fault.
    """
    try:
        utterances = tuple(
            sorted(
                (_utterance(u, i) for i, u in enumerate(data["utterances"])),
                key=lambda u: (u.start, u.end),
            )
        )
        last = max((u.end for u in utterances), default=0.0)
        started = data.get("started_at")
        return Call(
            id=str(data["id"]),
            utterances=utterances,
            duration=_number(data.get("duration") or last),
            direction=Direction(data.get("direction") or "inbound"),
            voicemail=bool(data.get("voicemail", False)),
            started_at=datetime.fromisoformat(started) if started else None,
            agent_name=data.get("agent_name"),
            sounded=bool(data.get("sounded", False)),
            timed=bool(data.get("timed", True)),
            role_confidence=_number(data.get("role_confidence", 1.0)),
            starts_mid_speech=bool(data.get("starts_mid_speech", False)),
            silences=tuple((_number(a), _number(b)) for a, b in data.get("silences", ())),
            engine=Engine(**data["engine"]) if data.get("engine") else Engine(),
            warnings=tuple(data.get("warnings", ())),
            roles_heard=RolesHeard(**data["roles_heard"]) if data.get("roles_heard") else None,
        )
    except KeyError as missing:
        raise TranscriptError(f"the transcript has no {missing}") from missing
    except (TypeError, ValueError, OverflowError) as wrong:
        raise TranscriptError(f"the transcript cannot be read: {wrong}") from wrong


def call_to_dict(call: Call) -> dict[str, Any]:
    """The call as JSON-ready data that `call_from_dict` reads back unchanged."""
    return {
        "id": call.id,
        "direction": call.direction.value,
        "voicemail": call.voicemail,
        "duration": call.duration,
        "started_at": call.started_at.isoformat() if call.started_at else None,
        "agent_name": call.agent_name,
        "sounded": call.sounded,
        "timed": call.timed,
        "role_confidence": call.role_confidence,
        "starts_mid_speech": call.starts_mid_speech,
        "silences": [list(s) for s in call.silences],
        "engine": {
            "name": call.engine.name,
            "model": call.engine.model,
            "fallback": call.engine.fallback,
        },
        "warnings": list(call.warnings),
        "roles_heard": asdict(call.roles_heard) if call.roles_heard else None,
        "utterances": [utterance_to_dict(u) for u in call.utterances],
    }


def utterance_to_dict(utterance: Utterance) -> dict[str, Any]:
    """One utterance as JSON-ready data, tone included."""
    tone = utterance.tone
    return {
        "speaker": utterance.speaker.value,
        "start": utterance.start,
        "end": utterance.end,
        "text": utterance.text,
        "words": [
            {"text": w.text, "start": w.start, "end": w.end, "confidence": w.confidence}
            for w in utterance.words
        ],
        "confidence": utterance.confidence,
        "speaker_confidence": utterance.speaker_confidence,
        "tone": {name: getattr(tone, name) for name in UtteranceTone.__slots__} if tone else None,
    }


def _utterance(data: Mapping[str, Any], index: int) -> Utterance:
    try:
        start, end = _span(data, index)
        return Utterance(
            speaker=Speaker(data["speaker"]),
            start=start,
            end=end,
            text=str(data["text"]),
            words=tuple(_word(w) for w in data.get("words", ())),
            confidence=_confidence(data),
            speaker_confidence=_number(data.get("speaker_confidence", 1.0)),
            tone=UtteranceTone(**data["tone"]) if data.get("tone") else None,
        )
    except KeyError as missing:
        raise TranscriptError(f"utterance {index} has no {missing}") from missing
    except TranscriptError:
        raise
    except (TypeError, ValueError, OverflowError) as wrong:
        raise TranscriptError(f"utterance {index}: {wrong}") from wrong


def _word(data: Mapping[str, Any]) -> Word:
    return Word(
        text=str(data["text"]),
        start=_number(data["start"]),
        end=_number(data["end"]),
        confidence=_confidence(data),
    )


def _confidence(data: Mapping[str, Any]) -> float | None:
    value = data.get("confidence")
    return None if value is None else _number(value)


def _number(value: Any) -> float:
    """The number; one that no database could keep as JSON is none."""
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"{value} is no number")
    return number


def _span(data: Mapping[str, Any], index: int) -> tuple[float, float]:
    start, end = _number(data["start"]), _number(data["end"])
    if end < start:
        raise TranscriptError(f"utterance {index} ends before it starts")
    return start, end
