"""The headers that keep a page's content to itself."""

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


def register(app: Flask) -> None:
    """Add the headers to every answer."""
    app.after_request(add_headers)


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
