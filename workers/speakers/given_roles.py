"""Who of the speakers in a given transcript is the agent: by their names, else by what they say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rubrics.call import Direction, Speaker
from rubrics.transcript_files.given import GivenLine, GivenTranscript
from rubrics.transcript_files.labels import named_roles
from workers.speakers.roles import decide_roles
from workers.speakers.turns import Turn


@dataclass(frozen=True, slots=True)
class GivenRoles:
    """The role of each label, and how sure it is who the agent is (0-1).

    `named`: the labels themselves say it, so nothing is inferred.
    """

    of_label: Mapping[str, Speaker]
    confidence: float
    named: bool

    def speaker_of(self, line: GivenLine) -> Speaker:
        """Who says a line."""
        return self.of_label.get(line.speaker or "", Speaker.UNKNOWN)


def given_roles(
    given: GivenTranscript, direction: Direction, agent_name: str | None
) -> GivenRoles | None:
    """The roles of the transcript's speakers; None where it does not say who speaks."""
    labels = list(dict.fromkeys(line.speaker for line in given.lines if line.speaker))
    if not labels:
        return None
    roles = named_roles(labels, agent_name)
    unsaid = [label for label in labels if label not in roles]
    if Speaker.AGENT in roles.values() or not unsaid:
        return GivenRoles(roles, given.call.role_confidence if given.call else 1.0, named=True)
    return _inferred(given.lines, roles, unsaid, direction)


def _inferred(
    lines: Sequence[GivenLine],
    roles: Mapping[str, Speaker],
    unsaid: Sequence[str],
    direction: Direction,
) -> GivenRoles:
    turns = [
        Turn(unsaid.index(line.speaker), line.words) for line in lines if line.speaker in unsaid
    ]
    decided = decide_roles(turns, direction, range(len(unsaid)))
    inferred = {
        label: Speaker.AGENT if voice == decided.agent_voice else Speaker.CALLER
        for voice, label in enumerate(unsaid)
    }
    return GivenRoles({**roles, **inferred}, decided.confidence, named=False)
