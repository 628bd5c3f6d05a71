"""Calls written as a play, so that a test reads like the conversation that it judges."""

from rubrics.call import Call, Direction, Speaker, Utterance
from rubrics.detectors import DETECTORS
from rubrics.dialogue import Dialogue
from rubrics.scorecard import Finding

_SPEAKERS = {"A": Speaker.AGENT, "C": Speaker.CALLER}
_SECONDS_A_LINE = 3.0
_PAUSE_SECONDS = 0.5


def play(script: str, *, direction: Direction = Direction.INBOUND) -> Call:
    """The call of a script: lines "A: …" (agent), "C: …" (caller) and pauses "(30 s)"."""
    utterances: list[Utterance] = []
    now = 0.0
    for line in filter(None, map(str.strip, script.splitlines())):
        if line.startswith("("):
            now += float(line.strip("()s "))
            continue
        who, text = line.split(": ", 1)
        utterances.append(Utterance(_SPEAKERS[who], now, now + _SECONDS_A_LINE, text))
        now += _SECONDS_A_LINE + _PAUSE_SECONDS
    return Call("play", tuple(utterances), now, direction)


def judge(criterion: str, script: str, *, direction: Direction = Direction.INBOUND) -> Finding:
    """What the detector of a criterion finds in the script."""
    return DETECTORS[criterion](Dialogue(play(script, direction=direction)), {})


def verdict(criterion: str, script: str, *, direction: Direction = Direction.INBOUND) -> str:
    """The verdict alone."""
    return judge(criterion, script, direction=direction).verdict.value
