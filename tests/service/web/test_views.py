"""Scorecards, transcripts and times as pages word them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from rubrics.call import Call, Speaker, Utterance, Word
from rubrics.rubric import rubric_to_dict
from rubrics.scorecard import scorecard_to_dict
from service.errors import InvalidInput
from service.web.card_view import card_view
from service.web.names import base_name, plain_name
from service.web.times import megabytes, mm_ss, moment_from_form
from service.web.tone_view import tone_view
from service.web.transcript_view import transcript_lines
from service.web.writing import WRITINGS
from tests.factories import example_call, example_card, example_rubric


def _view(*, auto_fail: bool = False):
    card = scorecard_to_dict(example_card(auto_fail=auto_fail))
    return card_view(card, rubric_to_dict(example_rubric()))


def test_lost_points_are_the_share_of_what_applied() -> None:
    points = {item.id: item.points for item in _view().costly}
    assert points == pytest.approx({"hold_permission": 100 * 3 / 16, "no_interruptions": 6.25})


def test_a_partial_verdict_loses_what_its_form_does_not_grant() -> None:
    form = rubric_to_dict(example_rubric())
    for section in form["sections"]:
        for criterion in section["criteria"]:
            criterion["points"] = {"partial": 0.8}
    costly = card_view(scorecard_to_dict(example_card()), form).costly
    points = {item.id: item.points for item in costly if item.verdict == "partial"}
    assert points == pytest.approx({"no_interruptions": 12.5 * 0.2})


def test_what_fails_the_call_comes_first() -> None:
    assert _view(auto_fail=True).costly[0].failed_call


def test_a_criterion_that_the_form_does_not_know_is_left_out() -> None:
    card = scorecard_to_dict(example_card())
    form = rubric_to_dict(example_rubric())
    form["sections"] = form["sections"][:1]
    assert set(card_view(card, form).titles) == {"greeting", "identification", "offer_of_help"}


def test_holds_stand_between_the_lines() -> None:
    lines = transcript_lines(example_call(), scorecard_to_dict(example_card()))
    assert [line.number for line in lines] == [0, 1, 2, 3, None, 4, 5, 6, 7, 8]
    assert lines[4].pieces[0].text == "On hold for 25 s"


def test_words_that_differ_from_the_text_mark_nothing() -> None:
    words = (Word("fifty", 0, 1, 0.1), Word("dollars", 1, 2, 0.9))
    call = Call("c", (Utterance(Speaker.AGENT, 0, 2, "$50", words),), 2.0)
    (line,) = transcript_lines(call, {})
    assert [(p.text, p.doubtful) for p in line.pieces] == [("$50", False)]
    assert line.word_times == ""


def test_each_written_word_has_its_time_after_the_one_before() -> None:
    words = (Word("At", 1.24, 1.3), Word(" half past", 1.5, 2.0), Word("nine.", 1.9, 2.4))
    call = Call("c", (Utterance(Speaker.AGENT, 1.2, 2.4, "At half past nine.", words),), 3.0)
    (line,) = transcript_lines(call, {})
    assert line.word_times == "4 26 0 40"


def test_tone_names_the_utterances_that_left_the_usual() -> None:
    tone = tone_view(example_call())
    assert tone is not None
    assert [m.speaker for m in tone.moments] == ["Caller"]
    assert (tone.moments[0].loudness, tone.moments[0].pitch) == ("+7 dB", "+3.1 semitones")
    assert tone.usual[0].pitch_hz == 210.0
    assert len(tone.rows) == len(example_call().utterances)
    assert tone_view(Call("c", (), 1.0)) is None


@pytest.mark.parametrize(
    ("seconds", "written"),
    [(0, "00:00"), (72.9, "01:12"), (3600, "1:00:00"), (None, "\N{EN DASH}")],
)
def test_places_in_a_call_are_minutes_and_seconds(seconds: float | None, written: str) -> None:
    assert mm_ss(seconds) == written


def test_moments_are_written_in_the_zone() -> None:
    noon = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
    written = WRITINGS["en-GB"].day_and_time(noon, ZoneInfo("Europe/Berlin"))
    assert written.replace("\N{NO-BREAK SPACE}", " ") == "1 Jul 2026, 14:00"


def test_a_time_from_a_form_is_meant_in_the_zone() -> None:
    zone = ZoneInfo("Europe/Berlin")
    assert moment_from_form("2026-07-01T14:00", zone) == datetime(2026, 7, 1, 12, tzinfo=UTC)
    assert moment_from_form(" ", zone) is None
    with pytest.raises(InvalidInput, match="too far away"):
        moment_from_form("0001-01-01T00:00", zone)


def test_names_lose_what_is_not_seen() -> None:
    assert plain_name("a\u202eb\0c\n d") == "abc d"
    assert base_name("C:\\calls\\one.wav") == "one.wav"
    assert base_name("/") == "recording"


def test_sizes_are_megabytes() -> None:
    british = WRITINGS["en-GB"]
    assert megabytes(1_240_000, british) == "1.2 MB"
    assert megabytes(524_288_000, british) == "524 MB"
    assert megabytes(1_240_000, WRITINGS["de"]) == "1,2 MB"
