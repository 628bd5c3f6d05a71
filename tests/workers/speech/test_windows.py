"""Short segments share a window, and their words find their own times again."""

import numpy as np
import pytest

from rubrics.call import Word
from tests.signals import silence, sound
from workers.audio import RATE_HZ
from workers.speech.transcriber import SpeechSegment
from workers.speech.windows import Window, pack


def test_short_segments_share_a_window() -> None:
    segments = [SpeechSegment(0, float(t), t + 2.0) for t in range(0, 100, 5)]
    windows = list(pack(segments))
    assert len(windows) == 2
    assert [s for w in windows for s in w.segments] == segments


def test_both_channels_fill_one_window() -> None:
    segments = [SpeechSegment(0, 0, 2), SpeechSegment(1, 1, 3)]
    assert [w.segments for w in pack(segments)] == [tuple(segments)]


def test_between_two_people_the_gap_is_wider() -> None:
    first, same, other = SpeechSegment(0, 0, 2), SpeechSegment(0, 5, 7), SpeechSegment(1, 5, 7)
    assert Window((first, same)).seconds == pytest.approx(4.4)
    assert Window((first, other)).seconds == pytest.approx(5.2)


def test_a_word_in_a_gap_goes_to_the_nearer_segment() -> None:
    window = Window((SpeechSegment(0, 10.0, 12.0), SpeechSegment(1, 50.0, 53.0)))
    heard = [Word("early", 2.2, 2.4, 0.9), Word("late", 2.8, 3.0, 0.9)]  # the gap is 2.0 to 3.2
    first, second = window.share_out(heard)
    assert [w.text for w in first] == ["early"]
    assert [w.text for w in second] == ["late"]
    assert second[0].start == 50.0


def test_a_window_never_exceeds_what_whisper_takes() -> None:
    segments = [SpeechSegment(0, t, t + 13.0) for t in (0, 20, 40, 60, 80)]
    for window in pack(segments):
        assert len(window.samples(sound(silence(120)))) <= 30 * RATE_HZ


def test_words_come_back_at_their_own_times() -> None:
    window = Window((SpeechSegment(0, 10.0, 12.0), SpeechSegment(0, 50.0, 53.0)))
    heard = [Word("one", 0.5, 1.0, 0.9), Word("two", 2.9, 3.4, 0.8)]  # the second begins at 2.4
    first, second = window.share_out(heard)
    assert first == (Word("one", 10.5, 11.0, 0.9),)
    assert (second[0].start, second[0].end) == pytest.approx((50.5, 51.0))


def test_a_word_never_leaves_its_segment() -> None:
    window = Window((SpeechSegment(0, 10.0, 12.0),))
    ((word,),) = window.share_out([Word("long", 1.5, 2.3, None)])
    assert word.end == 12.0


def test_the_sound_of_a_window_is_the_segments_in_order() -> None:
    loud = np.full(RATE_HZ, 0.5, np.float32)
    recording = sound(np.concatenate([silence(5), loud, silence(5)]))
    window = Window((SpeechSegment(0, 5, 6), SpeechSegment(0, 7, 8)))
    samples = window.samples(recording)
    assert np.all(samples[:RATE_HZ] == 0.5)
    assert not samples[RATE_HZ:].any()
