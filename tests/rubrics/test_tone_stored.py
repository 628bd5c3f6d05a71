"""The tone of a stored call is read back, also of one stored before arousal was measured."""

import pytest

from rubrics.call import Call, Speaker, Utterance, UtteranceTone, call_from_dict, call_to_dict

TONE = UtteranceTone(
    180.0, 4.0, 3.0, -20.0, 7.0, label="raised", arousal=1.2, evidence="7 dB louder"
)


def stored(tone: UtteranceTone) -> dict[str, object]:
    said = Utterance(Speaker.AGENT, 0.0, 2.0, "no", tone=tone)
    return call_to_dict(Call("c", (said,), 2.0, sounded=True))


def test_every_number_is_read_back() -> None:
    assert call_from_dict(stored(TONE)).utterances[0].tone == TONE


def test_a_tone_without_arousal_is_drawn_by_its_loudness() -> None:
    data = stored(TONE)
    old = data["utterances"][0]["tone"]  # type: ignore[index]
    for name in ("arousal", "liveliness", "tilt_db", "tilt_change_db", "evidence"):
        del old[name]
    tone = call_from_dict(data).utterances[0].tone
    assert tone is not None
    assert tone.height == pytest.approx(7 / 12)


@pytest.mark.parametrize(("arousal", "height"), [(-9.0, -1.0), (0.75, 0.5), (9.0, 1.0)])
def test_arousal_is_drawn_within_its_lane(arousal: float, height: float) -> None:
    assert UtteranceTone(arousal=arousal).height == height
