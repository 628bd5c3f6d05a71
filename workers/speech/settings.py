"""Which engine turns sound into words, and how it runs."""

from dataclasses import dataclass
from enum import StrEnum


class EngineChoice(StrEnum):
    """`AUTO` is Whisper, and the offline recogniser where Whisper cannot be loaded."""

    AUTO = "auto"
    WHISPER = "whisper"
    POCKETSPHINX = "pocketsphinx"


@dataclass(frozen=True, slots=True)
class SpeechSettings:
    """`whisper_model` is a name or a folder; 0 threads and an empty type mean a good default.

    `hotwords` are names to listen for: agents, the organisation, products.
    """

    engine: EngineChoice = EngineChoice.AUTO
    whisper_model: str = "small.en"
    device: str = "auto"
    compute_type: str = ""
    language: str = "en"
    model_dir: str = ""
    cpu_threads: int = 0
    hotwords: str = ""
