"""Where phone systems post: `/hooks/<source>`, and a file's name or a token behind it."""

from typing import cast

from flask import Blueprint, Response, current_app, jsonify, request, url_for
from werkzeug.exceptions import MethodNotAllowed

from service.api.errors import answer_errors
from service.errors import NotFound
from service.intake.accept import Accepted
from service.intake.hooks import GENERIC, HOOKS
from service.intake.hooks.delivery import Answer, HookKind, Sender
from service.intake.reception import Reception, Taken, hook_request, sender_of
from service.services import Services
from service.storage import sources

blueprint = Blueprint("hooks", __name__)
answer_errors(blueprint)
_METHODS = ("GET", "POST", "PUT")


@blueprint.route("/hooks/<source>", methods=_METHODS)
@blueprint.route("/hooks/<source>/<path:rest>", methods=_METHODS)
def receive(source: str, rest: str = "") -> Response:
    """Keep what came and answer at once; a repeat gets the same answer."""
    services = cast("Services", current_app.extensions["callgrade"])
    sender, kind = _find(services, source)
    if request.method not in kind.methods:
        raise MethodNotAllowed(valid_methods=sorted(kind.methods))
    asked = hook_request(services.intake, request, sender, rest)
    taken = Reception(services.intake).take(kind, asked)
    return _vendors(taken.answer) if taken.answer else _ours(services, taken)


def _find(services: Services, name: str) -> tuple[Sender | None, HookKind]:
    with services.database.transaction() as session:
        try:
            row = sources.get_source(session, name)
        except NotFound:
            return None, GENERIC
        return sender_of(row), HOOKS.get(row.kind, GENERIC)


def _vendors(answer: Answer) -> Response:
    return Response(
        answer.body, answer.status, dict(answer.headers), content_type=answer.content_type
    )


def _ours(services: Services, taken: Taken) -> Response:
    if not taken.accepted:
        response = jsonify(noted=taken.noted)
        response.status_code = 200
        return response
    calls = [_call(services, accepted) for accepted in taken.accepted]
    response = jsonify(**calls[0], **({"calls": calls} if len(calls) > 1 else {}))
    response.status_code = 202
    return response


def _call(services: Services, accepted: Accepted) -> dict[str, str]:
    path = url_for("status.show", call_id=accepted.call_id)
    base = services.settings.public_url or request.host_url
    return {"id": accepted.call_id, "status_url": base.rstrip("/") + path}
