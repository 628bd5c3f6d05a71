"""The Celery application of the workers: every non-default setting with its reason."""

from celery import Celery

from service.config import Settings
from service.jobs import SCORE_QUEUE

# Between the soft limit (a clear failure) and the kill.
_GRACE_SECONDS = 60
# Redis gives a message to somebody else after this time, so it must be above the kill.
_REDELIVERY_MARGIN_SECONDS = 600


def make_celery(settings: Settings) -> Celery:
    """The application for these settings; tasks are in `workers.tasks`."""
    app = Celery("callgrade", broker=settings.redis_url, include=["workers.tasks"])
    hard_limit = settings.task_soft_limit_seconds + _GRACE_SECONDS
    app.conf.update(
        task_default_queue=SCORE_QUEUE,
        # A task counts as done when it is done, not when it is taken.
        task_acks_late=True,
        task_reject_on_worker_lost=True,
        # A waiting call must not be parked behind a long one.
        worker_prefetch_multiplier=1,
        task_soft_time_limit=settings.task_soft_limit_seconds,
        task_time_limit=hard_limit,
        broker_transport_options={"visibility_timeout": hard_limit + _REDELIVERY_MARGIN_SECONDS},
        # The database row says how a call ended; results in Redis would only grow.
        task_ignore_result=True,
        # Recordings are read by native libraries: a fresh process now and then bounds their leaks.
        worker_max_tasks_per_child=200,
        worker_max_memory_per_child=6_000_000,  # KiB
        worker_concurrency=settings.worker_processes,
        # After losing Redis the task's message goes to another worker; the lease decides.
        worker_cancel_long_running_tasks_on_connection_loss=True,
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,
        # A short call may end before the worker does; a longer one starts over elsewhere.
        worker_soft_shutdown_timeout=8.0,
        worker_enable_soft_shutdown_on_idle=False,
        worker_send_task_events=False,
        worker_hijack_root_logger=False,
    )
    return app
