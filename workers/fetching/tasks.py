"""The task of fetching: it finds its work by id and hands over."""

from celery import shared_task

from service.jobs import FETCH_RECORDING
from workers.fetching.fetch import fetch_recording
from workers.fetching.runtime import fetch_runtime


@shared_task(name=FETCH_RECORDING)  # type: ignore[untyped-decorator]
def fetch(call_id: str) -> None:
    """Fetch the recording of an announced call; a second delivery does nothing."""
    fetch_recording(fetch_runtime(), call_id)
