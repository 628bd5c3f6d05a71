"""Whether the agent speaks to a machine."""

from collections.abc import Sequence

from rubrics.call import Direction, Speaker, Utterance
from rubrics.language.text import normalise
from rubrics.readings.announcements import is_announcement


def is_voicemail(utterances: Sequence[Utterance], direction: Direction) -> bool:
    """True for an outbound call in which, after any announcement, only the agent speaks."""
    if direction is not Direction.OUTBOUND:
        return False
    spoken = [u for u in utterances if not is_announcement(normalise(u.text))]
    return bool(spoken) and all(u.speaker is Speaker.AGENT for u in spoken)
