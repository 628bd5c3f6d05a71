"""The main flow by keyboard alone: sign in, open a call, decide a verdict, submit the review."""

from playwright.sync_api import Page, expect
from sqlalchemy import select

from service.storage.tables import ReviewRow, ReviewState
from tests.browser.chromium import NAME, PASSWORD
from tests.browser.conftest import Site
from tests.factories import add_scored_call

_FOCUSED = """() => { const e = document.activeElement;
    return (e.getAttribute("aria-label") || e.innerText || e.value || e.tagName).trim(); }"""
_OUTLINE = "() => getComputedStyle(document.activeElement).outlineStyle"
_MOST_TABS = 80


def test_a_call_is_reviewed_without_a_mouse(stranger: Page, site: Site) -> None:
    add_scored_call(site.services, agent="Linda")
    stranger.goto("/calls")
    expect(stranger.locator("[name=name]")).to_be_focused()
    stranger.keyboard.type(NAME)
    stranger.keyboard.press("Tab")
    expect(stranger.locator("[name=password]")).to_be_focused()
    stranger.keyboard.type(PASSWORD)
    stranger.keyboard.press("Enter")
    expect(stranger.get_by_role("heading", name="Calls")).to_be_visible()
    _tab_to(stranger, "Linda")
    stranger.keyboard.press("Enter")
    expect(stranger.get_by_role("heading", name="Scorecard")).to_be_visible()
    stranger.wait_for_load_state()  # the keys of a review come with the last of the scripts
    stranger.keyboard.press("j")
    expect(stranger.locator("article.item").first).to_be_focused()
    stranger.keyboard.press("1")
    expect(stranger.get_by_text("You confirmed this")).to_be_visible()
    _tab_to(stranger, "Submit")
    stranger.keyboard.press("Enter")
    expect(stranger.get_by_role("heading", name="Submit the review")).to_be_visible()
    _tab_to(stranger, "Submit the review")
    stranger.keyboard.press("Enter")
    expect(stranger.get_by_role("heading", name="Scorecard")).to_be_visible()
    with site.services.database.transaction() as session:
        assert session.scalars(select(ReviewRow.state)).all() == [ReviewState.SUBMITTED]


def test_the_first_tab_leads_past_the_navigation(page: Page) -> None:
    page.goto("/calls")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_what_has_the_focus_can_be_seen(page: Page) -> None:
    page.goto("/upload")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.tagName") == "BODY":
            break
        assert page.evaluate(_OUTLINE) != "none", page.evaluate(_FOCUSED)


def test_nothing_moves_for_those_who_asked_for_less_motion(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto("/upload")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((e) => {
            const s = getComputedStyle(e);
            return s.animationName !== "none" || parseFloat(s.transitionDuration) > 0;
        }).length"""
    )
    assert moving == 0


def _tab_to(page: Page, name: str) -> None:
    """Press Tab until what is focused begins with the name; its focus must be visible."""
    for _ in range(_MOST_TABS):
        page.keyboard.press("Tab")
        if str(page.evaluate(_FOCUSED)).startswith(name):
            assert page.evaluate(_OUTLINE) != "none"
            return
    raise AssertionError(f"{name!r} cannot be reached by Tab")
