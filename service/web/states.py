"""Where a call stands, in words."""

from service.storage.tables import CallRow, CallState

LABELS = {
    CallState.RECEIVED: "Fetching",
    CallState.STORED: "Queued",
    CallState.TRANSCRIBING: "Transcribing",
    CallState.SCORING: "Scoring",
    CallState.SCORED: "Scored",
    CallState.FAILED: "Failed",
    CallState.DUPLICATE: "Same sound",
}


def state_label(call: CallRow) -> str:
    """The state as it stands on pages: "Transcribing 43 %"."""
    label = LABELS[CallState(call.state)]
    if call.state == CallState.TRANSCRIBING:
        return f"{label} {call.progress * 100:.0f} %"
    return label


def is_unfinished(call: CallRow) -> bool:
    """Whether the call still waits or is being worked on."""
    return call.state not in (CallState.SCORED, CallState.FAILED, CallState.DUPLICATE)
