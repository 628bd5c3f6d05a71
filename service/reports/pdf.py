"""The report of a call on paper: score first, then the picture, what cost points, and why."""

from service.reports.page import (
    AGENT,
    LEFT,
    PAPER,
    RIGHT,
    RULE,
    SOFT,
    VERDICT_COLOURS,
    WIDTH,
    Page,
)
from service.reports.picture import draw_picture
from service.reports.rows import (
    FALLBACK_NOTICE,
    UNKNOWN,
    CallReport,
    CommitmentLine,
    Quote,
    SlipLine,
    VerdictLine,
    metric_words,
    mm_ss,
)

_LINE = 3.9
_WORD_X = LEFT + 5.5
_TITLE_X = LEFT + 25
_MOST_QUOTES = 2
_LONGEST_QUOTE = 160
_LONGEST_SENTENCE = 400
_SCORE_BOX = 42.0


def write_pdf(report: CallReport) -> bytes:
    """The report as a PDF, one or two pages for a usual call."""
    title = f"Call report {report.stored.file_name}"
    page = Page(title, f"Callgrade · call {report.stored.id} · {report.rubric}")
    _add_head(page, report)
    _add_notices(page, report)
    page.heading("The call over time")
    draw_picture(page, report)
    _add_metrics(page, report)
    _add_summary(page, report)
    for section, lines in report.sections():
        _add_section(page, section, lines)
    if report.slip:
        _add_slip(page, report)
    _add_commitments(page, report)
    _add_provenance(page, report)
    return bytes(page.output())


def _add_head(page: Page, report: CallReport) -> None:
    stored = report.stored
    words = WIDTH - _SCORE_BOX - 6
    page.use(8, colour=SOFT)
    page.cell(words, 4, "CALL REPORT", new_x="LMARGIN", new_y="NEXT")
    name = page.printable(report.agent or stored.file_name)
    for size in (17, 14, 11):
        page.use(size, bold=True)
        if page.get_string_width(name) <= words:
            break
    page.cell(words, 9, page.shortened(name, words), new_x="LMARGIN", new_y="NEXT")
    page.use(8.5, colour=SOFT)
    started = f"{stored.started_at.day} {stored.started_at:%B %Y, %H:%M}"
    facts = f"{started}   ·   {stored.direction}   ·   length {mm_ss(report.duration)}"
    page.cell(words, 5, facts, new_x="LMARGIN", new_y="NEXT")
    page.cell(words, 5, page.shortened(stored.file_name, words), new_x="LMARGIN", new_y="NEXT")
    _add_score(page, report)
    page.set_xy(LEFT, 41)


def _add_score(page: Page, report: CallReport) -> None:
    x, y = RIGHT - _SCORE_BOX, 15.0
    colour = VERDICT_COLOURS["fail"] if report.auto_fail else AGENT
    page.set_fill_color(*PAPER)
    page.rect(x, y, _SCORE_BOX, 23, style="F")
    page.set_fill_color(*colour)
    page.rect(x, y, 1.2, 23, style="F")
    page.set_xy(x + 4, y + 1.5)
    page.use(24, bold=True)
    score = UNKNOWN if report.score is None else f"{report.score:.0f}"
    after = x + 5.5 + page.get_string_width(score)
    page.cell(_SCORE_BOX - 6, 11, score)
    if report.score is not None:
        page.use(8, colour=SOFT)
        page.set_xy(after, y + 5.5)
        page.cell(18, 6, _beside_score(report))
    page.use(9, bold=True)
    page.set_xy(x + 4, y + 12.5)
    band = report.band or ("Nothing to score" if report.score is None else "")
    page.cell(_SCORE_BOX - 6, 5, page.shortened(band, _SCORE_BOX - 6))
    if report.auto_fail:
        page.use(8, bold=True, colour=VERDICT_COLOURS["fail"])
        page.set_xy(x + 4, y + 17.2)
        page.cell(_SCORE_BOX - 6, 4.5, "Auto-fail")


def _beside_score(report: CallReport) -> str:
    if report.stored.review is None:
        return "of 100"
    machine = report.machine_score
    return f"machine {UNKNOWN if machine is None else format(machine, '.0f')}"


def _add_notices(page: Page, report: CallReport) -> None:
    notices = [_cut(warning) for warning in report.call.warnings]
    if report.call.engine.fallback:
        notices.insert(0, FALLBACK_NOTICE)
    for notice in notices:
        page.use(8)
        height = page.lines_height(notice, WIDTH - 8, 4.2) + 2.4
        page.keep_together(height)
        y = page.get_y()
        page.set_fill_color(255, 248, 197)
        page.rect(LEFT, y, WIDTH, height, style="F")
        page.set_fill_color(*VERDICT_COLOURS["partial"])
        page.rect(LEFT, y, 1.2, height, style="F")
        page.set_y(y + 1.2)
        page.paragraph(LEFT + 4, WIDTH - 8, 4.2, notice)
        page.set_y(y + height + 1.5)


def _add_metrics(page: Page, report: CallReport) -> None:
    metrics = metric_words(report)
    page.ln(2)
    y, width = page.get_y(), WIDTH / len(metrics)
    for index, (name, value) in enumerate(metrics):
        page.set_xy(LEFT + index * width, y)
        page.use(11, bold=True)
        page.cell(width, 5.5, value)
        page.set_xy(LEFT + index * width, y + 5.5)
        page.use(7, colour=SOFT)
        page.cell(width, 3.5, name)
    page.set_xy(LEFT, y + 10)


def _add_summary(page: Page, report: CallReport) -> None:
    costly = report.costly()
    unsure = [line for line in report.verdicts if line.verdict == "unsure"]
    page.heading("In short")
    page.use(8.5)
    if costly:
        titles = "; ".join(f"{line.title} ({line.word.lower()})" for line in costly)
        page.paragraph(LEFT, WIDTH, 4.4, f"Cost points: {titles}.")
    else:
        page.paragraph(LEFT, WIDTH, 4.4, "Nothing cost points.")
    if unsure:
        titles = "; ".join(line.title for line in unsure)
        page.paragraph(LEFT, WIDTH, 4.4, f"A reviewer is asked to look at: {titles}.")


def _add_section(page: Page, section: str, lines: list[VerdictLine]) -> None:
    judged = [line for line in lines if line.verdict != "na"]
    skipped = [line.title for line in lines if line.verdict == "na"]
    page.heading(section)
    for line in judged:
        _add_verdict(page, line)
    if skipped:
        page.use(7.5, colour=SOFT)
        words = f"Not applicable: {'; '.join(skipped)}."
        page.keep_together(page.lines_height(words, RIGHT - _WORD_X, _LINE) + 1)
        page.verdict_sign("na", LEFT + 2, page.get_y() + 2)
        page.use(7.5, colour=SOFT)
        page.paragraph(_WORD_X, RIGHT - _WORD_X, _LINE, words)
        page.ln(1)


def _add_verdict(page: Page, line: VerdictLine) -> None:
    width = RIGHT - _TITLE_X
    most = 1 if line.verdict == "pass" else _MOST_QUOTES
    quotes = [_quote(q) for q in line.quotes[:most]]
    page.use(8)
    reason = _cut(line.why)
    height = 4.6 + page.lines_height(reason, width, _LINE)
    height += sum(page.lines_height(quote, width, _LINE) for quote in quotes)
    page.keep_together(height + 1.5)
    y = page.get_y()
    if line.failed_call:
        page.set_fill_color(*VERDICT_COLOURS["fail"])
        page.rect(LEFT - 3, y, 1.2, height, style="F")
    page.verdict_sign(line.verdict, LEFT + 2, y + 2.3)
    _add_title(page, line, y)
    page.set_y(y + 4.6)
    page.use(8)
    page.paragraph(_TITLE_X, width, _LINE, reason)
    page.use(8, colour=SOFT)
    for quote in quotes:
        page.paragraph(_TITLE_X, width, _LINE, quote)
    page.ln(1.5)


def _add_title(page: Page, line: VerdictLine, y: float) -> None:
    page.use(8.5, bold=True, colour=VERDICT_COLOURS.get(line.verdict, SOFT))
    page.set_xy(_WORD_X, y)
    page.cell(_TITLE_X - _WORD_X, 4.6, page.printable(line.word))
    worth = "auto-fail" if line.auto_fail else f"weight {line.weight:g}"
    page.use(8.5, bold=True)
    page.set_xy(_TITLE_X, y)
    page.cell(RIGHT - _TITLE_X - 20, 4.6, page.shortened(line.title, RIGHT - _TITLE_X - 20))
    page.use(7, colour=SOFT)
    page.set_xy(RIGHT - 20, y)
    page.cell(20, 4.6, worth, align="R")


def _quote(quote: Quote) -> str:
    who = f"{quote.speaker}: " if quote.speaker else ""
    words = f"  {who}“{_cut(quote.text, _LONGEST_QUOTE)}”" if quote.text else ""
    return mm_ss(quote.start) + words


def _cut(text: str, most: int = _LONGEST_SENTENCE) -> str:
    """The text, so short that it cannot run off its page."""
    return text if len(text) <= most else text[:most].rstrip() + "…"


def _add_slip(page: Page, report: CallReport) -> None:
    page.heading("Message slip")
    for field in report.slip:
        _add_slip_line(page, field)
    page.ln(1)


def _add_slip_line(page: Page, field: SlipLine) -> None:
    heard = "" if field.start is None else f"   {mm_ss(field.start)}"
    text, width = _cut(field.text) + heard, RIGHT - _TITLE_X
    page.use(8, colour=SOFT)
    page.keep_together(page.lines_height(text, width, _LINE))
    y = page.get_y()
    page.cell(_TITLE_X - LEFT, _LINE, field.title)
    page.set_y(y)
    page.use(8)
    page.paragraph(_TITLE_X, width, _LINE, text)


def _add_commitments(page: Page, report: CallReport) -> None:
    page.heading("Commitments")
    if not report.commitments:
        page.use(8, colour=SOFT)
        page.paragraph(LEFT, WIDTH, _LINE, "The agent promised nothing for later.")
    for commitment in report.commitments:
        _add_commitment(page, commitment)


def _add_commitment(page: Page, commitment: CommitmentLine) -> None:
    due = commitment.due or "no time named"
    if commitment.due_at:
        due = f"{due} ({commitment.due_at:%Y-%m-%d %H:%M})"
    lead = _cut(f"{commitment.action[:1].upper()}{commitment.action[1:]}: {due}")
    quote = f"“{_cut(commitment.quote, _LONGEST_QUOTE)}”"
    width = RIGHT - _TITLE_X
    page.use(8, bold=True)
    height = page.lines_height(lead, width, _LINE) + page.lines_height(quote, width, _LINE)
    page.keep_together(height + 1)
    y = page.get_y()
    page.cell(_TITLE_X - LEFT, _LINE, mm_ss(commitment.start))
    page.set_y(y)
    page.paragraph(_TITLE_X, width, _LINE, lead)
    page.use(8, colour=SOFT)
    page.paragraph(_TITLE_X, width, _LINE, quote)
    page.ln(1)


def _add_provenance(page: Page, report: CallReport) -> None:
    stored = report.stored
    words = (
        f"Rubric: {report.rubric}. {report.engine}. Callgrade"
        f" {stored.program_version}. SHA-256 of the recording: {stored.sha256}."
    )
    page.use(7, colour=SOFT)
    page.keep_together(14)
    page.ln(4)
    page.set_draw_color(*RULE)
    page.line(LEFT, page.get_y(), RIGHT, page.get_y())
    page.ln(1.5)
    page.paragraph(LEFT, WIDTH, 3.4, words)
