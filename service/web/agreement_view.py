"""How far machine and people agree, by criterion, as the panel and its CSV show it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from rubrics.agreement import CriterionAgreement, Kappa, compare
from rubrics.raters import mean_kappa, pair_agreement
from service.reports.tables import Cell, Column, Table
from service.storage import agreement
from service.storage.agreement import FromReviews, FromRounds, Period

VERDICTS = ("pass", "partial", "fail", "na", "unsure")


@dataclass(frozen=True, slots=True)
class Limits:
    """Under how many comparisons nothing is told, and the kappa that a score should have."""

    least: int
    kappa: float


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """One criterion. `machine` compares it with people (None: never), `people` with each other.

    `from_reviews` and `from_rounds` say where the `n` comparisons come from, `said` how many
    verdicts a reviewer gave by word rather than by leaving the machine's.
    """

    criterion: str
    title: str
    assists: bool
    machine: CriterionAgreement | None
    from_reviews: int
    from_rounds: int
    said: int
    people_calls: int
    people: Kappa
    people_same: float | None
    limits: Limits

    @property
    def n(self) -> int:
        """How many verdicts of people stand beside the machine's."""
        return self.machine.n if self.machine else 0

    @property
    def enough(self) -> bool:
        """Whether there are enough to say something of the machine."""
        return self.n >= self.limits.least

    @property
    def people_enough(self) -> bool:
        """Whether there are enough to say something of the people."""
        return self.people_calls >= self.limits.least

    @property
    def is_low(self) -> bool:
        """Whether the machine agrees with people too little to score by."""
        value = self.machine.kappa.value if self.machine and self.enough else None
        return value is not None and value < self.limits.kappa

    @property
    def is_one_sided(self) -> bool:
        """Whether nine of ten are the same verdict on both sides: then kappa says little."""
        counts = self.machine.confusion if self.machine else {}
        most = max((count for (p, m), count in counts.items() if p == m), default=0)
        return self.enough and most >= 0.9 * self.n

    @property
    def confusion(self) -> Sequence[tuple[str, Sequence[int]]]:
        """A row a person's verdict that occurred: the counts of the machine's, as `VERDICTS`."""
        if self.machine is None:
            return ()
        counts = self.machine.confusion
        rows = [(p, [counts.get((p, m), 0) for m in VERDICTS]) for p in VERDICTS]
        return [(person, row) for person, row in rows if any(row)]


@dataclass(frozen=True, slots=True)
class AgreementView:
    """The panel: its lines in the form's order, and what it is made of."""

    lines: Sequence[AgreementLine]
    reviews: int
    rounds: int
    scorings: int


def agreement_view(
    session: Session, wanted: Period, form: Mapping[str, Any], limits: Limits, source: str = ""
) -> AgreementView:
    """The panel of a period; `source` keeps to `reviews` or `rounds`."""
    nothing: tuple[FromReviews, FromRounds] = FromReviews((), {}, 0), FromRounds((), {}, 0)
    reviews = nothing[0] if source == "rounds" else agreement.from_reviews(session, wanted)
    rounds = nothing[1] if source == "reviews" else agreement.from_rounds(session, wanted)
    rows = compare([*reviews.comparisons, *rounds.comparisons]).criteria
    by_criterion = {row.criterion: row for row in rows}
    counted = _counts(c.criterion for c in reviews.comparisons)
    lines = tuple(
        AgreementLine(
            criterion=criterion["id"],
            title=criterion["title"],
            assists=criterion.get("assists", False),
            machine=by_criterion.get(criterion["id"]),
            from_reviews=counted.get(criterion["id"], 0),
            from_rounds=_n(by_criterion.get(criterion["id"])) - counted.get(criterion["id"], 0),
            said=reviews.said.get(criterion["id"], 0),
            people_calls=len(rounds.ratings.get(criterion["id"], ())),
            people=mean_kappa(rounds.ratings.get(criterion["id"], ())),
            people_same=pair_agreement(rounds.ratings.get(criterion["id"], ())),
            limits=limits,
        )
        for section in form["sections"]
        for criterion in section["criteria"]
    )
    return AgreementView(lines, reviews.reviews, rounds.rounds, len(rounds.comparisons))


def figures_in_words(line: AgreementLine) -> str:
    """What a switch keeps of the agreement at its time."""
    if line.machine is None or not line.enough:
        return f"{line.n} comparisons, too few to say"
    kappa = line.machine.kappa
    said = "no kappa" if kappa.value is None else f"kappa {kappa.value:.2f}"
    span = "" if kappa.low is None else f" ({kappa.low:.2f} to {kappa.high:.2f})"
    return f"{line.n} comparisons, {said}{span}, accuracy {line.machine.accuracy:.0%}"


def agreement_table(view: AgreementView, version: str) -> Table:
    """The panel as a table to take away: figures only where there are enough of them."""
    names = (
        *("Criterion", "Title", "Rubric version", "Assist only", "Machine-people n"),
        *("of reviews", "of rounds", "Accuracy", "Kappa", "Kappa low", "Kappa high", "Unsure"),
        *("People calls", "People same", "People kappa", "People low", "People high"),
        *(f"person {p}, machine {m}" for p in VERDICTS[:4] for m in VERDICTS),
    )
    rows = (_cells(line, version) for line in view.lines)
    return Table("Agreement", tuple(Column(name, 14) for name in names), rows)


def _cells(line: AgreementLine, version: str) -> tuple[Cell, ...]:
    machine, enough = line.machine, line.enough
    kappa = machine.kappa if machine and enough else Kappa(None)
    people = line.people if line.people_enough else Kappa(None)
    confusion: Mapping[tuple[str, str], int] = machine.confusion if machine else {}
    return (
        *(line.criterion, line.title, version, line.assists, line.n),
        *(line.from_reviews, line.from_rounds),
        _rounded(machine.accuracy if machine and enough else None),
        *(_rounded(value) for value in (kappa.value, kappa.low, kappa.high)),
        _rounded(1 - machine.coverage if machine and enough else None),
        line.people_calls,
        _rounded(line.people_same if line.people_enough else None),
        *(_rounded(value) for value in (people.value, people.low, people.high)),
        *(confusion.get((p, m), 0) for p in VERDICTS[:4] for m in VERDICTS),
    )


def _counts(criteria: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for criterion in criteria:
        counts[criterion] = counts.get(criterion, 0) + 1
    return counts


def _n(row: CriterionAgreement | None) -> int:
    return row.n if row else 0


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def marked(form: Mapping[str, Any], assisting: Collection[str]) -> dict[str, Any]:
    """The form with its criteria that only assist now marked as such."""
    return {
        **form,
        "sections": [
            {
                **section,
                "criteria": [{**c, "assists": c["id"] in assisting} for c in section["criteria"]],
            }
            for section in form["sections"]
        ],
    }
