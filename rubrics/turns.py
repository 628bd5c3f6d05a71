"""Who speaks over whom: interruptions from the times of utterances and of single words."""

import re
from dataclasses import dataclass

from rubrics.call import Speaker, Utterance
from rubrics.dialogue import Dialogue
from rubrics.language.text import normalise

LONGEST_COURTEOUS_OVERLAP_SECONDS = 0.5
# Rounded times and recogniser jitter must not turn exactly half a second into more.
_JITTER_SECONDS = 0.011
_SIGNALS = (
    "mm|mhm|mm hm|hm|uh huh|ah|oh|aye|ooh|okay|ok|right|right so|righto|yeah|yep|yes|yah|sure|i see"
    "|i know|got it|gotcha|of course|no|oh no|oh dear|dear|goodness|my goodness|oh my|wow|really"
    "|indeed|exactly|absolutely|all right|alright|good|great|lovely|thank you|thanks|i understand"
    "|i hear you|bless|bless you|gosh|blimey|go on|please do|accha|haan|ji|sir|maam|madam|ma'am"
)
_BACKCHANNEL = re.compile(rf"(?:(?:{_SIGNALS})\s*)+")


@dataclass(frozen=True, slots=True)
class Interruption:
    """The agent begins over the caller: both utterances and the shared seconds."""

    agent: int
    caller: int
    overlap_seconds: float


def find_interruptions(dialogue: Dialogue) -> tuple[Interruption, ...]:
    """The agent's starts over the caller's running speech for more than half a second.

    Backchannels ("mm-hm", "I see") are none.
    """
    found = []
    for index in dialogue.agent_indices:
        if not is_backchannel(dialogue.utterances[index].text):
            cut = _cut_off(dialogue, index)
            if cut:
                found.append(cut)
    return tuple(found)


def is_backchannel(text: str) -> bool:
    """Whether a listener only signals attention with these words."""
    plain = normalise(text)
    return not plain or (len(plain.split()) <= 4 and _BACKCHANNEL.fullmatch(plain) is not None)


def _cut_off(dialogue: Dialogue, index: int) -> Interruption | None:
    agent = dialogue.utterances[index]
    for other in range(index - 1, max(-1, index - 6), -1):
        caller = dialogue.utterances[other]
        if caller.speaker is not Speaker.CALLER or not caller.text.strip():
            continue
        overlap = _overlap_seconds(agent, caller)
        if overlap > LONGEST_COURTEOUS_OVERLAP_SECONDS + _JITTER_SECONDS:
            return Interruption(index, other, overlap)
    return None


def _overlap_seconds(agent: Utterance, caller: Utterance) -> float:
    if caller.start >= agent.start:
        return 0.0
    return min(agent.end, caller.end) - agent.start
