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
    """`whisper_model` is a name or a folder; 0 and an empty type mean a good default.

    `language` is a code such as en, or auto. `hotwords` are names to listen for: agents, the
    organisation, products. `batch_windows` are the 30-second windows read at a time.
    """

    engine: EngineChoice = EngineChoice.AUTO
    whisper_model: str = "small.en"
    device: str = "auto"
    compute_type: str = ""
    language: str = "en"
    model_dir: str = ""
    cpu_threads: int = 0
    hotwords: str = ""
    batch_windows: int = 0
