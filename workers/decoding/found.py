"""What the decoding process tells the one that started it."""

from dataclasses import dataclass
from enum import IntEnum


@dataclass(frozen=True, slots=True)
class Decoded:
    """What was read: `samples` of each channel at 16 kHz, and what was odd about them."""

    channels: int
    samples: int
    codec: str
    source_rate_hz: int
    warnings: list[str]
    cut_off: bool


class ExitStatus(IntEnum):
    """How the process ends that has nothing to tell."""

    OUT_OF_MEMORY = 3
    NO_ROOM = 4
