"""The picture of a call over time: lanes of speech, gaps, tone and pins, as SVG numbers.

Lanes and tone are paths in a box 1000 wide that is stretched; pins and gaps are placed in
percent of the width, so that they keep their form. No framework here.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rubrics.call import Call, Speaker
from service.web.times import mm_ss

_WIDTH = 1000.0
_TICK_STEPS = (5, 10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600)
_MOST_TICKS = 7
_TONE_HEIGHT = 24.0
# Over a longer pause the voice is not known: the line breaks there.
_TONE_GAP_SECONDS = 6.0
_PIN_PERCENT = 2.0
_MOST_PIN_ROWS = 4


@dataclass(frozen=True, slots=True)
class Gap:
    """A hold or a silence, placed in percent of the width."""

    left: float
    width: float
    label: str


@dataclass(frozen=True, slots=True)
class Pin:
    """A verdict where its evidence lies; `row` counts from the top of the pins."""

    left: float
    row: int
    verdict: str
    criterion: str
    label: str
    start: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A time under the picture."""

    left: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything that the picture shows; the paths are ready for an SVG `d`.

    `pins` need a look, `passes` may be left out where there is little room.
    """

    duration: float
    agent: str
    caller: str
    unknown: str
    talk_over: str
    agent_tone: str = ""
    caller_tone: str = ""
    holds: Sequence[Gap] = ()
    silences: Sequence[Gap] = ()
    pins: Sequence[Pin] = ()
    passes: Sequence[Pin] = ()
    ticks: Sequence[Tick] = ()


def small_timeline(call: Call, card: Mapping[str, Any]) -> Timeline:
    """The lanes and holds only, for a row of the list."""
    scale = _Scale(call.duration, finest=3.0)
    return Timeline(
        duration=scale.duration,
        agent=scale.lane(_spans(call, Speaker.AGENT)),
        caller=scale.lane(_spans(call, Speaker.CALLER)),
        unknown=scale.lane(_spans(call, Speaker.UNKNOWN)),
        talk_over="",
        holds=scale.gaps("Hold", _holds(card)),
    )


def full_timeline(call: Call, card: Mapping[str, Any], titles: Mapping[str, str]) -> Timeline:
    """The whole picture; `titles` names the criteria for the pins."""
    scale = _Scale(call.duration)
    agent, caller = _spans(call, Speaker.AGENT), _spans(call, Speaker.CALLER)
    return Timeline(
        duration=scale.duration,
        agent=scale.lane(agent),
        caller=scale.lane(caller),
        unknown=scale.lane(_spans(call, Speaker.UNKNOWN)),
        talk_over=scale.lane(_overlaps(agent, caller)) if call.timed else "",
        agent_tone=scale.tone(call, Speaker.AGENT),
        caller_tone=scale.tone(call, Speaker.CALLER),
        holds=scale.gaps("Hold", _holds(card)),
        silences=scale.gaps("Silence", _outside(call.silences, _holds(card))),
        pins=_pins(scale, card, titles, ("fail", "partial", "unsure")),
        passes=_pins(scale, card, titles, ("pass",)),
        ticks=scale.ticks(),
    )


class _Scale:
    """Turns seconds into places on the picture; `finest` is the least width that is drawn."""

    def __init__(self, duration: float, *, finest: float = 0.8) -> None:
        self.duration = max(duration, 0.1)
        self.finest = finest

    def percent(self, seconds: float) -> float:
        return round(100 * min(max(seconds / self.duration, 0), 1), 2)

    def lane(self, spans: Iterable[tuple[float, float]]) -> str:
        boxes: list[tuple[float, float]] = []
        for start, end in spans:
            left, right = self._x(start), max(self._x(end), self._x(start) + self.finest)
            # Boxes that would touch are drawn as one: a long call stays a small picture.
            if boxes and left - boxes[-1][1] < self.finest / 2:
                boxes[-1] = (boxes[-1][0], max(boxes[-1][1], right))
            else:
                boxes.append((left, right))
        return "".join(f"M{a:.1f} 0H{b:.1f}V1H{a:.1f}z" for a, b in boxes)

    def tone(self, call: Call, speaker: Speaker) -> str:
        path, last_end = "", -_TONE_GAP_SECONDS
        for u in call.utterances:
            if u.speaker is speaker and u.tone and u.tone.height is not None:
                y = _TONE_HEIGHT / 2 * (1 - u.tone.height)
                pen = "L" if u.start - last_end < _TONE_GAP_SECONDS else "M"
                path += f"{pen}{self._x(u.start):.1f} {y:.1f}H{self._x(u.end):.1f}"
                last_end = u.end
        return path

    def gaps(self, name: str, spans: Iterable[tuple[float, float]]) -> tuple[Gap, ...]:
        return tuple(
            Gap(
                left=self.percent(start),
                width=max(round(self.percent(end) - self.percent(start), 2), 0.2),
                label=f"{name} {mm_ss(start)} to {mm_ss(end)}, {end - start:.0f} s",
            )
            for start, end in spans
        )

    def ticks(self) -> tuple[Tick, ...]:
        step = next((s for s in _TICK_STEPS if self.duration / s <= _MOST_TICKS), _TICK_STEPS[-1])
        count = int(self.duration / step)
        # A label at the very end would be cut off.
        places = [i * step for i in range(count + 1) if i * step <= 0.96 * self.duration]
        return tuple(Tick(self.percent(at), mm_ss(at)) for at in places)

    def _x(self, seconds: float) -> float:
        return _WIDTH * min(max(seconds / self.duration, 0), 1)


def _spans(call: Call, speaker: Speaker) -> list[tuple[float, float]]:
    return [(u.start, u.end) for u in call.utterances if u.speaker is speaker]


def _holds(card: Mapping[str, Any]) -> list[tuple[float, float]]:
    return [(h["start"], h["end"]) for h in card.get("holds", ())]


def _overlaps(
    first: Sequence[tuple[float, float]], second: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    found, j = [], 0
    for start, end in first:
        while j < len(second) and second[j][1] <= start:
            j += 1
        for other_start, other_end in second[j:]:
            if other_start >= end:
                break
            found.append((max(start, other_start), min(end, other_end)))
    return found


def _pins(
    scale: _Scale, card: Mapping[str, Any], titles: Mapping[str, str], verdicts: Collection[str]
) -> tuple[Pin, ...]:
    placed = sorted(
        (result["evidence"][0]["start"], criterion, result["verdict"])
        for criterion, result in card.get("verdicts", {}).items()
        if result["evidence"] and result["verdict"] in verdicts
    )
    free_from = [0.0] * _MOST_PIN_ROWS
    pins = []
    for start, criterion, verdict in placed:
        # The row that is free first; one that is not free yet pushes the pin to the right.
        row = next((r for r, at in enumerate(free_from) if scale.percent(start) >= at), None)
        if row is None:
            row = free_from.index(min(free_from))
        left = round(min(max(scale.percent(start), free_from[row]), 100.0), 2)
        free_from[row] = left + _PIN_PERCENT
        label = f"{titles.get(criterion, criterion)}: {verdict}, {mm_ss(start)}"
        pins.append(Pin(left, row, verdict, criterion, label, start))
    return tuple(pins)


def _outside(
    spans: Iterable[tuple[float, float]], others: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """The spans that no other one touches: a silence inside a hold is the hold."""
    return [(a, b) for a, b in spans if not any(a < end and start < b for start, end in others)]
