"""The list answers: which call, how good, what is odd, where it stands."""

import re
from datetime import timedelta

from flask.testing import FlaskClient

from service.services import Services
from service.storage import calls
from service.storage.tables import CallState
from tests.factories import STARTED, add_call, add_scored_call, example


def _ids(page: str) -> list[str]:
    return re.findall(r'data-call="(\w+)"', page)


def test_an_empty_installation_offers_the_sample_calls(browser: FlaskClient) -> None:
    page = browser.get("/calls").text
    assert "No calls yet" in page
    assert "Score the sample call" in page


def test_the_samples_are_taken_in_like_uploads(browser: FlaskClient, services: Services) -> None:
    assert browser.post("/samples").location == "/calls"
    with services.database.transaction() as session:
        rows = calls.list_calls(session, calls.CallFilter(), limit=10)
    assert {row.state for row in rows} == {CallState.STORED}
    assert len(rows) == 2
    assert browser.get("/calls").text.count("Queued</span>") == 2


def test_every_state_is_told_in_words(browser: FlaskClient, services: Services) -> None:
    add_call(services)
    add_call(services, state=CallState.TRANSCRIBING, progress=0.43)
    add_call(services, state=CallState.SCORING)
    add_call(services, state=CallState.FAILED, error_message="This is no recording.")
    page = browser.get("/calls").text
    for words in ("Queued", "Transcribing 43 %", "Scoring", "Failed", "This is no recording."):
        assert words in page


def test_a_scored_row_shows_score_band_and_what_is_odd(
    browser: FlaskClient, services: Services
) -> None:
    add_scored_call(services, example(auto_fail=True))
    page = browser.get("/calls").text
    for words in (">61<", "Needs coaching", "Auto-fail", "1 to check", "01:00"):
        assert words in page


def test_the_filter_leaves_other_calls_out_and_drives_the_downloads(
    browser: FlaskClient, services: Services
) -> None:
    wanted = add_scored_call(services, agent="Mo")
    add_scored_call(services, agent="Linda")
    add_scored_call(services, example(auto_fail=True), agent="Mo")
    page = browser.get("/calls?agent=Mo&min_score=70&since=").text
    assert _ids(page) == [wanted.id]
    assert 'href="/calls.xlsx?agent=Mo&amp;min_score=70"' in page
    assert 'href="/calls.csv?agent=Mo&amp;min_score=70&amp;rows=verdicts"' in page


def test_a_filter_that_cannot_be_read_is_told_on_the_page(browser: FlaskClient) -> None:
    answer = browser.get("/calls?since=yesterday")
    assert answer.status_code == 400
    assert "is no date" in answer.text


def test_pages_follow_each_other_without_gap_or_repeat(
    browser: FlaskClient, services: Services
) -> None:
    made = [add_call(services, sound=b"x", started_at=_at(i // 2)).id for i in range(105)]
    seen, address = [], "/calls?agent=Linda"
    while address:
        page = browser.get(address).text
        seen += _ids(page)
        older = re.search(r'rel="next" href="([^"]+)"', page)
        address = older.group(1).replace("&amp;", "&") if older else None
    assert len(seen) == 105
    assert set(seen) == set(made)


def test_a_made_up_page_is_refused_in_words(browser: FlaskClient) -> None:
    assert "Begin with the newest" in browser.get("/calls?before=now~x").text


def test_the_status_tells_only_of_the_asked_calls(browser: FlaskClient, services: Services) -> None:
    asked = add_call(services, state=CallState.TRANSCRIBING, progress=0.4)
    add_call(services)
    (told,) = browser.get(f"/calls/status?ids={asked.id},unknown").json["calls"]
    assert told["id"] == asked.id
    assert (told["label"], told["unfinished"]) == ("Transcribing 40 %", True)


def test_the_status_carries_the_row_for_the_list(browser: FlaskClient, services: Services) -> None:
    call = add_scored_call(services)
    (told,) = browser.get(f"/calls/status?rows=1&ids={call.id}").json["calls"]
    assert told["row"].startswith("<tr") or "<tr " in told["row"]
    assert "Needs coaching" in told["row"]


def test_calls_of_the_offline_recogniser_can_be_transcribed_again(
    browser: FlaskClient, services: Services
) -> None:
    by_fallback = add_scored_call(services, fallback=True)
    other = add_scored_call(services)
    assert "1 call was transcribed by the offline recogniser" in browser.get("/calls").text
    browser.post("/calls/transcribe-again")
    with services.database.transaction() as session:
        again = calls.get_call(session, by_fallback.id)
        assert (again.state, again.transcribe_again) == (CallState.STORED, True)
        assert calls.get_call(session, other.id).state == CallState.SCORED


def test_names_are_shown_as_text_only(browser: FlaskClient, services: Services) -> None:
    add_call(services, agent="<script>alert(1)</script>", file_name="a\u202egnp.wav")
    page = browser.get("/calls").text
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "\u202e" not in page


def _at(minutes: int):
    return STARTED + timedelta(minutes=minutes)
