"""A call as a conversation: the readings that several detectors share, each made once."""

from functools import cached_property

from rubrics.call import Call, Speaker, Utterance
from rubrics.scorecard import Evidence


class Dialogue:
    """One call with its shared readings computed on first use. Not for use across threads."""

    def __init__(self, call: Call) -> None:
        self.call = call

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        """All utterances in order of start."""
        return self.call.utterances

    @cached_property
    def agent_indices(self) -> tuple[int, ...]:
        """Indices of the agent's utterances that hold any word."""
        return self._indices(Speaker.AGENT)

    @cached_property
    def caller_indices(self) -> tuple[int, ...]:
        """Indices of the caller's utterances that hold any word."""
        return self._indices(Speaker.CALLER)

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

    def _indices(self, speaker: Speaker) -> tuple[int, ...]:
        return tuple(
            i for i, u in enumerate(self.utterances) if u.speaker is speaker and u.text.strip()
        )
