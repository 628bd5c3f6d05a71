"""A phone system that posts recordings to a running installation until it is told yes."""

import json
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import soundfile

from tests.faults.checker import Acknowledged
from tests.running import Running, credentials

_SAMPLE = Path("service/samples/good-call-stereo.flac")


@dataclass(slots=True)
class Pbx:
    """Posts under its source's token; `acknowledged` is what it was told is kept."""

    running: Running
    token: str
    folder: Path
    acknowledged: list[Acknowledged] = field(default_factory=list)

    @classmethod
    def add_to(cls, running: Running, folder: Path) -> "Pbx":
        """A new source of the installation; its recordings are written in the folder."""
        _, token = credentials(running.command("source", "add", "pbx"))
        return cls(running, token, folder)

    def post(self, external_id: str, *, seconds: int = 4, patience_seconds: float = 60) -> str:
        """Send a recording of its own again and again until it is taken; the call's id."""
        sound = self._recording(external_id, seconds)
        deadline = time.monotonic() + patience_seconds
        while time.monotonic() < deadline:
            call_id = self._try(external_id, sound)
            if call_id:
                self.acknowledged.append(Acknowledged(call_id, external_id))
                return call_id
            time.sleep(0.2)
        raise AssertionError(f"{external_id} was not taken in {patience_seconds} s")

    def _try(self, external_id: str, sound: Path) -> str | None:
        done = subprocess.run(
            [
                *("curl", "--silent", "--fail", "--max-time", "30"),
                *("--header", f"Authorization: Bearer {self.token}"),
                *("--form", f"file=@{sound}", "--form", f"call_id={external_id}"),
                f"{self.running.url}/hooks/pbx",
            ],
            check=False,
            capture_output=True,
        )
        return str(json.loads(done.stdout)["id"]) if done.returncode == 0 else None

    def _recording(self, external_id: str, seconds: int) -> Path:
        """The sample's beginning with a noise of its own, so that no two are the same sound."""
        samples, rate_hz = soundfile.read(_SAMPLE, frames=seconds * 8000)
        rng = np.random.default_rng(list(external_id.encode()))
        path = self.folder / f"{external_id}.wav"
        soundfile.write(path, samples + rng.normal(0, 1e-4, samples.shape), rate_hz)
        return path
