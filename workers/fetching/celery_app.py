"""The Celery application of those who fetch: threads that wait for other machines."""

from celery import Celery
from celery.signals import worker_shutting_down

from service.config import Settings
from service.jobs import FETCH_QUEUE
from workers.fetching.runtime import STOPPING


def make_fetch_celery(settings: Settings) -> Celery:
    """The application for these settings; its one task is in `workers.fetching.tasks`."""
    app = Celery("callgrade-fetch", broker=settings.redis_url, include=["workers.fetching.tasks"])
    app.conf.update(
        task_default_queue=FETCH_QUEUE,
        worker_pool="threads",
        worker_concurrency=settings.fetch_threads,
        # A waiting fetch must not be parked behind a slow phone system.
        worker_prefetch_multiplier=1,
        # The database row says how a fetch ended and brings back one that was lost.
        task_ignore_result=True,
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,
        worker_soft_shutdown_timeout=8.0,
        worker_enable_soft_shutdown_on_idle=False,
        worker_send_task_events=False,
        worker_hijack_root_logger=False,
    )
    worker_shutting_down.connect(_stop, weak=False)
    return app


def _stop(**_signal: object) -> None:
    STOPPING.set()
