"""A transcription goes on where another stopped, and comes out the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from rubrics.call import Engine, Word
from service.errors import TransientError
from service.storage import leases
from service.storage.session import Database
from service.storage.tables import CallRow
from tests.databases import lay_schema
from tests.signals import silence, sound
from workers.audio import Sound
from workers.checkpoints import NoCheckpoints, Reading, StoredCheckpoints, transcribe_resumably
from workers.errors import LeaseLost
from workers.speech.language import SpokenLanguage
from workers.speech.transcriber import SpeechSegment

SEGMENTS = [SpeechSegment(0, 10.0 * i, 10.0 * i + 7.0) for i in range(12)]
RECORDING = sound(silence(0.1))


class Killed(Exception):  # noqa: N818
    """Stands for what no program sees coming."""


@dataclass
class WordForEach:
    """Hears one word a segment, and remembers which segments it was given."""

    recipe: str = "word for each"
    dies_at: int = 99
    heard: list[int] = field(default_factory=list)
    engine = Engine()

    def find_language(self, _sound: Sound, _segments: Sequence[SpeechSegment]) -> SpokenLanguage:
        return SpokenLanguage("en")

    def transcribe(
        self,
        sound: Sound,
        segments: Sequence[SpeechSegment],
        *,
        language: str = "en",
        done: int = 0,
    ) -> Iterator[tuple[Word, ...]]:
        for number, segment in list(enumerate(segments))[done:]:
            if number == self.dies_at:
                raise Killed
            self.heard.append(number)
            yield (Word(f"{number}", segment.start, segment.end, 0.913),)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path / 'calls.sqlite3'}")
    lay_schema(database)
    with database.transaction() as session:
        session.add(
            CallRow(id="a", sha256="a" * 64, storage_key="a", file_name="a.wav", size_bytes=1)
        )
    yield database
    database.dispose()


def take_over(database: Database) -> StoredCheckpoints:
    with database.transaction() as session:
        lease = leases.claim(session, "a", seconds=-1)
    assert lease is not None
    return StoredCheckpoints(database, lease, "a" * 64)


def reading(engine: WordForEach) -> Reading:
    return Reading(RECORDING, SEGMENTS, engine, "en")


def run_until_killed(database: Database, engine: WordForEach) -> None:
    with pytest.raises(Killed):
        list(transcribe_resumably(reading(engine), take_over(database)))


def test_the_next_worker_goes_on_with_the_first_segment_not_kept(database: Database) -> None:
    run_until_killed(database, WordForEach(dies_at=8))
    second = WordForEach()
    resumed = list(transcribe_resumably(reading(second), take_over(database)))
    assert second.heard == [6, 7, 8, 9, 10, 11]  # kept by threes: 7 s each
    assert resumed == list(transcribe_resumably(reading(WordForEach()), NoCheckpoints()))


def test_a_third_worker_goes_on_where_the_second_was(database: Database) -> None:
    run_until_killed(database, WordForEach(dies_at=4))
    run_until_killed(database, WordForEach(dies_at=10))
    third = WordForEach()
    resumed = list(transcribe_resumably(reading(third), take_over(database)))
    assert third.heard == [9, 10, 11]
    assert [words[0].text for _, words, _ in resumed] == [f"{n}" for n in range(12)]


def test_progress_begins_where_it_was(database: Database) -> None:
    run_until_killed(database, WordForEach(dies_at=8))
    assert take_over(database).share_kept() == pytest.approx(0.5)


@pytest.mark.parametrize("change", ["engine", "segments", "sound"])
def test_what_would_give_other_words_begins_anew(database: Database, change: str) -> None:
    run_until_killed(database, WordForEach(dies_at=8))
    second = WordForEach(recipe="a larger model" if change == "engine" else "word for each")
    checkpoints = take_over(database)
    if change == "sound":
        checkpoints._audio_sha256 = "b" * 64
    segments = SEGMENTS[1:] if change == "segments" else SEGMENTS
    list(transcribe_resumably(Reading(RECORDING, segments, second, "en"), checkpoints))
    assert second.heard[0] == 0


def test_a_worker_that_lost_the_call_stops_at_its_next_checkpoint(database: Database) -> None:
    presumed_dead = transcribe_resumably(reading(WordForEach()), take_over(database))
    next(presumed_dead)
    take_over(database)
    with pytest.raises(LeaseLost):
        list(presumed_dead)


def test_while_the_database_is_away_the_work_goes_on(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkpoints = take_over(database)
    work = transcribe_resumably(reading(WordForEach()), checkpoints)
    with monkeypatch.context() as away:
        away.setattr("workers.checkpoints.keep_checkpoint", unreachable)
        for _ in range(5):
            next(work)
    list(work)
    assert len(checkpoints.resume(reading(WordForEach()).recipe)) == 12


def unreachable(*_arguments: object) -> bool:
    raise TransientError("The database cannot be reached.")
