"""The address that a load balancer or container asks whether this process can serve."""

import time

from flask import Blueprint, current_app
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from service.storage import backlog
from service.storage.tables.base import utc_now
from service.web.current import services

blueprint = Blueprint("health", __name__)

_STARTED = "callgrade_started"


@blueprint.record
def _note_start(state: BlueprintSetupState) -> None:
    state.app.extensions[_STARTED] = time.monotonic()


@blueprint.get("/healthz")
def healthz() -> ResponseReturnValue:
    """200 while the database answers and calls come further; 503 after five minutes without.

    The queue may be away, since uploads are kept then. A process that has only just started
    gives the workers the same five minutes.
    """
    now = utc_now()
    with services().database.transaction() as session:
        found = backlog.backlog(session, now)
        stuck = backlog.is_stuck(session, found, now)
    patient = time.monotonic() - current_app.extensions[_STARTED] < backlog.PATIENCE_SECONDS
    red = stuck and not patient
    return {
        "status": "stuck" if red else "ok",
        "unfinished": found.unfinished,
        "oldest_unfinished_seconds": round(found.oldest_seconds),
        "failed": found.failed,
        "quarantined": found.quarantined,
        "recordings_missing": found.missing,
    }, 503 if red else 200
