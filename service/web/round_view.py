"""A calibration round as its pages show it: progress while it is open, the comparison after."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from rubrics.blind import criteria_of
from rubrics.raters import spread
from rubrics.rounds import RoundComparison, compare_round
from service.storage import rounds
from service.storage.agreement import Period, machine_verdicts
from service.storage.scorecards import newest_scorecards
from service.storage.tables import CallRow, RoundRow, ScoringRow, UserRow
from service.storage.tables.base import utc_now
from service.web.access import is_supervisor


@dataclass(frozen=True, slots=True)
class Progress:
    """Submitted scorings of all, and of the reader; `mine_of` is 0 for who is not invited."""

    done: int
    of: int
    mine: int
    mine_of: int
    overdue: bool

    @property
    def share(self) -> float:
        """How much is done (0-1)."""
        return self.done / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class CallLine:
    """A call of a round; scores by person, their spread, the machine's; empty while it is open."""

    row: CallRow
    number: int
    mine: str
    done_by: int
    scores: Mapping[str, float | None]
    spread: float | None
    machine: float | None


def progress_of(session: Session, row: RoundRow, reader: UserRow) -> Progress:
    """How far everybody is."""
    return _progress(row, rounds.submitted_scorings(session, [row.id]), reader)


def round_view(session: Session, row: RoundRow, reader: UserRow) -> dict[str, Any]:
    """What the page of a round is filled with; nobody's verdicts before it is closed."""
    scorings = rounds.submitted_scorings(session, [row.id])
    closed = row.closed_at is not None
    names = {invited.user_id: invited.user.name for invited in row.reviewers}
    done = {name: sum(s.user_id == i for s in scorings) for i, name in names.items()}
    return {
        "round": row,
        "names": names,
        "done": done,
        "invited": reader.id in names,
        "progress": _progress(row, scorings, reader),
        "lines": _lines(session, row, scorings, reader),
        "titles": titles_of(row.form),
        "compared": _compared(session, row, scorings) if closed else None,
        "referenced": len(rounds.references_of(session, [row.id])) if closed else 0,
    }


def call_table(session: Session, row: RoundRow, call_id: str) -> dict[str, Any]:
    """One call of a closed round: what each person, the machine and the reference say."""
    scorings = [s for s in rounds.submitted_scorings(session, [row.id]) if s.call_id == call_id]
    order = [c.call_id for c in row.calls]
    place = order.index(call_id)
    references = [r for r in rounds.references_of(session, [row.id]) if r.call_id == call_id]
    period = Period(rubric_id=row.rubric_id, version=row.rubric_version)
    return {
        "round": row,
        "call": row.calls[place].call,
        "number": place + 1,
        "following": order[place + 1] if place + 1 < len(order) else None,
        "scorings": scorings,
        "said": {s.user_id: {v.criterion: v for v in s.verdicts} for s in scorings},
        "machine": machine_verdicts(session, [call_id], period).get(call_id, {}),
        "references": {r.criterion: r for r in references},
        "may_set": is_supervisor(),
    }


def titles_of(form: Mapping[str, Any]) -> dict[str, str]:
    """The title of each criterion of a form."""
    return {c["id"]: c["title"] for s in form["sections"] for c in s["criteria"]}


def _progress(row: RoundRow, scorings: Sequence[ScoringRow], reader: UserRow) -> Progress:
    invited = rounds.is_invited(row, reader)
    return Progress(
        done=len(scorings),
        of=len(row.calls) * len(row.reviewers),
        mine=sum(s.user_id == reader.id for s in scorings),
        mine_of=len(row.calls) if invited else 0,
        overdue=row.closed_at is None and _is_past(row.due_at),
    )


def _is_past(moment: datetime | None) -> bool:
    return moment is not None and moment < utc_now()


def _lines(
    session: Session, row: RoundRow, scorings: Sequence[ScoringRow], reader: UserRow
) -> list[CallLine]:
    by_call: dict[str, list[ScoringRow]] = defaultdict(list)
    for scoring in scorings:
        by_call[scoring.call_id].append(scoring)
    closed = row.closed_at is not None
    machine = newest_scorecards(session, [c.call_id for c in row.calls]) if closed else {}
    lines = []
    for number, of in enumerate(row.calls, 1):
        done = by_call[of.call_id]
        scores = {s.user.name: s.score for s in done} if closed else {}
        known = [score for score in scores.values() if score is not None]
        lines.append(
            CallLine(
                row=of.call,
                number=number,
                mine=_mine(session, row, of.call_id, reader),
                done_by=len(done),
                scores=scores,
                spread=spread(known),
                machine=machine[of.call_id].score if of.call_id in machine else None,
            )
        )
    return lines


def _mine(session: Session, row: RoundRow, call_id: str, reader: UserRow) -> str:
    """How far the reader is with a call: submitted, draft or nothing yet."""
    scoring = rounds.scoring_of(session, row, call_id, reader)
    if scoring is None:
        return ""
    return "submitted" if scoring.submitted_at else "draft"


def _compared(
    session: Session, row: RoundRow, scorings: Sequence[ScoringRow]
) -> RoundComparison | None:
    if not scorings:
        return None
    said = {
        (s.call_id, s.user.name): {v.criterion: v.verdict for v in s.verdicts} for s in scorings
    }
    references: dict[str, dict[str, str]] = defaultdict(dict)
    for reference in rounds.references_of(session, [row.id]):
        references[reference.call_id][reference.criterion] = reference.verdict
    period = Period(rubric_id=row.rubric_id, version=row.rubric_version)
    machine = machine_verdicts(session, {s.call_id for s in scorings}, period)
    return compare_round(criteria_of(row.form), said, machine, references)
