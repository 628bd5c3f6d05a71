"""A finished calibration round compared: by criterion, by pair of people, by call."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rubrics.agreement import Kappa, cohens_kappa
from rubrics.raters import mean_kappa, pair_agreement

# (call, person) -> criterion -> verdict
Said = Mapping[tuple[str, str], Mapping[str, str]]
# call -> criterion -> verdict
Answers = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How many of the compared verdicts are the same; `share` is None without any."""

    right: int
    n: int

    @property
    def share(self) -> float | None:
        """The accuracy (0-1)."""
        return self.right / self.n if self.n else None


@dataclass(frozen=True, slots=True)
class PairKappa:
    """Cohen's kappa of two people over the verdicts that both gave."""

    first: str
    second: str
    n: int
    kappa: Kappa


@dataclass(frozen=True, slots=True)
class CriterionRound:
    """One criterion of a round: the people among each other, and everybody against the reference.

    `calls` were judged by two people or more; `agreement` is the share (0-1) of pairs that say
    the same.
    """

    criterion: str
    calls: int
    agreement: float | None
    kappa: Kappa
    people: Mapping[str, Accuracy]
    machine: Accuracy


@dataclass(frozen=True, slots=True)
class RoundComparison:
    """The whole round: its criteria, all of them together, and each pair of people."""

    criteria: Sequence[CriterionRound]
    kappa: Kappa
    pairs: Sequence[PairKappa]
    people: Mapping[str, Accuracy]
    machine: Accuracy


def compare_round(
    criteria: Sequence[str], said: Said, machine: Answers, references: Answers
) -> RoundComparison:
    """The comparison of what people said with each other, the reference and the machine."""
    people = sorted({person for _, person in said})
    rows = tuple(_criterion(c, said, machine, references) for c in criteria)
    items = [item for c in criteria for item in _items(c, said)]
    return RoundComparison(
        criteria=rows,
        kappa=mean_kappa(items),
        pairs=tuple(_pair(a, b, said) for a, b in combinations(people, 2)),
        people={p: _sum(row.people[p] for row in rows if p in row.people) for p in people},
        machine=_sum(row.machine for row in rows),
    )


def _criterion(criterion: str, said: Said, machine: Answers, references: Answers) -> CriterionRound:
    items = [item for item in _items(criterion, said) if len(item) > 1]
    right = {
        call: answers[criterion] for call, answers in references.items() if criterion in answers
    }
    people = sorted({person for _, person in said})
    given = {
        person: {c: v[criterion] for (c, p), v in said.items() if p == person and criterion in v}
        for person in people
    }
    by_machine = {call: v[criterion] for call, v in machine.items() if criterion in v}
    return CriterionRound(
        criterion=criterion,
        calls=len(items),
        agreement=pair_agreement(items),
        kappa=mean_kappa(items),
        people={person: _accuracy(given[person], right) for person in people},
        machine=_accuracy(by_machine, right),
    )


def _items(criterion: str, said: Said) -> list[tuple[str, ...]]:
    """What was said of the criterion, a call each."""
    calls = dict.fromkeys(call for call, _ in said)
    return [
        tuple(v[criterion] for (c, _), v in said.items() if c == call and criterion in v)
        for call in calls
    ]


def _pair(first: str, second: str, said: Said) -> PairKappa:
    both = [
        (verdict, said[call, second][criterion])
        for (call, person), verdicts in said.items()
        if person == first and (call, second) in said
        for criterion, verdict in verdicts.items()
        if criterion in said[call, second]
    ]
    return PairKappa(first, second, len(both), cohens_kappa(both))


def _accuracy(given: Mapping[str, str], right: Mapping[str, str]) -> Accuracy:
    compared = [call for call in right if call in given]
    return Accuracy(sum(given[call] == right[call] for call in compared), len(compared))


def _sum(parts: Iterable[Accuracy]) -> Accuracy:
    known = list(parts)
    return Accuracy(sum(p.right for p in known), sum(p.n for p in known))
