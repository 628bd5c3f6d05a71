"""The readings of a call: opening, absence, message, transfers and holds, each made once."""

from functools import cached_property

from rubrics.readings.absences import Absence, find_absence
from rubrics.readings.holds import HoldReading, read_holds
from rubrics.readings.messages import Message, find_message
from rubrics.readings.opening import Opening, read_opening
from rubrics.readings.phone_owner import PhoneOwner, find_phone_owner
from rubrics.readings.transfers import Transfer, find_transfers
from rubrics.transcript import Transcript


class Talk(Transcript):
    """A call's lines with the readings that several detectors share, each made on first use."""

    @cached_property
    def opening(self) -> Opening:
        """The agent's first words, up to the caller's business."""
        return read_opening(self)

    @cached_property
    def absence(self) -> Absence | None:
        """The first absence of a colleague that comes up."""
        owner = self.phone_owner
        late = owner is not None and owner.index not in self.opening.agent
        return find_absence(self, owner.index if owner is not None and late else None)

    @cached_property
    def message(self) -> Message | None:
        """The message that the agent takes, with what it holds."""
        return find_message(self, self.absence, self.transfers)

    @cached_property
    def phone_owner(self) -> PhoneOwner | None:
        """Whose phone the agent answers where it is a colleague's."""
        return find_phone_owner(self)

    @cached_property
    def transfers(self) -> tuple[Transfer, ...]:
        """The transfers that happen, in order."""
        return find_transfers(self)

    @cached_property
    def hold_reading(self) -> HoldReading:
        """Holds with their announcements and returns, and those that the caller refused."""
        return read_holds(self)
