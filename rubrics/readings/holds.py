"""Holds from words and time: how each was announced, what the caller answered, how it ended."""

from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from rubrics.call import Hold
from rubrics.language.hold_words import (
    ANNOUNCED,
    ASKED,
    BACK,
    CALLER_PAUSES,
    MIND,
    PLAIN,
    PLAIN_NO,
    REFUSED,
    RETURN_COURTESY,
    STILL_ON_HOLD,
    THANKS_FIRST,
)
from rubrics.language.phrases import Phrases
from rubrics.readings.transfers import announces_transfer, find_transfers
from rubrics.transcript import Transcript

_SILENCE_SECONDS = 8.0
_SHORT_SECONDS = 3.0
_LONG_SECONDS = 20.0
_LOOK_BACK = 4


class Asking(Enum):
    """How a hold was announced."""

    ASKED_AND_ANSWERED = "asked and answered"
    ASKED = "asked"
    TOLD = "told"
    WORDLESS = "wordless"


@dataclass(frozen=True, slots=True)
class HoldEvent:
    """One hold: the gap in seconds, its announcement and the agent's first line after it.

    `checks_in` where that line only tells the caller that the hold goes on.
    """

    start: float
    end: float
    before: int
    announcement: int | None
    asking: Asking
    back: int | None
    courteous: bool
    checks_in: bool = False

    @property
    def seconds(self) -> float:
        """How long nobody spoke."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class HoldReading:
    """All holds of a call, and the announcements that the caller refused."""

    events: tuple[HoldEvent, ...]
    refused: tuple[int, ...]

    @property
    def spans(self) -> tuple[Hold, ...]:
        """The holds as plain evidence."""
        return tuple(
            Hold(e.start, e.end, e.before, e.back, e.announcement is not None) for e in self.events
        )


@dataclass(frozen=True, slots=True)
class _Gap:
    start: float
    end: float
    before: int
    after: int | None


def read_holds(transcript: Transcript) -> HoldReading:
    """The holds of a call, and those offered and refused."""
    reader = _Reader(transcript)
    events = tuple(e for e in map(reader.event, _gaps(transcript)) if e is not None)
    events = tuple(
        replace(event, checks_in=reader.goes_on(event, following))
        for event, following in pairwise((*events, None))
        if event is not None
    )
    used = {e.announcement for e in events}
    refused = tuple(i for i in transcript.agent_indices if i not in used and reader.is_refused(i))
    return HoldReading(events, refused)


def _gaps(transcript: Transcript) -> list[_Gap]:
    """The pauses between people's words, the one after the last word included."""
    gaps, last, end = [], None, 0.0
    for index in transcript.spoken:
        utterance = transcript.utterances[index]
        if last is not None and utterance.start - end >= _SHORT_SECONDS:
            gaps.append(_Gap(end, utterance.start, last, index))
        if last is None or utterance.end >= end:
            last, end = index, utterance.end
        last = index
        end = max(end, utterance.end)
    if last is not None and transcript.call.duration - end >= _SILENCE_SECONDS:
        gaps.append(_Gap(end, transcript.call.duration, last, None))
    return gaps


_MISSED = Phrases(r"^(?:hello|hi|yes hello|are you|is anybody|anyone|you there|still)")


class _Reader:
    def __init__(self, transcript: Transcript) -> None:
        self.transcript = transcript
        self.texts = transcript.texts
        self.transfers = {t.index: t for t in find_transfers(transcript)}

    def event(self, gap: _Gap) -> HoldEvent | None:
        """The hold in a gap, or None where the gap is something else."""
        if self._is_transfer(gap) or self._is_callers_pause(gap):
            return None
        back = self._back(gap)
        announcement = self._announcement(gap)
        announced = announcement is not None and self.texts[announcement] in PLAIN
        courteous = back is not None and (
            self._is_courteous(back) or (announced and self.texts[back] in THANKS_FIRST)
        )
        if not self._is_hold(gap, announcement, back, courteous=courteous):
            return None
        asking = self._asking(announcement, gap)
        return HoldEvent(gap.start, gap.end, gap.before, announcement, asking, back, courteous)

    def goes_on(self, event: HoldEvent, following: HoldEvent | None) -> bool:
        """Whether the agent's line after the gap is a word between, and the wait goes on."""
        if event.back is None or following is None or following.announcement is None:
            return False
        return following.announcement == event.back and self.texts[event.back] in STILL_ON_HOLD

    def is_refused(self, index: int) -> bool:
        """Whether the agent asks for a hold here and the caller declines it."""
        text = self.texts[index]
        if text not in PLAIN or text not in ASKED or announces_transfer(text):
            return False
        reply = self._reply(index)
        if reply is None:
            return False
        return self.texts[reply] in REFUSED or (text not in MIND and self.texts[reply] in PLAIN_NO)

    def _is_hold(
        self, gap: _Gap, announcement: int | None, back: int | None, *, courteous: bool
    ) -> bool:
        seconds = gap.end - gap.start
        if announcement is None:
            return back == gap.after and back is not None and self._closes(back, seconds)
        if self.texts[announcement] in PLAIN and courteous:
            return True
        closed = back is not None and self._closes(back, seconds)
        if self.texts[announcement] in PLAIN or closed:
            return seconds >= _SILENCE_SECONDS
        return seconds >= _LONG_SECONDS

    def _closes(self, back: int, seconds: float) -> bool:
        text = self.texts[back]
        return seconds >= _SILENCE_SECONDS and (text in BACK or self._is_courteous(back))

    def _is_transfer(self, gap: _Gap) -> bool:
        for index in self._agent_before(gap):
            transfer = self.transfers.get(index)
            if transfer is not None and transfer.answered_by in (gap.after, None):
                return True
        return False

    def _is_callers_pause(self, gap: _Gap) -> bool:
        """The caller looks something up and is the first to speak again."""
        if gap.after is None or not self.transcript.is_caller(gap.after):
            return False
        if self.texts[gap.after] in _MISSED:
            return False
        before = [i for i in self.transcript.spoken if gap.before - 2 < i <= gap.before]
        asked = [i for i in before if self.transcript.is_agent(i) and self.texts[i] in PLAIN]
        paused = any(
            self.transcript.is_caller(i) and self.texts[i] in CALLER_PAUSES for i in before
        )
        return paused and not asked

    def _agent_before(self, gap: _Gap) -> list[int]:
        return [
            i for i in self.transcript.agent_indices if gap.before - _LOOK_BACK < i <= gap.before
        ]

    def _announcement(self, gap: _Gap) -> int | None:
        """The agent's line that announces the hold: the last one, answers apart."""
        callers = 0
        for index in range(gap.before, max(-1, gap.before - _LOOK_BACK), -1):
            if index not in self.transcript.spoken:
                continue
            if self.transcript.is_caller(index):
                callers += 1
                if callers > 2:
                    return None
                continue
            if self.texts[index] in ANNOUNCED or self.texts[index] in PLAIN:
                return self._asked_in_one_breath(index)
            if len(self.texts[index].split()) > 3:
                return None
        return None

    def _asked_in_one_breath(self, index: int) -> int:
        """ "Can you hang on?" said just before "let me go and look" is the announcement."""
        before = index - 1
        if before not in self.transcript.agent_indices or self.texts[index] in ASKED:
            return index
        asks = self.texts[before] in PLAIN and self.texts[before] in ASKED
        return before if asks else index

    def _back(self, gap: _Gap) -> int | None:
        """The agent's first line after the gap."""
        if gap.after is None:
            return None
        return next((i for i in self.transcript.agent_indices if i >= gap.after), None)

    def _is_courteous(self, back: int) -> bool:
        """Thanks or apology in the agent's first words after the gap, cut up or not."""
        for index in self.transcript.spoken:
            if index < back:
                continue
            if self.transcript.is_caller(index):
                return False
            if self.texts[index] in RETURN_COURTESY:
                return True
        return False

    def _asking(self, announcement: int | None, gap: _Gap) -> Asking:
        if announcement is None:
            return Asking.WORDLESS
        text = self.texts[announcement]
        if text not in ASKED:
            return Asking.TOLD
        reply = self._reply(announcement)
        answered = reply is not None and reply <= gap.before
        return Asking.ASKED_AND_ANSWERED if answered else Asking.ASKED

    def _reply(self, index: int) -> int | None:
        for following in self.transcript.spoken:
            if following > index and self.transcript.is_caller(following):
                return following
        return None
