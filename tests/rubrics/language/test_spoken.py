"""Talk smoothed to the form that phrases are written in."""

import pytest

from rubrics.language.spoken import spoken


@pytest.mark.parametrize(
    ("said", "smoothed"),
    [
        ("Ill, ill e-mail you.", "i will email you"),
        ("can you hold can you hold for me", "can you hold for me"),
        ("It was, you know, late.", "it was late"),
        ("well refund it", "we will refund it"),
        ("and ill call him", "and i will call him"),
        ("hell fix it and shell book it", "he will fix it and she will book it"),
        ("nobody's been round", "nobody has been round"),
        ("nobodys fixed it", "nobody has fixed it"),
        ("I apologize, a cheque as well", "i apologise a check too"),
        ("you should of rung my mum", "you should have rung my mother"),
        ("the one the other", "the one the other"),
    ],
)
def test_talk_is_brought_to_one_form(said: str, smoothed: str) -> None:
    assert spoken(said) == smoothed
