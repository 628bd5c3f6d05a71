"""The tasks: each finds its work by id and hands over."""

from celery import shared_task

from service.jobs import SCORE_CALL
from workers.runtime import runtime
from workers.scoring import score_stored_call


@shared_task(name=SCORE_CALL)  # type: ignore[untyped-decorator]
def score_call(call_id: str) -> None:
    """Transcribe and score one stored call; a second delivery does nothing."""
    score_stored_call(runtime(), call_id)
