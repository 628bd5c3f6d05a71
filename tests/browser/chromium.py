"""A real headless Chromium, and the pages served to it from a thread."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from service.app import create_app
from service.config import Settings
from service.services import Services
from service.storage import users
from tests.databases import lay_schema

CHROMIUM = Path("/usr/bin/chromium")
NAME, PASSWORD = "reviewer", "a long enough password"

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
)


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """A started browser; it is closed at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(_ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def served(folder: Path, **settings: object) -> Iterator[tuple[Services, str]]:
    """An installation with one person, served on a free port: its services and its address.

    The queue cannot be reached: what is uploaded is kept and stays queued.
    """
    values = {"secret_key": "s" * 40, "redis_url": f"redis+socket://{folder}/none.sock"}
    chosen = Settings(**{**values, **settings}).with_data_dir(folder)  # type: ignore[arg-type]
    services = Services.build(chosen)
    lay_schema(services.database)
    with services.database.transaction() as session:
        users.add_user(session, NAME, PASSWORD, users.Role.REVIEWER)
    server = make_server("127.0.0.1", 0, create_app(chosen, services), threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield services, f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        services.close()
