"""The call page answers first, then shows why, and each verdict can be heard."""

from dataclasses import replace

from flask.testing import FlaskClient

from rubrics.call import Call
from service.services import Services
from service.storage import calls
from service.storage.tables import CallState
from tests.factories import add_call, add_scored_call, example, example_card


def test_a_scored_call_shows_score_band_and_what_cost_points(
    browser: FlaskClient, services: Services
) -> None:
    page = _page(browser, add_scored_call(services).id)
    assert "<strong>75</strong><span>Needs coaching</span>" in page
    assert 'href="#v-hold_permission"' in page
    assert "1 to check by a person" in page


def test_every_verdict_has_a_word_a_sign_and_a_reason(
    browser: FlaskClient, services: Services
) -> None:
    page = _page(browser, add_scored_call(services, example(auto_fail=True)).id)
    for kind, word in (
        ("pass", "Pass"),
        ("partial", "Partial"),
        ("fail", "Fail"),
        ("na", "Not applicable"),
        ("unsure", "Unsure"),
    ):
        assert f'<use href="#i-{kind}"/></svg> {word}</span>' in page
    assert "Nobody is transferred." in page
    assert "without being asked" in page


def test_evidence_carries_the_seconds_to_hear(browser: FlaskClient, services: Services) -> None:
    page = _page(browser, add_scored_call(services).id)
    assert 'data-start="13.9" data-end="16.0"' in page
    assert "<q>One moment please.</q>" in page
    assert "25 s without words" in page


def test_doubtful_words_are_marked(browser: FlaskClient, services: Services) -> None:
    page = _page(browser, add_scored_call(services).id)
    assert "this is Tom <mark>Baker.</mark> My card" in page


def test_an_auto_fail_is_said_first(browser: FlaskClient, services: Services) -> None:
    page = _page(browser, add_scored_call(services, example(auto_fail=True)).id)
    assert "Auto-fail</span>" in page
    assert "<b>fails the call</b>" in page


def test_the_page_says_how_it_was_made(browser: FlaskClient, services: Services) -> None:
    call = add_scored_call(services, fallback=True)
    page = _page(browser, call.id)
    for words in (
        "pocketsphinx, en-us",
        "Example rubric, version 1.0",
        "Callgrade 0.1.0",
        call.sha256,
        "Transcribed by the offline recogniser; accuracy is lower.",
    ):
        assert words in page


def test_reports_are_linked(browser: FlaskClient, services: Services) -> None:
    call = add_scored_call(services)
    page = _page(browser, call.id)
    for kind in ("pdf", "xlsx", "csv", "json"):
        assert f'href="/calls/{call.id}/report.{kind}"' in page


def test_a_call_without_speech_still_has_a_page(browser: FlaskClient, services: Services) -> None:
    silent = replace(
        example(),
        call=Call("silent", (), 12.0, warnings=("Nobody speaks in this recording.",)),
        card=replace(example_card(), score=None, band=None, holds=(), commitments=()),
    )
    page = _page(browser, add_scored_call(services, silent).id)
    assert "Nobody speaks in this recording." in page
    assert "Nothing to score" in page


def test_words_of_a_call_are_shown_as_text_only(browser: FlaskClient, services: Services) -> None:
    utterance = replace(example().call.utterances[0], text="<img src=x>", words=())
    made_of = replace(example(), call=replace(example().call, utterances=(utterance,) * 9))
    page = _page(browser, add_scored_call(services, made_of).id)
    assert "<img src=x>" not in page
    assert "&lt;img src=x&gt;" in page


def test_an_unfinished_call_shows_its_progress(browser: FlaskClient, services: Services) -> None:
    call = add_call(services, state=CallState.TRANSCRIBING, progress=0.43)
    page = _page(browser, call.id)
    assert "Transcribing 43 %" in page
    assert f'data-status="/calls/status?ids={call.id}"' in page


def test_a_failed_call_says_why_and_can_be_scored_again(
    browser: FlaskClient, services: Services
) -> None:
    call = add_call(services, state=CallState.FAILED, error_message="This is no recording.")
    assert "This is no recording." in _page(browser, call.id)
    assert browser.post(f"/calls/{call.id}/again").location == f"/calls/{call.id}"
    with services.database.transaction() as session:
        assert calls.get_call(session, call.id).state == CallState.STORED


def test_a_call_in_work_is_not_sent_a_second_time(browser: FlaskClient, services: Services) -> None:
    call = add_call(services, state=CallState.SCORING)
    answer = browser.post(f"/calls/{call.id}/again", follow_redirects=True)
    assert "being worked on already" in answer.text


def test_the_small_picture_is_a_picture_that_may_be_kept(
    browser: FlaskClient, services: Services
) -> None:
    answer = browser.get(f"/calls/{add_scored_call(services).id}/line.svg")
    assert answer.mimetype == "image/svg+xml"
    assert answer.text.startswith("<svg")
    assert "private" in answer.headers["Cache-Control"]


def test_a_long_call_is_a_light_page(browser: FlaskClient, services: Services) -> None:
    page = _page(browser, add_scored_call(services, example(repeats=60)).id)
    assert page.count("<li id=") == 540
    assert len(page.encode()) < 250_000


def _page(browser: FlaskClient, call_id: str) -> str:
    answer = browser.get(f"/calls/{call_id}")
    assert answer.status_code == 200
    return answer.text


def test_the_earlier_scorecard_stays_in_sight_while_a_call_goes_round_again(
    browser: FlaskClient, services: Services
) -> None:
    call = add_scored_call(services, state=CallState.TRANSCRIBING, progress=0.4)
    page = _page(browser, call.id)
    assert "Transcribing 40 %" in page
    assert "the earlier one" in page
    assert "<q>One moment please.</q>" in page
    assert browser.get(f"/calls/{call.id}/report.json").status_code == 200


def test_a_failed_second_try_says_why_beside_the_earlier_scorecard(
    browser: FlaskClient, services: Services
) -> None:
    call = add_scored_call(services, error_message="The model is not there.")
    page = _page(browser, call.id)
    assert "earlier scorecard. The model is not there." in page
    assert "<strong>75</strong>" in page
