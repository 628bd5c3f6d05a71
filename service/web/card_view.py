"""A scorecard as the call page shows it: by section, and first what cost points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rubrics.form import PARTIAL_POINTS
from rubrics.review import Reviewed, ReviewedVerdict

_COUNTED = ("pass", "partial", "fail")

VERDICT_WORDS = {
    "pass": "Pass",
    "partial": "Partial",
    "fail": "Fail",
    "na": "Not applicable",
    "unsure": "Unsure",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One criterion with the machine's verdict and a person's, None where nobody said anything.

    `reason` and `confidence` are the machine's; `points` of the 100 were lost by the verdict.
    One that `assists` is out of the score.
    """

    id: str
    title: str
    help: str
    weight: float
    auto_fail: bool
    machine: str
    reason: str
    confidence: float
    evidence: Sequence[Mapping[str, Any]]
    points: float
    partial_points: float = PARTIAL_POINTS
    person: str | None = None
    persons_reason: str = ""
    assists: bool = False

    @property
    def verdict(self) -> str:
        """What counts: a person's verdict, else the machine's."""
        return self.person or self.machine

    @property
    def word(self) -> str:
        """The verdict as a word."""
        return VERDICT_WORDS[self.verdict]

    @property
    def failed_call(self) -> bool:
        """Whether this verdict alone fails the call."""
        return self.auto_fail and self.verdict == "fail"


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section's items, and how many of each verdict."""

    id: str
    title: str
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class CardView:
    """A scorecard by section. `costly` are the items that lost points, dearest first."""

    band: str | None
    sections: Sequence[SectionView]
    costly: Sequence[Item]
    unsure: Sequence[Item]

    @property
    def titles(self) -> dict[str, str]:
        """The title of each criterion by its id."""
        return {item.id: item.title for section in self.sections for item in section.items}


def card_view(
    card: Mapping[str, Any], form: Mapping[str, Any], reviewed: Reviewed | None = None
) -> CardView:
    """The view of a stored scorecard and the form that it was scored with, as reviewed."""
    verdicts = card["verdicts"]
    said = {v.criterion: v for v in reviewed.verdicts} if reviewed else {}
    criteria = [c for s in form["sections"] for c in s["criteria"] if c["id"] in verdicts]
    drafts = [_item(c, verdicts[c["id"]], said.get(c["id"])) for c in criteria]
    weight = sum(item.weight for item in drafts if item.verdict in _COUNTED)
    items = {item.id: _with_points(item, weight) for item in drafts}
    sections = tuple(
        SectionView(
            s["id"], s["title"], [items[c["id"]] for c in s["criteria"] if c["id"] in items]
        )
        for s in form["sections"]
    )
    counted = [i for i in items.values() if not i.assists]
    costly = [i for i in counted if i.verdict in ("fail", "partial")]
    return CardView(
        band=band_title(reviewed.total.band if reviewed else card.get("band"), form),
        sections=tuple(s for s in sections if s.items),
        costly=sorted(costly, key=lambda i: (not i.failed_call, -i.points)),
        unsure=[i for i in counted if i.verdict == "unsure"],
    )


def band_title(band: str | None, form: Mapping[str, Any]) -> str | None:
    """A band's title in the form; its name where the form has none, None without a band."""
    titles = {b["name"]: b["title"] for b in form.get("bands", ())}
    return titles.get(band, band) if band else None


def _item(
    criterion: Mapping[str, Any], result: Mapping[str, Any], said: ReviewedVerdict | None
) -> Item:
    return Item(
        id=criterion["id"],
        title=criterion["title"],
        help=criterion.get("help", ""),
        weight=criterion["weight"],
        auto_fail=criterion["auto_fail"],
        machine=result["verdict"],
        reason=result["reason"],
        confidence=result["confidence"],
        evidence=result["evidence"],
        points=0.0,
        partial_points=criterion.get("points", {}).get("partial", PARTIAL_POINTS),
        person=said.person.value if said and said.person else None,
        persons_reason=said.reason if said else "",
        assists=criterion.get("assists", False),
    )


def _with_points(item: Item, total_weight: float) -> Item:
    lost = {"fail": 1.0, "partial": 1.0 - item.partial_points}.get(item.verdict, 0.0)
    return replace(item, points=100 * lost * item.weight / total_weight if total_weight else 0.0)
