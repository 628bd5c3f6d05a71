"""Scored calls, stored the way a worker stores them."""

from dataclasses import replace
from datetime import UTC, datetime

from rubrics.call import (
    Call,
    Direction,
    Engine,
    Hold,
    Speaker,
    Utterance,
    UtteranceTone,
    call_to_dict,
)
from rubrics.rubric import Band, Criterion, Rubric, Section
from rubrics.scorecard import (
    Commitment,
    CriterionResult,
    Evidence,
    Finding,
    Metrics,
    Scorecard,
    Verdict,
)
from service.storage.results import Result, store_result
from service.storage.session import Database
from service.storage.tables import CallRow

RUBRIC = Rubric(
    id="telephone-etiquette",
    version="1.0",
    title="Telephone etiquette",
    sections=(
        Section(
            "opening",
            "Opening",
            (
                Criterion("greeting", "Greets courteously", "greeting", 5),
                Criterion("identification", "Gives own name and organisation", "identification", 5),
                Criterion("offer_of_help", "Offers help", "offer_of_help", 3),
            ),
        ),
        Section(
            "hold",
            "Hold and transfer",
            (
                Criterion("hold_permission", "Asks before placing on hold", "hold_permission", 6),
                Criterion("hold_return", "Thanks the caller for holding", "hold_return", 3),
                Criterion("transfer_explained", "Explains a transfer", "transfer_explained", 3),
            ),
        ),
        Section(
            "respect",
            "Respect and honesty",
            (
                Criterion("respectful_language", "Respectful language", "x", 8, auto_fail=True),
                Criterion("no_overpromise", "Promises only what can be kept", "x", 4),
                Criterion("pace", "Speaks at an even pace", "x", 2),
            ),
        ),
    ),
    bands=(Band("good", "Good", 70), Band("poor", "Needs work", 0)),
)

_SAID = (
    (Speaker.AGENT, 0.8, 4.6, "Good morning, Harbour Bank, this is Linda. How may I help you?", 0),
    (Speaker.CALLER, 5.1, 11.0, "Hi, it's Zoë Núñez. My card was charged twice and I'm upset.", 1),
    (Speaker.AGENT, 10.2, 15.4, "I'm sorry to hear that, Ms Núñez. One moment.", -2),
    (Speaker.AGENT, 52.0, 57.5, "Right. I guarantee it will be back tomorrow.", 4),
    (Speaker.CALLER, 58.0, 63.0, "Fine. Will somebody call me about it?", 6),
    (Speaker.AGENT, 63.4, 69.0, "I'll call you back by three this afternoon. Goodbye.", 0),
)


def evidence(at: int) -> tuple[Evidence, ...]:
    speaker, start, end, text, _ = _SAID[at]
    return (Evidence(start, end, text, at, speaker.value),)


FINDINGS = {
    "greeting": Finding(Verdict.PASS, "Said “Good morning” at once.", evidence(0)),
    "identification": Finding(Verdict.PASS, "Gave name and bank.", evidence(0), 0.97),
    "offer_of_help": Finding(Verdict.PASS, "Offered help.", evidence(0)),
    "hold_permission": Finding(
        Verdict.FAIL, "Put on hold at 00:15 with “one moment”, without being asked.", evidence(2)
    ),
    "hold_return": Finding(
        Verdict.FAIL, "Came back after 37 s without a word about the wait.", evidence(3), 0.88
    ),
    "transfer_explained": Finding(Verdict.NA, "There was no transfer."),
    "respectful_language": Finding(Verdict.PASS, "Nothing disrespectful was said."),
    "no_overpromise": Finding(
        Verdict.PARTIAL, "Guaranteed a date that a bank does not control.", evidence(3), 0.7
    ),
    "pace": Finding(Verdict.UNSURE, "Too few words were heard clearly.", (), 0.4),
}


def make_call(*, fallback: bool = False, warnings: tuple[str, ...] = ()) -> Call:
    utterances = tuple(
        Utterance(who, start, end, text, tone=UtteranceTone(loudness_db=float(db)), confidence=0.9)
        for who, start, end, text, db in _SAID
    )
    engine = Engine("pocketsphinx", "en-us", True) if fallback else Engine("whisper", "small.en")
    return Call(
        id="c",
        utterances=utterances,
        duration=71.0,
        direction=Direction.INBOUND,
        sounded=True,
        silences=((15.4, 52.0),),
        engine=engine,
        warnings=warnings,
    )


def make_card(findings: dict[str, Finding] = FINDINGS, rubric: Rubric = RUBRIC) -> Scorecard:
    results = tuple(
        CriterionResult(c.id, findings[c.id], c.weight, c.auto_fail)
        for c in rubric.criteria
        if c.id in findings
    )
    failed = any(r.auto_fail and r.finding.verdict is Verdict.FAIL for r in results)
    return Scorecard(
        rubric_id=rubric.id,
        rubric_version=rubric.version,
        score=71.25,
        band="poor" if failed else "good",
        auto_fail=failed,
        results=results,
        commitments=(
            Commitment(5, "call back", "by three", datetime(2026, 3, 31, 15, 0, tzinfo=UTC)),
        ),
        holds=(Hold(15.4, 52.0, 2, 3, announced=True),),
        metrics=Metrics(0.62, 36.6, 1, 164.0),
    )


def make_row(call_id: str, **values: object) -> CallRow:
    known = {
        "sha256": call_id.rjust(64, "0"),
        "storage_key": f"{call_id[:2]}/{call_id}",
        "file_name": "call 17.wav",
        "size_bytes": 10,
        "agent": "Linda Park",
        "started_at": datetime(2026, 3, 31, 12, 5, tzinfo=UTC),
    }
    return CallRow(id=call_id, **{**known, **values})


def store_scored(
    database: Database,
    call_id: str,
    *,
    call: Call | None = None,
    card: Scorecard | None = None,
    **values: object,
) -> None:
    call, card = call or make_call(), card or make_card()
    rubric = replace(RUBRIC, version=card.rubric_version)
    result = Result(
        evidence=call_to_dict(call),
        card=card,
        rubric=rubric,
        engine=call.engine,
        duration_seconds=call.duration,
        listening_key=None,
        program_version="0.1.0",
    )
    with database.transaction() as session:
        row = session.get(CallRow, call_id)
        if row is None:
            row = make_row(call_id, **values)
            session.add(row)
            session.flush()
        store_result(session, row, result)
