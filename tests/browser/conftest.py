"""One Chromium and one installation for all; every page must be free of errors in its console."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page
from sqlalchemy import delete, select

from service.services import Services
from service.storage import users
from service.storage.tables import CallRow, UserRow
from tests.browser.chromium import CHROMIUM, NAME, running_chromium, served


@dataclass(frozen=True, slots=True)
class Site:
    """A served installation and its address."""

    services: Services
    address: str


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}: apt-get install chromium")
    with running_chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def served_site(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder: Path = tmp_path_factory.mktemp("site")
    with served(folder, max_upload_bytes=3_000_000) as (services, address):
        yield Site(services, address)


@pytest.fixture
def site(served_site: Site) -> Site:
    """The installation without any call."""
    with served_site.services.database.transaction() as session:
        session.execute(delete(CallRow))
    return served_site


@pytest.fixture
def stranger(chromium: Browser, site: Site) -> Iterator[Page]:
    """A page of a browser that has not signed in."""
    context = chromium.new_context(base_url=site.address)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: _note(message, complaints))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def page(stranger: Page, site: Site) -> Page:
    """A page of a browser that is signed in."""
    with site.services.database.transaction() as session:
        person = session.scalars(select(UserRow).where(UserRow.name == NAME)).one()
        token = users.sign_in(session, person, seconds=3600)
    cookie = {"name": "callgrade-sign-in", "value": token, "url": site.address}
    stranger.context.add_cookies([cookie])  # type: ignore[list-item]
    return stranger


def _note(message: ConsoleMessage, complaints: list[str]) -> None:
    # Refused requests are part of some tests; everything else is a fault of a page.
    if message.type == "error" and "Failed to load resource" not in message.text:
        complaints.append(message.text)
