"""Where phone systems post recordings: `POST /hooks/<source>`."""

from typing import cast
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, current_app, jsonify, request, url_for

from service.api.errors import answer_errors
from service.errors import NotFound
from service.intake.hooks import GENERIC, HOOKS
from service.intake.hooks.delivery import HookRequest, Sender
from service.services import Services
from service.storage import sources
from service.storage.tables.base import utc_now

blueprint = Blueprint("hooks", __name__)
answer_errors(blueprint)


@blueprint.post("/hooks/<source>")
def receive(source: str) -> tuple[Response, int]:
    """Keep a recording and answer 202 at once; a repeat gets the same answer."""
    services = cast("Services", current_app.extensions["callgrade"])
    hook_request = HookRequest(
        headers=request.headers,
        open_body=lambda: request.stream,
        sender=_find_sender(services, source),
        spool_folder=services.settings.data_dir / "incoming",
        keep_free_bytes=services.settings.keep_free_bytes,
        zone=ZoneInfo(services.settings.time_zone),
        now=utc_now(),
    )
    with HOOKS[GENERIC](hook_request) as delivery:
        accepted = services.intake.accept(delivery.recording, delivery.details)
    path = url_for("status.show", call_id=accepted.call_id)
    base = services.settings.public_url or request.host_url
    return jsonify(id=accepted.call_id, status_url=base.rstrip("/") + path), 202


def _find_sender(services: Services, name: str) -> Sender | None:
    with services.database.transaction() as session:
        try:
            row = sources.get_source(session, name)
        except NotFound:
            return None
        return Sender(row.id, row.secret, row.token_hash, row.agent_channel)
