"""A watched folder: complete recordings become calls once, whatever happens between."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from service.config import Settings
from service.errors import TransientError
from service.intake import folder_files
from service.intake.folder import FolderRules, WatchedFolder
from service.intake.folder_details import details_of
from service.intake.folder_files import AfterUse
from service.intake.reception import sender_of
from service.services import Services
from service.storage import sources
from service.storage.session import Database
from service.storage.tables import CallRow
from tests.databases import lay_schema

SOUND = b"RIFF" + bytes(range(200))
FREEPBX = re.compile(
    r"^(?P<direction>out|in|external|exten|q)-(?P<caller>[^-]+)-(?P<agent>[^-]+)"
    r"-(?P<date>\d{8})-(?P<time>\d{6})-(?P<external_id>[\d.]+)\."
)


@pytest.fixture(scope="module")
def new_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("new") / "new.sqlite3"
    database = Database(f"sqlite:///{file}")
    lay_schema(database)
    with database.transaction() as session:
        sources.add_source(session, "pbx", agent_channel="right")
    database.dispose()
    return file


@pytest.fixture
def services(tmp_path: Path, new_database: Path) -> Iterator[Services]:
    settings = replace(Settings().with_data_dir(tmp_path / "data"), max_upload_bytes=10_000)
    settings.data_dir.mkdir()
    assert settings.sqlite_file
    shutil.copy(new_database, settings.sqlite_file)
    services = Services.build(settings)
    yield services
    services.close()


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    folder = tmp_path / "drop"
    folder.mkdir()
    return folder


def watched(services: Services, drop: Path, **rules: object) -> WatchedFolder:
    with services.database.transaction() as session:
        sender = sender_of(sources.get_source(session, "pbx"))
    known = FolderRules(path=drop, zone=ZoneInfo("Europe/Berlin"), settle_seconds=10)
    return WatchedFolder(services.intake, sender, replace(known, **rules))  # type: ignore[arg-type]


def look_twice(folder: WatchedFolder) -> int:
    """Once to see the files, once when they have stood still for long enough."""
    folder.look(100)
    return folder.look(111)


def stored(services: Services) -> list[CallRow]:
    with services.database.transaction() as session:
        return list(session.scalars(select(CallRow)))


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_a_complete_recording_becomes_a_call_and_moves(services: Services, drop: Path) -> None:
    (drop / "ext-201").mkdir()
    (drop / "ext-201" / "a.wav").write_bytes(SOUND)
    assert look_twice(watched(services, drop)) == 1
    (call,) = stored(services)
    assert (call.file_name, call.agent_channel, call.size_bytes) == ("a.wav", "right", len(SOUND))
    assert names(drop) == {"done/ext-201/a.wav"}


def test_a_file_that_still_grows_is_left_alone(services: Services, drop: Path) -> None:
    folder = watched(services, drop)
    for second in range(100, 160, 5):
        with (drop / "a.wav").open("ab") as file:
            file.write(SOUND)
        assert folder.look(second) == 0
    assert folder.look(160) == 0
    assert folder.look(166) == 1
    assert stored(services)[0].size_bytes == 12 * len(SOUND)


def test_a_file_that_grows_while_it_is_read_is_not_accepted(
    services: Services, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (drop / "a.wav").write_bytes(SOUND)
    folder = watched(services, drop)
    folder.look(100)
    found = folder_files.find_recordings(drop)
    with (drop / "a.wav").open("ab") as file:
        file.write(SOUND)
    # The folder was read just before the file grew.
    monkeypatch.setattr("service.intake.folder.find_recordings", lambda _path: found)
    assert folder.look(111) == 0
    assert stored(services) == []


def test_one_file_that_cannot_be_read_does_not_hold_up_the_others(
    services: Services, drop: Path
) -> None:
    for name in "ab":
        (drop / f"{name}.wav").write_bytes(SOUND + name.encode())
    folder = watched(services, drop)
    folder.look(100)
    found = (drop / "a.wav").stat()
    (drop / "a.wav").rename(drop / "kept")
    (drop / "a.wav").symlink_to(drop / "kept")  # swapped after the folder was read
    shape = folder_files.Shape(found.st_size, found.st_mtime_ns)
    with pytest.raises(folder_files.ReadBroken):
        folder_files.open_unchanged(drop / "a.wav", shape)
    assert folder.look(111) == 1


def test_what_is_temporary_hidden_or_no_sound_is_left_alone(services: Services, drop: Path) -> None:
    left = {"a.wav.part", "b.wav.filepart", ".c.wav", "d.tmp", "notes.txt"}
    for name in left:
        (drop / name).write_bytes(SOUND)
    (drop / "e.wav").symlink_to("/etc/passwd")
    assert look_twice(watched(services, drop)) == 0
    assert names(drop) == left | {"e.wav"}


def test_the_details_stand_in_the_name(services: Services, drop: Path) -> None:
    (drop / "out-004912345-Linda Park-20260331-140500-1743422700.17.wav").write_bytes(SOUND)
    look_twice(watched(services, drop, pattern=FREEPBX))
    (call,) = stored(services)
    assert (call.agent, call.caller_number, call.direction) == (
        "Linda Park",
        "004912345",
        "outbound",
    )
    assert call.started_at == datetime(2026, 3, 31, 12, 5, tzinfo=UTC)
    assert call.external_id == "1743422700.17"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "out-0049123-201-20260331-140500-1743422700.17.wav",
            ("201", "0049123", "outbound", "1743422700.17"),
        ),
        (
            "[Park, Linda]_201-0049123_20260331140500(17).wav",
            ("Park, Linda", "0049123", "inbound", "17"),
        ),
    ],
)
def test_the_patterns_of_the_manual_find_the_details(
    tmp_path: Path, name: str, told: tuple[str, ...]
) -> None:
    manual = Path("docs/phone-systems/folder.md").read_text()
    patterns = [re.compile(text) for text in re.findall(r"CALLGRADE_WATCH_PATTERN=(.+)", manual)]
    (pattern,) = [pattern for pattern in patterns if pattern.search(name)]
    found = details_of(tmp_path / name, pattern, UTC)
    assert (found.agent, found.caller_number, found.direction, found.external_id) == told
    assert found.started_at == datetime(2026, 3, 31, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", json.dumps({"call_id": "17", "agent": "Kim", "queue": "Sales"})),
        ("a.wav.json", json.dumps({"recordingId": 17, "Agent_Name": "Kim", "queueName": "Sales"})),
        ("a_metadata.json", json.dumps({"id": "17", "user": "Kim", "queue": "Sales"})),
        ("a.xml", "<call><id>17</id><who><agent>Kim</agent></who><queue>Sales</queue></call>"),
    ],
)
def test_the_details_stand_in_a_file_beside_it(
    services: Services, drop: Path, name: str, content: str
) -> None:
    (drop / "a.wav").write_bytes(SOUND)
    (drop / name).write_text(content)
    look_twice(watched(services, drop))
    (call,) = stored(services)
    assert (call.external_id, call.agent, call.queue) == ("17", "Kim", "Sales")
    assert names(drop) == {"done/a.wav", f"done/{name}"}


@pytest.mark.parametrize(
    ("sound", "sidecar", "said"),
    [
        (b"", None, "empty"),
        (b"x" * 10_001, None, "larger than the limit"),
        (SOUND, "no json", "a.json is no JSON"),
        (SOUND, "[1]", "no object"),
        (SOUND, '{"a": "' + "x" * 70_000 + '"}', "larger than 64 KB"),
    ],
)
def test_a_bad_one_is_put_aside_with_the_reason(
    services: Services, drop: Path, sound: bytes, sidecar: str | None, said: str
) -> None:
    (drop / "a.wav").write_bytes(sound)
    if sidecar:
        (drop / "a.json").write_text(sidecar)
    look_twice(watched(services, drop))
    assert said in (drop / "refused" / "a.wav.txt").read_text()
    assert not (drop / "a.wav").exists()
    assert stored(services) == []


def test_xml_that_could_grow_without_end_is_refused(services: Services, drop: Path) -> None:
    (drop / "a.wav").write_bytes(SOUND)
    (drop / "a.xml").write_text('<!DOCTYPE x [<!ENTITY a "aaaa">]><x><id>&a;</id></x>')
    look_twice(watched(services, drop))
    assert "document type" in (drop / "refused" / "a.wav.txt").read_text()


def test_a_crash_between_accepting_and_moving_makes_no_second_call(
    services: Services, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    each = replace(services.intake, settings=replace(services.settings, same_sound="each"))
    services = replace(services, intake=each)
    (drop / "a.wav").write_bytes(SOUND)
    with monkeypatch.context() as crashing:
        crashing.setattr("service.intake.folder.move_aside", _crash)
        with pytest.raises(KeyboardInterrupt):
            look_twice(watched(services, drop))
    assert look_twice(watched(services, drop)) == 1
    assert len(stored(services)) == 1
    assert names(drop) == {"done/a.wav"}


def _crash(*_args: object) -> None:
    raise KeyboardInterrupt


def test_a_folder_that_may_not_be_changed_is_read_once(services: Services, drop: Path) -> None:
    (drop / "a.wav").write_bytes(SOUND)
    folder = watched(services, drop, after=AfterUse.LEAVE)
    assert look_twice(folder) == 1
    assert folder.look(200) == 0
    look_twice(watched(services, drop, after=AfterUse.LEAVE))  # after a restart
    assert len(stored(services)) == 1
    assert names(drop) == {"a.wav"}


def test_a_file_that_cannot_be_moved_is_left(
    services: Services, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (drop / "a.wav").write_bytes(SOUND)
    (drop / "done").write_text("a file where the folder should be")
    folder = watched(services, drop)
    assert look_twice(folder) == 1
    assert folder.look(200) == 0
    assert len(stored(services)) == 1


def test_a_recording_is_deleted_where_that_is_wanted(services: Services, drop: Path) -> None:
    (drop / "a.wav").write_bytes(SOUND)
    (drop / "a.json").write_text("{}")
    look_twice(watched(services, drop, after=AfterUse.DELETE))
    assert names(drop) == set()


def test_a_second_recording_of_the_same_name_is_another(services: Services, drop: Path) -> None:
    folder = watched(services, drop)
    for sound in (SOUND, SOUND[::-1]):
        (drop / "rec.wav").write_bytes(sound)
        look_twice(folder)
    assert len(stored(services)) == 2
    assert len(names(drop)) == 2


def test_nothing_is_lost_while_the_disk_is_full(
    services: Services, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (drop / "a.wav").write_bytes(SOUND)
    full = replace(services.intake, settings=replace(services.settings, keep_free_bytes=10**18))
    with pytest.raises(TransientError):
        look_twice(watched(replace(services, intake=full), drop))
    assert names(drop) == {"a.wav"}
    assert look_twice(watched(services, drop)) == 1
