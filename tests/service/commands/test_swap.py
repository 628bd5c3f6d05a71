"""Swapping agent and caller, and choosing whose words count, from the command line."""

from service.storage.given_transcripts import find_given
from service.storage.tables import CallState, GivenTranscriptRow
from tests.factories import add_call, add_scored_call, shipped_example


def test_a_call_is_swapped_and_back_again(callgrade, services):
    call = add_scored_call(services, shipped_example())
    first = callgrade("swap", call.id)
    assert first.exit_code == 0
    assert first.output.startswith(f"{call.id}: agent and caller are swapped; score ")
    second = callgrade("swap", call.id)
    assert f"score {call.score:g}." in second.output


def test_what_cannot_be_swapped_is_named_and_the_rest_is_done(callgrade, services):
    call = add_scored_call(services, shipped_example())
    waiting = add_call(services)
    done = callgrade("swap", waiting.id, "nothere", call.id)
    assert done.exit_code == 1
    assert f"{waiting.id}: This call is waiting or being worked on" in done.stderr
    assert "nothere: There is no such call." in done.stderr
    assert f"{call.id}: agent and caller are swapped" in done.stdout


def test_the_recogniser_may_take_the_place_of_a_supplied_transcript(callgrade, services):
    call = add_scored_call(services, state=CallState.SCORED)
    with services.database.transaction() as session:
        session.add(GivenTranscriptRow(call_id=call.id, name="a.vtt", form="VTT", text="WEBVTT"))
    callgrade("retranscribe", call.id, "--words", "recogniser")
    with services.database.transaction() as session:
        given = find_given(session, call.id)
        assert given is not None
        assert not given.in_use
