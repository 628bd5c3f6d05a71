"""A scorecard for a terminal."""

from collections.abc import Iterator

from rubrics.call import Call
from rubrics.rubric import Rubric
from rubrics.scorecard import SLIP_TITLES, Finding, MessageSlip, Scorecard, Verdict

_MARKS = {
    Verdict.PASS: "pass",
    Verdict.PARTIAL: "part",
    Verdict.FAIL: "FAIL",
    Verdict.NA: "n/a ",
    Verdict.UNSURE: "?   ",
}


def format_scorecard(name: str, call: Call, card: Scorecard, rubric: Rubric) -> str:
    """The scorecard in lines of text, section by section, with the evidence of each verdict."""
    return "\n".join(_lines(name, call, card, rubric))


def _lines(name: str, call: Call, card: Scorecard, rubric: Rubric) -> Iterator[str]:
    yield name
    yield f"  {_total(card, rubric)}"
    yield f"  {_clock(call.duration)} min, {call.direction.value}, {_engine(call)}"
    for warning in call.warnings:
        yield f"  ! {warning}"
    for section in rubric.sections:
        yield f"\n  {section.title}"
        for criterion in section.criteria:
            yield from _criterion(criterion.title, card.finding(criterion.id))
    if card.message_slip:
        yield from _slip(card.message_slip)
    yield from _commitments(card)


def _criterion(title: str, finding: Finding) -> Iterator[str]:
    yield f"    {_MARKS[finding.verdict]}  {title}: {finding.reason}"
    if finding.verdict is Verdict.NA:
        return
    for evidence in finding.evidence:
        who = f"{evidence.speaker}: " if evidence.speaker else ""
        yield f"            {_clock(evidence.start)}  {who}{evidence.quote}"


def _slip(slip: MessageSlip) -> Iterator[str]:
    yield "\n  Message slip"
    for name, title in SLIP_TITLES.items():
        field = getattr(slip, name)
        when = f" ({field.at:%Y-%m-%d %H:%M})" if field.at and name != "taken_at" else ""
        yield f"    {title + ':':<15}{field.value or field.state.value}{when}"


def _commitments(card: Scorecard) -> Iterator[str]:
    if card.commitments:
        yield "\n  Promises"
    for promise in card.commitments:
        due = f", due {promise.due}" if promise.due else ""
        yield f"    {promise.action}{due}"


def _total(card: Scorecard, rubric: Rubric) -> str:
    if card.score is None:
        return "No score: nothing in this call could be judged."
    band = next((b.title for b in rubric.bands if b.name == card.band), card.band or "")
    failed = " (an automatic fail)" if card.auto_fail else ""
    return f"Score {card.score:g} of 100, {band}{failed}"


def _engine(call: Call) -> str:
    engine = call.engine
    if engine.fallback:
        return "transcribed by the offline recogniser; accuracy is lower"
    return engine.words


def _clock(seconds: float) -> str:
    return f"{int(seconds // 60)}:{int(seconds % 60):02d}"
