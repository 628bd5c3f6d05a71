"""The message slip of a stored scorecard as the call page shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rubrics.scorecard import SLIP_TITLES

CRITERION = "message_complete"


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One field: its title, its value or else `state`, and where to hear it (seconds)."""

    title: str
    value: str | None
    state: str
    at: datetime | None
    heard: tuple[float, float] | None


def slip_view(card: Mapping[str, Any]) -> Sequence[SlipLine]:
    """The fields in the order of a printed pad; none where no message was taken."""
    slip = card.get("message_slip") or {}
    return [_line(title, slip[name]) for name, title in SLIP_TITLES.items() if name in slip]


def _line(title: str, field: Mapping[str, Any]) -> SlipLine:
    evidence = field["evidence"]
    return SlipLine(
        title=title,
        value=field["value"],
        state=field["state"],
        at=datetime.fromisoformat(field["at"]) if field["at"] else None,
        heard=(evidence[0]["start"], evidence[0]["end"]) if evidence else None,
    )
