"""A call with a transcript of its own: scored by it, until a person wants it transcribed."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from rubrics.call import Call, call_from_dict
from rubrics.transcript_files.given import TranscriptFile
from service.config import Settings
from service.role_swap import swap_agent_and_caller
from service.services import Services
from service.storage import leases
from service.storage.calls import CallDetails, get_call
from service.storage.given_transcripts import use_given
from service.storage.tables import CallRow, CallState, GivenTranscriptRow
from tests.databases import lay_schema
from tests.factories import tone_wav
from workers.runtime import Runtime, make_runtime
from workers.scoring import score_stored_call

VTT = """WEBVTT

00:00.500 --> 00:03.000
<v Agent>Good morning, Acme, Tom speaking. How can I help you?

00:03.500 --> 00:05.500
<v Caller>I would like to order a lamp.
"""


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    # Whisper cannot be had: whoever asks for an engine fails.
    settings = Settings(engine="whisper", whisper_model=str(tmp_path / "none"))
    services = Services.build(settings.with_data_dir(tmp_path / "data"))
    lay_schema(services.database)
    yield services
    services.close()


@pytest.fixture
def runtime(services: Services) -> Iterator[Runtime]:
    runtime = make_runtime(services.settings)
    yield runtime
    runtime.database.dispose()


@pytest.fixture
def call_id(services: Services) -> str:
    given = TranscriptFile("call.vtt", "VTT", VTT)
    details = CallDetails(file_name="call.wav", transcript=given)
    return services.intake.accept(io.BytesIO(tone_wav(6.0)), details).call_id


def _call(services: Services, call_id: str) -> tuple[CallRow, Call | None]:
    with services.database.transaction() as session:
        row = get_call(session, call_id)
        assert row.scorecards is not None
        return row, call_from_dict(row.transcript.evidence) if row.transcript else None


def _listen_again(services: Services, call_id: str) -> None:
    with services.database.transaction() as session:
        leases.score_again(get_call(session, call_id), transcribe=True)


def test_it_is_scored_by_its_words_and_no_engine_is_loaded(
    services: Services, runtime: Runtime, call_id: str
) -> None:
    score_stored_call(runtime, call_id)
    row, call = _call(services, call_id)
    assert row.state == CallState.SCORED, row.error_message
    assert call is not None
    assert (call.engine.words, call.sounded) == ("transcript supplied (VTT)", True)
    assert row.scorecards[-1].card["verdicts"]["greeting"]["verdict"] == "pass"
    assert row.listening_key is not None


def test_listening_again_keeps_its_words_and_the_roles_that_a_person_set(
    services: Services, runtime: Runtime, call_id: str
) -> None:
    score_stored_call(runtime, call_id)
    swap_agent_and_caller(services, call_id, None)
    _, swapped = _call(services, call_id)
    _listen_again(services, call_id)
    score_stored_call(runtime, call_id)
    row, call = _call(services, call_id)
    assert row.state == CallState.SCORED
    assert call == swapped


def test_it_is_transcribed_once_a_person_says_so(
    services: Services, runtime: Runtime, call_id: str
) -> None:
    with services.database.transaction() as session:
        use_given(session, call_id, use=False)
    score_stored_call(runtime, call_id)
    row, _ = _call(services, call_id)
    assert row.error_code in ("model_missing", "no_speech")


def test_a_transcript_that_cannot_be_read_any_more_is_the_reason(
    services: Services, runtime: Runtime, call_id: str
) -> None:
    with services.database.transaction() as session:
        given = session.get(GivenTranscriptRow, call_id)
        assert given is not None
        given.text = "WEBVTT\n\nHello"
    score_stored_call(runtime, call_id)
    row, _ = _call(services, call_id)
    assert row.error_code == "bad_transcript"
    assert "call.vtt is no transcript that can be read: line 3" in (row.error_message or "")


def test_a_call_goes_with_its_transcript(services: Services, call_id: str) -> None:
    with services.database.transaction() as session:
        session.delete(get_call(session, call_id))
    with services.database.transaction() as session:
        assert session.get(GivenTranscriptRow, call_id) is None
