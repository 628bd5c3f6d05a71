"""The same sound on both channels is mono, at whatever level; two people are not."""

import pytest

from tests.signals import noise, silence, sound, voiced
from workers.speakers.channels import is_dual_mono


@pytest.mark.parametrize("factor", [1.0, 0.2, -1.0])
def test_the_same_sound_twice_is_dual_mono(factor: float) -> None:
    speech = voiced(120, 3)
    assert is_dual_mono(sound(speech + noise(3, level=0.001), speech * factor))


def test_two_voices_are_not() -> None:
    assert not is_dual_mono(sound(voiced(120, 3), voiced(210, 3)))


def test_faint_bleed_is_not() -> None:
    left, right = voiced(120, 3), voiced(210, 3)
    assert not is_dual_mono(sound(left + 0.1 * right, right + 0.1 * left))


def test_an_empty_channel_is_not() -> None:
    assert not is_dual_mono(sound(voiced(120, 3), silence(3)))


def test_one_channel_is_not() -> None:
    assert not is_dual_mono(sound(voiced(120, 3)))
