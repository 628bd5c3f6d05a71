"""Calls as they lie in the database, built in code: what pages and reports are tested with."""

import gzip
import io
import math
import struct
import wave
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from rubrics.call import (
    Call,
    Direction,
    Engine,
    Hold,
    Speaker,
    Utterance,
    UtteranceTone,
    Word,
    call_to_dict,
)
from rubrics.detectors import DETECTORS
from rubrics.engine import score_call
from rubrics.rubric import SHIPPED, Band, Criterion, Rubric, Section, load, rubric_to_dict
from rubrics.scorecard import (
    Commitment,
    CriterionResult,
    Evidence,
    Finding,
    Metrics,
    Scorecard,
    Verdict,
    scorecard_to_dict,
)
from service.services import Services
from service.storage.calls import new_call_id
from service.storage.peaks import peaks_key
from service.storage.tables import CallRow, CallState, ScorecardRow, TranscriptRow, VerdictRow

STARTED = datetime(2026, 3, 31, 9, 5, tzinfo=UTC)

_A, _C = Speaker.AGENT, Speaker.CALLER
_TALK = (
    (_A, 0.4, 4.1, "Good morning, Harper Valley Bank, my name is Linda. How may I help you?"),
    (_C, 4.6, 9.8, "Hi Linda, this is Tom Baker. My card was charged twice and I am really upset."),
    (_A, 9.4, 13.2, "I am so sorry to hear that, Tom. Let me look into it."),
    (_A, 13.9, 16.0, "One moment please."),
    (_A, 41.0, 45.5, "Thank you for holding. The second charge is a mistake of ours."),
    (_C, 46.0, 48.2, "And when do I get it back?"),
    (_A, 48.0, 53.0, "I will send the refund today and call you back tomorrow by noon."),
    (_C, 53.6, 55.0, "All right, thanks."),
    (_A, 55.3, 58.9, "Is there anything else I can do for you? Thank you for calling, good bye."),
)


def example_call(*, repeats: int = 1, seconds: float = 60.0) -> Call:
    """A call of a minute with a hold and some talk-over; `repeats` makes it that much longer."""
    utterances = tuple(
        _utterance(speaker, start + i * seconds, end + i * seconds, text)
        for i in range(repeats)
        for speaker, start, end, text in _TALK
    )
    return Call(
        id="example",
        utterances=utterances,
        duration=seconds * repeats,
        direction=Direction.INBOUND,
        started_at=STARTED,
        agent_name="Linda",
        sounded=True,
        role_confidence=0.93,
        silences=tuple((16.0 + i * seconds, 41.0 + i * seconds) for i in range(repeats)),
        engine=Engine("whisper", "small.en"),
    )


def example_rubric() -> Rubric:
    """A small rubric that has a criterion for every kind of verdict."""
    opening = (
        Criterion("greeting", "Greets the caller", "greeting", 3.0),
        Criterion("identification", "Gives name and organisation", "identification", 3.0),
        Criterion("offer_of_help", "Offers help", "offer_of_help", 2.0),
    )
    handling = (
        Criterion("no_oversharing", "Keeps an absence private", "no_oversharing", 4.0, True),
        Criterion("hold_permission", "Asks before a hold", "hold_permission", 3.0),
        Criterion("empathy", "Acknowledges the feeling", "empathy", 3.0),
        Criterion("no_interruptions", "Lets the caller speak", "no_interruptions", 2.0),
        Criterion("transfer_explained", "Explains a transfer", "transfer_explained", 2.0),
        Criterion("calm_voice", "Keeps a calm voice", "calm_voice", 1.0),
    )
    bands = (Band("excellent", "Excellent", 90), Band("fair", "Needs coaching", 0))
    sections = (
        Section("opening", "Opening", opening),
        Section("handling", "Handling the call", handling),
    )
    return Rubric("example", "1.0", "Example rubric", sections, bands)


def example_card(*, auto_fail: bool = False) -> Scorecard:
    """A scorecard of `example_call` under `example_rubric` with every verdict in it."""
    private = Verdict.FAIL if auto_fail else Verdict.NA
    reason = "Says that a colleague is off sick." if auto_fail else "No absent colleague comes up."
    findings = {
        "greeting": Finding(Verdict.PASS, "Greets with 'Good morning'.", (_quote(0),), 0.98),
        "identification": Finding(Verdict.PASS, "Names herself and the bank.", (_quote(0),), 0.97),
        "offer_of_help": Finding(Verdict.PASS, "Offers help.", (_quote(0),), 0.95),
        "no_oversharing": Finding(private, reason, (_quote(4),) if auto_fail else (), 0.9),
        "hold_permission": Finding(
            Verdict.FAIL,
            "Put on hold at 00:16 with 'One moment please', without being asked.",
            (_quote(3), Evidence(16.0, 41.0, "")),
            0.92,
        ),
        "empathy": Finding(Verdict.PASS, "Says 'I am so sorry to hear that'.", (_quote(2),), 0.9),
        "no_interruptions": Finding(
            Verdict.PARTIAL, "Speaks over the caller twice, at 00:09 and 00:48.", (_quote(2),), 0.7
        ),
        "transfer_explained": Finding(Verdict.NA, "Nobody is transferred.", (), 1.0),
        "calm_voice": Finding(
            Verdict.UNSURE, "Too little speech to know the usual voice.", (_quote(6),), 0.4
        ),
    }
    results = tuple(
        CriterionResult(c.id, findings[c.id], c.weight, c.auto_fail)
        for c in example_rubric().criteria
    )
    return Scorecard(
        rubric_id="example",
        rubric_version="1.0",
        score=61.1 if auto_fail else 75.0,
        band="fair",
        auto_fail=auto_fail,
        results=results,
        commitments=(
            Commitment(6, "send the refund", "today"),
            Commitment(6, "call you back", "tomorrow by noon", STARTED + timedelta(days=1)),
        ),
        holds=(Hold(16.0, 41.0, 3, 4, announced=True),),
        metrics=Metrics(0.62, 25.0, 2, 168.0),
    )


def add_call(services: Services, **columns: Any) -> CallRow:
    """A call's row, waiting unless `state` says otherwise, with a real recording in the store.

    `peaks` is what the page draws of it, where it was measured.
    """
    call_id = columns.pop("id", None) or new_call_id()
    sound = columns.pop("sound", None) or tone_wav(2.0)
    key = f"{call_id[:2]}/{call_id}"
    _keep(services, key, sound)
    if peaks := columns.pop("peaks", None):
        _keep(services, peaks_key(key), gzip.compress(peaks))
    values = {
        "sha256": sha256(sound + call_id.encode()).hexdigest(),
        "storage_key": key,
        "file_name": "morning.wav",
        "size_bytes": len(sound),
        "agent": "Linda",
        "started_at": STARTED,
        "state": CallState.STORED,
    }
    row = CallRow(id=call_id, **{**values, **columns})
    with services.database.transaction() as session:
        session.add(row)
    return row


def _keep(services: Services, key: str, content: bytes) -> None:
    with NamedTemporaryFile(dir=services.settings.data_dir, delete=False) as file:
        file.write(content)
    services.store.keep(Path(file.name), key)


@dataclass(frozen=True, slots=True)
class Example:
    """What a scored call is made of."""

    call: Call
    card: Scorecard
    rubric: Rubric


def example(*, auto_fail: bool = False, repeats: int = 1) -> Example:
    """The example call with its scorecard and rubric."""
    return Example(
        example_call(repeats=repeats), example_card(auto_fail=auto_fail), example_rubric()
    )


def shipped_example(*, repeats: int = 1) -> Example:
    """The example call as the program itself scores it with the shipped rubric."""
    rubric, call = load(SHIPPED, DETECTORS), example_call(repeats=repeats)
    return Example(call, score_call(rubric, call), rubric)


def add_scored_call(
    services: Services, made_of: Example | None = None, *, fallback: bool = False, **columns: Any
) -> CallRow:
    """A scored call with its transcript, scorecard and verdicts, as a worker writes them."""
    made_of = made_of or example()
    engine = Engine("pocketsphinx", "en-us", fallback=True) if fallback else made_of.call.engine
    call, card = replace(made_of.call, engine=engine), made_of.card
    unsure = sum(r.finding.verdict is Verdict.UNSURE for r in card.results)
    defaults = {
        "state": CallState.SCORED,
        "progress": 1.0,
        "duration_seconds": call.duration,
        "scored_at": STARTED + timedelta(hours=1),
        "score": card.score,
        "band": card.band,
        "auto_fail": card.auto_fail,
        "unsure_count": unsure,
        "fallback_engine": fallback,
    }
    row = add_call(services, **{**defaults, **columns})
    with services.database.transaction() as session:
        session.add(_transcript(row, call))
        session.add(_scorecard(row, replace(made_of, call=call)))
    return row


def tone_wav(seconds: float, *, rate_hz: int = 8000) -> bytes:
    """A stereo WAV file: a low tone left, a higher one right."""
    frames = bytearray()
    for i in range(int(seconds * rate_hz)):
        for pitch_hz in (220, 330):
            frames += struct.pack("<h", int(9000 * math.sin(2 * math.pi * pitch_hz * i / rate_hz)))
    memory = io.BytesIO()
    with wave.open(memory, "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes(bytes(frames))
    return memory.getvalue()


def _transcript(row: CallRow, call: Call) -> TranscriptRow:
    return TranscriptRow(
        call_id=row.id,
        evidence=call_to_dict(call),
        engine=call.engine.name,
        model=call.engine.model,
        program_version="0.1.0",
    )


def _scorecard(row: CallRow, made_of: Example) -> ScorecardRow:
    card, engine = made_of.card, made_of.call.engine
    return ScorecardRow(
        call_id=row.id,
        rubric_id=card.rubric_id,
        rubric_version=card.rubric_version,
        score=card.score,
        band=card.band,
        auto_fail=card.auto_fail,
        card=scorecard_to_dict(card),
        form=rubric_to_dict(made_of.rubric),
        engine=engine.name,
        model=engine.model,
        audio_sha256=row.sha256,
        program_version="0.1.0",
        verdicts=[_verdict(r) for r in card.results],
    )


def _verdict(result: CriterionResult) -> VerdictRow:
    first = result.finding.evidence[0] if result.finding.evidence else None
    return VerdictRow(
        criterion=result.criterion,
        verdict=result.finding.verdict.value,
        confidence=result.finding.confidence,
        weight=result.weight,
        reason=result.finding.reason,
        quote=first.quote if first else "",
        evidence_start=first.start if first else None,
    )


def _quote(number: int) -> Evidence:
    speaker, start, end, text = _TALK[number]
    return Evidence(start, end, text, number, speaker.value)


def _utterance(speaker: Speaker, start: float, end: float, text: str) -> Utterance:
    parts = text.split()
    step = (end - start) / len(parts)
    words = tuple(
        Word(part, start + i * step, start + (i + 1) * step, 0.3 if part == "Baker." else 0.95)
        for i, part in enumerate(parts)
    )
    loud = speaker is Speaker.CALLER and "upset" in text
    tone = UtteranceTone(
        f0_hz=210.0 if speaker is Speaker.AGENT else 130.0,
        f0_semitones=3.1 if loud else 0.2,
        loudness_dbfs=-18.0 if loud else -25.0,
        loudness_db=7.0 if loud else (len(text) % 7) - 3.0,
        words_per_minute=60 * len(parts) / (end - start),
        label="louder and higher than usual" if loud else None,
    )
    return Utterance(speaker, start, end, text, words, 0.94, 0.95, tone)
