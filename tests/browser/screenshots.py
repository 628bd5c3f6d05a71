"""Writes pictures of every page, at three widths in both themes, into artifacts/.

Run as `python -m tests.browser.screenshots [FOLDER]`; look at them after each change of a page.
"""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from service.services import Services
from service.storage.tables import CallState
from tests.browser.chromium import NAME, PASSWORD, running_chromium, served
from tests.browser.source_examples import add_example_sources
from tests.factories import STARTED, add_call, add_scored_call, example, shipped_example

_WIDTHS = {1440: 900, 1024: 768, 375: 812}
_LONG_NAME = "Maximiliane-Friederike von Hohenstein-Oberlangenbergheim-Süd 60"


def main(folder: Path) -> None:
    """Take all pictures."""
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    folder.mkdir(parents=True, exist_ok=True)
    with running_chromium() as browser:
        with _fresh() as (_services, address):
            _shoot(browser, address, {"empty": "/calls"}, folder)
        with _fresh() as (services, address):
            pages = _fill(services)
            _shoot(browser, address, pages, folder)
            _print(browser, address + pages["call"], folder)


@contextmanager
def _fresh() -> Iterator[tuple[Services, str]]:
    with TemporaryDirectory() as data, served(Path(data)) as installation:
        yield installation


def _fill(services: Services) -> dict[str, str]:
    scored = add_scored_call(services, shipped_example())
    bad = add_scored_call(services, example(auto_fail=True), agent="Mo", file_name="calls/7.mp3")
    long = add_scored_call(services, shipped_example(repeats=60), agent=_LONG_NAME, fallback=True)
    failed = add_call(
        services,
        state=CallState.FAILED,
        agent=None,
        file_name="minutes of the meeting of the board, final version, really final.wav",
        error_message="This is no recording: it begins like a text file. Send a sound file.",
    )
    working = add_call(services, state=CallState.TRANSCRIBING, progress=0.43)
    add_call(services, state=CallState.SCORING, progress=0.9)
    add_call(services)
    for i in range(23):
        when = STARTED - timedelta(hours=5 * i + 1)
        add_scored_call(services, example(auto_fail=i % 7 == 0), started_at=when)
    return {
        "calls": "/calls",
        "filtered": "/calls?agent=Linda&min_score=70&state=scored",
        "upload": "/upload",
        "call": f"/calls/{scored.id}",
        "call-auto-fail": f"/calls/{bad.id}",
        "call-long": f"/calls/{long.id}",
        "call-failed": f"/calls/{failed.id}",
        "call-working": f"/calls/{working.id}",
        "review": f"/calls/{bad.id}/review",
        "history": f"/calls/{bad.id}/history",
        "clips": "/clips",
        "mentions": "/mentions",
        "password": "/password",
        "nothing": "/calls/none",
        **add_example_sources(services),
    }


def _shoot(browser: Browser, address: str, pages: dict[str, str], folder: Path) -> None:
    for theme in ("light", "dark"):
        for width, height in _WIDTHS.items():
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=theme,  # type: ignore[arg-type]
            )
            page = context.new_page()
            page.goto(address + "/sign-in")
            page.screenshot(path=folder / f"sign-in-{width}-{theme}.png")
            _sign_in(page)
            for name, path in pages.items():
                page.goto(address + path)
                _take(page, folder / f"{name}-{width}-{theme}.png")
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
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "artifacts"))
