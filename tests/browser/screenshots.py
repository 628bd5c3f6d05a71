"""Writes pictures of every page, in both themes, wide and narrow.

Run as `python -m tests.browser.screenshots [FOLDER]` (or with CALLGRADE_SCREENSHOTS, else into
build/screenshots); look at them after each change of a page.
"""

import logging
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from service.app import create_app
from service.services import Services
from tests.browser.chromium import NAME, PASSWORD, running_chromium, served
from tests.browser.full_site import addresses, fill, shown_pages, signed_in_token
from tests.factories import STARTED, add_scored_call, example, shipped_example

_WIDTHS = {1440: 900, 375: 812}
_LONG_NAME = "Maximiliane-Friederike von Hohenstein-Oberlangenbergheim-Süd 60"


def main(folder: Path, only: set[str]) -> None:
    """Take all pictures, or only those of the named pages."""
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    folder.mkdir(parents=True, exist_ok=True)
    with running_chromium() as browser:
        if not only:
            with _fresh() as (_services, address):
                _shoot(browser, address, {"empty": "/calls", "empty-clips": "/clips"}, folder)
        with _fresh() as (services, address):
            pages = _fill(services)
            chosen = {name: path for name, path in pages.items() if not only or name in only}
            _shoot(browser, address, chosen, folder)
            if not only:
                _print(browser, address + pages["call.show"], folder)


@contextmanager
def _fresh() -> Iterator[tuple[Services, str]]:
    with TemporaryDirectory() as data, served(Path(data)) as installation:
        yield installation


def _fill(services: Services) -> dict[str, str]:
    for i in range(23):
        when = STARTED - timedelta(hours=5 * i + 1)
        agent = ("Linda", "Mo", "Priya", "Tom")[i % 4]
        made = example(auto_fail=i % 7 == 0) if i % 3 else shipped_example()
        add_scored_call(services, made, started_at=when, agent=agent)
    long = add_scored_call(services, shipped_example(repeats=60), agent=_LONG_NAME, fallback=True)
    app = create_app(services.settings, services)
    pages = addresses(app, fill(services))
    return {**shown_pages(app, signed_in_token(services), pages), "call-long": f"/calls/{long.id}"}


def _shoot(browser: Browser, address: str, pages: Mapping[str, str], folder: Path) -> None:
    for theme in ("light", "dark"):
        for width, height in _WIDTHS.items():
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=theme,  # type: ignore[arg-type]
                locale="en-GB",
            )
            page = context.new_page()
            page.goto(address + "/sign-in")
            page.screenshot(path=folder / f"sign-in-{width}-{theme}.png")
            _sign_in(page)
            for name, path in pages.items():
                page.goto(address + path)
                _take(page, folder / f"{name.replace(' ', '-')}-{width}-{theme}.png")
            context.close()


def _take(page: Page, path: Path) -> None:
    page.wait_for_load_state("load")
    page.screenshot(path=path, full_page="call-long" not in path.name)


def _print(browser: Browser, address: str, folder: Path) -> None:
    page = browser.new_page()
    page.goto(address)
    _sign_in(page)
    page.pdf(path=folder / "call-print.pdf", format="A4")
    page.close()


def _sign_in(page: Page) -> None:
    page.get_by_label("Name").fill(NAME)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)


if __name__ == "__main__":
    _PLACE = os.environ.get("CALLGRADE_SCREENSHOTS", "build/screenshots")
    main(Path(sys.argv[1] if len(sys.argv) > 1 else _PLACE), set(sys.argv[2:]))
