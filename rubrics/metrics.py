"""The countable facts of a call: shares, silences, interruptions, rate of speech."""

from collections.abc import Iterable
from itertools import pairwise
from statistics import median

from rubrics.call import Speaker
from rubrics.dialogue import Dialogue
from rubrics.scorecard import Metrics
from rubrics.turns import find_interruptions

_LEAST_SPEECH_SECONDS = 1.0


def measure(dialogue: Dialogue) -> Metrics:
    """The agent's share of the talk, silence, interruptions, rate of speech and time to reply."""
    agent = _speech_seconds(dialogue, dialogue.agent_indices)
    caller = _speech_seconds(dialogue, dialogue.caller_indices)
    spoken = agent + caller
    return Metrics(
        talk_share_agent=round(agent / spoken, 3) if spoken else None,
        longest_silence_seconds=round(longest_silence_seconds(dialogue), 3),
        interruptions=len(find_interruptions(dialogue)) if dialogue.call.timed else None,
        words_per_minute=words_per_minute(dialogue, Speaker.AGENT),
        response_seconds=response_seconds(dialogue),
    )


def words_per_minute(dialogue: Dialogue, speaker: Speaker) -> float | None:
    """How fast someone speaks over all of their utterances; None under a second of speech."""
    agent = speaker is Speaker.AGENT
    indices = dialogue.agent_indices if agent else dialogue.caller_indices
    seconds = _speech_seconds(dialogue, indices)
    if seconds < _LEAST_SPEECH_SECONDS:
        return None
    words = sum(len(dialogue.utterances[i].text.split()) for i in indices)
    return round(60.0 * words / seconds, 1)


def response_seconds(dialogue: Dialogue) -> float | None:
    """The median time from the caller's last word to the agent's reply; 0 where they overlap."""
    utterances = [dialogue.utterances[i] for i in dialogue.spoken]
    waits = [
        max(0.0, reply.start - said.end)
        for said, reply in pairwise(utterances)
        if said.speaker is Speaker.CALLER and reply.speaker is Speaker.AGENT
    ]
    return round(median(waits), 3) if waits else None


def longest_silence_seconds(dialogue: Dialogue) -> float:
    """How long the longest stretch between two utterances is in which nobody speaks."""
    start, end = longest_silence(dialogue)
    return end - start


def longest_silence(dialogue: Dialogue) -> tuple[float, float]:
    """Start and end (seconds) of the longest stretch in which nobody speaks; (0, 0): none."""
    longest, spoken_until = (0.0, 0.0), None
    for utterance in dialogue.utterances:
        if spoken_until is not None and utterance.start - spoken_until > longest[1] - longest[0]:
            longest = (spoken_until, utterance.start)
        spoken_until = max(spoken_until or 0.0, utterance.end)
    return longest


def _speech_seconds(dialogue: Dialogue, indices: Iterable[int]) -> float:
    return sum(dialogue.utterances[i].end - dialogue.utterances[i].start for i in indices)
