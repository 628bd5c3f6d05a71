"""The lines of a call as the readings use them: who says what, in normalised words."""

from functools import cached_property

from rubrics.call import Call, Speaker, Utterance
from rubrics.language.text import normalise
from rubrics.readings.announcements import find_announcements
from rubrics.scorecard import Evidence


class Transcript:
    """A call's utterances with their normalised words. Recorded announcements are nobody's."""

    def __init__(self, call: Call, members: tuple[tuple[int, ...], ...] | None = None) -> None:
        self.call = call
        self._members = members

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
        return find_announcements(self.utterances, self.texts)

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
        """One utterance as evidence, quoted whole; of a joined one, where it begins."""
        utterance = self.utterances[index]
        recorded = index if self._members is None else self._members[index][0]
        return Evidence(
            start=utterance.start,
            end=utterance.end,
            quote=utterance.text,
            utterance=recorded,
            speaker=utterance.speaker.value,
        )
