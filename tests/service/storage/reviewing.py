"""A database on either engine with one scored call and people, to review in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from rubrics.call import Call, call_to_dict
from rubrics.engine import score_call
from rubrics.scorecard import Scorecard
from service.storage import calls, results
from service.storage.scorecards import newest_scorecard
from service.storage.session import Database
from service.storage.tables import CallRow, ScorecardRow, UserRow
from tests.factories import Example, shipped_example

CALL_ID = "c" * 16


@dataclass(frozen=True, slots=True)
class Desk:
    """A scored call, and people to look at it."""

    database: Database

    @contextmanager
    def at_work(self) -> Iterator[tuple[Session, ScorecardRow, UserRow]]:
        """A transaction with the call's newest scorecard and the person named ana."""
        with self.database.transaction() as session:
            card = newest_scorecard(session, CALL_ID)
            assert card
            yield session, card, self.person(session, "ana")

    def person(self, session: Session, name: str) -> UserRow:
        return session.scalars(select(UserRow).where(UserRow.name == name)).one()

    def row(self) -> CallRow:
        with self.database.transaction() as session:
            return calls.get_call(session, CALL_ID)

    def score(self, made: Example, *, heard: Call | None = None, corrections: int = 0) -> None:
        """Store the scorecard as a worker does."""
        with self.database.transaction() as session:
            row = calls.get_call(session, CALL_ID)
            results.store_result(session, row, _result(made, heard or made.call, corrections))


def open_desk(database: Database) -> Desk:
    """The desk over a migrated database; what was in it goes."""
    with database.transaction() as session:
        session.execute(delete(CallRow))
        session.execute(delete(UserRow))
        for name, role in (("ana", "reviewer"), ("Ben Ito", "reviewer"), ("Linda", "agent")):
            session.add(UserRow(name=name, password_hash="-", role=role))
        session.add(
            CallRow(
                id=CALL_ID,
                sha256="1" * 64,
                storage_key="c/c",
                file_name="a.wav",
                size_bytes=1,
                agent="Linda",
            )
        )
    desk = Desk(database)
    desk.score(shipped_example())
    return desk


def under_version(made: Example, version: str) -> Example:
    """The same scoring under another version of the rubric."""
    return Example(
        made.call,
        replace(made.card, rubric_version=version),
        replace(made.rubric, version=version),
    )


def scored_as(made: Example, call: Call) -> Example:
    """The call, heard or corrected otherwise, as the same rubric scores it."""
    card: Scorecard = score_call(made.rubric, call)
    return Example(call, card, made.rubric)


def _result(made: Example, heard: Call, corrections: int) -> results.Result:
    return results.Result(
        evidence=call_to_dict(heard),
        card=made.card,
        rubric=made.rubric,
        engine=made.call.engine,
        duration_seconds=made.call.duration,
        listening_key=None,
        program_version="0.1.0",
        corrections=corrections,
    )
