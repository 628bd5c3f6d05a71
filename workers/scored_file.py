"""Scores one file from the command line: a recording, or a transcript that needs no engine."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rubrics.call import Call, utterance_to_dict
from rubrics.engine import score_call
from rubrics.in_use import rubric_in_use
from rubrics.rubric import Rubric
from rubrics.scorecard import Scorecard, scorecard_to_dict
from workers.file_identity import sha256_of
from workers.heard_file import Listener


@dataclass(frozen=True, slots=True)
class ScoredFile:
    """A file with the call found in it and its scorecard; `sha256` is of the file's bytes."""

    path: Path
    sha256: str
    call: Call
    card: Scorecard


class FileScorer:
    """Scores file after file with one rubric; the speech model is loaded once, if at all."""

    def __init__(self, rubric: Rubric, listener: Listener) -> None:
        self.rubric = rubric
        self._listener = listener

    @classmethod
    def from_options(cls, *, rubric: Path | None = None, **options: Any) -> "FileScorer":
        """A scorer for the command line's options; None leaves the environment's setting.

        Raises `RubricError` or `ConfigError`.
        """
        listener = Listener.from_options(**options)
        return cls(rubric_in_use(rubric or listener.settings.rubric), listener)

    def score(self, path: Path, progress: Callable[[float], None]) -> ScoredFile:
        """The file's scorecard; `progress` is told the share done. Raises `PermanentError`."""
        call = self._listener.read(path, progress)
        sha256 = sha256_of(path)
        progress(1.0)
        return ScoredFile(path, sha256, call, score_call(self.rubric, call))


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
