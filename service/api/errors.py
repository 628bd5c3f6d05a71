"""Errors as machines read them: {"error": {"code", "message"}} with the fitting status."""

from flask import Blueprint, Response, jsonify
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from service.errors import AppError, TransientError

_SAID = {
    400: ("bad_request", "The request could not be read to its end. Send it again."),
    413: (
        "too_large",
        "The request is larger than this installation accepts. Send a shorter or more"
        " compressed recording, or raise CALLGRADE_MAX_UPLOAD_BYTES.",
    ),
}


def answer_errors(blueprint: Blueprint) -> None:
    """Let every address of the blueprint answer its errors as JSON.

    Bugs are left to the application, which logs them and answers with a reference.
    """
    blueprint.register_error_handler(AppError, _app_error)
    blueprint.register_error_handler(HTTPException, _http_error)


def _app_error(error: AppError) -> Response:
    transient = isinstance(error, TransientError)
    # Not every phone system knows a full disk's own status; 503 means "later" to all of them.
    status = 503 if transient and error.status >= 500 else error.status
    response = _answer(status, error.code, error.message)
    if isinstance(error, TransientError):
        response.headers["Retry-After"] = str(error.retry_after_seconds)
    if error.status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _http_error(error: HTTPException) -> Response:
    status = error.code or 500
    name = (error.name or "error").lower().replace(" ", "_")
    code, message = _SAID.get(status, (name, error.description or name))
    response = _answer(status, code, message)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(error.valid_methods)
    return response


def _answer(status: int, code: str, message: str) -> Response:
    response = jsonify(error={"code": code, "message": message})
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response
