"""Words become turns at pauses and changes of voice; silences are where nobody speaks."""

from rubrics.call import Word
from workers.speakers.turns import VoicedWord, find_silences, turns_by_channel, turns_in_sequence


def word(text: str, start: float, end: float, voice: int = 0) -> VoicedWord:
    return VoicedWord(Word(text, start, end, 0.8), voice)


def test_a_pause_ends_a_turn() -> None:
    turns = turns_by_channel([word("good", 0, 0.5), word("day", 0.6, 1), word("hello", 2, 2.5)])
    assert [t.text for t in turns] == ["good day", "hello"]


def test_on_two_channels_people_may_overlap() -> None:
    words = [word("one", 0, 1), word("two", 1.1, 2), word("yes", 0.5, 0.9, voice=1)]
    turns = turns_by_channel(words)
    assert [(t.voice, t.text) for t in turns] == [(0, "one two"), (1, "yes")]


def test_on_one_channel_a_change_of_voice_ends_a_turn() -> None:
    words = [word("hello", 0, 1), word("hi", 1.1, 1.5, voice=1), word("so", 1.6, 2)]
    assert [t.voice for t in turns_in_sequence(words)] == [0, 1, 0]


def test_a_turn_knows_its_times_and_confidence() -> None:
    (turn,) = turns_by_channel([word("good", 1, 1.5), word("day", 1.6, 2)])
    assert (turn.start, turn.end, turn.confidence) == (1, 2, 0.8)


def test_silences_of_three_seconds_are_found_at_the_ends_too() -> None:
    turns = turns_by_channel([word("a", 4, 5), word("b", 7, 8, voice=1), word("c", 14, 15)])
    assert find_silences(turns, 16.0) == ((0.0, 4), (8, 14))


def test_a_silence_of_one_channel_is_none_while_the_other_speaks() -> None:
    turns = turns_by_channel([word("a", 0, 1), word("b", 2, 8, voice=1), word("c", 9, 10)])
    assert find_silences(turns, 10.0) == ()


def test_without_words_the_whole_recording_is_silence() -> None:
    assert find_silences([], 12.0) == ((0.0, 12.0),)
