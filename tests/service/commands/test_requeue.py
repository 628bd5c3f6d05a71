"""Calls that were given up are tried again when somebody says so."""

from service.storage import calls
from service.storage.tables import CallState
from tests.factories import add_call


def state_of(services, call_id: str) -> str:
    with services.database.transaction() as session:
        return calls.get_call(session, call_id).state


def test_all_quarantined_calls_are_tried_again_and_no_others(callgrade, services):
    poison = add_call(services, state=CallState.QUARANTINED, attempts=3)
    failed = add_call(services, state=CallState.FAILED)
    done = callgrade("requeue", "--all")
    assert done.output == "1 call is being tried again.\n"
    assert state_of(services, poison.id) == "stored"
    assert state_of(services, failed.id) == "failed"


def test_a_named_call_is_tried_again_and_a_waiting_one_explained(callgrade, services):
    failed, waiting = add_call(services, state=CallState.FAILED), add_call(services)
    done = callgrade("requeue", failed.id, waiting.id)
    assert (done.exit_code, state_of(services, failed.id)) == (1, "stored")
    assert f"{waiting.id}: it waits or is being worked on already." in done.output


def test_it_wants_either_names_or_all(callgrade):
    assert callgrade("requeue").exit_code == 2
