"""Whether a request comes from a script or a machine, and so wants JSON instead of a page."""

from flask import request

_FOR_MACHINES = ("/hooks/", "/api/", "/healthz")


def wants_json() -> bool:
    """True for the addresses of machines and for requests that prefer JSON."""
    if request.path.startswith(_FOR_MACHINES):
        return True
    kinds = request.accept_mimetypes
    return kinds.best_match(["text/html", "application/json"]) == "application/json"
