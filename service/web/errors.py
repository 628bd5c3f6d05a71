"""What a person or machine sees when something goes wrong: a sentence, never a stack trace."""

import logging
import secrets
from dataclasses import dataclass
from errno import ENOSPC

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from service.errors import AppError, TransientError
from service.web.current import services, writing
from service.web.times import megabytes
from service.web.wants import wants_json

_LOG = logging.getLogger(__name__)

_TITLES = {
    400: "That cannot be used",
    401: "Please sign in",
    403: "Not permitted",
    404: "Nothing here",
    405: "That does not work here",
    413: "Too large",
    429: "Please wait",
    503: "Not reachable right now",
    507: "No room left",
}
_SENTENCES = {
    400: "The request is incomplete. Go back, reload the page and try again.",
    404: "There is no such page. It may have been moved or deleted.",
    405: "This address cannot be used that way. Go back and use the page's own buttons.",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """An error as it is shown: an HTTP status, a stable code and a sentence."""

    status: int
    code: str
    message: str
    retry_after_seconds: int | None = None

    @property
    def title(self) -> str:
        """A heading for the page."""
        return _TITLES.get(self.status, "Something went wrong")


def register(app: Flask) -> None:
    """Answer every error of the application with a page or with JSON."""
    app.register_error_handler(AppError, _app_error)
    app.register_error_handler(CSRFError, _csrf_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _unknown_error)


def too_large_message() -> str:
    """What to say about a request over the byte limit."""
    limit = megabytes(services().settings.max_upload_bytes, writing())
    return (
        f"This is larger than the limit of {limit}, so nothing was stored. Send fewer or "
        "more compressed recordings at once, or raise CALLGRADE_MAX_UPLOAD_BYTES."
    )


def _app_error(error: AppError) -> ResponseReturnValue:
    if error.status >= 500:
        _LOG.warning("%s %s: %s", request.method, request.path, error.message)
    later = error.retry_after_seconds if isinstance(error, TransientError) else None
    return _answer(Problem(error.status, error.code, error.message, later))


def _csrf_error(_error: CSRFError) -> ResponseReturnValue:
    message = "This page is out of date, so nothing was changed. Reload it and try again."
    return _answer(Problem(400, "form_expired", message))


def _http_error(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if status < 400:
        return error
    if status == 413:
        return _answer(Problem(413, "too_large", too_large_message()))
    sentence = _SENTENCES.get(status) or error.description or "The request failed."
    return _answer(Problem(status, error.name.lower().replace(" ", "_"), sentence))


def _unknown_error(error: Exception) -> ResponseReturnValue:
    if isinstance(error, OSError) and error.errno == ENOSPC:
        _LOG.error("No room left while answering %s %s", request.method, request.path)
        message = "The disk is full, so nothing was stored. Free some space, then send it again."
        return _answer(Problem(507, "storage_full", message))
    reference = secrets.token_hex(4)
    _LOG.error("Error %s at %s %s", reference, request.method, request.path, exc_info=error)
    message = (
        "This is a fault of the program, and it has been logged. Try again; if it comes back, "
        f"give your administrator the reference {reference}."
    )
    return _answer(Problem(500, "internal", message))


def _answer(problem: Problem) -> ResponseReturnValue:
    later = problem.retry_after_seconds
    headers = {"Retry-After": str(later)} if later else {}
    if wants_json():
        told = {"error": {"code": problem.code, "message": problem.message}}
        return told, problem.status, headers
    return render_template("error.html", problem=problem), problem.status, headers
