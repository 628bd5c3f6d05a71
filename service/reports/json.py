"""The report as JSON, in the form that `callgrade score --format json` prints a call."""

import json
from typing import Any

from rubrics.call import utterance_to_dict
from service.reports.rows import CallReport


def write_json(report: CallReport) -> bytes:
    """The whole report; nothing is rounded or translated."""
    return json.dumps(report_to_dict(report), ensure_ascii=False, indent=2).encode(
        "utf-8", "replace"
    )


def report_to_dict(report: CallReport) -> dict[str, Any]:
    """The report as JSON-ready data."""
    stored, call, card = report.stored, report.call, report.stored.card
    utterances = [utterance_to_dict(u) for u in call.utterances]
    tones = [u.pop("tone") for u in utterances]
    return {
        "file": stored.file_name,
        "id": stored.id,
        "score": card["score"],
        "band": card["band"],
        "auto_fail": card["auto_fail"],
        "verdicts": card["verdicts"],
        "review": _review(report),
        "commitments": card["commitments"],
        "utterances": utterances,
        "holds": card["holds"],
        "metrics": card["metrics"],
        "message_slip": card.get("message_slip"),
        "tone": tones,
        "engine": stored.evidence.get("engine"),
        "rubric": card["rubric"],
        "direction": stored.direction,
        "voicemail": call.voicemail,
        "duration": report.duration,
        "role_confidence": call.role_confidence,
        "silences": [list(silence) for silence in call.silences],
        "agent": report.agent or None,
        "started_at": stored.started_at.isoformat(),
        "warnings": list(call.warnings),
        "sha256": stored.sha256,
        "program_version": stored.program_version,
    }


def _review(report: CallReport) -> dict[str, Any] | None:
    review = report.stored.review
    if review is None:
        return None
    return {
        "score": review.score,
        "band": review.band,
        "auto_fail": review.auto_fail,
        "by": review.by,
        "at": review.at.isoformat(),
        "note": review.note,
        "verdicts": {c: {"verdict": v, "reason": r} for c, (v, r) in review.said.items()},
    }
