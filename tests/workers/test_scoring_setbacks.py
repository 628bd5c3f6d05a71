"""What kills its decoder, what is away for now, and what is not as long as was told."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import soundfile

from service.config import Settings
from service.errors import TransientError
from service.services import Services
from service.storage import calls, sources
from service.storage.calls import CallDetails
from service.storage.sources import SourceSettings
from service.storage.tables import CallRow, CallState
from service.storage.tables.base import utc_now
from tests.databases import lay_schema
from tests.signals import silence, sound
from workers.audio import Limits
from workers.length_check import length_warning
from workers.runtime import Runtime, make_runtime
from workers.scoring import score_stored_call

SAMPLE = Path("service/samples/good-call-stereo.flac")
SECONDS = 4


def _sound(seconds: int = SECONDS, **form: str) -> bytes:
    samples, rate_hz = soundfile.read(SAMPLE, frames=seconds * 8000)
    wav = io.BytesIO()
    soundfile.write(wav, samples, rate_hz, **{"format": "WAV", "subtype": "ULAW", **form})
    return wav.getvalue()


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    settings = replace(Settings(engine="pocketsphinx"), max_setbacks=2)
    services = Services.build(settings.with_data_dir(tmp_path))
    lay_schema(services.database)
    yield services
    services.close()


@pytest.fixture
def runtime(services: Services) -> Iterator[Runtime]:
    runtime = make_runtime(services.settings)
    yield runtime
    runtime.database.dispose()


def _accept(services: Services, sound: bytes, **details: object) -> str:
    known = CallDetails(**{"file_name": "call.wav", "agent_channel": "left", **details})  # type: ignore[arg-type]
    return services.intake.accept(io.BytesIO(sound), known).call_id


def _call(services: Services, call_id: str) -> CallRow:
    with services.database.transaction() as session:
        row = calls.get_call(session, call_id)
        assert row.transcript is None or row.transcript.evidence
        return row


def test_a_recording_whose_decoder_dies_three_times_is_quarantined(
    services: Services, runtime: Runtime
) -> None:
    poison, other = _accept(services, _sound()), _accept(services, b"no sound at all" * 9)
    little = replace(runtime, tools=replace(runtime.tools, limits=Limits(memory_bytes=10**8)))
    for _ in range(3):
        score_stored_call(little, poison)
    score_stored_call(runtime, other)
    row = _call(services, poison)
    assert (row.state, row.error_code) == (CallState.QUARANTINED, "decoder_crashed")
    assert "needs more than 100 MB of memory" in (row.error_message or "")
    assert _call(services, other).state == CallState.FAILED


class _Away:
    def local_copy(self, _key: str) -> object:
        raise TransientError("The recording store cannot be reached.", code="storage_unavailable")


def test_a_store_that_stays_away_ends_in_quarantine(services: Services, runtime: Runtime) -> None:
    call_id = _accept(services, _sound())
    away = replace(runtime, store=_Away())  # type: ignore[arg-type]
    score_stored_call(away, call_id)
    waiting = _call(services, call_id)
    assert (waiting.state, waiting.attempts, waiting.setbacks) == (CallState.STORED, 0, 1)
    with services.database.transaction() as session:
        calls.get_call(session, call_id).not_before = utc_now() - timedelta(seconds=1)
    score_stored_call(away, call_id)
    row = _call(services, call_id)
    assert (row.state, row.error_code) == (CallState.QUARANTINED, "storage_unavailable")


def test_a_recording_shorter_than_was_told_is_scored_and_flagged(
    services: Services, runtime: Runtime
) -> None:
    short = _accept(services, _sound(), declared_seconds=10.0)
    score_stored_call(runtime, short)
    row = _call(services, short)
    assert (row.state, row.audio_flag) == (CallState.SCORED, "length_differs")
    assert row.transcript is not None
    assert "told of 10 s and the recording lasts 4 s" in row.transcript.evidence["warnings"][0]


def test_a_cut_off_recording_is_scored_and_flagged(services: Services, runtime: Runtime) -> None:
    sound = _sound()
    call_id = _accept(services, sound[: len(sound) * 3 // 4])
    score_stored_call(runtime, call_id)
    row = _call(services, call_id)
    assert (row.state, row.audio_flag) == (CallState.SCORED, "cut_off")


def test_recordings_of_a_source_without_headers_are_read_as_declared(
    services: Services, runtime: Runtime
) -> None:
    with services.database.transaction() as session:
        sources.add_source(session, "pbx")
        sources.change_settings(session, "pbx", SourceSettings(raw_format="mulaw/8000/2"))
        source_id = sources.get_source(session, "pbx").id
    bare = _sound(format="RAW")
    declared = _accept(services, bare, source_id=source_id, external_id="1")
    score_stored_call(runtime, declared)
    row = _call(services, declared)
    assert (row.state, row.duration_seconds) == (CallState.SCORED, SECONDS)


@pytest.mark.parametrize(
    ("seconds", "declared", "differs"),
    [(60.0, 61.9, False), (60.0, 62.1, True), (10.4, 10.0, False), (20.0, 21.5, True)],
)
def test_two_seconds_or_five_per_cent_are_a_difference(
    seconds: float, declared: float, *, differs: bool
) -> None:
    assert bool(length_warning(sound(silence(seconds)), declared)) is differs
