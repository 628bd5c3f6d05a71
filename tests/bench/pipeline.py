"""What a call costs beside its bare engine, where the time goes, and what a second worker adds."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median

from tests.bench.long_calls import write_calls
from tests.bench.measured import Cost, Job
from tests.tiny_whisper import LIKE_TINY_EN, build_tiny_whisper

_TRANSCRIBING = "transcribing"
_GOAL_BESIDES = 0.08
_GOAL_STEREO = 1.2
_GOAL_WORKERS = 1.6
_GOAL_MB_A_MINUTE = 8.0


def main(*, full: bool = False) -> None:
    """Print every table; `full` adds the hour to the five minutes."""
    with tempfile.TemporaryDirectory(prefix="callgrade-bench-") as name:
        folder = Path(name)
        write_calls(folder, 0.3)
        whisper = str(build_tiny_whisper(folder / "like-tiny.en", shape=LIKE_TINY_EN))
        minutes = (5, 60) if full else (5,)
        for model in (whisper, ""):
            costs = {m: _compare(folder, model, m, rounds=3 if m == 5 else 1) for m in minutes}
            if full:
                _report_memory(model, costs)
            _compare_workers(folder, model)


def _compare(folder: Path, model: str, minutes: int, *, rounds: int) -> dict[str, Cost]:
    """Measure every way in turn, so many times over; the median of each by its name."""
    paths = write_calls(folder, minutes)
    ways = ("pipeline", "bare", "sequential") if model else ("pipeline", "bare")
    seen: dict[str, list[Cost]] = {}
    for _ in range(rounds):
        for layout, path in paths.items():
            for way in ways:
                seen.setdefault(f"{way} {layout}", []).append(_run(Job(way, str(path), model)))
    costs = {name: _middle(found) for name, found in seen.items()}
    _report(model, minutes, costs)
    return costs


def _run(job: Job) -> Cost:
    command = [sys.executable, "-m", "tests.bench.measured", json.dumps(asdict(job))]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def _middle(costs: Sequence[Cost]) -> Cost:
    return sorted(costs, key=lambda c: c.cpu_seconds)[len(costs) // 2]


def _report(model: str, minutes: int, costs: dict[str, Cost]) -> None:
    print(f"\n{_name(model)}, {minutes} minutes, one thread")
    for name, cost in costs.items():
        print(
            f"  {name:20s} {cost.cpu_seconds:7.1f} s of processor, {cost.wall_seconds:7.1f} s, "
            f"{cost.ready_mb:5.0f} MB ready, {cost.peak_mb:5.0f} MB at most"
        )
    stereo, mono = costs["pipeline stereo"], costs["pipeline mono"]
    ratio = stereo.cpu_seconds / mono.cpu_seconds
    print(f"  stereo takes {ratio:.2f} x its mono mix (goal {_GOAL_STEREO})")
    for layout, cost in (("stereo", stereo), ("mono", mono)):
        _report_steps(layout, cost)


def _report_steps(layout: str, cost: Cost) -> None:
    total = sum(cost.steps.values())
    shares = ", ".join(f"{what} {s / total:.2%}" for what, s in cost.steps.items())
    besides = 1 - cost.steps[_TRANSCRIBING] / total
    print(f"  {layout}: {besides:.1%} besides transcription (goal {_GOAL_BESIDES:.0%}): {shares}")


def _report_memory(model: str, costs: dict[int, dict[str, Cost]]) -> None:
    short, long = min(costs), max(costs)
    for name, cost in costs[long].items():
        grown = (cost.peak_mb - costs[short][name].peak_mb) / (long - short)
        print(f"  {name:20s} {grown:5.2f} MB a minute (goal {_GOAL_MB_A_MINUTE})")


def _compare_workers(folder: Path, model: str, *, rounds: int = 3, calls: int = 3) -> None:
    """One process against two at once, in turn; both warm before the clock runs."""
    path = str(write_calls(folder, 1)["stereo"])
    job = {**asdict(Job("pipeline", path, model)), "calls": calls}
    ratios = []
    for _ in range(rounds):
        alone = max(_run_together([job]))
        both = max(_run_together([job, job]))
        ratios.append(2 * alone / both)
    shown = ", ".join(f"{r:.2f}" for r in ratios)
    print(
        f"  {_name(model)}: two workers do {median(ratios):.2f} x the calls of one "
        f"({shown}; goal {_GOAL_WORKERS})"
    )


def _run_together(jobs: Sequence[dict[str, object]]) -> list[float]:
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.bench.measured", json.dumps(job)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for job in jobs
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    seconds = []
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        output, _ = process.communicate()
        seconds.append(float(output))
    return seconds


def _name(model: str) -> str:
    return f"Whisper ({Path(model).name})" if model else "offline recogniser"
