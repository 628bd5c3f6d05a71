"""Setting a phone system up and watching its first request arrive."""

import re
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import delete, select

from service.storage import sources
from service.storage.tables import SourceRow, UserRow
from service.storage.users import Role
from tests.browser.chromium import NAME
from tests.browser.conftest import Site


@pytest.fixture
def supervisor(page: Page, site: Site) -> Iterator[Page]:
    with site.services.database.transaction() as session:
        session.execute(delete(SourceRow))
        person = session.scalars(select(UserRow).where(UserRow.name == NAME)).one()
        before, person.role = person.role, Role.SUPERVISOR.value
    yield page
    with site.services.database.transaction() as session:
        session.scalars(select(UserRow).where(UserRow.name == NAME)).one().role = before
        session.execute(delete(SourceRow))


def push(site: Site, name: str, token: str) -> None:
    request = urllib.request.Request(
        f"{site.address}/hooks/{name}/u-1.wav?call_id=u-1",
        data=b"RIFF some sound",
        headers={"Authorization": f"Bearer {token}"},
        method="PUT",
    )
    urllib.request.urlopen(request, timeout=10).close()


def test_a_phone_system_is_added_tried_and_its_first_request_appears(
    supervisor: Page, site: Site
) -> None:
    supervisor.goto("/sources")
    supervisor.get_by_role("link", name="Add a phone system").click()
    supervisor.get_by_role("link", name=re.compile("FreeSWITCH")).click()
    supervisor.get_by_label("Name").fill("switch-1")
    supervisor.get_by_role("button", name="Add it").click()
    token = supervisor.locator(".once pre").inner_text()
    supervisor.get_by_role("button", name="Send a test request").click()
    expect(supervisor.locator(".deliveries .outcome")).to_have_text("Test passed")
    expect(supervisor.locator("#state")).to_contain_text("Waiting for a first request")
    push(site, "switch-1", token)
    expect(supervisor.locator("#state")).to_contain_text("Received just now, 1 call today")
    expect(supervisor.locator(".deliveries .outcome").first).to_have_text("Taken in")


def test_the_list_follows_without_a_reload(supervisor: Page, site: Site) -> None:
    with site.services.database.transaction() as session:
        made = sources.add_source(session, "switch-2", kind="freeswitch")
    supervisor.goto("/sources")
    expect(supervisor.locator(".state")).to_contain_text("Waiting for a first request")
    push(site, "switch-2", made.token)
    expect(supervisor.locator(".state")).to_contain_text("Received just now")
    expect(supervisor.locator("#live")).to_contain_text("switch-2")


@pytest.mark.parametrize("kind", ["freeswitch", "mapped", "twilio"])
def test_a_source_fits_a_telephone_and_every_part_is_named(
    supervisor: Page, site: Site, kind: str
) -> None:
    with site.services.database.transaction() as session:
        sources.add_source(session, "narrow", kind=kind, secret="s" * 40)
    supervisor.set_viewport_size({"width": 375, "height": 812})
    supervisor.goto("/source/narrow")
    root = "document.documentElement"
    assert supervisor.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")
    fields = "main input:not([type=hidden]), main select"
    unnamed = f"[...document.querySelectorAll('{fields}')].filter(f => !f.labels.length).length"
    assert supervisor.evaluate(unnamed) == 0
