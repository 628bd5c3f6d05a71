"""How long the whole rubric takes for a call of 200 utterances."""

import time
from dataclasses import replace
from statistics import median

from rubrics.call import Call, Speaker, Utterance, call_from_dict
from rubrics.detectors import DETECTORS
from rubrics.engine import score_call
from rubrics.rubric import SHIPPED, load
from tests.bench.agreement import read_calls

UTTERANCES = 200
GOAL_MS = 50.0
_ROUNDS = 10
_TALK = (
    (Speaker.AGENT, "Let me have a look at that for you, it should be on the order from Monday."),
    (Speaker.CALLER, "Yes please, because the first one never came and I have called twice."),
)


def long_call(variant: int = 0) -> Call:
    """A call of 200 utterances: one call over and over, no utterance twice, so no cache helps."""
    calls = read_calls()
    data = calls[variant * 7 % len(calls)] if calls else None
    lines = call_from_dict(data).utterances if data else ()
    lines = lines or tuple(Utterance(who, 0.0, 1.0, text) for who, text in _TALK)
    said = [
        replace(lines[i % len(lines)], start=4.0 * i, end=4.0 * i + 3.0) for i in range(UTTERANCES)
    ]
    numbered = (replace(u, text=f"{u.text} {variant} {i}") for i, u in enumerate(said))
    return Call("long", tuple(numbered), 4.0 * UTTERANCES)


def milliseconds_a_call() -> list[float]:
    """The processor time of each round, in milliseconds: other work on the machine is left out."""
    rubric = load(SHIPPED, DETECTORS)
    score_call(rubric, long_call(_ROUNDS))
    times = []
    for variant in range(_ROUNDS):
        call = long_call(variant)
        began = time.process_time()
        score_call(rubric, call)
        times.append(1000.0 * (time.process_time() - began))
    return times


def main() -> None:
    """Print the median and the worst round."""
    times = milliseconds_a_call()
    print(
        f"rubric on {UTTERANCES} utterances: median {median(times):.1f} ms,"
        f" worst {max(times):.1f} ms (goal {GOAL_MS:.0f} ms)"
    )
