"""The web application: wiring only."""

from flask import Flask
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from service import api, web
from service.config import Settings
from service.services import Services
from service.web.access import load_user, may_see

CSRF = CSRFProtect()


def create_app(settings: Settings, services: Services | None = None) -> Flask:
    """The application over the given settings; `services` may be shared with others."""
    app = Flask(__name__, template_folder="web/templates", static_folder="web/static")
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=settings.max_upload_bytes + 1_000_000,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        SESSION_COOKIE_NAME="__Host-form" if settings.secure_cookies else "callgrade-form",
        WTF_CSRF_TIME_LIMIT=None,
    )
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    app.extensions["callgrade"] = services or Services.build(settings)
    # First the pages: they turn large bodies of strangers away before a form token is looked for.
    web.register(app)
    CSRF.init_app(app)
    api.register(app, CSRF, is_signed_in=load_user, may_see=may_see)
    return app
