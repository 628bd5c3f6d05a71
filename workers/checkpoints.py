"""Transcribing so that nothing is lost: finished segments are kept, and never transcribed twice."""

import hashlib
import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any, Protocol

from rubrics.call import Word
from service.errors import TransientError
from service.storage.checkpoints import (
    Checkpoint,
    forget_checkpoints,
    keep_checkpoint,
    kept_checkpoints,
    progress_kept,
)
from service.storage.leases import Lease
from service.storage.session import Database
from workers.audio import Sound
from workers.errors import LeaseLost
from workers.speech.transcriber import SpeechSegment, Transcriber

_LOG = logging.getLogger(__name__)

# Of speech: some seconds of work, and a few hundred small writes in the longest call.
_KEEP_SECONDS = 20.0

SegmentWords = tuple[Word, ...]


class Checkpoints(Protocol):
    """Where the words of finished segments are kept while a call is worked on."""

    def share_kept(self) -> float:
        """The share of the transcription (0-1) that was done by whoever worked on it before."""

    def resume(self, recipe: str) -> list[SegmentWords]:
        """The words of the segments done before by the same recipe; others are forgotten."""

    def keep(self, words: Sequence[SegmentWords], share: float) -> None:
        """Keep the words of the next segments; `share` of the transcription (0-1) is done."""


class NoCheckpoints:
    """Keeps nothing: for a recording that is read from the command line."""

    def share_kept(self) -> float:
        """Nothing was done before."""
        return 0.0

    def resume(self, _recipe: str) -> list[SegmentWords]:
        """Nothing was done before."""
        return []

    def keep(self, _words: Sequence[SegmentWords], _share: float) -> None:
        """Nothing is kept."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is transcribed: the speech segments of a sound, by an engine, in a language."""

    sound: Sound
    segments: Sequence[SpeechSegment]
    transcriber: Transcriber
    language: str

    @property
    def recipe(self) -> str:
        """All that decides the words, beside the sound itself."""
        places = [[s.channel, s.start, s.end] for s in self.segments]
        parts = [version("callgrade"), self.transcriber.recipe, self.language, places]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def transcribe_resumably(
    reading: Reading, checkpoints: Checkpoints
) -> Iterator[tuple[SpeechSegment, SegmentWords, float]]:
    """Each segment in order with its words and the share (0-1) of the speech done by then."""
    segments = reading.segments
    before = checkpoints.resume(reading.recipe)
    fresh = reading.transcriber.transcribe(
        reading.sound, segments, language=reading.language, done=len(before)
    )
    total = sum(s.seconds for s in segments)
    behind = kept = 0.0
    unkept: list[SegmentWords] = []
    for number, segment in enumerate(segments):
        behind += segment.seconds
        if number < len(before):
            words = before[number]
            kept = behind
        else:
            words = next(fresh)
            unkept.append(words)
        if behind - kept >= _KEEP_SECONDS:
            checkpoints.keep(unkept, behind / total)
            kept, unkept = behind, []
        yield segment, words, behind / total


class StoredCheckpoints:
    """Keeps the words of one call in the database, under the lease."""

    def __init__(self, database: Database, lease: Lease, audio_sha256: str) -> None:
        self._database = database
        self._lease = lease
        self._audio_sha256 = audio_sha256
        self._key = ""
        self._next = 0
        self._waiting: list[SegmentWords] = []

    def share_kept(self) -> float:
        """What the call's last checkpoint says."""
        with self._database.transaction() as session:
            return progress_kept(session, self._lease.call_id)

    def resume(self, recipe: str) -> list[SegmentWords]:
        """The words kept before, by this worker or by one that is gone."""
        self._key = hashlib.sha256(f"{self._audio_sha256} {recipe}".encode()).hexdigest()
        call_id = self._lease.call_id
        with self._database.transaction() as session:
            forget_checkpoints(session, self._lease, but_key=self._key)
            kept = kept_checkpoints(session, call_id, self._key)
        words = [_read(part) for checkpoint in kept for part in checkpoint.words]
        self._next = len(words)
        if words:
            # A warning, for a worker was stopped before its time.
            _LOG.warning("Call %s goes on after %d segments done before", call_id, len(words))
        return words

    def keep(self, words: Sequence[SegmentWords], share: float) -> None:
        """Store the words. Raises `LeaseLost` when the call was given to another."""
        self._waiting += words
        checkpoint = Checkpoint(self._key, self._next, [_plain(w) for w in self._waiting], share)
        try:
            with self._database.transaction() as session:
                kept = keep_checkpoint(session, self._lease, checkpoint)
        except TransientError as error:  # they go with the next: better than to stop here
            _LOG.warning("Call %s: a checkpoint was not kept: %s", self._lease.call_id, error)
            return
        if not kept:
            raise LeaseLost
        self._next += len(self._waiting)
        self._waiting = []


def _plain(words: SegmentWords) -> list[list[Any]]:
    return [[w.text, w.start, w.end, w.confidence] for w in words]


def _read(words: list[list[Any]]) -> SegmentWords:
    return tuple(Word(*word) for word in words)
