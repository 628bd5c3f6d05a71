"""Reading and hearing a scored call, as a reviewer does it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.factories import add_call, add_scored_call, example, tone_wav

_TIME = "document.querySelector('audio').currentTime"
_PAUSED = "document.querySelector('audio').paused"


@pytest.fixture
def call_page(page: Page, site: Site) -> Page:
    call = add_scored_call(site.services, sound=tone_wav(20.0))
    page.goto(f"/calls/{call.id}")
    return page


def test_one_click_plays_just_the_seconds_of_a_verdict(call_page: Page) -> None:
    call_page.locator("#v-hold_permission .listen").first.click()
    _wait(call_page, f"{_TIME} > 14.2 && !{_PAUSED}")
    _wait(call_page, _PAUSED)
    assert call_page.evaluate(_TIME) == pytest.approx(16.0, abs=0.15)


def test_the_transcript_follows_the_sound(call_page: Page) -> None:
    call_page.locator("#u1 p").click()
    expect(call_page.locator("#u1")).to_have_class("caller now")
    call_page.locator("#u3 .at").click()
    expect(call_page.locator("#u3")).to_have_attribute("aria-current", "true")
    expect(call_page.locator("#u1")).to_have_class("caller")
    assert call_page.evaluate(_TIME) >= 13.9


def test_a_click_in_the_picture_is_heard_from_there(call_page: Page) -> None:
    box = call_page.locator(".seek").bounding_box()
    assert box
    call_page.mouse.click(box["x"] + box["width"] * 0.2, box["y"] + 20)
    _wait(call_page, f"!{_PAUSED}")
    assert call_page.evaluate(_TIME) == pytest.approx(12.0, abs=1.0)
    assert call_page.locator(".playhead").get_attribute("x1") != "0"


def test_a_pin_tells_its_verdict_and_leads_to_it_by_keyboard(call_page: Page) -> None:
    pin = call_page.locator(".pin.fail")
    pin.focus()
    expect(call_page.locator(".pin-words")).to_have_text("Asks before a hold: fail, 00:13")
    call_page.keyboard.press("Enter")
    expect(call_page.locator("#v-hold_permission")).to_be_focused()


def test_the_player_works_by_keyboard(call_page: Page) -> None:
    call_page.get_by_role("button", name="Play", exact=True).press("Enter")
    _wait(call_page, f"{_TIME} > 0.2")
    call_page.get_by_role("button", name="Pause").press("Space")
    assert call_page.evaluate(_PAUSED)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1024])
def test_no_page_is_wider_than_the_screen(page: Page, site: Site, width: int, theme: str) -> None:
    name = "Maximiliane-Friederike von Hohenstein-Oberlangenbergheim-Süd"
    call = add_scored_call(site.services, example(auto_fail=True), agent=name, fallback=True)
    failed = add_call(site.services, state="failed", agent=None, file_name="x" * 255)
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 800})
    paths = ("/calls", "/upload", "/password", f"/calls/{call.id}", f"/calls/{failed.id}", "/none")
    for path in paths:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def _wait(page: Page, condition: str) -> None:
    """Until the condition holds; Playwright's own wait needs the eval that the policy forbids."""
    for _ in range(500):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(10)
    raise AssertionError(f"did not come: {condition}")


def test_the_numbers_of_the_tone_are_told_where_the_mouse_is(call_page: Page) -> None:
    box = call_page.locator(".timeline .seek").bounding_box()
    assert box is not None
    row = call_page.locator(".tones tr[data-at]").first
    at = float((row.get_attribute("data-at") or "0").split()[0]) + 0.1
    duration = float(call_page.locator(".timeline").get_attribute("data-duration") or 1)
    call_page.mouse.move(box["x"] + box["width"] * at / duration, box["y"] + 4)
    assert "semitones" in call_page.locator(".pin-words").inner_text()
