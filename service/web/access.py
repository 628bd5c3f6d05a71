"""Who may see a page: `protect` a blueprint, and only signed-in people reach it.

Agents reach of it only what is `open_to_agents`, and there only their own reviewed calls:
pages take a call from `visible_call`, lists their filter from `as_far_as_seen`. The same two keep
from a reviewer the calls that they are still to score blindly in a calibration round.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

from flask import Blueprint, Response, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from service.errors import InvalidInput, NotAllowed, NotFound, Unauthorised
from service.storage import blindness, calls, users
from service.storage.calls import CallFilter
from service.storage.tables import CallRow
from service.storage.users import Role
from service.web.current import services, user
from service.web.wants import wants_json

_MOST_STRANGER_BYTES = 64 * 1024
_View = TypeVar("_View", bound=Callable[..., Any])
_FOR_AGENTS: set[Callable[..., Any]] = set()


def open_to_agents(view: _View) -> _View:
    """Let agents reach a page too; it must look at nothing but what they may see."""
    _FOR_AGENTS.add(view)
    return view


def is_agent() -> bool:
    """Whether the signed-in person is an agent."""
    person = user()
    return person is not None and person.role == Role.AGENT.value


def is_supervisor() -> bool:
    """Whether the signed-in person supervises or administers."""
    person = user()
    return person is not None and person.role in (Role.SUPERVISOR.value, Role.ADMIN.value)


def require_supervisor() -> None:
    """Raises `NotAllowed` for everybody but supervisors and administrators."""
    if not is_supervisor():
        raise NotAllowed("This is for supervisors and administrators.")


def may_see(row: CallRow) -> bool:
    """Whether the signed-in person may see the call.

    An agent sees only their own reviewed ones, others all but those they score blindly.
    """
    person = user()
    if person is None or not is_agent():
        return person is not None and row.id not in unseen_ids()
    return row.reviewed_at is not None and row.agent == person.agent_name


def visible_call(session: Session, call_id: str) -> CallRow:
    """The call, when the signed-in person may see it. Raises `NotFound` as for any other id."""
    row = calls.get_call(session, call_id)
    if row.id in unseen_ids():
        raise NotAllowed(
            "You are to score this call blindly. Do so on the page of its calibration round; "
            "then it can be seen here."
        )
    if not may_see(row):
        raise NotFound("There is no such call. It may have been deleted.")
    return row


def audible_call(session: Session, call_id: str) -> CallRow:
    """The call, when the signed-in person may hear it: also while they score it blindly."""
    if call_id in unseen_ids():
        return calls.get_call(session, call_id)
    return visible_call(session, call_id)


def unseen_ids() -> frozenset[str]:
    """The calls that the signed-in person is still to score blindly; read once a request."""
    person = user()
    if person is None:
        return frozenset()
    if "unseen_ids" not in g:
        with services().database.transaction() as session:
            g.unseen_ids = frozenset(session.scalars(blindness.unseen_call_ids(person.id)))
    return cast("frozenset[str]", g.unseen_ids)


def as_far_as_seen(wanted: CallFilter) -> CallFilter:
    """The filter, narrowed to what the signed-in person may see."""
    person = user()
    if person is None or not is_agent():
        return replace(wanted, unseen_by=person.id) if person and unseen_ids() else wanted
    return replace(wanted, reviewed_agent=person.agent_name or "")


def protect(blueprint: Blueprint) -> Blueprint:
    """Let only signed-in people reach the blueprint's pages; the blueprint itself."""
    blueprint.before_request(require_sign_in)
    return blueprint


def require_sign_in() -> ResponseReturnValue | None:
    """Go on for a signed-in person, else to the sign-in page (machines get 401)."""
    if load_user():
        _keep_agents_to_theirs()
        return None
    if wants_json():
        raise Unauthorised("You are signed out. Sign in again, then repeat this.")
    wanted = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("sign_in.form", next=wanted))


def _keep_agents_to_theirs() -> None:
    view = current_app.view_functions[request.endpoint or ""]
    if is_agent() and view not in _FOR_AGENTS:
        raise NotAllowed("This page is for reviewers. Go back to your calls.")


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
