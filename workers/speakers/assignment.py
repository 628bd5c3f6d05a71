"""Gives every word its speaker: agent or caller, with how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rubrics.call import Direction, Speaker, Word
from workers.audio import Sound
from workers.speakers.diarization import one_voice, tell_voices_apart
from workers.speakers.roles import Roles, decide_roles
from workers.speakers.turns import Turn, VoicedWord, turns_by_channel, turns_in_sequence


class AgentChannel(StrEnum):
    """Which channel of a stereo recording is the agent's; `AUTO`: told from what is said."""

    LEFT = "left"
    RIGHT = "right"
    AUTO = "auto"


NOBODY = 2  # the voice of what is no person's
_VOICES = {AgentChannel.LEFT: 0, AgentChannel.RIGHT: 1}
_SIDES = ("left", "right")
_EVEN = 0.5
_ONE_VOICE = (
    "Two voices could not be told apart for certain in this mono recording. Record in stereo, the "
    "agent on one channel and the caller on the other, to have it scored in full."
)


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns of a call and whose voice is whose."""

    turns: tuple[Turn, ...]
    agent_voice: int
    role_confidence: float
    warnings: tuple[str, ...] = ()

    def speaker_of(self, turn: Turn) -> Speaker:
        """Who says a turn."""
        if turn.voice == NOBODY:
            return Speaker.UNKNOWN
        return Speaker.AGENT if turn.voice == self.agent_voice else Speaker.CALLER


def assign_speakers(
    sound: Sound,
    words: Sequence[Sequence[Word]],
    direction: Direction,
    agent_channel: AgentChannel,
) -> Conversation:
    """The conversation in a recording's words, given channel by channel."""
    if len(sound.channels) == 1:
        return _mono(sound, words[0], direction)
    turns = turns_by_channel(
        VoicedWord(word, channel) for channel, spoken in enumerate(words) for word in spoken
    )
    roles = _stereo_roles(turns, direction, agent_channel)
    warnings = tuple(_empty_channels(turns, roles))
    return Conversation(tuple(turns), roles.agent_voice, roles.confidence, warnings)


def _mono(sound: Sound, words: Sequence[Word], direction: Direction) -> Conversation:
    told = tell_voices_apart(sound.channels[0], words)
    if not told.clarity and direction is Direction.OUTBOUND:
        told = one_voice(words)  # a voicemail, it seems: there one voice is the usual case
    turns = tuple(turns_in_sequence(told.words))
    voices = sorted({t.voice for t in turns}) or [0]
    roles = decide_roles(turns, direction, voices)
    if len(voices) == 1 and direction is Direction.OUTBOUND:
        return Conversation(turns, roles.agent_voice, roles.confidence)
    confidence = round(_EVEN + (roles.confidence - _EVEN) * told.clarity, 3)
    warnings = () if told.clarity else (_ONE_VOICE,)
    return Conversation(turns, roles.agent_voice, confidence, warnings)


def _stereo_roles(
    turns: Sequence[Turn], direction: Direction, agent_channel: AgentChannel
) -> Roles:
    if agent_channel is not AgentChannel.AUTO:
        return Roles(_VOICES[agent_channel], 1.0)
    return decide_roles(turns, direction, [0, 1])


def _empty_channels(turns: Sequence[Turn], roles: Roles) -> list[str]:
    heard = {t.voice for t in turns}
    warnings = []
    for voice in (0, 1):
        if voice not in heard:
            who = "agent" if voice == roles.agent_voice else "caller"
            warnings.append(
                f"Nobody speaks on the {_SIDES[voice]} channel, taken for the {who}'s. If that is "
                "wrong, choose the agent's channel by hand."
            )
    return warnings
