"""Two hundred recordings at once: paused, resumed, interrupted, refused, followed."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect
from sqlalchemy import func, select, update

from service.storage.tables import CallRow, CallState
from tests.browser.conftest import Site
from tests.factories import tone_wav


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two hundred short recordings, no two alike."""
    sound = tone_wav(0.05)
    made = [tmp_path / f"2026-03-31_14-05-{n % 60:02}_{n:03}.wav" for n in range(200)]
    for n, file in enumerate(made):
        file.write_bytes(sound + n.to_bytes(2, "big"))
    return made


def test_two_hundred_recordings_are_paused_resumed_and_taken_in(
    page: Page, site: Site, files: list[Path]
) -> None:
    page.goto("/upload")
    page.get_by_label("Time of each call").select_option("From the file's name")
    _choose(page, files)
    expect(page.locator(".totals")).to_have_text("0 of 200 taken in · 0.3 MB")
    _start(page)
    page.get_by_role("button", name="Pause").click()
    expect(page.locator(".waits")).to_contain_text("Paused. Leave this page open")
    expect(page.locator("tr.sending")).to_have_count(0)
    assert 0 < _count(site) < 200
    page.get_by_role("button", name="Resume").click()
    expect(page.locator(".totals")).to_contain_text("200 of 200", timeout=60_000)
    assert _count(site) == 200
    assert _times(site) == {"2026-03-31 14:05"}


def test_a_batch_follows_all_its_calls_with_one_question(
    page: Page, site: Site, files: list[Path]
) -> None:
    page.goto("/upload")
    _choose(page, files[:5])
    _start(page)
    expect(page.locator("tr.done")).to_have_count(5)
    questions: list[str] = []
    page.on("request", lambda r: questions.append(r.url) if "/upload/states" in r.url else None)
    _set_all(site, state=CallState.TRANSCRIBING, progress=0.4)
    expect(page.get_by_text("Transcribing 40 %")).to_have_count(5)
    _set_all(site, state=CallState.SCORED, score=82.0)
    expect(page.get_by_text("Scored 82")).to_have_count(5)
    assert len(questions) <= 3
    page.locator("tr.done a").first.click()
    expect(page).to_have_url(re.compile("/calls/"))


def test_one_bad_file_keeps_no_other_from_being_taken_in(
    page: Page, site: Site, files: list[Path], tmp_path: Path
) -> None:
    empty = tmp_path / "empty.wav"
    empty.write_bytes(b"")
    page.goto("/upload")
    _choose(page, [files[0], empty, files[1], files[0]])
    _start(page)
    expect(page.locator(".totals")).to_have_text(
        "3 of 4 taken in · 0.0 MB · 1 here already · 1 failed"
    )
    expect(page.locator("tr.failed")).to_contain_text("The file is empty")
    expect(page.get_by_role("link", name="Open its call")).to_be_visible()
    assert _count(site) == 2


def test_a_server_that_is_away_for_a_moment_is_waited_out(page: Page, files: list[Path]) -> None:
    page.goto("/upload")
    _choose(page, files[:6])
    page.context.set_offline(True)
    _start(page)
    expect(page.locator(".waits")).to_contain_text("The server cannot be reached. Nothing is lost")
    expect(page.locator("tr.failed")).to_have_count(0)
    page.context.set_offline(False)
    expect(page.locator("tr.done")).to_have_count(6)
    expect(page.locator(".waits")).to_be_hidden()


def test_a_busy_server_is_asked_again_when_it_said(page: Page, files: list[Path]) -> None:
    asked: list[str] = []

    def busy(route: Route) -> None:
        asked.append(route.request.method)
        error = {"error": {"code": "busy", "message": "Too many recordings wait."}}
        route.fulfill(status=503, headers={"Retry-After": "2"}, json=error)

    page.goto("/upload")
    page.route("**/upload", busy, times=1)
    _choose(page, files[:1])
    _start(page)
    expect(page.locator(".waits")).to_contain_text("Too many recordings wait. Trying again in")
    expect(page.locator("tr.done")).to_have_count(1)
    assert asked == ["POST"]


def test_one_recording_is_cancelled_and_the_others_go_on(
    page: Page, site: Site, files: list[Path]
) -> None:
    page.goto("/upload")
    _choose(page, files[:3])
    page.locator("tr", has_text="_001.wav").get_by_role("button", name="Remove").click()
    _start(page)
    expect(page.locator("tr.done")).to_have_count(2)
    assert _count(site) == 2


def test_more_recordings_go_the_same_way_after_the_first(page: Page, files: list[Path]) -> None:
    page.goto("/upload")
    for number in range(2):
        _choose(page, files[number : number + 1])
        _start(page)
        expect(page.locator("tr.done")).to_have_count(number + 1)


def test_a_folder_brings_its_recordings_and_nothing_else(page: Page, tmp_path: Path) -> None:
    folder = tmp_path / "calls" / "march"
    folder.mkdir(parents=True)
    (folder / "one.wav").write_bytes(tone_wav(0.05))
    (folder / "one.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n")
    (folder / "notes.pdf").write_bytes(b"%PDF")
    (folder / ".hidden.wav").write_bytes(b"x")
    page.goto("/upload")
    page.locator("input[webkitdirectory]").set_input_files(tmp_path / "calls")
    expect(page.locator(".batch tbody tr")).to_have_count(1)
    expect(page.locator(".batch tbody tr")).to_contain_text("with the transcript one.vtt")


def test_leaving_while_recordings_are_sent_asks_first(page: Page, files: list[Path]) -> None:
    asked: list[str] = []
    page.goto("/upload")
    _choose(page, files[:2])
    page.context.set_offline(True)
    _start(page)
    expect(page.locator(".waits")).to_be_visible()
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.close(run_before_unload=True)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]


def _choose(page: Page, files: list[Path]) -> None:
    page.locator("input[name=file]").set_input_files(files)


def _start(page: Page) -> None:
    page.get_by_role("button", name="Upload", exact=True).click()


def _count(site: Site) -> int:
    with site.services.database.transaction() as session:
        return session.scalar(select(func.count(CallRow.id))) or 0


def _times(site: Site) -> set[str]:
    with site.services.database.transaction() as session:
        return {f"{at:%Y-%m-%d %H:%M}" for at in session.scalars(select(CallRow.started_at))}


def _set_all(site: Site, **columns: object) -> None:
    with site.services.database.transaction() as session:
        session.execute(update(CallRow).values(**columns))
