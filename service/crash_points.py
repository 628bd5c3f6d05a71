"""Steps at whose end a test lets the process die, as a power cut or the kernel would."""

import os
from enum import StrEnum

_KILLED = 137  # what a shell reports of a process that was killed


class CrashPoint(StrEnum):
    """The borders between the steps of a call, in their order."""

    RECEIVED = "received"  # the bytes lie in a temporary file
    KEPT = "kept"  # the recording lies in its place, without a row
    ADDING = "adding"  # the row is written, not committed
    ADDED = "added"  # the row is committed, the queue knows nothing
    ENQUEUED = "enqueued"  # the queue knows, the sender has no answer
    CLAIMED = "claimed"
    DECODED = "decoded"
    TRANSCRIBED = "transcribed"
    COPIED = "copied"  # the copy for listening lies there, its row does not know
    STORING = "storing"  # the result is written, not committed
    FINISHED = "finished"  # the result is committed, the queue has no answer


def pass_crash_point(point: CrashPoint, armed: str) -> None:
    """Die here, at once and without a last word, when this is the armed point."""
    if armed == point:
        os._exit(_KILLED)
