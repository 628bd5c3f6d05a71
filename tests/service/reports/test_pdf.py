"""The PDF says what the scorecard says, and no text can break it."""

import io
from dataclasses import replace
from datetime import UTC

import pytest
from pypdf import PdfReader

from rubrics.call import Speaker, Utterance
from rubrics.scorecard import Evidence, Finding, Verdict
from service.reports.pdf import write_pdf
from service.reports.stored import load_report
from tests.service.reports.scored import FINDINGS, make_call, make_card, store_scored


def read_pdf(database, call_id: str = "one") -> tuple[PdfReader, str]:
    with database.transaction() as session:
        report = load_report(session, call_id, UTC)
    reader = PdfReader(io.BytesIO(write_pdf(report)))
    text = " ".join(page.extract_text() for page in reader.pages)
    return reader, " ".join(text.split())


def test_it_says_score_band_agent_and_time(database):
    store_scored(database, "one")
    reader, text = read_pdf(database)
    assert "Linda Park" in text
    assert "71 of 100 Good" in text
    assert "31 March 2026, 12:05 · inbound · length 01:11" in text
    assert 1 <= len(reader.pages) <= 2


def test_each_verdict_has_its_word_reason_and_quote_with_its_time(database):
    store_scored(database, "one")
    _, text = read_pdf(database)
    assert "Fail Asks before placing on hold" in text
    assert "Put on hold at 00:15 with “one moment”, without being asked." in text
    assert "00:10 agent: “I'm sorry to hear that, Ms Núñez. One moment.”" in text
    assert "Not applicable: Explains a transfer." in text
    assert "A reviewer is asked to look at: Speaks at an even pace." in text


def test_it_lists_commitments_metrics_rubric_and_engine(database):
    store_scored(database, "one")
    _, text = read_pdf(database)
    assert "01:03 Call back: by three (2026-03-31 15:00)" in text
    assert "62 %" in text
    assert "Rubric: Telephone etiquette, version 1.0. Transcribed by whisper small.en." in text
    assert "offline recogniser" not in text


def test_a_fallback_transcript_and_warnings_are_said_on_top(database):
    store_scored(database, "one", call=make_call(fallback=True, warnings=("Very quiet.",)))
    _, text = read_pdf(database)
    assert text.index("Transcribed by the offline recogniser") < text.index("The call over time")
    assert "Very quiet." in text


def test_an_auto_fail_is_named_and_comes_first(database):
    rude = {**FINDINGS, "respectful_language": Finding(Verdict.FAIL, "Said “calm down”.")}
    store_scored(database, "one", card=make_card(rude))
    _, text = read_pdf(database)
    assert "Auto-fail" in text
    assert "Cost points: Respectful language (fail)" in text


def test_only_a_part_of_the_font_is_embedded(database):
    store_scored(database, "one")
    with database.transaction() as session:
        assert len(write_pdf(load_report(session, "one", UTC))) < 100_000


@pytest.mark.parametrize(
    "hostile",
    [
        "测试 😀 \u202egpj.exe",
        "a\x00b\x07c\r\nd\te",
        "x" * 5000,
        "**bold** {nb} <b>&amp;",
    ],
)
def test_any_text_can_stand_anywhere(database, hostile):
    said = Utterance(Speaker.AGENT, 0.0, 2.0, hostile)
    findings = {**FINDINGS, "greeting": Finding(Verdict.FAIL, hostile, (Evidence(0, 2, hostile),))}
    call = replace(make_call(warnings=(hostile,)), utterances=(said,) * 6)
    store_scored(
        database, "one", call=call, card=make_card(findings), agent=hostile, file_name=hostile
    )
    reader, _ = read_pdf(database)
    assert len(reader.pages) >= 1


def test_a_call_without_any_speech_has_a_report(database):
    nothing = {name: Finding(Verdict.NA, "Nobody speaks.") for name in FINDINGS}
    card = replace(make_card(nothing), score=None, band=None, commitments=(), holds=())
    store_scored(database, "one", call=replace(make_call(), utterances=()), card=card)
    _, text = read_pdf(database)
    assert "Nothing to score" in text
    assert "The agent promised nothing for later." in text


def test_a_call_of_hours_stays_a_small_file(database):
    said = tuple(
        Utterance(Speaker.AGENT if n % 2 else Speaker.CALLER, n * 2.0, n * 2 + 1.9, "Yes.")
        for n in range(7000)
    )
    store_scored(database, "one", call=replace(make_call(), utterances=said, duration=14_000.0))
    with database.transaction() as session:
        assert len(write_pdf(load_report(session, "one", UTC))) < 150_000
