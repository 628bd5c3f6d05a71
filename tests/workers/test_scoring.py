"""From an accepted recording to a stored scorecard, whatever happens on the way."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import soundfile

from service.config import Settings
from service.services import Services
from service.storage import leases
from service.storage.calls import CallDetails, get_call
from service.storage.peaks import peaks_key
from service.storage.tables import CallRow, CallState, ScorecardRow
from tests.databases import lay_schema
from workers import scoring
from workers.pipeline import Tools, make_tools
from workers.runtime import Runtime, make_runtime
from workers.scoring import score_stored_call

SAMPLE = Path("service/samples/good-call-stereo.flac")


@pytest.fixture(scope="module")
def greeting_sound() -> bytes:
    """The agent's greeting and the caller's first words, as a phone system records them."""
    samples, rate_hz = soundfile.read(SAMPLE, frames=6 * 8000)
    wav = io.BytesIO()
    soundfile.write(wav, samples, rate_hz, format="WAV", subtype="ULAW")
    return wav.getvalue()


@pytest.fixture(scope="module")
def tools() -> Tools:
    """Loaded once, as in a worker process."""
    return make_tools(Settings(engine="pocketsphinx"))


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    settings = Settings(engine="pocketsphinx").with_data_dir(tmp_path / "data")
    services = Services.build(settings)
    lay_schema(services.database)
    yield services
    services.close()


@pytest.fixture
def runtime(services: Services, tools: Tools) -> Iterator[Runtime]:
    runtime = replace(make_runtime(services.settings), tools=tools)
    yield runtime
    runtime.database.dispose()


def _accept(services: Services, sound: bytes) -> str:
    details = CallDetails(file_name="call.wav", agent_channel="left")
    return services.intake.accept(io.BytesIO(sound), details).call_id


def _call(services: Services, call_id: str) -> CallRow:
    with services.database.transaction() as session:
        row = get_call(session, call_id)
        assert row.scorecards is not None
        assert row.transcript is None or row.transcript.evidence
        return row


def test_a_recording_becomes_a_scored_call(
    services: Services, runtime: Runtime, greeting_sound: bytes
) -> None:
    call_id = _accept(services, greeting_sound)
    score_stored_call(runtime, call_id)
    row = _call(services, call_id)
    assert row.state == CallState.SCORED
    assert row.fallback_engine
    assert row.scorecards[0].card["verdicts"]["greeting"]["verdict"] == "pass"
    assert row.listening_key is not None
    assert services.store.size(row.listening_key) > 1000
    assert services.store.size(peaks_key(row.storage_key or "")) > 20


def test_a_second_delivery_does_nothing(
    services: Services, runtime: Runtime, greeting_sound: bytes
) -> None:
    call_id = _accept(services, greeting_sound)
    score_stored_call(runtime, call_id)
    first = _call(services, call_id)
    score_stored_call(runtime, call_id)
    second = _call(services, call_id)
    assert (second.attempts, second.scored_at) == (first.attempts, first.scored_at)


def test_transcribing_again_gives_the_same_score_in_place_of_the_old_one(
    services: Services, runtime: Runtime, greeting_sound: bytes
) -> None:
    call_id = _accept(services, greeting_sound)
    score_stored_call(runtime, call_id)
    first = _call(services, call_id).scorecards[0].card
    with services.database.transaction() as session:
        leases.score_again(get_call(session, call_id), transcribe=True)
    score_stored_call(runtime, call_id)
    row = _call(services, call_id)
    assert [card.card for card in row.scorecards] == [first]


def test_scoring_again_does_not_listen_again(
    services: Services, runtime: Runtime, greeting_sound: bytes
) -> None:
    call_id = _accept(services, greeting_sound)
    score_stored_call(runtime, call_id)
    row = _call(services, call_id)
    services.store.delete(row.storage_key)
    with services.database.transaction() as session:
        leases.score_again(get_call(session, call_id), transcribe=False)
    score_stored_call(runtime, call_id)
    assert _call(services, call_id).state == CallState.SCORED


def test_a_text_file_fails_with_what_to_do(services: Services, runtime: Runtime) -> None:
    call_id = _accept(services, b"Minutes of the meeting of 3 May\n" * 50)
    score_stored_call(runtime, call_id)
    row = _call(services, call_id)
    assert (row.state, row.error_code) == (CallState.FAILED, "not_audio")
    assert (row.error_message or "").startswith("call.wav is not a recording")
    assert "WAV" in (row.error_message or "")


def test_a_recording_that_vanished_fails_and_says_so(
    services: Services, runtime: Runtime, greeting_sound: bytes
) -> None:
    call_id = _accept(services, greeting_sound)
    services.store.delete(_call(services, call_id).storage_key)
    score_stored_call(runtime, call_id)
    assert _call(services, call_id).error_code == "not_found"


def test_a_worker_that_was_presumed_dead_stores_nothing(
    services: Services,
    runtime: Runtime,
    greeting_sound: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    call_id = _accept(services, greeting_sound)
    score = scoring.score_call

    def give_the_call_to_another(*arguments: object) -> object:
        with services.database.transaction() as session:
            get_call(session, call_id).lease_token = "another worker's"
        return score(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(scoring, "score_call", give_the_call_to_another)
    score_stored_call(runtime, call_id)
    with services.database.transaction() as session:
        assert session.query(ScorecardRow).count() == 0
        assert get_call(session, call_id).lease_token == "another worker's"


def test_a_bug_ends_in_a_reference_and_not_in_a_trace(
    services: Services,
    runtime: Runtime,
    greeting_sound: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    call_id = _accept(services, greeting_sound)
    monkeypatch.setattr(scoring, "score_call", lambda *_: 1 / 0)
    score_stored_call(runtime, call_id)
    row = _call(services, call_id)
    assert (row.state, row.error_code) == (CallState.FAILED, "unexpected")
    assert "reference" in (row.error_message or "")
    assert "division" not in (row.error_message or "")


def test_with_engine_whisper_a_missing_model_is_the_reason(
    services: Services, greeting_sound: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    settings = replace(services.settings, engine="whisper", whisper_model=str(tmp_path / "none"))
    runtime = make_runtime(settings)
    call_id = _accept(services, greeting_sound)
    score_stored_call(runtime, call_id)
    assert _call(services, call_id).error_code == "model_missing"
    runtime.database.dispose()
