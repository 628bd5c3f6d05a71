"""What scoring a call yields: a verdict per criterion with its evidence, and the total."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from rubrics.call import Hold


class Verdict(StrEnum):
    """A reviewer's answer. `NA`: no occasion. `UNSURE`: the evidence carries no verdict."""

    PASS = "pass"
    PARTIAL = "partial"
    FAIL = "fail"
    NA = "na"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words (or the gap, then `utterance` is None) that decide a verdict. Times in seconds."""

    start: float
    end: float
    quote: str
    utterance: int | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a detector says about one criterion; `confidence` is 0-1."""

    verdict: Verdict
    reason: str
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """A finding with the criterion it belongs to and what it was worth.

    `partial_points` is the share (0-1) of the weight that a partial verdict earns.
    """

    criterion: str
    finding: Finding
    weight: float
    auto_fail: bool = False
    partial_points: float = 0.5

    @property
    def points(self) -> float:
        """What the verdict earns of the weight; nothing where it is not counted."""
        share = {Verdict.PASS: 1.0, Verdict.PARTIAL: self.partial_points}
        return self.weight * share.get(self.finding.verdict, 0.0)


@dataclass(frozen=True, slots=True)
class Commitment:
    """An agent's promise of a later act: what, by when as said, and when that is."""

    utterance: int
    action: str
    due: str | None = None
    due_at: datetime | None = None


class SlipState(StrEnum):
    """How a field of the message slip came about."""

    GIVEN = "given"
    NOT_ASKED = "not asked"
    NOT_GIVEN = "asked, not given"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class SlipField:
    """One field of the message slip: its value where it was given, and where it was said.

    `at` is the moment that the words of a time mean, where one follows.
    """

    value: str | None
    state: SlipState
    evidence: tuple[Evidence, ...] = ()
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MessageSlip:
    """A message as the printed pads ask for it, filled in from what was said."""

    for_whom: SlipField
    caller: SlipField
    spelling: SlipField
    company: SlipField
    number: SlipField
    message: SlipField
    call_back: SlipField
    taken_at: SlipField
    taken_by: SlipField


# What the fields are called wherever a slip is shown, in the order of a printed pad.
SLIP_TITLES: Mapping[str, str] = {
    "for_whom": "For",
    "caller": "Caller",
    "spelling": "Spelled",
    "company": "Company",
    "number": "Phone",
    "message": "Message",
    "call_back": "Call back",
    "taken_at": "Date and time",
    "taken_by": "Taken by",
}


@dataclass(frozen=True, slots=True)
class Metrics:
    """Countable facts of a call. Shares 0-1, times in seconds, None where not measurable.

    `response_seconds` is how long the caller usually waits for the agent's reply.
    """

    talk_share_agent: float | None
    longest_silence_seconds: float
    interruptions: int | None
    words_per_minute: float | None
    response_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The scored call. `score` is 0-100, None when nothing applied; `band` its name."""

    rubric_id: str
    rubric_version: str
    score: float | None
    band: str | None
    auto_fail: bool
    results: tuple[CriterionResult, ...]
    commitments: tuple[Commitment, ...]
    holds: tuple[Hold, ...]
    metrics: Metrics
    message_slip: MessageSlip | None = None

    def finding(self, criterion: str) -> Finding:
        """The finding of one criterion; `KeyError` when the rubric has no such criterion."""
        for result in self.results:
            if result.criterion == criterion:
                return result.finding
        raise KeyError(criterion)


def scorecard_to_dict(card: Scorecard) -> dict[str, Any]:
    """The scorecard as JSON-ready data, in the form that reports and the command line print."""
    return {
        "score": card.score,
        "band": card.band,
        "auto_fail": card.auto_fail,
        "verdicts": {r.criterion: _result(r) for r in card.results},
        "commitments": [
            {
                "utterance": c.utterance,
                "action": c.action,
                "due": c.due,
                "due_at": c.due_at.isoformat() if c.due_at else None,
            }
            for c in card.commitments
        ],
        "holds": [
            {
                "start": h.start,
                "end": h.end,
                "after": h.after,
                "before": h.before,
                "announced": h.announced,
            }
            for h in card.holds
        ],
        "metrics": {name: getattr(card.metrics, name) for name in Metrics.__slots__},
        "message_slip": _slip(card.message_slip) if card.message_slip else None,
        "rubric": {"id": card.rubric_id, "version": card.rubric_version},
    }


def _result(result: CriterionResult) -> Mapping[str, Any]:
    finding = result.finding
    return {
        "verdict": finding.verdict.value,
        "confidence": round(finding.confidence, 3),
        "reason": finding.reason,
        "evidence": [_evidence(e) for e in finding.evidence],
    }


def _evidence(evidence: Evidence) -> Mapping[str, Any]:
    return {
        "utterance": evidence.utterance,
        "start": round(evidence.start, 3),
        "end": round(evidence.end, 3),
        "speaker": evidence.speaker,
        "quote": evidence.quote,
    }


def _slip(slip: MessageSlip) -> Mapping[str, Any]:
    fields = {name: getattr(slip, name) for name in MessageSlip.__slots__}
    return {
        name: {
            "value": field.value,
            "state": field.state.value,
            "at": field.at.isoformat() if field.at else None,
            "evidence": [_evidence(e) for e in field.evidence],
        }
        for name, field in fields.items()
    }
