"""Signing in and out, and changing one's own password."""

from flask import (
    Blueprint,
    Response,
    flash,
    g,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue

from service.errors import InvalidInput
from service.storage import users
from service.storage.tables import UserRow
from service.web.access import (
    clear_cookie,
    cookie_name,
    load_user,
    open_to_agents,
    protect,
    safe_next,
    set_cookie,
)
from service.web.current import services, user
from service.web.names import plain_name

blueprint = Blueprint("sign_in", __name__)
account = protect(Blueprint("account", __name__))

_WRONG = "The name or the password is wrong."


@blueprint.get("/sign-in")
def form() -> ResponseReturnValue:
    """The sign-in page, or onward for somebody who is signed in."""
    if load_user():
        return redirect(safe_next(request.args.get("next")))
    with services().database.transaction() as database:
        nobody = not users.any_user(database)
    return render_template("sign_in.html", next=request.args.get("next", ""), nobody=nobody)


@blueprint.post("/sign-in")
def enter() -> ResponseReturnValue:
    """Check the password; failures slow the next tries of that name and that address."""
    name, password = plain_name(request.form.get("name", "")), request.form.get("password", "")
    wait_seconds, person = _check(name, password)
    if wait_seconds:
        return _refuse_for_now(wait_seconds)
    if person is None:
        return _again(_WRONG, 401)
    response = make_response(redirect(safe_next(request.form.get("next"))))
    _begin(response, person)
    return response


@account.post("/sign-out")
@open_to_agents
def leave() -> ResponseReturnValue:
    """End this browser's sign-in, here and in the browser."""
    with services().database.transaction() as database:
        users.sign_out(database, request.cookies.get(cookie_name(), ""))
    session.clear()
    response = make_response(redirect(url_for("sign_in.form")))
    clear_cookie(response)
    return response


@account.get("/password")
@open_to_agents
def password_form() -> ResponseReturnValue:
    """The page to change one's own password."""
    return render_template("password.html", shortest=users.MIN_PASSWORD_LENGTH)


@account.post("/password")
@open_to_agents
def change_password() -> ResponseReturnValue:
    """Change the password; every other browser of that person is signed out."""
    try:
        person = _with_new_password()
    except InvalidInput as error:
        page = render_template(
            "password.html", shortest=users.MIN_PASSWORD_LENGTH, problem=error.message
        )
        return page, error.status
    response = make_response(redirect(url_for("calls.show_list")))
    _begin(response, person)
    flash("Your password is changed. Your other browsers have been signed out.")
    return response


def _with_new_password() -> UserRow:
    person = user()
    name = person.name if person else ""
    new = request.form.get("new", "")
    if new != request.form.get("repeat", ""):
        raise InvalidInput("The two new passwords differ. Type the same one twice.")
    wait_seconds, known = _check(name, request.form.get("current", ""))
    if wait_seconds:
        raise InvalidInput(_wait_sentence(wait_seconds))
    if known is None:
        raise InvalidInput("Your present password is wrong, so nothing was changed.")
    with services().database.transaction() as database:
        users.set_password(database, name, new)
    return known


def _check(name: str, password: str) -> tuple[int, UserRow | None]:
    """The seconds to wait (then nothing was tried), and the person if the password is right."""
    address = request.remote_addr or "unknown"
    with services().database.transaction() as database:
        if wait_seconds := users.seconds_to_wait(database, name[:200], address):
            return wait_seconds, None
        person = users.check_password(database, name, password)
        if person is None:
            users.note_failure(database, name, address)
        return 0, person


def _begin(response: Response, person: UserRow) -> None:
    """Start afresh: whatever form token or cookie was there before the sign-in is worth nothing."""
    session.clear()
    old = request.cookies.get(cookie_name())
    with services().database.transaction() as database:
        if old:
            users.sign_out(database, old)
        token = users.sign_in(database, person, seconds=services().settings.session_seconds)
    g.user = person
    set_cookie(response, token)


def _refuse_for_now(wait_seconds: int) -> ResponseReturnValue:
    page, status = _again(_wait_sentence(wait_seconds), 429)
    return page, status, {"Retry-After": str(wait_seconds)}


def _wait_sentence(wait_seconds: int) -> str:
    unit = "second" if wait_seconds == 1 else "seconds"
    return f"Too many failed tries. Wait {wait_seconds} {unit}, then try again."


def _again(problem: str, status: int) -> tuple[str, int]:
    page = render_template(
        "sign_in.html",
        next=request.form.get("next", ""),
        name=request.form.get("name", "")[:200],
        problem=problem,
    )
    return page, status
