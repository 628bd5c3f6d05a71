"""Makes the fields of a message slip with their evidence."""

import re

from rubrics.scorecard import SlipField, SlipState
from rubrics.talk import Talk

BACKCHANNEL_WORDS = 2
_AFFIRMS = re.compile(
    r"^(?:oh |ah )?(?:yes|yeah|yep|aye|yah|ja|correct|right|perfect|exactly|spot on|lovely|sure"
    r"|that is (?:it|right|correct|me|the one|fine)|it is|please do|ideal|you have|grand|great)\b"
)


def given(talk: Talk, value: str, *lines: int) -> SlipField:
    """A field with its value and the lines that give it."""
    evidence = tuple(talk.evidence(i) for i in sorted(set(lines)))
    return SlipField(value, SlipState.GIVEN, evidence)


def missing(talk: Talk, asked: int | None = None, *lines: int) -> SlipField:
    """An empty field: asked for in the agent's line `asked`, or not asked at all."""
    if asked is None:
        evidence = tuple(talk.evidence(i) for i in lines)
        return SlipField(None, SlipState.NOT_ASKED, evidence)
    return SlipField(None, SlipState.NOT_GIVEN, (talk.evidence(asked),))


def affirms(text: str) -> bool:
    """Whether normalised words of the caller confirm what the agent said."""
    return _AFFIRMS.search(text) is not None


def following(talk: Talk, index: int) -> int | None:
    """The line spoken next, or None."""
    return next((i for i in talk.spoken if i > index), None)


def answer_to(talk: Talk, index: int) -> int | None:
    """The caller's line after an agent's question; None where the agent goes on."""
    after = following(talk, index)
    return after if after is not None and talk.is_caller(after) else None


def said(talk: Talk, index: int) -> str:
    """A line's words as they stand in the transcript."""
    return " ".join(talk.utterances[index].text.split())
