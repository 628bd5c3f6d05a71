"""A transcript that came with a call, made into evidence: with the recording or without."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from rubrics.call import Direction, Speaker
from rubrics.transcript_files.given import GivenLine, GivenTranscript
from workers.audio import Sound
from workers.speakers.assignment import NOBODY, AgentChannel, Conversation, assign_speakers
from workers.speakers.given_roles import GivenRoles, given_roles
from workers.speakers.turns import Turn

_VOICES = {AgentChannel.LEFT: 0, AgentChannel.RIGHT: 1}
_OTHER = {Speaker.AGENT: Speaker.CALLER, Speaker.CALLER: Speaker.AGENT}
_TOO_LONG_SECONDS = 5.0
_QUIET = 1e-12


def converse(
    given: GivenTranscript,
    sound: Sound,
    direction: Direction,
    agent_channel: AgentChannel,
    agent_name: str | None = None,
) -> Conversation:
    """Who says the given lines: as the transcript says; where it does not, as the sound does."""
    roles = given_roles(given, direction, agent_name)
    if roles is None:
        words = [[w for line in lines for w in line.words] for lines in _by_channel(given, sound)]
        conversation = assign_speakers(sound, words, direction, agent_channel)
    else:
        conversation = _labelled(given, sound, roles, agent_channel)
    warnings = (*conversation.warnings, *_mismatch(given, sound))
    return replace(conversation, warnings=warnings)


def _labelled(
    given: GivenTranscript, sound: Sound, roles: GivenRoles, agent_channel: AgentChannel
) -> Conversation:
    """The lines as they are, each with the voice (in stereo: the channel) of its speaker."""
    speakers = [roles.speaker_of(line) for line in given.lines]
    agent_voice, confidence = 0, roles.confidence
    if len(sound.channels) == 2:
        agent_voice = found = _agent_channel(given.lines, speakers, sound)
        if agent_channel is not AgentChannel.AUTO and not roles.named:
            # Whose the unnamed speakers are was a guess; whose the channels are is known.
            agent_voice, confidence = _VOICES[agent_channel], 1.0
            if agent_voice != found:
                speakers = [_OTHER.get(speaker, speaker) for speaker in speakers]
    voices = {Speaker.AGENT: agent_voice, Speaker.CALLER: 1 - agent_voice}
    turns = tuple(
        Turn(voices.get(speaker, NOBODY), line.words, line.speaker_confidence)
        for line, speaker in zip(given.lines, speakers, strict=True)
    )
    return Conversation(turns, agent_voice, confidence)


def _agent_channel(lines: Sequence[GivenLine], speakers: Sequence[Speaker], sound: Sound) -> int:
    """The channel that is louder while the agent speaks than while the caller does."""
    levels = {speaker: np.full(2, _QUIET) for speaker in Speaker}
    for line, speaker in zip(lines, speakers, strict=True):
        levels[speaker] += _energies(line, sound)
    agent, caller = levels[Speaker.AGENT], levels[Speaker.CALLER]
    return 0 if agent[0] * caller[1] >= agent[1] * caller[0] else 1


def _by_channel(given: GivenTranscript, sound: Sound) -> list[list[GivenLine]]:
    """The lines of each channel: a line lies on the one that carries more of it."""
    channels: list[list[GivenLine]] = [[] for _ in sound.channels]
    for line in given.lines:
        channels[int(np.argmax(_energies(line, sound)))].append(line)
    return channels


def _energies(line: GivenLine, sound: Sound) -> np.ndarray:
    cuts = (sound.cut(channel, line.start, line.end) for channel in range(len(sound.channels)))
    return np.array([float(cut @ cut) for cut in cuts])


def _mismatch(given: GivenTranscript, sound: Sound) -> Iterator[str]:
    beyond = given.lines[-1].end - sound.duration
    if beyond > _TOO_LONG_SECONDS:
        yield (
            f"The transcript goes on for {beyond:.0f} s after the recording ends. Check that they "
            "belong together."
        )
