"""Scores one file from the command line: a recording, or a transcript that needs no engine."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rubrics.call import Call, Direction, TranscriptError, call_from_dict, utterance_to_dict
from rubrics.engine import score_call
from rubrics.in_use import rubric_in_use
from rubrics.rubric import Rubric
from rubrics.scorecard import Scorecard, scorecard_to_dict
from service.config import Settings
from workers.errors import EmptyFile, RecordingError, UnreadableFile
from workers.file_identity import sha256_of

if TYPE_CHECKING:
    from workers.pipeline import Tools

TRANSCRIPT_SUFFIX = ".json"


class BadTranscript(RecordingError):  # noqa: N818 - reads as what happened
    """A transcript file that cannot be read."""

    code = "bad_transcript"


@dataclass(frozen=True, slots=True)
class ScoredFile:
    """A file with the call found in it and its scorecard; `sha256` is of the file's bytes."""

    path: Path
    sha256: str
    call: Call
    card: Scorecard


class FileScorer:
    """Scores file after file with one rubric; the speech model is loaded once, if at all."""

    def __init__(
        self,
        rubric: Rubric,
        settings: Settings,
        direction: Direction | None = None,
        agent_channel: str = "auto",
    ) -> None:
        self.rubric = rubric
        self._settings = settings
        self._direction = direction
        self._agent_channel = agent_channel

    @classmethod
    def from_options(
        cls,
        *,
        rubric: Path | None = None,
        engine: str | None = None,
        model: str | None = None,
        direction: str | None = None,
        agent_channel: str = "auto",
    ) -> "FileScorer":
        """A scorer for the command line's options; None leaves the environment's setting.

        Raises `RubricError` or `ConfigError`.
        """
        settings = Settings.from_env()
        settings = replace(
            settings,
            engine=engine or settings.engine,
            whisper_model=model or settings.whisper_model,
            # Away from an installation, models go where every program of this user finds them.
            model_dir=settings.model_dir if settings.data_dir.is_dir() else "",
        )
        return cls(
            rubric_in_use(rubric or settings.rubric),
            settings,
            Direction(direction) if direction else None,
            agent_channel,
        )

    def score(self, path: Path, progress: Callable[[float], None]) -> ScoredFile:
        """The file's scorecard; `progress` is told the share done. Raises `PermanentError`."""
        is_transcript = path.suffix.lower() == TRANSCRIPT_SUFFIX
        call = (
            read_transcript(path, self._direction) if is_transcript else self._hear(path, progress)
        )
        sha256 = sha256_of(path)
        progress(1.0)
        return ScoredFile(path, sha256, call, score_call(self.rubric, call))

    def _hear(self, path: Path, progress: Callable[[float], None]) -> Call:
        from workers.pipeline import Recording, analyse  # noqa: PLC0415 - seconds to import

        recording = Recording(
            path=path,
            id=path.stem,
            direction=self._direction or Direction.INBOUND,
            agent_channel=self._agent_channel,
        )
        return analyse(recording, self._tools, lambda _stage, share: progress(share))

    @cached_property
    def _tools(self) -> "Tools":
        from workers.pipeline import make_tools  # noqa: PLC0415

        return make_tools(self._settings)


def read_transcript(path: Path, direction: Direction | None) -> Call:
    """The call in a transcript file; `direction` replaces its own. Raises `RecordingError`."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be opened: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise BadTranscript(f"{path.name} is no UTF-8 text.") from error
    if not text.strip():
        raise EmptyFile(f"{path.name} is empty.")
    try:
        call = call_from_dict(_object(json.loads(text)))
    except (json.JSONDecodeError, TranscriptError) as error:
        raise BadTranscript(f"{path.name} is no transcript that can be read: {error}.") from error
    return replace(call, direction=direction) if direction else call


def scored_file_to_dict(scored: ScoredFile) -> dict[str, Any]:
    """Everything about a scored file as JSON-ready data."""
    call, card = scored.call, scorecard_to_dict(scored.card)
    utterances = [utterance_to_dict(u) for u in call.utterances]
    tones = [u.pop("tone") for u in utterances]
    return {
        "file": str(scored.path),
        "id": call.id,
        **{key: card.pop(key) for key in ("score", "band", "auto_fail", "verdicts", "commitments")},
        "utterances": utterances,
        "holds": card.pop("holds"),
        "metrics": card.pop("metrics"),
        "message_slip": card.pop("message_slip"),
        "tone": tones,
        "engine": {
            "name": call.engine.name,
            "model": call.engine.model,
            "fallback": call.engine.fallback,
        },
        "rubric": card.pop("rubric"),
        "direction": call.direction.value,
        "voicemail": call.voicemail,
        "duration": call.duration,
        "role_confidence": call.role_confidence,
        "silences": [list(s) for s in call.silences],
        "warnings": list(call.warnings),
        "sha256": scored.sha256,
        "program_version": version("callgrade"),
    }


def _object(data: object) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise TranscriptError("it is not a JSON object")
    return data
