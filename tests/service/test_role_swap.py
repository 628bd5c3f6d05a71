"""Agent and caller are swapped and scored at once; undone by a second swap; refused in work."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rubrics.call import Speaker, call_from_dict
from service.config import Settings
from service.errors import NotReady
from service.role_swap import swap_agent_and_caller
from service.services import Services
from service.storage import leases, scorecards
from service.storage.calls import get_call
from service.storage.tables import CallState, UtteranceCorrectionRow
from service.storage.users import Role, add_user
from tests.databases import lay_schema
from tests.factories import add_call, add_scored_call, shipped_example
from workers.runtime import Runtime, make_runtime
from workers.scoring import score_stored_call


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    services = Services.build(Settings(engine="pocketsphinx").with_data_dir(tmp_path / "data"))
    lay_schema(services.database)
    yield services
    services.close()


@pytest.fixture
def runtime(services: Services) -> Iterator[Runtime]:
    runtime = make_runtime(services.settings)
    yield runtime
    runtime.database.dispose()


def _scored(services: Services) -> str:
    return add_scored_call(services, shipped_example()).id


def _card(services: Services, call_id: str) -> dict[str, object]:
    with services.database.transaction() as session:
        card = scorecards.newest_scorecard(session, call_id)
        assert card is not None
        return card.card


def _speakers(services: Services, call_id: str) -> list[Speaker]:
    with services.database.transaction() as session:
        transcript = get_call(session, call_id).transcript
        assert transcript is not None
        return [u.speaker for u in call_from_dict(transcript.evidence).utterances]


def test_the_other_one_is_judged_at_once(services: Services) -> None:
    call_id = _scored(services)
    before = _speakers(services, call_id)
    card = swap_agent_and_caller(services, call_id, None)
    assert _speakers(services, call_id) == [
        Speaker.CALLER if s is Speaker.AGENT else Speaker.AGENT for s in before
    ]
    assert card.finding("greeting").verdict == "fail"
    with services.database.transaction() as session:
        row = get_call(session, call_id)
        assert (row.state, row.score) == (CallState.SCORED, card.score)


def test_a_second_swap_brings_back_the_same_score(services: Services) -> None:
    call_id = _scored(services)
    before = _card(services, call_id)
    for _ in range(2):
        swap_agent_and_caller(services, call_id, None)
    assert _card(services, call_id) == before


def test_a_swap_outlives_scoring_again(services: Services, runtime: Runtime) -> None:
    call_id = _scored(services)
    swap_agent_and_caller(services, call_id, None)
    swapped = _card(services, call_id)
    with services.database.transaction() as session:
        leases.score_again(get_call(session, call_id), transcribe=False)
    score_stored_call(runtime, call_id)
    assert _card(services, call_id) == swapped


def test_lines_with_a_corrected_speaker_are_swapped_with_the_rest(services: Services) -> None:
    call_id = _scored(services)
    with services.database.transaction() as session:
        person = add_user(session, "Rea", "a long enough password", Role.REVIEWER)
        session.flush()
        session.add(
            UtteranceCorrectionRow(
                call_id=call_id, utterance=3, speaker="caller", user_id=person.id
            )
        )
        get_call(session, call_id).corrections = 1
    swap_agent_and_caller(services, call_id, None)
    with services.database.transaction() as session:
        assert session.query(UtteranceCorrectionRow).one().speaker == "agent"
        assert get_call(session, call_id).state == CallState.SCORED


@pytest.mark.parametrize("state", [CallState.STORED, CallState.TRANSCRIBING, CallState.FAILED])
def test_a_call_that_is_not_scored_is_refused(services: Services, state: CallState) -> None:
    call = add_call(services, state=state)
    with pytest.raises(NotReady, match="not swapped"):
        swap_agent_and_caller(services, call.id, None)


def test_what_changes_while_it_is_scored_wins(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    call_id = _scored(services)
    before = _speakers(services, call_id)
    real = swap_agent_and_caller.__globals__["score_call"]

    def slow(*arguments: object) -> object:
        with services.database.transaction() as session:
            leases.score_again(get_call(session, call_id), transcribe=False)
        return real(*arguments)

    monkeypatch.setitem(swap_agent_and_caller.__globals__, "score_call", slow)
    with pytest.raises(NotReady):
        swap_agent_and_caller(services, call_id, None)
    assert _speakers(services, call_id) == before
