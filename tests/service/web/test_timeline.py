"""The picture of a call: lanes, gaps and pins where they belong."""

from dataclasses import replace

from rubrics.call import Call, Speaker, Utterance
from rubrics.scorecard import scorecard_to_dict
from service.web.timeline import full_timeline, small_timeline
from tests.factories import example_call, example_card

_CARD = scorecard_to_dict(example_card())


def _call(*spans: tuple[Speaker, float, float], duration: float = 100.0) -> Call:
    utterances = tuple(Utterance(who, start, end, "words") for who, start, end in spans)
    return Call("c", utterances, duration)


def test_each_speaker_has_a_lane() -> None:
    line = small_timeline(_call((Speaker.AGENT, 10, 20), (Speaker.CALLER, 50, 100)), {})
    assert line.agent == "M100.0 0H200.0V1H100.0z"
    assert line.caller == "M500.0 0H1000.0V1H500.0z"


def test_speech_that_touches_is_drawn_as_one() -> None:
    line = small_timeline(_call((Speaker.AGENT, 10, 20), (Speaker.AGENT, 20.01, 30)), {})
    assert line.agent == "M100.0 0H300.0V1H100.0z"


def test_talk_over_is_where_both_speak() -> None:
    call = _call((Speaker.AGENT, 10, 20), (Speaker.CALLER, 18, 30), (Speaker.AGENT, 29, 40))
    assert full_timeline(call, {}, {}).talk_over == "M180.0 0H200.0V1H180.0zM290.0 0H300.0V1H290.0z"
    assert full_timeline(replace(call, timed=False), {}, {}).talk_over == ""


def test_holds_are_placed_in_percent_of_the_call() -> None:
    (hold,) = full_timeline(example_call(), _CARD, {}).holds
    assert (hold.left, hold.width) == (26.67, 41.66)
    assert hold.label == "Hold 00:16 to 00:41, 25 s"


def test_pins_of_the_same_moment_stand_in_rows() -> None:
    line = full_timeline(example_call(), _CARD, {"greeting": "Greets"})
    assert {pin.row for pin in line.passes if pin.left < 1} == {0, 1, 2}
    assert "Greets: pass, 00:00" in {pin.label for pin in line.passes}
    assert {pin.verdict for pin in line.pins} == {"fail", "partial", "unsure"}


def test_many_pins_of_a_moment_are_pushed_apart() -> None:
    pins = full_timeline(example_call(repeats=240), _CARD, {}).passes
    assert len({(pin.left, pin.row) for pin in pins}) == len(pins)


def test_a_silence_in_a_hold_is_the_hold() -> None:
    assert full_timeline(example_call(), _CARD, {}).silences == ()
    assert len(full_timeline(example_call(), {}, {}).silences) == 1


def test_the_tone_line_breaks_where_nobody_can_know_it() -> None:
    line = full_timeline(example_call(), _CARD, {})
    assert line.agent_tone.count("M") == 2
    assert line.caller_tone.count("M") == 2


def test_times_under_the_picture_are_round_and_few() -> None:
    for minutes in (1, 7, 60, 240):
        call = example_call(repeats=minutes)
        ticks = full_timeline(call, {}, {}).ticks
        assert 3 <= len(ticks) <= 8
    assert ticks[1].label == "1:00:00"


def test_a_call_without_a_length_has_a_picture_too() -> None:
    assert full_timeline(Call("c", (), 0.0), {}, {}).agent == ""
