"""Signing in, uploading and watching the list, as a person does it."""

from pathlib import Path

from playwright.sync_api import Page, expect

from service.storage import calls
from service.storage.tables import CallState
from tests.browser.chromium import NAME, PASSWORD
from tests.browser.conftest import Site
from tests.factories import add_call, add_scored_call, tone_wav


def test_a_person_signs_in_and_comes_to_the_wanted_page(stranger: Page) -> None:
    stranger.goto("/upload")
    stranger.get_by_label("Name").fill(NAME)
    stranger.get_by_label("Password").fill(PASSWORD)
    stranger.keyboard.press("Enter")
    expect(stranger.get_by_role("heading", name="Upload recordings")).to_be_visible()
    stranger.get_by_role("button", name="Sign out").click()
    expect(stranger.get_by_role("heading", name="Sign in to Callgrade")).to_be_visible()


def test_an_empty_installation_scores_its_samples(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Score the sample call").click()
    expect(page.locator("tr.call")).to_have_count(2)
    expect(page.locator(".state-label.stored")).to_have_count(2)


def test_several_files_each_have_their_own_answer(page: Page, tmp_path: Path) -> None:
    good, large, empty = tmp_path / "good.wav", tmp_path / "large.wav", tmp_path / "empty.wav"
    good.write_bytes(tone_wav(0.3))
    large.write_bytes(b"x" * 3_500_000)
    empty.write_bytes(b"")
    page.goto("/upload")
    page.get_by_label("Agent", exact=True).fill("Mo")
    page.locator("input[name=file]").set_input_files([good, large, empty])
    page.get_by_role("button", name="Upload", exact=True).click()
    row = page.locator(".batch tbody tr")
    expect(row.nth(0)).to_contain_text("Open the call")
    expect(row.nth(1)).to_contain_text("Larger than the limit of 3.0 MB")
    expect(row.nth(2)).to_contain_text("The file is empty")
    expect(row.nth(2).get_by_role("button", name="Try again")).to_be_visible()
    page.get_by_role("link", name="See them in the list").click()
    expect(page.locator("tr.call")).to_contain_text("Mo")


def test_a_dropped_recording_that_is_known_leads_to_its_call(page: Page, site: Site) -> None:
    page.goto("/upload")
    for _ in range(2):
        _drop(page, "known.wav")
        page.get_by_role("button", name="Upload", exact=True).click()
        expect(page.locator(".batch tr.done")).to_have_count(1)
        words = page.locator(".batch tr.done").inner_text()
        link = page.locator(".batch tr.done a")
        address = link.get_attribute("href")
        page.reload()
    assert "was here already" in words
    with site.services.database.transaction() as session:
        (row,) = calls.list_calls(session, calls.CallFilter(), limit=5)
    assert address == f"/calls/{row.id}"


def test_a_failed_upload_can_be_tried_again(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "call.wav"
    file.write_bytes(tone_wav(0.2))
    page.goto("/upload")
    page.route("**/upload", lambda route: route.fulfill(status=500, body="oh"), times=1)
    page.locator("input[name=file]").set_input_files(file)
    page.get_by_role("button", name="Upload", exact=True).click()
    expect(page.locator(".batch tr.failed")).to_contain_text("The server refused this (500)")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".batch tr.done")).to_contain_text("Open the call")


def test_the_form_works_without_scripts(page: Page, tmp_path: Path, site: Site) -> None:
    file = tmp_path / "call.wav"
    file.write_bytes(tone_wav(0.2))
    context = page.context.browser.new_context(  # type: ignore[union-attr]
        base_url=site.address,
        java_script_enabled=False,
        storage_state=page.context.storage_state(),
    )
    plain = context.new_page()
    plain.goto("/upload")
    plain.locator("input[name=file]").set_input_files(file)
    plain.get_by_role("button", name="Upload", exact=True).click()
    expect(plain.get_by_role("heading", name="Queued")).to_be_visible()
    context.close()


def test_the_list_follows_a_call_without_reloading(page: Page, site: Site) -> None:
    call = add_call(site.services, state=CallState.TRANSCRIBING, progress=0.1)
    page.goto("/calls")
    page.evaluate("window.stillHere = true")
    _change(site, call.id, progress=0.43)
    expect(page.get_by_text("Transcribing 43 %")).to_be_visible(timeout=6000)
    _change(site, call.id, state=CallState.SCORED, score=88.0, fallback_engine=True)
    expect(page.locator("tr.call .score strong")).to_have_text("88", timeout=6000)
    expect(page.get_by_role("button", name="Transcribe those calls again")).to_be_visible()
    assert page.evaluate("window.stillHere")


def test_a_waiting_call_page_becomes_the_scored_one(page: Page, site: Site) -> None:
    call = add_scored_call(site.services, state=CallState.SCORING)
    page.goto(f"/calls/{call.id}")
    expect(page.get_by_role("heading", name="Scoring")).to_be_visible()
    _change(site, call.id, state=CallState.SCORED)
    expect(page.get_by_role("heading", name="Scorecard")).to_be_visible(timeout=6000)


def _change(site: Site, call_id: str, **columns: object) -> None:
    with site.services.database.transaction() as session:
        row = calls.get_call(session, call_id)
        for name, value in columns.items():
            setattr(row, name, value)


def _drop(page: Page, name: str) -> None:
    data = page.evaluate_handle(
        """([name]) => {
            const data = new DataTransfer();
            data.items.add(new File(["the same sound"], name));
            return data;
        }""",
        [name],
    )
    page.dispatch_event(".drop", "drop", {"dataTransfer": data})
