"""The agent's promises of a later act: what, by when as said, and when that is."""

from rubrics.dialogue import Dialogue
from rubrics.scorecard import Commitment


def find_commitments(dialogue: Dialogue) -> tuple[Commitment, ...]:
    """The promises of the call in order."""
    return ()
