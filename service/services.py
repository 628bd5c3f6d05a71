"""What pages, webhooks and commands work with, built once from the settings."""

from dataclasses import dataclass

from service.config import Settings
from service.intake.accept import Intake
from service.jobs import Queue
from service.storage.recordings import RecordingStore, open_store
from service.storage.session import Database


@dataclass(frozen=True, slots=True)
class Services:
    """The parts of a running installation."""

    settings: Settings
    database: Database
    store: RecordingStore
    queue: Queue
    intake: Intake

    @classmethod
    def build(cls, settings: Settings) -> "Services":
        """Open the database and the store; nothing is connected before its first use."""
        database = Database(settings.database_url)
        store = open_store(settings.storage_url)
        queue = Queue(settings.redis_url, database)
        return cls(settings, database, store, queue, Intake(settings, database, store, queue))

    def close(self) -> None:
        """Give back every connection."""
        self.queue.close()
        self.database.dispose()
