"""Whether a worker's memory stays: hundreds of calls with given transcripts in one process."""

import io
import logging
import tempfile
from dataclasses import replace
from pathlib import Path

from rubrics.transcript_files import read_transcript
from rubrics.transcript_files.given import TranscriptFile
from service.config import Settings
from service.services import Services
from service.storage.calls import CallDetails
from service.storage.migrate import migrate
from tests.bench.load import resident_mb
from tests.faults.kill_loop_senders import TRANSCRIPT, recording
from workers.runtime import make_runtime
from workers.scoring import score_stored_call

CALLS, WARM_UP = 300, 60
GOAL_SHARE = 0.05


def main() -> None:
    """Print the resident memory after the warm-up and at the end."""
    logging.getLogger("service.jobs").setLevel(logging.ERROR)  # no queue runs here
    with tempfile.TemporaryDirectory(prefix="cg-soak-") as folder:
        settings = replace(Settings(engine="pocketsphinx"), same_sound="each")
        settings = settings.with_data_dir(Path(folder))
        services = Services.build(settings)
        migrate(services.database)
        runtime = make_runtime(settings)
        given = TranscriptFile("call.vtt", read_transcript(TRANSCRIPT, "call.vtt").form, TRANSCRIPT)
        resident: list[float] = []
        for number in range(CALLS):
            details = CallDetails(file_name="call.wav", transcript=given)
            sound = io.BytesIO(recording(f"soak-{number}"))
            score_stored_call(runtime, services.intake.accept(sound, details).call_id)
            resident.append(resident_mb())
        services.close()
        runtime.database.dispose()
    warm, last = resident[WARM_UP - 1], resident[-1]
    print(
        f"a worker after {WARM_UP} calls {warm:.0f} MB, after {CALLS} {last:.0f} MB:"
        f" {100 * (last / warm - 1):+.1f} % (goal below {100 * GOAL_SHARE:.0f} %)"
    )


if __name__ == "__main__":
    main()
