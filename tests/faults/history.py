"""What happened while everything was being killed: one line of a file for each event."""

import json
import threading
import time
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path


class What(StrEnum):
    """The kinds of events."""

    SENT = "sent"  # a phone system tries, for the first time or again
    ACKNOWLEDGED = "acknowledged"  # and is told yes
    FAULT = "fault"  # something is killed or emptied


@dataclass(frozen=True, slots=True)
class Event:
    """One event, in seconds since the beginning; `call_id` where the answer told it."""

    seconds: float
    what: What
    source: str = ""
    external_id: str = ""
    call_id: str = ""
    text: str = ""


class History:
    """Writes events as they happen; any number of threads may do so."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._began = time.monotonic()
        self._lock = threading.Lock()

    def note(
        self,
        what: What,
        *,
        source: str = "",
        external_id: str = "",
        call_id: str = "",
        text: str = "",
    ) -> None:
        """Write down what happened now; it is in the file on return."""
        seconds = round(time.monotonic() - self._began, 3)
        event = Event(seconds, what, source, external_id, call_id, text)
        with self._lock, self.path.open("a") as file:
            file.write(json.dumps({k: v for k, v in asdict(event).items() if v}) + "\n")


def read_history(path: Path) -> list[Event]:
    """The events of a file in their order."""
    entries = [json.loads(line) for line in path.read_text().splitlines()]
    return [Event(**{"seconds": 0.0, **entry, "what": What(entry["what"])}) for entry in entries]
