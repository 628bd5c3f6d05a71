"""Swapping agent and caller, taking the transcript away, and uploading one, in a real browser."""

from pathlib import Path

from playwright.sync_api import Page, expect

from service.storage import calls
from service.storage.given_transcripts import given_in_use
from tests.browser.conftest import Site
from tests.factories import add_scored_call, shipped_example, tone_wav

VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Agent>Good morning, Acme.\n"


def test_agent_and_caller_are_swapped_by_one_press_and_back_by_another(
    page: Page, site: Site
) -> None:
    call = add_scored_call(site.services, shipped_example(), sound=tone_wav(1.0))
    page.goto(f"/calls/{call.id}")
    score = page.locator(".total strong").first.inner_text()
    page.get_by_role("button", name="Swap agent and caller").press("Enter")
    expect(page.get_by_text("Agent and caller are swapped")).to_be_visible()
    page.wait_for_load_state("load")
    expect(page.locator("#u0")).to_have_class("caller")
    assert page.locator(".total strong").first.inner_text() != score
    page.get_by_role("button", name="Swap agent and caller").click()
    page.wait_for_load_state("load")
    expect(page.locator("#u0")).to_have_class("agent")
    assert page.locator(".total strong").first.inner_text() == score


def test_the_transcript_is_saved_as_a_file(page: Page, site: Site) -> None:
    call = add_scored_call(site.services, shipped_example(), sound=tone_wav(1.0))
    page.goto(f"/calls/{call.id}")
    with page.expect_download() as saving:
        page.get_by_role("link", name="VTT").click()
    assert saving.value.suggested_filename == "morning - transcript.vtt"
    assert saving.value.path().read_text().startswith("WEBVTT\n")


def test_a_transcript_finds_its_recording_by_name(page: Page, site: Site, tmp_path: Path) -> None:
    for name, content in (
        ("one.wav", tone_wav(0.2)),
        ("two.wav", tone_wav(0.3)),
        ("one.vtt", VTT.encode()),
        ("three.vtt", VTT.encode()),
    ):
        (tmp_path / name).write_bytes(content)
    page.goto("/upload")
    page.locator("input[type=file]").first.set_input_files(sorted(tmp_path.iterdir()))
    expect(page.locator(".batch tbody tr").nth(0)).to_contain_text("with the transcript one.vtt")
    expect(page.get_by_text("No recording yet for three.vtt")).to_be_visible()
    page.get_by_role("button", name="Upload", exact=True).click()
    expect(page.locator(".batch tr.done")).to_have_count(2)
    with site.services.database.transaction() as session:
        rows = calls.list_calls(session, calls.CallFilter(), limit=5)
        given = {row.file_name: given_in_use(session, row.id) for row in rows}
    assert {name: file and file.name for name, file in given.items()} == {
        "one.wav": "one.vtt",
        "two.wav": None,
    }
