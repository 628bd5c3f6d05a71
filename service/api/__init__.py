"""What machines talk to: webhooks and the status address."""

from collections.abc import Callable

from flask import Flask
from flask_wtf.csrf import CSRFProtect

from service.api import hooks
from service.api.status import MaySee, status_blueprint


def register(
    app: Flask, csrf: CSRFProtect, is_signed_in: Callable[[], bool], may_see: MaySee
) -> None:
    """Add the addresses for machines; they prove themselves without a form token."""
    for blueprint in (hooks.blueprint, status_blueprint(is_signed_in, may_see)):
        csrf.exempt(blueprint)
        app.register_blueprint(blueprint)
