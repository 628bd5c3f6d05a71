"""Turns one file into a call for the command line: a recording is heard, a transcript is read."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rubrics.call import Call, Direction
from rubrics.transcript_files import SUFFIXES
from service.config import Settings
from workers.written_call import open_transcript, written_call

if TYPE_CHECKING:
    from workers.pipeline import Tools


@dataclass(frozen=True, slots=True)
class Listening:
    """How files are to be heard; with a `transcript` a recording's words come from there."""

    direction: Direction | None = None
    agent_channel: str = "auto"
    transcript: Path | None = None


class Listener:
    """Hears file after file; the speech model is loaded once, if at all."""

    def __init__(self, settings: Settings, listening: Listening) -> None:
        self.settings = settings
        self._listening = listening

    @classmethod
    def from_options(
        cls,
        *,
        engine: str | None = None,
        model: str | None = None,
        direction: str | None = None,
        agent_channel: str = "auto",
        transcript: Path | None = None,
    ) -> "Listener":
        """A listener for the command line's options; None leaves the environment's setting.

        Raises `ConfigError`.
        """
        settings = Settings.from_env()
        settings = replace(
            settings,
            engine=engine or settings.engine,
            whisper_model=model or settings.whisper_model,
            # Away from an installation, models go where every program of this user finds them.
            model_dir=settings.model_dir if settings.data_dir.is_dir() else "",
        )
        who_dialled = Direction(direction) if direction else None
        return cls(settings, Listening(who_dialled, agent_channel, transcript))

    def read(self, path: Path, progress: Callable[[float], None]) -> Call:
        """The call in a file; `progress` is told the share done. Raises `PermanentError`."""
        if path.suffix.lower() in SUFFIXES:
            return written_call(open_transcript(path), path.stem, self._listening.direction)
        return self._hear(path, progress)

    def _hear(self, path: Path, progress: Callable[[float], None]) -> Call:
        from workers.pipeline import Recording, analyse  # noqa: PLC0415 - seconds to import

        listening = self._listening
        recording = Recording(
            path=path,
            id=path.stem,
            direction=listening.direction or Direction.INBOUND,
            agent_channel=listening.agent_channel,
            transcript=open_transcript(listening.transcript) if listening.transcript else None,
        )
        return analyse(recording, self._tools, lambda _stage, share: progress(share))

    @cached_property
    def _tools(self) -> "Tools":
        from workers.pipeline import make_tools  # noqa: PLC0415

        return make_tools(self.settings)
