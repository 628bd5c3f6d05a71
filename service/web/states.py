"""Where a call stands, in words."""

from service.storage.tables import CallRow, CallState

LABELS = {
    CallState.RECEIVED: "Fetching",
    CallState.STORED: "Queued",
    CallState.TRANSCRIBING: "Transcribing",
    CallState.SCORING: "Scoring",
    CallState.SCORED: "Scored",
    CallState.FAILED: "Failed",
    CallState.QUARANTINED: "Quarantined",
    CallState.DUPLICATE: "Same sound",
}

AUDIO_FLAGS = {
    "cut_off": ("Cut off", "Less sound is there than the recording's header promises"),
    "length_differs": ("Length differs", "Not as long as the phone system told"),
}
_ENDED = (CallState.SCORED, CallState.FAILED, CallState.QUARANTINED, CallState.DUPLICATE)


def state_label(call: CallRow) -> str:
    """The state as it stands on pages: "Transcribing 43 %"."""
    label = LABELS[CallState(call.state)]
    if call.state == CallState.TRANSCRIBING:
        return f"{label} {call.progress * 100:.0f} %"
    return label


def is_unfinished(call: CallRow) -> bool:
    """Whether the call still waits or is being worked on."""
    return call.state not in _ENDED
