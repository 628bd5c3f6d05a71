"""A corrected transcript keeps what was heard where it was right."""

import pytest

from rubrics.call import Speaker
from rubrics.corrections import UtteranceCorrection, correct_call
from rubrics.engine import score_call
from rubrics.scorecard import Verdict
from tests.factories import example_call, shipped_example


def test_without_corrections_the_call_is_the_same() -> None:
    assert correct_call(example_call(), ()) == example_call()


def test_words_that_stay_keep_their_times() -> None:
    text = "Hi Linda, this is Tom Barker Senior. My card was charged twice and I am really upset."
    heard = example_call().utterances[1]
    said = correct_call(example_call(), [UtteranceCorrection(1, text=text)]).utterances[1]
    assert " ".join(w.text for w in said.words) == said.text == text
    assert said.words[:5] == heard.words[:5]
    assert said.words[7:] == heard.words[6:]
    assert [w.text for w in said.words if w.confidence == 1.0] == ["Barker", "Senior."]
    assert heard.words[4].end <= said.words[5].start <= said.words[6].end <= heard.words[6].start


@pytest.mark.parametrize("text", ["", "Entirely other words", "Hi"])
def test_any_text_can_be_laid_over(text: str) -> None:
    said = correct_call(example_call(), [UtteranceCorrection(1, text=text)]).utterances[1]
    assert [w.text for w in said.words] == text.split()
    assert all(said.start <= w.start <= w.end <= said.end for w in said.words)


def test_another_speaker_is_certain_and_leaves_the_tone() -> None:
    wanted = UtteranceCorrection(1, speaker=Speaker.AGENT)
    said = correct_call(example_call(), [wanted]).utterances[1]
    assert (said.speaker, said.speaker_confidence, said.tone) == (Speaker.AGENT, 1.0, None)
    assert said.text == example_call().utterances[1].text


def test_a_corrected_speaker_changes_a_verdict() -> None:
    made = shipped_example()
    corrected = correct_call(made.call, [UtteranceCorrection(2, speaker=Speaker.CALLER)])
    assert made.card.finding("empathy").verdict is Verdict.PASS
    assert score_call(made.rubric, corrected).finding("empathy").verdict is not Verdict.PASS
