"""What is asked for recordings instead of posting them, each in a thread of its own."""

import logging
import re
import threading
import time
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from service.config import ConfigError, Settings
from service.errors import NotFound, TransientError
from service.intake.accept import Intake
from service.intake.folder import FolderRules, WatchedFolder
from service.intake.folder_files import AfterUse
from service.intake.hooks.delivery import Sender
from service.intake.reception import sender_of
from service.storage import sources

_LOG = logging.getLogger(__name__)
_FOLDER_SOURCE = "watched-folder"
_PAUSE_AFTER_TROUBLE_SECONDS = 10.0


class Watcher(threading.Thread):
    """Repeats a round until stopped; what goes wrong in one is tried again in a later one."""

    def __init__(self, name: str, look: Callable[[], object], pause_seconds: float) -> None:
        super().__init__(name=name, daemon=True)
        self._look = look
        self._pause_seconds = pause_seconds
        self._stopped = threading.Event()

    def run(self) -> None:
        """Look, pause, look again."""
        pause_seconds = 0.0
        while not self._stopped.wait(pause_seconds):
            pause_seconds = self._pause_seconds
            try:
                self._look()
            except (TransientError, OSError, OperationalError, RedisError) as error:
                _LOG.warning("%s is tried again: %s", self.name, error)
                pause_seconds = max(pause_seconds, _PAUSE_AFTER_TROUBLE_SECONDS)

    def stop(self) -> None:
        """End after the current round."""
        self._stopped.set()


def folder_watchers(intake: Intake) -> list[Watcher]:
    """One for each folder of `CALLGRADE_WATCH`. Raises `ConfigError` for one without its source."""
    settings = intake.settings
    return [_folder_watcher(intake, *entry) for entry in named_entries(settings.watch)]


def named_entries(text: str) -> list[tuple[str, str]]:
    """The entries of "place=source,place": (place, source), the source empty where none is."""
    entries = (entry.strip() for entry in text.split(",") if entry.strip())
    parted = (entry.rpartition("=") for entry in entries)
    return [(before, after) if equals else (after, "") for before, equals, after in parted]


def known_sender(intake: Intake, variable: str, name: str) -> Sender:
    """The source of that name. Raises `ConfigError` naming the variable."""
    try:
        with intake.database.transaction() as session:
            return sender_of(sources.get_source(session, name))
    except NotFound as error:
        raise ConfigError(
            f"{variable} names the source {name!r}, which is not there: add it on the page of"
            f" sources, or with 'callgrade source add {name}'."
        ) from error


def _folder_watcher(intake: Intake, place: str, source: str) -> Watcher:
    settings = intake.settings
    if not source:
        _add_folder_source(intake)
    sender = known_sender(intake, "CALLGRADE_WATCH", source or _FOLDER_SOURCE)
    watched = WatchedFolder(intake, sender, _rules(settings, Path(place)))
    return Watcher(
        f"The folder {place}", lambda: watched.look(time.monotonic()), settings.watch_poll_seconds
    )


def _rules(settings: Settings, path: Path) -> FolderRules:
    try:
        pattern = re.compile(settings.watch_pattern) if settings.watch_pattern else None
    except re.error as error:
        raise ConfigError(f"CALLGRADE_WATCH_PATTERN is no regular expression: {error}") from error
    return FolderRules(
        path=path,
        zone=ZoneInfo(settings.time_zone),
        pattern=pattern,
        after=AfterUse(settings.watch_after),
        settle_seconds=settings.watch_settle_seconds,
    )


def _add_folder_source(intake: Intake) -> None:
    with intake.database.transaction() as session:
        if not any(row.name == _FOLDER_SOURCE for row in sources.list_sources(session)):
            sources.add_source(session, _FOLDER_SOURCE)
