"""Every detector by name. To add one: a function in a family's file, a line here, a test."""

from collections.abc import Callable, Mapping
from typing import Any

from rubrics.detectors import absence, hold, message, opening, transfer
from rubrics.dialogue import Dialogue
from rubrics.scorecard import Finding

Detector = Callable[[Dialogue, Mapping[str, Any]], Finding]

DETECTORS: dict[str, Detector] = {
    "absent_colleague_help": absence.detect_absent_colleague_help,
    "answering_for_other": opening.detect_answering_for_other,
    "greeting": opening.detect_greeting,
    "hold_permission": hold.detect_hold_permission,
    "hold_return": hold.detect_hold_return,
    "hold_updates": hold.detect_hold_updates,
    "identification": opening.detect_identification,
    "message_complete": message.detect_message_complete,
    "no_oversharing": absence.detect_no_oversharing,
    "offer_of_help": opening.detect_offer_of_help,
    "transfer_explained": transfer.detect_transfer_explained,
}
