"""The address that a load balancer or container asks whether this process can serve."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from service.web.current import services

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> ResponseReturnValue:
    """200 while the database answers; the queue may be away, since uploads are kept then."""
    with services().database.transaction() as session:
        session.execute(select(1))
    return {"status": "ok"}
