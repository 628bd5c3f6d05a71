"""What a worker process keeps between calls; built after the fork, on first use."""

from dataclasses import dataclass
from functools import cache

from rubrics.in_use import rubric_in_use
from rubrics.rubric import Rubric
from service.config import Settings
from service.storage.recordings import RecordingStore, open_store
from service.storage.session import Database
from workers.pipeline import Tools, make_tools


@dataclass(frozen=True, slots=True)
class Runtime:
    """The parts that scoring a stored call needs."""

    settings: Settings
    database: Database
    store: RecordingStore
    rubric: Rubric
    tools: Tools


@cache
def runtime() -> Runtime:
    """This process's runtime, from the environment."""
    return make_runtime(Settings.from_env())


def make_runtime(settings: Settings) -> Runtime:
    """A runtime for the given settings. Raises `RubricError` for an unusable rubric."""
    return Runtime(
        settings=settings,
        database=Database(settings.database_url),
        store=open_store(settings.storage_url),
        rubric=rubric_in_use(settings.rubric),
        tools=make_tools(settings),
    )
