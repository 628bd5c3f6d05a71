"""Every detector by name. To add one: a function in a family's file, a line here, a test."""

from collections.abc import Callable, Mapping
from typing import Any

from rubrics.detectors import (
    absence,
    care,
    closing,
    conduct,
    generic,
    hold,
    message,
    opening,
    respect,
    tone,
    transfer,
    voicemail,
)
from rubrics.dialogue import Dialogue
from rubrics.scorecard import Finding

Detector = Callable[[Dialogue, Mapping[str, Any]], Finding]

DETECTORS: dict[str, Detector] = {
    "absent_colleague_help": absence.detect_absent_colleague_help,
    "answering_for_other": opening.detect_answering_for_other,
    "apology": care.detect_apology,
    "asks_before": generic.detect_asks_before,
    "calm_under_pressure": tone.detect_calm_under_pressure,
    "courteous_closing": closing.detect_courteous_closing,
    "empathy": care.detect_empathy,
    "greeting": opening.detect_greeting,
    "hold_permission": hold.detect_hold_permission,
    "hold_return": hold.detect_hold_return,
    "hold_updates": hold.detect_hold_updates,
    "identification": opening.detect_identification,
    "message_complete": message.detect_message_complete,
    "metric_between": generic.detect_metric_between,
    "never_says": generic.detect_never_says,
    "no_blaming": respect.detect_no_blaming,
    "no_interruptions": conduct.detect_no_interruptions,
    "no_overpromise": respect.detect_no_overpromise,
    "no_oversharing": absence.detect_no_oversharing,
    "no_policy_hiding": conduct.detect_no_policy_hiding,
    "no_rushing": conduct.detect_no_rushing,
    "offer_of_help": opening.detect_offer_of_help,
    "pace": tone.detect_pace,
    "resolution_confirmed": closing.detect_resolution_confirmed,
    "respectful_language": respect.detect_respectful_language,
    "says": generic.detect_says,
    "tone_adjusts": tone.detect_tone_adjusts,
    "tone_warm": tone.detect_tone_warm,
    "transfer_explained": transfer.detect_transfer_explained,
    "uses_name": care.detect_uses_name,
    "voicemail_concise": voicemail.detect_voicemail_concise,
    "within_seconds": generic.detect_within_seconds,
}
