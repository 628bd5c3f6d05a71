"""What people said beside what the machine said, from submitted reviews and closed rounds."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, selectinload

from rubrics.agreement import Comparison, Judgement
from rubrics.assist import assist_mark, base_version
from service.storage.rounds import submitted_scorings
from service.storage.scorecards import verdict_words_of
from service.storage.tables import (
    ReviewRow,
    ReviewState,
    RoundRow,
    ScorecardRow,
)

_BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A rubric's own version, and when a review was submitted or a round closed; `until` excluded.

    None leaves an end open.
    """

    rubric_id: str
    version: str
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class FromReviews:
    """Every verdict of the reviews that count; `said` of them by word, the rest by leaving them."""

    comparisons: Sequence[Comparison]
    said: Mapping[str, int]
    reviews: int


@dataclass(frozen=True, slots=True)
class FromRounds:
    """Blind scorings against the machine's, and by criterion what the people said of each call."""

    comparisons: Sequence[Comparison]
    ratings: Mapping[str, Sequence[Sequence[str]]]
    rounds: int


def versions_in_use(session: Session) -> list[tuple[str, str]]:
    """Rubric and its own version of everything that was ever scored, newest last."""
    query = select(ScorecardRow.rubric_id, ScorecardRow.rubric_version, func.max(ScorecardRow.id))
    query = query.group_by(ScorecardRow.rubric_id, ScorecardRow.rubric_version)
    found = sorted(session.execute(query).all(), key=lambda row: int(row[2]))
    return list(dict.fromkeys((row[0], base_version(row[1])) for row in found))


def from_reviews(session: Session, wanted: Period) -> FromReviews:
    """What counts: of each call and version the newest submitted review, whole.

    A verdict that the reviewer left counts as agreement, for submitting confirms the scorecard;
    one that the machine could not decide and the reviewer left counts not at all.
    """
    comparisons: list[Comparison] = []
    said: dict[str, int] = defaultdict(int)
    reviews = _counting_reviews(session, wanted)
    for start in range(0, len(reviews), _BATCH):
        batch = reviews[start : start + _BATCH]
        for review, machine in _with_machine(session, batch):
            words = {v.criterion: v.verdict for v in review.verdicts}
            for criterion, verdict in machine.items():
                said[criterion] += criterion in words
                person = words.get(criterion, verdict)
                if person != "unsure":
                    comparisons.append(_comparison(review.call_id, criterion, person, verdict))
    return FromReviews(comparisons, said, len(reviews))


def from_rounds(session: Session, wanted: Period) -> FromRounds:
    """What people said blindly in closed rounds."""
    rounds = session.scalars(_closed_rounds(wanted)).all()
    scorings = submitted_scorings(session, [row.id for row in rounds])
    machine = machine_verdicts(session, {s.call_id for s in scorings}, wanted)
    comparisons: list[Comparison] = []
    ratings: dict[tuple[str, int, str], list[str]] = defaultdict(list)
    for scoring in scorings:
        for v in scoring.verdicts:
            ratings[v.criterion, scoring.round_id, scoring.call_id].append(v.verdict)
            verdict = machine.get(scoring.call_id, {}).get(v.criterion)
            if verdict is not None:
                comparisons.append(_comparison(scoring.call_id, v.criterion, v.verdict, verdict))
    return FromRounds(comparisons, _by_criterion(ratings), len(rounds))


def machine_verdicts(
    session: Session, call_ids: Collection[str], wanted: Period
) -> dict[str, dict[str, str]]:
    """The machine's newest verdicts on calls under a rubric's own version, by call."""
    query = select(func.max(ScorecardRow.id), ScorecardRow.call_id).where(
        ScorecardRow.call_id.in_(call_ids),
        ScorecardRow.rubric_id == wanted.rubric_id,
        or_(
            ScorecardRow.rubric_version == wanted.version,
            ScorecardRow.rubric_version.startswith(assist_mark(wanted.version), autoescape=True),
        ),
    )
    newest = {row[0]: row[1] for row in session.execute(query.group_by(ScorecardRow.call_id))}
    words = verdict_words_of(session, newest)
    return {call_id: words[card] for card, call_id in newest.items() if card in words}


def _counting_reviews(session: Session, wanted: Period) -> Sequence[ReviewRow]:
    newest = (
        select(func.max(ReviewRow.id))
        .where(
            ReviewRow.rubric_id == wanted.rubric_id,
            ReviewRow.state == ReviewState.SUBMITTED,
            or_(
                ReviewRow.rubric_version == wanted.version,
                ReviewRow.rubric_version.startswith(assist_mark(wanted.version), autoescape=True),
            ),
        )
        .group_by(ReviewRow.call_id)
    )
    query = select(ReviewRow).where(ReviewRow.id.in_(newest)).order_by(ReviewRow.id)
    if wanted.since is not None:
        query = query.where(ReviewRow.submitted_at >= wanted.since)
    if wanted.until is not None:
        query = query.where(ReviewRow.submitted_at < wanted.until)
    return session.scalars(query.options(selectinload(ReviewRow.verdicts))).all()


def _with_machine(
    session: Session, reviews: Sequence[ReviewRow]
) -> Iterator[tuple[ReviewRow, dict[str, str]]]:
    """Each review with the machine's verdicts that its writer saw."""
    query = select(
        ScorecardRow.id, ScorecardRow.call_id, ScorecardRow.rubric_version, ScorecardRow.created_at
    ).where(ScorecardRow.call_id.in_([review.call_id for review in reviews]))
    cards: dict[tuple[str, str], list[tuple[int, datetime]]] = defaultdict(list)
    for row in session.execute(query.order_by(ScorecardRow.id)):
        cards[row[1], row[2]].append((row[0], row[3]))
    seen = {r.id: _seen(cards[r.call_id, r.rubric_version], r.submitted_at) for r in reviews}
    words = verdict_words_of(session, [card for card in seen.values() if card is not None])
    for review in reviews:
        card = seen[review.id]
        if card is not None:
            yield review, words.get(card, {})


def _seen(cards: Sequence[tuple[int, datetime]], at: datetime | None) -> int | None:
    """The last scoring before the review; the first where all say that they are younger."""
    earlier = [card for card, made in cards if at is not None and made <= at]
    if earlier:
        return earlier[-1]
    return cards[0][0] if cards else None


def _closed_rounds(wanted: Period) -> Select[RoundRow]:
    query = select(RoundRow).where(
        RoundRow.closed_at.is_not(None),
        RoundRow.rubric_id == wanted.rubric_id,
        RoundRow.rubric_version == wanted.version,
    )
    if wanted.since is not None:
        query = query.where(RoundRow.closed_at >= wanted.since)
    if wanted.until is not None:
        query = query.where(RoundRow.closed_at < wanted.until)
    return query


def _by_criterion(
    ratings: Mapping[tuple[str, int, str], list[str]],
) -> dict[str, Sequence[Sequence[str]]]:
    found: dict[str, list[Sequence[str]]] = defaultdict(list)
    for (criterion, _round, _call), verdicts in ratings.items():
        if len(verdicts) > 1:
            found[criterion].append(verdicts)
    return dict(found)


def _comparison(call_id: str, criterion: str, person: str, machine: str) -> Comparison:
    return Comparison(call_id, criterion, Judgement(person), Judgement(machine))
