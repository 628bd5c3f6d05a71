"""The two halves of a call's way, each run in a process of its own that may die of it."""

import io
import multiprocessing
from dataclasses import replace
from functools import cache
from pathlib import Path

import soundfile

from service.config import Settings
from service.intake.announced import Announced
from service.services import Services
from service.storage.calls import CallDetails
from workers.fetching.fetch import fetch_recording
from workers.fetching.runtime import make_fetch_runtime
from workers.pipeline import Tools, make_tools
from workers.runtime import make_runtime
from workers.scoring import score_stored_call

_SAMPLE = Path("service/samples/good-call-stereo.flac")
# Everything is imported once; each process is a fork of that.
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.faults.steps"])


@cache
def sound() -> bytes:
    """Three seconds of a conversation, as a phone system records them."""
    samples, rate_hz = soundfile.read(_SAMPLE, frames=3 * 8000)
    wav = io.BytesIO()
    soundfile.write(wav, samples, rate_hz, format="WAV", subtype="ULAW")
    return wav.getvalue()


def accept(settings: Settings) -> str:
    """Take the recording in as from a phone system; the call's id."""
    services = Services.build(settings)
    try:
        details = CallDetails(
            file_name="call.wav", agent_channel="left", source_id=1, external_id="17"
        )
        return services.intake.accept(io.BytesIO(sound()), details).call_id
    finally:
        services.close()


def announce(settings: Settings, url: str) -> str:
    """Take in the news of a recording that lies elsewhere; the call's id."""
    services = Services.build(settings)
    try:
        details = CallDetails(
            file_name="call.wav", agent_channel="left", source_id=1, external_id="18"
        )
        [accepted] = services.intake.announce([Announced(url=url, details=details)])
        return accepted.call_id
    finally:
        services.close()


def fetch(settings: Settings, call_id: str) -> None:
    """Fetch an announced recording as a fetch worker does."""
    runtime = make_fetch_runtime(settings)
    try:
        fetch_recording(runtime, call_id)
    finally:
        runtime.queue.close()
        runtime.database.dispose()


def score(settings: Settings, call_id: str) -> None:
    """Work on the call as a worker does."""
    runtime = replace(make_runtime(settings), tools=_tools())
    try:
        score_stored_call(runtime, call_id)
    finally:
        runtime.database.dispose()


@cache
def _tools() -> Tools:
    return make_tools(Settings(engine="pocketsphinx"))


def exit_status(step: object, *arguments: object) -> int | None:
    """Run a step in its own process; how that ended."""
    process = _FORKS.Process(target=step, args=arguments)  # type: ignore[arg-type]
    process.start()
    process.join(60)
    return process.exitcode


def accept_another(services: Services, number: int) -> str:
    """Take in the recording once more, told apart by a byte at its end; the call's id."""
    details = CallDetails(file_name="call.wav", agent_channel="left")
    return services.intake.accept(io.BytesIO(sound() + bytes([number])), details).call_id
