"""Compares the recordings' store with the calls: orphans go, a missing recording is an alarm."""

import logging
import re
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from service.errors import AppError, NotFound
from service.services import Services
from service.storage import sweeps
from service.storage.tables.base import utc_now

_LOG = logging.getLogger(__name__)
EVERY = timedelta(days=1)
# Nobody waits for it: a start has better things to do first.
_FIRST_PAUSE_SECONDS = 300.0
_PAUSE_SECONDS = 3600.0
_FOLDERS = [f"{number:02x}" for number in range(256)]
# Only what looks like a call's own file is ever removed: id, and perhaps an ending.
_OF_A_CALL = re.compile(r"[0-9a-f]{2}/([0-9a-f]{16})(\.[\w.]+)?")
_UNFINISHED = ".part"


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep did: files removed, and the calls whose recording is missing."""

    removed: int
    missing: tuple[str, ...]


def sweep(services: Services, now: datetime) -> Swept:
    """Remove files that belong to no call and are older than the grace time; note missing ones."""
    before = now - timedelta(seconds=services.settings.sweep_grace_seconds)
    removed = _sweep_incoming(services.settings.data_dir / "incoming", before)
    missing: list[str] = []
    for folder in _FOLDERS:
        # The rows first: a file that comes with a row meanwhile is young, a row without one is not.
        with services.database.transaction() as session:
            keys = sweeps.keys_in_folder(session, folder)
        files = {file.key: file.modified_at for file in services.store.list_folder(folder)}
        removed += _remove_orphans(services, [k for k, at in files.items() if at < before])
        missing.extend(c for c, key in keys.items() if key not in files and _is_gone(services, key))
    with services.database.transaction() as session:
        still_there = sweeps.known_ids(session, missing)
        sweeps.end_sweep(session, now, removed_count=removed, missing=still_there)
    return Swept(removed, tuple(sorted(still_there)))


def sweep_if_due(services: Services, now: datetime) -> Swept | None:
    """Sweep once a day, whichever process comes first; None when it is not due."""
    if not sweeps.begin_sweep(services.database, now, EVERY):
        return None
    return sweep(services, now)


class Sweeper(threading.Thread):
    """Looks every hour whether the day's sweep is still to be done."""

    def __init__(self, services: Services) -> None:
        super().__init__(name="sweeper", daemon=True)
        self._services = services
        self._stopped = threading.Event()

    def run(self) -> None:
        """Sweep once a day until stopped; what is away is tried again an hour later."""
        pause_seconds = _FIRST_PAUSE_SECONDS
        while not self._stopped.wait(pause_seconds):
            pause_seconds = _PAUSE_SECONDS
            try:
                swept = sweep_if_due(self._services, utc_now())
            except (AppError, OSError) as error:
                _LOG.warning("Sweeping failed and is tried again: %s", error)
                continue
            if swept and swept.missing:
                _LOG.error("The recordings of %s calls are missing", len(swept.missing))

    def stop(self) -> None:
        """End after the current sweep."""
        self._stopped.set()


def _sweep_incoming(folder: Path, before: datetime) -> int:
    """Remove what uploads left behind that were cut off by a crash."""
    removed = 0
    for file in folder.glob(f"*{_UNFINISHED}"):
        try:
            if datetime.fromtimestamp(file.stat().st_mtime, UTC) < before:
                file.unlink()
                removed += 1
        except FileNotFoundError:  # taken in meanwhile
            continue
    return removed


def _remove_orphans(services: Services, keys: list[str]) -> int:
    owners = dict(_owners(keys))
    with services.database.transaction() as session:
        files = sweeps.files_of(session, set(owners.values()))
    orphans = [key for key, owner in owners.items() if _is_orphan(key, owner, files)]
    for key in orphans:
        services.store.delete(key)
    return len(orphans)


def _is_orphan(key: str, owner: str, files: Mapping[str, set[str | None] | None]) -> bool:
    if owner not in files:
        return True
    named = files[owner]
    return named is not None and key not in named


def _owners(keys: list[str]) -> Iterator[tuple[str, str]]:
    for key in keys:
        if match := _OF_A_CALL.fullmatch(key):
            yield key, match[1]


def _is_gone(services: Services, key: str) -> bool:
    try:
        services.store.size(key)
    except NotFound:
        return True
    return False
