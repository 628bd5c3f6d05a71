"""The drawn sound says how loud it was, where, and in which channel."""

import gzip
import struct
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from service.storage.recordings import LocalRecordings
from workers.audio import RATE_HZ, Sound
from workers.peaks import encode_peaks, keep_peaks


def _sine(seconds: float, amplitude: float) -> NDArray[np.float32]:
    time = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    return (amplitude * np.sin(2 * np.pi * 400 * time)).astype(np.float32)


def _read(data: bytes) -> tuple[float, NDArray[np.uint8]]:
    magic, channels, rate = struct.unpack("<4sIf", data[:12])
    assert magic == b"CGP1"
    return rate, np.frombuffer(data[12:], np.uint8).reshape(channels, -1)


def _sound(*channels: NDArray[np.float32]) -> Sound:
    return Sound(channels, "pcm_s16le", RATE_HZ)


@pytest.mark.parametrize(
    ("amplitude", "dbfs"), [(1.0, -3.01), (0.1, -23.01), (0.0, -60.0), (1e-5, -60.0)]
)
def test_a_point_is_the_level_of_its_stretch(amplitude: float, dbfs: float) -> None:
    rate, points = _read(encode_peaks(_sound(_sine(2.0, amplitude))))
    assert (rate, points.shape) == (20.0, (1, 40))
    assert points / 255 * 60 - 60 == pytest.approx(np.full((1, 40), dbfs), abs=0.25)


def test_each_channel_is_drawn_where_it_is_heard() -> None:
    speech, silence = _sine(1.0, 0.3), np.zeros(RATE_HZ, np.float32)
    sound = _sound(np.concatenate([speech, silence]), np.concatenate([silence, speech]))
    _, points = _read(encode_peaks(sound))
    assert (points[0, :20].min() > 150, points[0, 20:].max()) == (True, 0)
    assert (points[1, 20:].min() > 150, points[1, :20].max()) == (True, 0)


def test_a_last_stretch_that_is_cut_short_is_as_loud_as_the_others() -> None:
    _, points = _read(encode_peaks(_sound(_sine(30.01, 0.5))))
    assert points.shape == (1, 601)
    assert np.ptp(points) <= 3


def test_a_long_call_gets_fewer_points_a_second() -> None:
    hours = np.zeros(2 * 3600 * RATE_HZ, np.float32)
    rate, points = _read(encode_peaks(_sound(hours)))
    assert (rate, points.shape) == (10.0, (1, 72_000))


def test_peaks_are_kept_packed_and_come_out_the_same_each_time(tmp_path: Path) -> None:
    sound, store = _sound(_sine(60.0, 0.2)), LocalRecordings(tmp_path)
    for key in ("ab/1.peaks", "ab/2.peaks"):
        keep_peaks(sound, key, store)
    first, second = (tmp_path / "ab" / name for name in ("1.peaks", "2.peaks"))
    assert first.read_bytes() == second.read_bytes()
    assert gzip.decompress(first.read_bytes()) == encode_peaks(sound)
