"""A reviewer's way through lists: to do, search, views, assignments, keys, new calls."""

import re

from playwright.sync_api import Page, expect
from sqlalchemy import select

from service.storage.tables import CallRow
from service.storage.transcript_index import index_call
from tests.browser.conftest import Site
from tests.factories import add_call, add_scored_call, example


def _searchable(site: Site, **columns: object) -> CallRow:
    row = add_scored_call(site.services, **columns)
    with site.services.database.transaction() as session:
        index_call(session, row.id)
    return row


def test_a_search_leads_to_the_second_at_which_it_was_said(page: Page, site: Site) -> None:
    wanted = _searchable(site)
    add_scored_call(site.services, agent="Mo")
    page.goto("/todo")
    page.keyboard.press("/")
    page.keyboard.type('agent:"send the refund"')
    page.keyboard.press("Enter")
    expect(page.locator("tr.call")).to_have_count(1)
    expect(page.locator(".quotes mark")).to_have_text("send the refund")
    page.locator(".quotes a").click()
    expect(page).to_have_url(re.compile(rf"/calls/{wanted.id}#t=48"))
    page.wait_for_function("Math.abs(document.querySelector('audio').currentTime - 48) < 60")
    expect(page.get_by_role("heading", name="Scorecard")).to_be_visible()


def test_filters_become_a_view_that_is_one_click_away(page: Page, site: Site) -> None:
    add_scored_call(site.services)
    add_scored_call(site.services, agent="Mo")
    page.goto("/calls")
    page.get_by_text("Filters", exact=True).click()
    page.locator("select[name=agent]").select_option("Mo")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("tr.call")).to_have_count(1)
    page.get_by_text("Save this view").click()
    page.get_by_role("textbox", name="Name").fill("Mo's calls")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="All calls").click()
    expect(page.locator("tr.call")).to_have_count(2)
    page.get_by_role("link", name="Mo's calls").click()
    expect(page.locator("tr.call")).to_have_count(1)
    page.get_by_role("link", name=re.compile("Agent Mo")).click()
    expect(page.locator("tr.call")).to_have_count(2)


def test_calls_are_taken_by_keys_and_done_one_after_the_other(page: Page, site: Site) -> None:
    first = add_scored_call(site.services, example(auto_fail=True))
    second = add_scored_call(site.services)
    page.goto("/todo")
    expect(page.get_by_label("Choose all calls of this page")).to_be_visible()
    expect(page.locator(".chip.why").first).to_have_text("Auto-fail")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.get_by_text("1 chosen")).to_be_visible()
    page.get_by_role("button", name="Take").click()
    expect(page.locator(".chip.why").first).to_have_text("Assigned to you")
    expect(page.get_by_label("Choose all calls of this page")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(second.id))
    page.wait_for_load_state()  # the keys of a review come with the last of the scripts
    expect(page.locator("button.shortcuts").first).to_be_visible()
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile(first.id))


def test_new_calls_are_told_of_and_nothing_moves(page: Page, site: Site) -> None:
    add_scored_call(site.services)
    page.goto("/calls")
    add_call(site.services, agent="New one")
    bar = page.get_by_role("link", name="1 new call")
    expect(bar).to_be_visible(timeout=15_000)
    expect(page.locator("tr.call")).to_have_count(1)
    bar.click()
    expect(page.locator("tr.call")).to_have_count(2)


def test_the_order_is_kept_without_asking_again(page: Page, site: Site) -> None:
    for score in (30.0, 90.0):
        add_scored_call(site.services, score=score)
    page.goto("/calls")
    page.get_by_label("Order").select_option("Lowest score first")
    expect(page.locator(".score strong").first).to_have_text("30")
    page.goto("/calls")
    expect(page.get_by_label("Order")).to_have_value("lowest")
    expect(page.locator(".score strong").first).to_have_text("30")
    with site.services.database.transaction() as session:
        assert len(session.scalars(select(CallRow)).all()) == 2
