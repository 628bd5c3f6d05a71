"""Who may see a page: `protect` a blueprint, and only signed-in people reach it."""

from urllib.parse import urlsplit

from flask import Blueprint, Response, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from service.errors import InvalidInput, Unauthorised
from service.storage import users
from service.web.current import services
from service.web.wants import wants_json

_MOST_STRANGER_BYTES = 64 * 1024


def protect(blueprint: Blueprint) -> Blueprint:
    """Let only signed-in people reach the blueprint's pages; the blueprint itself."""
    blueprint.before_request(require_sign_in)
    return blueprint


def require_sign_in() -> ResponseReturnValue | None:
    """Go on for a signed-in person, else to the sign-in page (machines get 401)."""
    if load_user():
        return None
    if wants_json():
        raise Unauthorised("You are signed out. Sign in again, then repeat this.")
    wanted = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("sign_in.form", next=wanted))


def refuse_nul() -> None:
    """Refuse an address with a NUL in it: no database keeps one, so nothing is there."""
    if "\0" in request.path or any("\0" in value for value in request.args.values()):
        raise InvalidInput("This address cannot be read. Go back and use the page's own links.")


def limit_strangers() -> ResponseReturnValue | None:
    """Read no large body of somebody who is not signed in; phone systems prove themselves later."""
    if request.method in ("GET", "HEAD") or request.path.startswith("/hooks/") or load_user():
        return None
    if (request.content_length or 0) > _MOST_STRANGER_BYTES:
        return require_sign_in()
    request.max_content_length = _MOST_STRANGER_BYTES
    return None


def load_user() -> bool:
    """Find out who is signed in, once a request; whether anybody is."""
    if "user" not in g:
        token = request.cookies.get(cookie_name())
        g.user = None
        if token:
            with services().database.transaction() as session:
                g.user = users.signed_in_user(session, token)
    return g.user is not None


def cookie_name() -> str:
    """The name of the sign-in cookie; `__Host-` binds it to this host over TLS."""
    return "__Host-callgrade" if services().settings.secure_cookies else "callgrade-sign-in"


def set_cookie(response: Response, token: str) -> None:
    """Hand the browser its sign-in token, out of reach of scripts and other sites."""
    settings = services().settings
    response.set_cookie(
        cookie_name(),
        token,
        max_age=settings.session_seconds,
        httponly=True,
        samesite="Lax",
        secure=settings.secure_cookies,
    )


def clear_cookie(response: Response) -> None:
    """Make the browser forget its sign-in token."""
    secure = services().settings.secure_cookies
    response.delete_cookie(cookie_name(), httponly=True, samesite="Lax", secure=secure)


def safe_next(address: str | None) -> str:
    """Where to go after signing in: a path of this site, else the calls page."""
    home = url_for("calls.show_list")
    # Before they look for a host, browsers read a backslash as a slash and drop tabs and line ends.
    if not address or not address.startswith("/") or any(c in address for c in "\\\t\r\n\0"):
        return home
    parts = urlsplit(address)
    return address if not parts.netloc and not address.startswith("//") else home
