"""What `callgrade doctor` looks at: each check says what it found and what to do about it."""

import importlib.util
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from kombu.connection import Connection
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError
from sqlalchemy import inspect

from rubrics.in_use import rubric_in_use
from rubrics.rubric import RubricError
from service.config import Settings
from service.embedded_redis import find_redis_server
from service.errors import AppError
from service.storage import backlog, fetches
from service.storage.backlog import Backlog
from service.storage.recordings import open_store
from service.storage.session import Database
from service.storage.tables.base import utc_now

_MODEL_FILE = "model.bin"
_FETCH_PATIENCE = timedelta(minutes=2)
_HUB = ("huggingface.co", 443)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; `remedy` says what to do when it is not well."""

    name: str
    well: bool
    found: str
    remedy: str = ""


def examine(settings: Settings) -> Iterator[Finding]:
    """Every check in turn; none of them raises."""
    for check in CHECKS:
        yield check(settings)


def check_python(_settings: Settings) -> Finding:
    """The interpreter and whether the offline recogniser has a wheel for it."""
    found = f"Python {sys.version.split()[0]}"
    return Finding("Python", sys.version_info >= (3, 11), found, "Use Python 3.11 or newer.")


def check_speech(settings: Settings) -> Finding:
    """The Whisper model: on disk, to be downloaded, or out of reach."""
    if settings.engine == "pocketsphinx":
        return _offline_recogniser()
    if _model_on_disk(settings):
        return Finding("Speech model", well=True, found=f"Whisper {settings.whisper_model}")
    if _reachable(*_HUB):
        found = f"Whisper {settings.whisper_model} is downloaded on the first call"
        return Finding("Speech model", well=True, found=found)
    remedy = (
        "Copy a faster-whisper model folder to this machine and set CALLGRADE_WHISPER_MODEL to "
        "its path; then transcribe the calls again (callgrade retranscribe --all-fallback)."
    )
    if settings.engine == "auto":
        found = f"Whisper {settings.whisper_model} is not here and the model hub is out of reach; "
        return Finding(
            "Speech model", well=False, found=found + _offline_recogniser().found, remedy=remedy
        )
    found = f"Whisper {settings.whisper_model} is not here and the model hub is out of reach"
    return Finding("Speech model", well=False, found=found, remedy=remedy)


def check_redis(settings: Settings) -> Finding:
    """The queue: running, or startable by `callgrade serve`."""
    try:
        with Connection(settings.redis_url, connect_timeout=2) as connection:  # type: ignore[no-untyped-call]
            connection.ensure_connection(max_retries=1, timeout=3)
            connection.default_channel.client.ping()
    except (OperationalError, RedisError, OSError) as error:
        if settings.redis_socket is None:
            remedy = "Start that Redis, or correct CALLGRADE_REDIS_URL. Uploads wait meanwhile."
            return Finding("Redis", well=False, found=f"no answer: {error}", remedy=remedy)
        return _startable_redis()
    return Finding("Redis", well=True, found="answers")


def check_database(settings: Settings) -> Finding:
    """The database: reachable, and with its tables."""
    if settings.sqlite_file and not settings.sqlite_file.exists():
        found = f"{settings.sqlite_file} is made by the first start"
        return Finding("Database", well=True, found=found)
    database = Database(settings.database_url)
    try:
        with database.transaction() as session:
            ready = inspect(session.connection()).has_table("calls")
    except AppError as error:
        remedy = "Start the database, or correct CALLGRADE_DATABASE_URL."
        return Finding("Database", well=False, found=error.message, remedy=remedy)
    finally:
        database.dispose()
    kind = urlsplit(settings.database_url).scheme.split("+")[0]
    found = f"{kind} answers" if ready else f"{kind} is empty; the first start makes its tables"
    return Finding("Database", well=True, found=found)


def check_storage(settings: Settings) -> Finding:
    """The recordings' store: a file can be written, read and removed."""
    if not settings.data_dir.exists():
        found = f"{settings.data_dir} is made by the first start"
        return Finding("Storage", well=True, found=found)
    probe = settings.data_dir / "doctor.probe"
    remedy = "Make the folder or bucket writable, or correct CALLGRADE_STORAGE_URL."
    try:
        probe.write_bytes(b"probe")
        store = open_store(settings.storage_url)
        store.keep(probe, "doctor.probe")
        store.delete("doctor.probe")
    except (AppError, OSError) as error:
        return Finding("Storage", well=False, found=str(error), remedy=remedy)
    return Finding("Storage", well=True, found=f"{settings.storage_url} can be written")


def check_disk(settings: Settings) -> Finding:
    """Free space where recordings arrive."""
    folder = next(p for p in (settings.data_dir, *settings.data_dir.parents) if p.exists())
    free = shutil.disk_usage(folder).free
    found = f"{free / 1e9:.1f} GB free"
    remedy = "Free space or move the data directory: uploads are refused below the reserve."
    return Finding("Disk", free > settings.keep_free_bytes + 1_000_000_000, found, remedy)


def check_rubric(settings: Settings) -> Finding:
    """The rubric that calls are scored with."""
    try:
        rubric = rubric_in_use(settings.rubric)
    except RubricError as error:
        remedy = "Correct it (callgrade rubric check FILE), or unset CALLGRADE_RUBRIC."
        return Finding("Rubric", well=False, found=str(error), remedy=remedy)
    return Finding("Rubric", well=True, found=f"{rubric.title}, version {rubric.version}")


def check_calls(settings: Settings) -> Finding:
    """Whether calls come further, and which ones a person must look at."""
    remedy = "Look at the worker's log and that a worker runs. The calls wait and are not lost."
    try:
        found, stuck = _backlog(settings)
    except AppError as error:
        return Finding("Calls", well=False, found=error.message, remedy=remedy)
    if found is None:
        return Finding("Calls", well=True, found="none yet")
    said = (
        f"{found.unfinished} unfinished, the oldest for {found.oldest_seconds / 60:.0f} min; "
        f"{found.quarantined} in quarantine, {found.failed} failed, "
        f"{found.missing} without their recording"
    )
    if found.missing:
        remedy = "Name them with `callgrade sweep`; bring their recordings back from the backup."
    elif found.quarantined and not stuck:
        remedy = "Look at their pages for the cause; then `callgrade requeue --all`."
    return Finding("Calls", not (stuck or found.missing or found.quarantined), said, remedy)


def check_fetches(settings: Settings) -> Finding:
    """Whether announced recordings are fetched."""
    remedy = "See that `callgrade worker --queue fetch` runs, and look at its log. Links run out."
    if settings.sqlite_file and not settings.sqlite_file.exists():
        return Finding("Fetching", well=True, found="nothing yet")
    database = Database(settings.database_url)
    try:
        with database.transaction() as session:
            if not inspect(session.connection()).has_table("fetches"):
                return Finding("Fetching", well=True, found="nothing yet")
            late = fetches.left_alone(session, since=utc_now() - _FETCH_PATIENCE)
    except AppError as error:
        return Finding("Fetching", well=False, found=error.message, remedy=remedy)
    finally:
        database.dispose()
    found = f"{late} announced recordings have been due for more than two minutes"
    return Finding("Fetching", late == 0, found if late else "nothing is overdue", remedy)


CHECKS: tuple[Callable[[Settings], Finding], ...] = (
    check_python,
    check_speech,
    check_rubric,
    check_redis,
    check_database,
    check_storage,
    check_disk,
    check_calls,
    check_fetches,
)


def _backlog(settings: Settings) -> tuple[Backlog | None, bool]:
    """What waits and whether it is stuck; None before the first start."""
    if settings.sqlite_file and not settings.sqlite_file.exists():
        return None, False
    database, now = Database(settings.database_url), utc_now()
    try:
        with database.transaction() as session:
            if not inspect(session.connection()).has_table("sweeps"):
                return None, False
            found = backlog.backlog(session, now)
            return found, backlog.is_stuck(session, found, now)
    finally:
        database.dispose()


def _offline_recogniser() -> Finding:
    if importlib.util.find_spec("pocketsphinx"):
        return Finding(
            "Speech model", well=True, found="the offline recogniser reads calls, less accurately"
        )
    remedy = "Use Python 3.11 to 3.13, for which pocketsphinx has a wheel."
    found = "the offline recogniser is not installed"
    return Finding("Speech model", well=False, found=found, remedy=remedy)


def _model_on_disk(settings: Settings) -> bool:
    if (Path(settings.whisper_model).expanduser() / _MODEL_FILE).exists():
        return True
    name = settings.whisper_model.replace("/", "--")
    return any(Path(settings.model_dir).glob(f"models--*{name}/snapshots/*/{_MODEL_FILE}"))


def _reachable(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=3):
            return True
    except OSError:
        return False


def _startable_redis() -> Finding:
    try:
        program = find_redis_server()
    except AppError as error:
        return Finding("Redis", well=False, found="none", remedy=error.message)
    return Finding("Redis", well=True, found=f"callgrade serve starts {program}")
