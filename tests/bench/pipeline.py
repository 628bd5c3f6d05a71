"""Where the time of a call goes, and the memory it takes, with the offline recogniser."""

import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rubrics.engine import score_call
from rubrics.in_use import rubric_in_use
from workers.pipeline import Recording, Stage, Tools, analyse
from workers.speech.model_holder import ModelHolder
from workers.speech.settings import EngineChoice, SpeechSettings

SAMPLES = Path(__file__).parents[2] / "service" / "samples"


class _Clock:
    """Processor seconds by what they were spent on."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._on = ""
        self._since = time.process_time()

    def now_on(self, what: str) -> None:
        """Count what passed to the last thing, and go on with this one."""
        now = time.process_time()
        if self._on:
            self.seconds[self._on] = self.seconds.get(self._on, 0.0) + now - self._since
        self._on, self._since = what, now


def main() -> None:
    """Print the share of each step for the shipped samples, in processor time."""
    tools = Tools(ModelHolder(SpeechSettings(engine=EngineChoice.POCKETSPHINX)))
    rubric = rubric_in_use()
    for warm_up in (True, False):
        for path in sorted(SAMPLES.glob("*-call-*")):
            clock = _Clock()
            with _timed() as wall:
                call = analyse(
                    Recording(path, path.stem),
                    tools,
                    lambda stage, _share, clock=clock: clock.now_on(Stage(stage).value),  # type: ignore[misc]
                )
                clock.now_on("scoring")
                score_call(rubric, call)
                clock.now_on("")
            if not warm_up:
                _report(path, call.duration, clock.seconds, wall[0])
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"pipeline: peak memory {peak_mb:.0f} MB")


@contextmanager
def _timed() -> Iterator[list[float]]:
    began, passed = time.perf_counter(), [0.0]
    yield passed
    passed[0] = time.perf_counter() - began


def _report(path: Path, duration: float, seconds: dict[str, float], wall: float) -> None:
    total = sum(seconds.values())
    print(
        f"pipeline: {path.name}, {duration:.0f} s, in {wall:.1f} s, "
        f"{duration / wall:.1f} x real time"
    )
    for what, spent in seconds.items():
        print(f"  {what:30s} {spent:6.2f} s  {100 * spent / total:5.1f} %")
