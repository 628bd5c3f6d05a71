"""Which team an agent belongs to."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.errors import InvalidInput
from service.storage.tables import AgentRow

LONGEST_TEAM = 100


def set_team(session: Session, agent: str, team: str) -> None:
    """Put an agent, by the name that stands at their calls, into a team; with "" into none."""
    agent, team = (" ".join(text.replace("\0", "").split()) for text in (agent, team))
    if not agent or len(agent) > 200 or len(team) > LONGEST_TEAM:
        raise InvalidInput(f"Name an agent and a team of at most {LONGEST_TEAM} letters.")
    row = session.get(AgentRow, agent)
    if not team:
        if row is not None:
            session.delete(row)
    elif row is None:
        session.add(AgentRow(name=agent, team=team))
    else:
        row.team = team


def teams(session: Session) -> list[str]:
    """Every team, in order of the alphabet."""
    return list(session.scalars(select(AgentRow.team).distinct().order_by(AgentRow.team)))


def members(session: Session) -> Mapping[str, str]:
    """The team of each agent that has one."""
    rows = session.execute(select(AgentRow.name, AgentRow.team).order_by(AgentRow.name))
    return {row.name: row.team for row in rows}
