"""The headers that keep a page's content to itself, and texts sent packed."""

import gzip

from flask import Flask, Response, request

from service.web.current import services

# Everything comes from here: no inline script or style, no frame, no foreign host.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}

_TEXTS = {"text/html", "text/css", "text/javascript", "application/json", "image/svg+xml"}
_WORTH_PACKING_BYTES = 1000


def register(app: Flask) -> None:
    """Add the headers to every answer."""
    app.after_request(add_headers)
    app.after_request(pack)


def add_headers(response: Response) -> Response:
    """The response with the headers; what has its own idea of caching keeps it."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint == "static":
        response.headers["Cache-Control"] = "no-cache"
    elif "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    if services().settings.secure_cookies:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    return response


def pack(response: Response) -> Response:
    """The response, gzipped where it is a longer text that is there at once."""
    if not _may_be_packed(response):
        return response
    response.direct_passthrough = False
    body = response.get_data()
    if len(body) < _WORTH_PACKING_BYTES:
        return response
    response.set_data(gzip.compress(body, compresslevel=5, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    etag, _ = response.get_etag()
    if etag:
        response.set_etag(etag, weak=True)
    return response


def _may_be_packed(response: Response) -> bool:
    if response.status_code != 200 or response.mimetype not in _TEXTS:
        return False
    sent_while_made = response.is_streamed and not response.direct_passthrough
    if sent_while_made or "Content-Encoding" in response.headers:
        return False
    return bool(request.accept_encodings.quality("gzip"))
