"""The lines of a call as the readings use them: who says what, in normalised words."""

from functools import cached_property

from rubrics.call import Call, Speaker, Utterance
from rubrics.language.text import normalise
from rubrics.readings.announcements import is_announcement
from rubrics.scorecard import Evidence


class Transcript:
    """A call's utterances with their normalised words. Recorded announcements are nobody's."""

    def __init__(self, call: Call) -> None:
        self.call = call

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        """All utterances in order of start."""
        return self.call.utterances

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Every utterance's words as `normalise` gives them."""
        return tuple(normalise(u.text) for u in self.utterances)

    @cached_property
    def announcements(self) -> frozenset[int]:
        """Indices of recorded announcements, menus and voicemail prompts."""
        return frozenset(i for i, text in enumerate(self.texts) if is_announcement(text))

    @cached_property
    def spoken(self) -> tuple[int, ...]:
        """Indices of the utterances that a person speaks, in order."""
        return tuple(i for i, text in enumerate(self.texts) if text and i not in self.announcements)

    @cached_property
    def agent_indices(self) -> tuple[int, ...]:
        """Indices of the agent's utterances that hold any word."""
        return tuple(i for i in self.spoken if self.is_agent(i))

    @cached_property
    def caller_indices(self) -> tuple[int, ...]:
        """Indices of the caller's utterances that hold any word."""
        return tuple(i for i in self.spoken if self.is_caller(i))

    def is_agent(self, index: int) -> bool:
        """Whether the agent (or a second employee) speaks."""
        return self.utterances[index].speaker is Speaker.AGENT

    def is_caller(self, index: int) -> bool:
        """Whether the caller speaks."""
        return self.utterances[index].speaker is Speaker.CALLER

    def evidence(self, index: int) -> Evidence:
        """One utterance as evidence, quoted whole."""
        utterance = self.utterances[index]
        return Evidence(
            start=utterance.start,
            end=utterance.end,
            quote=utterance.text,
            utterance=index,
            speaker=utterance.speaker.value,
        )
