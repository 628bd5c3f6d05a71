"""What a fetch worker keeps between recordings: no rubric and no speech libraries."""

import threading
from dataclasses import dataclass
from functools import cache

from service.config import Settings
from service.jobs import Queue
from service.outgoing.client import Client
from service.outgoing.destinations import Destinations
from service.storage.recordings import RecordingStore, open_store
from service.storage.session import Database

# Set when the process is told to end: every connection notices within a second.
STOPPING = threading.Event()


@dataclass(frozen=True, slots=True)
class FetchRuntime:
    """The parts that fetching a recording needs; shared by the threads of the process."""

    settings: Settings
    database: Database
    store: RecordingStore
    queue: Queue
    client: Client


def make_fetch_runtime(settings: Settings) -> FetchRuntime:
    """A runtime for the given settings."""
    database = Database(settings.database_url)
    return FetchRuntime(
        settings=settings,
        database=database,
        store=open_store(settings.storage_url),
        queue=Queue(settings.redis_url, database),
        client=Client(
            Destinations.read(settings.fetch_allow, settings.fetch_hosts),
            seconds=settings.fetch_seconds,
            proxy=settings.fetch_proxy,
            stopping=STOPPING,
        ),
    )


_FIRST_USE = threading.Lock()


def fetch_runtime() -> FetchRuntime:
    """This process's runtime, from the environment."""
    with _FIRST_USE:
        return _fetch_runtime()


@cache
def _fetch_runtime() -> FetchRuntime:
    return make_fetch_runtime(Settings.from_env())
