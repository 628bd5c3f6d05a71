"""Every browser can play what was decoded, and a jump lands where it should."""

from pathlib import Path

import av
import numpy as np
import pytest

from service.storage.recordings import LocalRecordings
from workers.audio import RATE_HZ, Sound, decode_recording
from workers.listening_copy import keep_listening_copy


def _sound(channels: int, seconds: float) -> Sound:
    time = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    tones = [0.4 * np.sin(2 * np.pi * hz * time).astype(np.float32) for hz in (300, 700)]
    return Sound(tuple(tones[:channels]), "pcm_s16le", RATE_HZ)


@pytest.mark.parametrize("channels", [1, 2])
def test_a_copy_has_the_sound_and_length_of_its_recording(tmp_path: Path, channels: int) -> None:
    sound = _sound(channels, 21.5)
    keep_listening_copy(sound, "ab/cd.mp3", LocalRecordings(tmp_path))
    copy = decode_recording(tmp_path / "ab" / "cd.mp3")
    assert len(copy.channels) == channels
    assert copy.duration == pytest.approx(21.5, abs=0.1)
    middle = slice(10 * RATE_HZ, 11 * RATE_HZ)
    assert np.std(copy.channels[0][middle]) == pytest.approx(np.std(sound.channels[0]), rel=0.1)


def test_the_bit_rate_is_constant_so_that_jumps_are_exact(tmp_path: Path) -> None:
    keep_listening_copy(_sound(2, 20), "cd.mp3", LocalRecordings(tmp_path))
    with av.open(str(tmp_path / "cd.mp3")) as container:
        sizes = {packet.size for packet in container.demux() if packet.size}
    assert len(sizes) <= 2
