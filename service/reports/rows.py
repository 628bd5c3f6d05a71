"""What a report says about one call, from its stored evidence, scorecard and form. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import Any

from rubrics.call import Call, Engine, Utterance, call_from_dict
from rubrics.scorecard import SLIP_TITLES

VERDICT_WORDS = {
    "pass": "Pass",
    "partial": "Partial",
    "fail": "Fail",
    "na": "Not applicable",
    "unsure": "Unsure",
}
FALLBACK_NOTICE = "Transcribed by the offline recogniser; accuracy is lower."
UNKNOWN = "\N{EN DASH}"
_COSTLY = ("fail", "partial")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFacts:
    """The submitted review of a scorecard: by whom, when, what it comes to, and what it says.

    `said` is verdict and reason of each criterion that the reviewer judged; `band` is a title.
    """

    by: str
    at: datetime
    score: float | None
    band: str
    auto_fail: bool
    note: str
    said: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCall:
    """A scored call as the database keeps it; the dictionaries are the domain's JSON forms.

    `started_at` is in the zone that the report is written for.
    """

    id: str
    file_name: str
    agent: str | None
    direction: str
    started_at: datetime
    duration_seconds: float | None
    state: str
    sha256: str
    program_version: str
    evidence: Mapping[str, Any]
    card: Mapping[str, Any]
    form: Mapping[str, Any]
    review: ReviewFacts | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that decide a verdict, and when they were said (seconds)."""

    start: float
    text: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """One criterion's result. `verdict` is what counts: a reviewer's word, else `machine`'s."""

    section: str
    criterion: str
    title: str
    verdict: str
    weight: float
    auto_fail: bool
    confidence: float
    reason: str
    quotes: tuple[Quote, ...]
    machine: str = ""
    reviewed: str | None = None
    review_reason: str = ""

    @property
    def why(self) -> str:
        """The reviewer's reason where they differ from the machine, and the machine's."""
        if self.reviewed in (None, self.machine):
            return self.reason
        machine = VERDICT_WORDS.get(self.machine, self.machine)
        return f"Reviewer: {self.review_reason or self.word} Machine: {machine}, {self.reason}"

    @property
    def word(self) -> str:
        """The verdict as a word."""
        return VERDICT_WORDS.get(self.verdict, self.verdict)

    @property
    def failed_call(self) -> bool:
        """Whether this verdict alone fails the call."""
        return self.auto_fail and self.verdict == "fail"


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """A promise of the agent, where it was made (seconds) and in which words."""

    start: float | None
    action: str
    due: str | None
    due_at: datetime | None
    quote: str


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One field of the message slip: what it says, when it was said (seconds), in which words."""

    title: str
    text: str
    start: float | None
    quote: str


@dataclass(frozen=True, slots=True)
class CallReport:
    """Everything that the reports of a call show. `call` is the evidence."""

    stored: StoredCall
    call: Call
    verdicts: tuple[VerdictLine, ...]
    commitments: tuple[CommitmentLine, ...]
    slip: tuple[SlipLine, ...] = ()

    @property
    def score(self) -> float | None:
        """0-100, None when nothing could be judged: the reviewed one where there is one."""
        return self.stored.review.score if self.stored.review else self.machine_score

    @property
    def machine_score(self) -> float | None:
        """What the machine alone gives."""
        score: float | None = self.stored.card.get("score")
        return score

    @property
    def band(self) -> str:
        """The band's title, empty without one."""
        if self.stored.review:
            return self.stored.review.band
        name = self.stored.card.get("band")
        titles = {b["name"]: b["title"] for b in self.stored.form.get("bands", ())}
        return str(titles.get(name, name) or "")

    @property
    def auto_fail(self) -> bool:
        """Whether one verdict alone failed the call."""
        if self.stored.review:
            return self.stored.review.auto_fail
        return bool(self.stored.card.get("auto_fail"))

    @property
    def agent(self) -> str:
        """The agent as named by the sender, else as heard, else empty."""
        return self.stored.agent or self.call.agent_name or ""

    @property
    def duration(self) -> float:
        """Seconds."""
        return self.stored.duration_seconds or self.call.duration

    @property
    def rubric(self) -> str:
        """The rubric's title and version."""
        form = self.stored.form
        return f"{form.get('title', form['id'])}, version {form['version']}"

    @property
    def engine(self) -> str:
        """What gave the words, as a sentence without its full stop."""
        engine = self.call.engine
        if engine.name == Engine().name:
            supplied = f" that was supplied ({engine.model})" if engine.model else ""
            return f"Scored from a transcript{supplied}"
        return f"Transcribed by {engine.name} {engine.model}".strip()

    def costly(self) -> tuple[VerdictLine, ...]:
        """The verdicts that cost points, those that failed the call first."""
        lost = [line for line in self.verdicts if line.verdict in _COSTLY]
        return tuple(sorted(lost, key=lambda v: (not v.failed_call, v.verdict != "fail")))

    def sections(self) -> Iterator[tuple[str, list[VerdictLine]]]:
        """The verdicts under their section's title, in the order of the form."""
        for title in dict.fromkeys(line.section for line in self.verdicts):
            yield title, [line for line in self.verdicts if line.section == title]


def build_report(stored: StoredCall) -> CallReport:
    """The report of a stored call."""
    call = call_from_dict(stored.evidence)
    return CallReport(
        stored=stored,
        call=call,
        verdicts=tuple(_verdicts(stored)),
        commitments=tuple(
            _commitment(c, call, stored.started_at.tzinfo)
            for c in stored.card.get("commitments", ())
        ),
        slip=tuple(_slip(stored.card.get("message_slip") or {}, stored.started_at.tzinfo)),
    )


def metric_words(report: CallReport) -> list[tuple[str, str]]:
    """The countable facts as name and value; a dash where not measurable."""
    metrics = report.stored.card.get("metrics") or {}
    share = metrics.get("talk_share_agent")
    rate = metrics.get("words_per_minute")
    silence = metrics.get("longest_silence_seconds")
    interruptions = metrics.get("interruptions")
    reply = metrics.get("response_seconds")
    return [
        ("Agent's talk share", UNKNOWN if share is None else f"{100 * share:.0f} %"),
        ("Longest silence", UNKNOWN if silence is None else f"{silence:.0f} s"),
        ("Interruptions", UNKNOWN if interruptions is None else str(interruptions)),
        ("Words per minute", UNKNOWN if rate is None else f"{rate:.0f}"),
        ("Agent's time to reply", UNKNOWN if reply is None else f"{reply:.1f} s"),
        ("Holds", str(len(report.stored.card.get("holds", ())))),
    ]


def mm_ss(seconds: float | None) -> str:
    """A place in the call: 01:12, from an hour on 1:01:12; a dash when unknown."""
    if seconds is None:
        return UNKNOWN
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def _verdicts(stored: StoredCall) -> Iterator[VerdictLine]:
    said = stored.review.said if stored.review else {}
    for section in stored.form["sections"]:
        for criterion in section["criteria"]:
            result = stored.card["verdicts"].get(criterion["id"])
            if result is not None:
                line = _verdict(section["title"], criterion, result)
                yield _as_reviewed(line, said.get(criterion["id"]))


def _as_reviewed(line: VerdictLine, said: tuple[str, str] | None) -> VerdictLine:
    if said is None:
        return line
    verdict, reason = said
    return replace(line, verdict=verdict, reviewed=verdict, review_reason=reason)


def _verdict(section: str, criterion: Mapping[str, Any], result: Mapping[str, Any]) -> VerdictLine:
    return VerdictLine(
        section=section,
        criterion=criterion["id"],
        title=criterion["title"],
        verdict=result["verdict"],
        machine=result["verdict"],
        weight=criterion["weight"],
        auto_fail=criterion["auto_fail"],
        confidence=result["confidence"],
        reason=result["reason"],
        quotes=tuple(Quote(e["start"], e["quote"], e.get("speaker")) for e in result["evidence"]),
    )


def _commitment(data: Mapping[str, Any], call: Call, zone: tzinfo | None) -> CommitmentLine:
    said = _utterance(call, data["utterance"])
    due_at = datetime.fromisoformat(data["due_at"]) if data.get("due_at") else None
    return CommitmentLine(
        start=said.start if said else None,
        action=data["action"],
        due=data.get("due"),
        due_at=due_at.astimezone(zone) if due_at and due_at.tzinfo else due_at,
        quote=said.text if said else "",
    )


def _slip(slip: Mapping[str, Mapping[str, Any]], zone: tzinfo | None) -> Iterator[SlipLine]:
    for name, title in SLIP_TITLES.items():
        if name in slip:
            field, evidence = slip[name], slip[name]["evidence"]
            yield SlipLine(
                title=title,
                text=_slip_text(name, field, zone),
                start=evidence[0]["start"] if evidence else None,
                quote=evidence[0]["quote"] if evidence else "",
            )


def _slip_text(name: str, field: Mapping[str, Any], zone: tzinfo | None) -> str:
    if field["at"] is None:
        return str(field["value"] or field["state"])
    at = datetime.fromisoformat(field["at"])
    moment = f"{at.astimezone(zone) if at.tzinfo else at:%Y-%m-%d %H:%M}"
    return moment if name == "taken_at" else f"{field['value']} ({moment})"


def _utterance(call: Call, index: int) -> Utterance | None:
    return call.utterances[index] if 0 <= index < len(call.utterances) else None
