"""Transcripts to take away, the swap of agent and caller, and whose words are scored."""

from flask.testing import FlaskClient

from rubrics.transcript_files import read_transcript
from rubrics.transcript_files.vtt import write_vtt
from service.services import Services
from service.storage.calls import get_call
from service.storage.given_transcripts import find_given
from service.storage.tables import CallRow, CallState, GivenTranscriptRow
from tests.factories import add_call, add_scored_call, example_call, shipped_example


def _with_given(services: Services, **columns: object) -> CallRow:
    row = add_scored_call(services, shipped_example(), **columns)
    text = write_vtt(example_call())
    with services.database.transaction() as session:
        session.add(GivenTranscriptRow(call_id=row.id, name="call.vtt", form="VTT", text=text))
    return row


def test_a_transcript_can_be_had_in_each_form(browser: FlaskClient, services: Services) -> None:
    call = add_scored_call(services, file_name='../a"b.wav')
    for suffix in ("vtt", "srt", "json"):
        answer = browser.get(f"/calls/{call.id}/transcript.{suffix}")
        first = read_transcript(answer.text, f"a.{suffix}").lines[0]
        assert ((first.speaker or "").lower(), first.text.split()[0]) == ("agent", "Good")
        header = answer.headers["Content-Disposition"]
        assert header.startswith(f'attachment; filename="a b - transcript.{suffix}"')
    assert "<v Agent>Good morning, Harper" in browser.get(f"/calls/{call.id}/transcript.vtt").text
    assert browser.get(f"/calls/{call.id}/transcript.txt").text.startswith("[00:00] Agent: Good")


def test_a_form_that_there_is_not_is_404_and_no_transcript_409(
    browser: FlaskClient, services: Services
) -> None:
    call = add_scored_call(services)
    assert browser.get(f"/calls/{call.id}/transcript.doc").status_code == 404
    waiting = add_call(services)
    assert browser.get(f"/calls/{waiting.id}/transcript.vtt").status_code == 409


def test_a_stranger_gets_no_transcript(stranger: FlaskClient, services: Services) -> None:
    call = add_scored_call(services)
    assert "/sign-in" in stranger.get(f"/calls/{call.id}/transcript.vtt").location


def test_the_page_offers_the_transcript_and_the_swap(
    browser: FlaskClient, services: Services
) -> None:
    call = add_scored_call(services)
    page = browser.get(f"/calls/{call.id}").text
    for suffix in ("vtt", "srt", "json", "txt"):
        assert f'href="/calls/{call.id}/transcript.{suffix}"' in page
    assert f'action="/calls/{call.id}/swap"' in page


def test_the_swap_is_done_at_once_and_said(browser: FlaskClient, services: Services) -> None:
    call = add_scored_call(services, shipped_example())
    page = browser.post(f"/calls/{call.id}/swap", follow_redirects=True).text
    assert "Agent and caller are swapped" in page
    assert "said by a person (heard as the other one, 93 % sure)" in page
    assert "Swapped agent and caller" in page
    assert '<li id="u0" class="caller"' in page


def test_a_call_in_work_is_not_swapped(browser: FlaskClient, services: Services) -> None:
    call = add_scored_call(services, state=CallState.STORED)
    page = browser.post(f"/calls/{call.id}/swap", follow_redirects=True).text
    assert "agent and caller were not swapped" in page
    assert f'action="/calls/{call.id}/swap"' not in page


def test_whose_words_are_scored_is_a_choice(browser: FlaskClient, services: Services) -> None:
    call = _with_given(services)
    page = browser.get(f"/calls/{call.id}").text
    assert "Take the supplied transcript again" in page
    browser.post(f"/calls/{call.id}/again", data={"transcribe": "1", "words": "recogniser"})
    with services.database.transaction() as session:
        row, given = get_call(session, call.id), find_given(session, call.id)
        assert given is not None
        assert (row.state, row.transcribe_again, given.in_use) == (CallState.STORED, True, False)
        row.state = CallState.SCORED
    assert "Use the supplied transcript" in browser.get(f"/calls/{call.id}").text


def test_transcribing_again_keeps_to_the_supplied_transcript(
    browser: FlaskClient, services: Services
) -> None:
    call = _with_given(services)
    browser.post(f"/calls/{call.id}/again", data={"transcribe": "1"})
    with services.database.transaction() as session:
        given = find_given(session, call.id)
        assert given is not None
        assert given.in_use


def test_the_time_to_reply_stands_among_the_numbers(
    browser: FlaskClient, services: Services
) -> None:
    call = add_scored_call(services, shipped_example())
    page = browser.get(f"/calls/{call.id}").text
    assert "Agent's time to reply</dt><dd>0.0 s" in page
