"""A call as a conversation: its lines as recorded, and as turns where a recogniser cut them."""

from dataclasses import replace
from functools import cached_property

from rubrics.call import Hold
from rubrics.readings.turns import Turns, join_turns
from rubrics.talk import Talk


class Dialogue(Talk):
    """One call with its shared readings computed on first use. Not for use across threads."""

    @cached_property
    def _joined(self) -> Turns:
        return join_turns(self.call)

    @cached_property
    def announcements(self) -> frozenset[int]:
        """Recorded lines, told on the joined turns, so that both views know the same speech."""
        if self._joined.call is self.call:
            return super().announcements
        members = self._joined.members
        return frozenset(i for turn in self.turns.announcements for i in members[turn])

    @cached_property
    def turns(self) -> Talk:
        """The call with cut utterances joined; its evidence names the utterances as recorded."""
        if self._joined.call is self.call:
            return self
        return Talk(self._joined.call, self._joined.members)

    @cached_property
    def holds(self) -> tuple[Hold, ...]:
        """Every stretch on hold, from words and from timing, in order."""
        return tuple(map(self._as_recorded, self.turns.hold_reading.spans))

    def _as_recorded(self, hold: Hold) -> Hold:
        members = self._joined.members
        after = None if hold.after is None else members[hold.after][-1]
        before = None if hold.before is None else members[hold.before][0]
        return replace(hold, after=after, before=before)
