"""The picture of a call over time, for paper: lanes, holds, silences, talk-over, tone, pins."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rubrics.call import Speaker
from service.reports.page import (
    AGENT,
    CALLER,
    LEFT,
    PAPER,
    RIGHT,
    RULE,
    SOFT,
    TALK_OVER,
    WHITE,
    Colour,
    Page,
)
from service.reports.rows import CallReport, mm_ss

_GUTTER = 15.0
_LANE = 9.0
_GAP = 3.0
_PIN_ROW = 4.2
_PIN_APART = 4.0
_MOST_PIN_ROWS = 4
_SHORTEST_TONE = 0.4  # mm; in a call of hours shorter ones would only blot the lane
_TICK_STEPS = (5, 10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200)
_MOST_TICKS = 9
_TALK_OVER_SECONDS = 0.3

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Pin:
    """A verdict's sign at its evidence: mm from the left edge of the paper, row from below."""

    x: float
    row: int
    verdict: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Seconds to mm on the paper."""

    duration: float

    def x(self, seconds: float) -> float:
        """Where a moment lies; moments outside of the call lie at its ends."""
        share = min(max(seconds / max(self.duration, 0.1), 0.0), 1.0)
        return LEFT + _GUTTER + share * (RIGHT - LEFT - _GUTTER)

    def span(self, start: float, end: float) -> Span:
        """Where a stretch begins and ends."""
        return self.x(start), self.x(end)


def draw_picture(page: Page, report: CallReport) -> None:
    """Draw the picture at the present height and go below it."""
    scale = Scale(report.duration)
    pins = list(place_pins(report, scale))
    top = page.get_y() + _PIN_ROW * (max((p.row for p in pins), default=-1) + 1) + 1
    agent_y, caller_y = top, top + _LANE + _GAP
    bottom = caller_y + _LANE
    _lane(page, "Agent", agent_y)
    _lane(page, "Caller", caller_y)
    _gaps(page, report, scale, (agent_y, bottom))
    _speech(page, report, scale, (agent_y, caller_y))
    for start, end in overlaps(report):
        _box(page, scale.span(start, end), agent_y + _LANE + 0.6, _GAP - 1.2, TALK_OVER)
    _pins(page, pins, top)
    _ticks(page, scale, bottom)
    page.set_xy(LEFT, bottom + 6)
    _legend(page, report)


def place_pins(report: CallReport, scale: Scale) -> Iterator[Pin]:
    """The signs of all verdicts that have a place in the call, beside or over each other."""
    placed = sorted(
        (line.quotes[0].start, line.verdict)
        for line in report.verdicts
        if line.quotes and line.verdict != "na"
    )
    free_from = [0.0] * _MOST_PIN_ROWS
    for start, verdict in placed:
        x = scale.x(start)
        row = next((r for r, free in enumerate(free_from) if x >= free), None)
        if row is None:
            row = free_from.index(min(free_from))
            x = min(free_from[row], RIGHT)
        free_from[row] = x + _PIN_APART
        yield Pin(x, row, verdict)


def overlaps(report: CallReport) -> list[Span]:
    """Where both speak at once for longer than a moment; none where times cannot be trusted."""
    if not report.call.timed:
        return []
    agent, caller = _spans(report, Speaker.AGENT), _spans(report, Speaker.CALLER)
    found, first = [], 0
    for start, end in agent:
        while first < len(caller) and caller[first][1] <= start:
            first += 1
        for other_start, other_end in caller[first:]:
            if other_start >= end:
                break
            shared = (max(start, other_start), min(end, other_end))
            if shared[1] - shared[0] >= _TALK_OVER_SECONDS:
                found.append(shared)
    return found


def _pins(page: Page, pins: Sequence[Pin], top: float) -> None:
    # The highest first, so that its stem runs behind the signs below.
    for pin in sorted(pins, key=lambda pin: -pin.row):
        page.set_draw_color(*SOFT)
        page.set_line_width(0.15)
        y = top - 2.6 - pin.row * _PIN_ROW
        page.line(pin.x, y, pin.x, top)
        page.verdict_sign(pin.verdict, pin.x, y)


def _lane(page: Page, name: str, y: float) -> None:
    page.use(7.5, bold=True, colour=SOFT)
    page.set_xy(LEFT, y)
    page.cell(_GUTTER, _LANE, name)
    page.set_fill_color(*PAPER)
    page.rect(LEFT + _GUTTER, y, RIGHT - LEFT - _GUTTER, _LANE, style="F")


def _speech(page: Page, report: CallReport, scale: Scale, lanes: tuple[float, float]) -> None:
    for speaker, y, colour in (
        (Speaker.AGENT, lanes[0], AGENT),
        (Speaker.CALLER, lanes[1], CALLER),
    ):
        for span in _joined(_spans(report, speaker), scale):
            _box(page, scale.span(*span), y + 1, _LANE - 2, colour)
        _tone(page, report, scale, (speaker, y))
    for span in _joined(_spans(report, Speaker.UNKNOWN), scale):
        _box(page, scale.span(*span), lanes[0] + _LANE - 1, _GAP + 2, RULE)


def _tone(page: Page, report: CallReport, scale: Scale, lane: tuple[Speaker, float]) -> None:
    """The voice against the speaker's own usual: above the middle of the lane is raised."""
    speaker, y = lane
    page.set_draw_color(*WHITE)
    page.set_line_width(0.35)
    for u in report.call.utterances:
        if u.speaker is speaker and u.tone and u.tone.height is not None:
            left, right = scale.span(u.start, u.end)
            if right - left < _SHORTEST_TONE:
                continue
            height = y + _LANE / 2 - u.tone.height * (_LANE / 2 - 1.6)
            page.line(left, height, right, height)


def _gaps(page: Page, report: CallReport, scale: Scale, rows: tuple[float, float]) -> None:
    for start, end in _silences(report):
        hatch(page, (scale.x(start), rows[0], scale.x(end), rows[1]), apart=2.4)
    for start, end in _holds(report):
        box = (scale.x(start), rows[0], scale.x(end), rows[1])
        hatch(page, box, apart=1.2)
        page.set_draw_color(*SOFT)
        page.rect(box[0], box[1], max(box[2] - box[0], 0.3), box[3] - box[1])


def _holds(report: CallReport) -> list[Span]:
    return [(h["start"], h["end"]) for h in report.stored.card.get("holds", ())]


def _silences(report: CallReport) -> list[Span]:
    """The silences that are not a hold."""
    holds = _holds(report)
    return [
        (start, end)
        for start, end in report.call.silences
        if not any(a < end and start < b for a, b in holds)
    ]


def hatch(page: Page, box: tuple[float, float, float, float], *, apart: float) -> None:
    """Fill a box (left, top, right, bottom) with slanted lines."""
    left, top, right, bottom = box
    height = bottom - top
    page.set_draw_color(*SOFT)
    page.set_line_width(0.12)
    with page.rect_clip(left, top, max(right - left, 0.3), height):
        x = left - height
        while x < right:
            page.line(x, bottom, x + height, top)
            x += apart


def _ticks(page: Page, scale: Scale, y: float) -> None:
    page.use(6.5, colour=SOFT)
    page.set_draw_color(*SOFT)
    page.set_line_width(0.2)
    step = next((s for s in _TICK_STEPS if scale.duration / s <= _MOST_TICKS), _TICK_STEPS[-1])
    seconds = 0
    while seconds <= scale.duration:
        x = scale.x(seconds)
        page.line(x, y + 0.6, x, y + 1.6)
        page.set_xy(x - 8, y + 1.8)
        page.cell(16, 3, mm_ss(seconds), align="C")
        seconds += step


def _legend(page: Page, report: CallReport) -> None:
    entries: list[tuple[str, str]] = []
    if _holds(report):
        entries.append(("hold", "hold"))
    if _silences(report):
        entries.append(("silence", "silence"))
    if overlaps(report):
        entries.append(("over", "both at once"))
    if any(u.tone and u.tone.height is not None for u in report.call.utterances):
        entries.append(("tone", "line above the middle: voice raised above the speaker's usual"))
    page.use(6.5, colour=SOFT)
    x, y = LEFT + _GUTTER, page.get_y()
    for kind, words in entries:
        _legend_sign(page, kind, x, y)
        page.use(6.5, colour=SOFT)
        page.set_xy(x + 6, y)
        page.cell(text=words, h=3)
        x += 11 + page.get_string_width(words)
    page.set_xy(LEFT, y + 4)


def _legend_sign(page: Page, kind: str, x: float, y: float) -> None:
    if kind == "over":
        page.set_fill_color(*TALK_OVER)
        page.rect(x, y + 0.7, 5, 1.6, style="F")
    elif kind == "tone":
        page.set_fill_color(*AGENT)
        page.rect(x, y, 5, 3, style="F")
        page.set_draw_color(*WHITE)
        page.set_line_width(0.35)
        page.line(x, y + 0.9, x + 5, y + 0.9)
    else:
        hatch(page, (x, y, x + 5, y + 3), apart=1.2 if kind == "hold" else 2.4)
        if kind == "hold":
            page.rect(x, y, 5, 3)


def _box(page: Page, across: Span, y: float, height: float, colour: Colour) -> None:
    page.set_fill_color(*colour)
    page.rect(across[0], y, max(across[1] - across[0], 0.25), height, style="F")


def _spans(report: CallReport, speaker: Speaker) -> Sequence[Span]:
    return [(u.start, u.end) for u in report.call.utterances if u.speaker is speaker]


def _joined(spans: Iterable[Span], scale: Scale) -> Iterator[Span]:
    """Spans that would touch on paper as one, so that a call of hours stays a small file."""
    current: Span | None = None
    for start, end in spans:
        if current and scale.x(start) - scale.x(current[1]) < 0.15:
            current = (current[0], max(current[1], end))
            continue
        if current:
            yield current
        current = (start, end)
    if current:
        yield current
