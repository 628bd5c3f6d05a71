"""How long the whole rubric takes for a call of 200 utterances."""

import time
from dataclasses import replace
from statistics import median

from rubrics.call import Call, Speaker, Utterance, call_from_dict
from rubrics.detectors import DETECTORS
from rubrics.engine import score_call
from rubrics.rubric import SHIPPED, Rubric, load
from tests.bench.agreement import read_calls

UTTERANCES = 200
GOAL_MS = 50.0
_ROUNDS = 10
_TALK = (
    (Speaker.AGENT, "Let me have a look at that for you, it should be on the order from Monday."),
    (Speaker.CALLER, "Yes please, because the first one never came and I have called twice."),
)


def long_call(variant: int = 0, repeat: int = 0) -> Call:
    """A call of 200 utterances: one call over and over, no utterance twice, so no cache helps."""
    calls = read_calls()
    data = calls[variant * 7 % len(calls)] if calls else None
    lines = call_from_dict(data).utterances if data else ()
    lines = lines or tuple(Utterance(who, 0.0, 1.0, text) for who, text in _TALK)
    said = [
        replace(lines[i % len(lines)], start=4.0 * i, end=4.0 * i + 3.0) for i in range(UTTERANCES)
    ]
    mark = f"{variant} {repeat}" if repeat else f"{variant}"
    numbered = (replace(u, text=f"{u.text} {mark} {i}") for i, u in enumerate(said))
    return Call("long", tuple(numbered), 4.0 * UTTERANCES)


def milliseconds_a_call() -> tuple[float, list[float]]:
    """The processor time of a process's first call, and of each round once it is warm.

    Other work on the machine is left out. What is compiled on first use is compiled by calls of
    the same kind before the rounds, as in a worker that has scored a few.
    """
    rubric = load(SHIPPED, DETECTORS)
    first = _milliseconds(rubric, long_call())
    for variant in range(_ROUNDS):
        score_call(rubric, long_call(variant, repeat=1))
    return first, [_milliseconds(rubric, long_call(n, repeat=2)) for n in range(_ROUNDS)]


def _milliseconds(rubric: Rubric, call: Call) -> float:
    began = time.process_time()
    score_call(rubric, call)
    return 1000.0 * (time.process_time() - began)


def main() -> None:
    """Print the median and the worst round."""
    first, times = milliseconds_a_call()
    print(
        f"rubric on {UTTERANCES} utterances: median {median(times):.1f} ms,"
        f" worst {max(times):.1f} ms (goal {GOAL_MS:.0f} ms);"
        f" a process's first call {first:.0f} ms"
    )
