"""A reviewer corrects the machine, as it is done all day: mostly by keyboard."""

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select

from service.storage import users
from service.storage.tables import CallRow, UserRow
from tests.browser.conftest import Site
from tests.factories import add_scored_call, shipped_example, tone_wav
from workers.runtime import make_runtime
from workers.scoring import score_stored_call


@pytest.fixture
def call(site: Site) -> CallRow:
    return add_scored_call(site.services, sound=tone_wav(20.0), agent="Linda")


@pytest.fixture
def desk(page: Page, call: CallRow) -> Page:
    page.goto(f"/calls/{call.id}")
    return page


def item(page: Page, criterion: str) -> Locator:
    return page.locator(f"#v-{criterion}")


def total(page: Page) -> Locator:
    return page.locator("#answer .total")


def test_a_verdict_is_overridden_with_its_reason_by_keyboard(desk: Page) -> None:
    item(desk, "hold_permission").focus()
    desk.keyboard.press("1")
    expect(item(desk, "hold_permission").get_by_label("Why")).to_be_focused()
    desk.keyboard.type("She asked at 00:13.")
    desk.keyboard.press("Enter")
    expect(total(desk)).to_contain_text("94")
    expect(total(desk)).to_contain_text("machine 75")
    expect(item(desk, "hold_permission")).to_contain_text("You: She asked at 00:13.")
    expect(item(desk, "hold_permission")).to_contain_text("Machine: Fail")
    expect(item(desk, "hold_permission")).to_be_focused()
    expect(desk.locator("#said")).to_have_text("Asks before a hold: Pass. Score 94.")


def test_keys_move_confirm_decide_and_undo(desk: Page) -> None:
    desk.keyboard.press("j")
    expect(item(desk, "greeting")).to_be_focused()
    desk.keyboard.press("1")
    expect(item(desk, "greeting")).to_contain_text("You confirmed this")
    desk.keyboard.press("k")
    desk.keyboard.press("j")
    expect(item(desk, "identification")).to_be_focused()
    item(desk, "calm_voice").focus()
    desk.keyboard.press("3")
    expect(item(desk, "calm_voice")).to_contain_text("You decided")
    desk.keyboard.press("u")
    expect(item(desk, "calm_voice")).not_to_contain_text("You decided")
    expect(desk.locator(".review-bar")).to_contain_text("1 confirmed · 1 to decide")


def test_quick_keys_are_all_kept_in_their_order(desk: Page) -> None:
    item(desk, "calm_voice").focus()
    for key in ("1", "2", "3", "4", "2"):
        desk.keyboard.press(key)
    chosen = item(desk, "calm_voice").locator("[aria-pressed=true]")
    expect(desk.locator("#said")).to_contain_text("Keeps a calm voice: Partial")
    desk.wait_for_load_state("networkidle")
    desk.reload()
    expect(chosen).to_have_attribute("value", "partial")


def test_the_keys_are_shown_and_can_be_switched_off(desk: Page) -> None:
    desk.keyboard.press("?")
    dialog = desk.get_by_role("dialog", name="Keys")
    expect(dialog).to_contain_text("Next call to review")
    dialog.get_by_label("Use single keys").uncheck()
    dialog.get_by_role("button", name="Close").click()
    desk.keyboard.press("j")
    expect(item(desk, "greeting")).not_to_be_focused()


def test_space_plays_and_n_goes_to_the_next_call(desk: Page, site: Site, call: CallRow) -> None:
    desk.locator("main").focus()
    desk.keyboard.press("Space")
    expect(desk.get_by_role("button", name="Pause")).to_be_visible()
    other = add_scored_call(site.services, shipped_example(), id="0" * 16)
    desk.reload()
    desk.keyboard.press("n")
    desk.wait_for_url(f"**/calls/{other.id}")


def test_a_review_is_submitted_and_stands_in_the_history(desk: Page) -> None:
    item(desk, "empathy").focus()
    desk.keyboard.press("3")
    desk.keyboard.type("Too late.")
    desk.keyboard.press("Enter")
    expect(total(desk)).to_contain_text("machine 75")
    desk.get_by_role("link", name="Submit").click()
    expect(desk.locator(".changes")).to_contain_text("Acknowledges the feeling")
    desk.get_by_label("To the agent").fill("Say it at once.")
    desk.get_by_role("button", name="Submit the review").click()
    expect(desk.locator("#answer")).to_contain_text("Reviewed by reviewer")
    expect(desk.locator("#answer")).to_contain_text("Say it at once.")
    newest = desk.locator("#history li").first
    expect(newest).to_contain_text("Submitted the review under version 1.0: 75.0 → 56.2")
    expect(desk.locator("#history")).to_contain_text("Acknowledges the feeling: Pass → Fail")


def test_without_scripts_plain_forms_do_the_same(page: Page, site: Site, call: CallRow) -> None:
    context = page.context.browser.new_context(  # type: ignore[union-attr]
        base_url=site.address, java_script_enabled=False
    )
    context.add_cookies(page.context.cookies())  # type: ignore[arg-type]
    plain = context.new_page()
    plain.goto(f"/calls/{call.id}")
    item(plain, "greeting").get_by_label("Why").fill("Not heard.")
    item(plain, "greeting").get_by_role("button", name="Fail").click()
    expect(item(plain, "greeting")).to_contain_text("You: Not heard.")
    context.close()


def test_a_comment_suggests_whom_to_mention(desk: Page, site: Site) -> None:
    with site.services.database.transaction() as session:
        if not session.scalar(select(UserRow).where(UserRow.name == "Ana Quint")):
            users.add_user(session, "Ana Quint", "a long password", users.Role.SUPERVISOR)
    desk.reload()
    item(desk, "greeting").get_by_role("link", name="Comment").click()
    words = desk.get_by_label("Comment", exact=True)
    expect(words).to_be_focused()
    words.press_sequentially("Hear this, @an")
    expect(desk.get_by_role("option", name="Ana Quint")).to_be_visible()
    desk.keyboard.press("Enter")
    expect(words).to_have_value("Hear this, @Ana Quint ")
    desk.locator("#new-comment").get_by_role("button", name="Comment").click()
    expect(desk.locator("#comment-1, .comment").first).to_contain_text("on Greets the caller")
    expect(desk.locator(".mention")).to_have_text("@Ana Quint")


def test_a_clip_from_evidence_plays_just_its_seconds(desk: Page) -> None:
    item(desk, "hold_permission").get_by_role("link", name="Clip").click()
    clip = desk.locator("#new-clip")
    expect(clip.get_by_label("From")).to_have_value("00:13.9")
    expect(clip.get_by_label("To")).to_have_value("00:16.0")
    clip.get_by_label("Note").fill("Ask before a hold")
    clip.get_by_role("button", name="Make a clip").click()
    desk.locator("#clips").get_by_role("link", name="Share").click()
    expect(desk.locator(".note-text")).to_have_text("Ask before a hold")
    desk.evaluate("document.querySelector('audio').play()")
    desk.wait_for_timeout(600)
    assert 13.8 <= desk.evaluate("document.querySelector('audio').currentTime") <= 16.1
    desk.evaluate("document.querySelector('audio').currentTime = 15.9")
    desk.wait_for_timeout(600)
    assert desk.evaluate("document.querySelector('audio').paused")


def test_a_corrected_speaker_changes_the_score_without_a_reload(page: Page, site: Site) -> None:
    call = add_scored_call(site.services, shipped_example(), sound=tone_wav(2.0))
    page.goto(f"/calls/{call.id}")
    score = total(page).locator("strong").inner_text()
    page.locator("#u2").hover()
    page.locator("#u2 .fix").click()
    page.locator("#u2").get_by_label("Who speaks").select_option("caller")
    page.get_by_role("button", name="Correct and score again").click()
    expect(page.locator("#u2")).to_have_class("caller")
    expect(page.locator("#u2 .original")).to_contain_text("Heard was Agent")
    score_stored_call(make_runtime(site.services.settings), call.id)
    expect(total(page).locator("strong")).not_to_have_text(score)
    expect(page.locator("#history")).to_contain_text("Agent → Caller")
    expect(page.locator("#said")).to_contain_text("Scored again")
