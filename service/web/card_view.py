"""A scorecard as the call page shows it: by section, and first what cost points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_COUNTED = ("pass", "partial", "fail")
_PARTIAL_POINTS = 0.5  # in forms stored without an own partial credit

VERDICT_WORDS = {
    "pass": "Pass",
    "partial": "Partial",
    "fail": "Fail",
    "na": "Not applicable",
    "unsure": "Unsure",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One criterion with its verdict; `points` of the 100 were lost by it."""

    id: str
    title: str
    help: str
    weight: float
    auto_fail: bool
    verdict: str
    reason: str
    confidence: float
    evidence: Sequence[Mapping[str, Any]]
    points: float

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


def card_view(card: Mapping[str, Any], form: Mapping[str, Any]) -> CardView:
    """The view of a stored scorecard and the form that it was scored with."""
    verdicts = card["verdicts"]
    criteria = [c for s in form["sections"] for c in s["criteria"] if c["id"] in verdicts]
    weight = sum(c["weight"] for c in criteria if verdicts[c["id"]]["verdict"] in _COUNTED)
    items = {c["id"]: _item(c, verdicts[c["id"]], weight) for c in criteria}
    sections = tuple(
        SectionView(
            s["id"], s["title"], [items[c["id"]] for c in s["criteria"] if c["id"] in items]
        )
        for s in form["sections"]
    )
    costly = [i for i in items.values() if i.verdict in ("fail", "partial")]
    return CardView(
        band=_band_title(card, form),
        sections=tuple(s for s in sections if s.items),
        costly=sorted(costly, key=lambda i: (not i.failed_call, -i.points)),
        unsure=[i for i in items.values() if i.verdict == "unsure"],
    )


def _share_lost(criterion: Mapping[str, Any], verdict: str) -> float:
    if verdict == "partial":
        earned: float = criterion.get("points", {}).get("partial", _PARTIAL_POINTS)
        return 1.0 - earned
    return 1.0 if verdict == "fail" else 0.0


def _item(criterion: Mapping[str, Any], result: Mapping[str, Any], total_weight: float) -> Item:
    lost = _share_lost(criterion, result["verdict"]) * criterion["weight"]
    return Item(
        id=criterion["id"],
        title=criterion["title"],
        help=criterion.get("help", ""),
        weight=criterion["weight"],
        auto_fail=criterion["auto_fail"],
        verdict=result["verdict"],
        reason=result["reason"],
        confidence=result["confidence"],
        evidence=result["evidence"],
        points=100 * lost / total_weight if total_weight else 0.0,
    )


def _band_title(card: Mapping[str, Any], form: Mapping[str, Any]) -> str | None:
    titles = {b["name"]: b["title"] for b in form.get("bands", ())}
    band = card.get("band")
    return titles.get(band, band) if band else None
