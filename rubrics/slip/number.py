"""The caller's phone number: the digits as said, over pauses, corrected by reading back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from rubrics.language.message_words import (
    ASKS_NUMBER,
    CALL_TIME,
    HAS_NUMBER,
    OTHER_NUMBER,
    TIME,
)
from rubrics.language.spoken_numbers import (
    SpokenNumber,
    corrected,
    joined,
    only_number,
    read_numbers,
)
from rubrics.readings.messages import Message
from rubrics.scorecard import SlipField
from rubrics.slip.fields import BACKCHANNEL_WORDS, affirms, answer_to, given, missing, said
from rubrics.talk import Talk

_LEAST_DIGITS = 7
_FULL_DIGITS = 9
_MOST_DIGITS = 15
_LONGEST_USUAL = 12
_SAME_NUMBER = 0.7
_NO_PHONE = re.compile(r"\b(?:the|his|her|my|your) (?:i ?d|ref|reference)\b|\bid is\b")
_OF_A_PLACE = re.compile(r"\b(?:flat|house|door|room|block|unit|plot) number\b")
_A_NUMBER = re.compile(
    r"\b(?:the|a|phone|mobile|telephone) number\b(?! (?:is|of|on))|^(?:and )?number$"
)
_DENIES = re.compile(r"^(?:oh |ah )?(?:no|nope|nearly|not quite|sorry|almost|close)\b")


@dataclass(frozen=True, slots=True)
class _Number:
    digits: str
    lines: tuple[int, ...]
    asked: bool
    extension: str = ""

    @property
    def complete(self) -> bool:
        return len(self.digits) >= _FULL_DIGITS


def find_number(talk: Talk, message: Message) -> SlipField:
    """The number to call back on, as digits, with its extension."""
    numbers = [n for n in _callers_numbers(talk) if len(n.digits) >= _LEAST_DIGITS]
    best = max(numbers, key=lambda n: (n.asked, n.complete), default=None) or _agents_number(talk)
    if best is None or not message.number:
        asked = [i for i in talk.agent_indices if _asks_number(talk.texts[i])]
        had = [i for i in talk.caller_indices if talk.texts[i] in HAS_NUMBER]
        return missing(talk, asked[-1] if asked else None, *had)
    best = _as_read_back(talk, best)
    value = best.digits + (f" ext. {best.extension}" if best.extension else "")
    return given(talk, value, *best.lines)


def _asks_number(text: str) -> bool:
    if _OF_A_PLACE.search(text):
        return False
    return text in ASKS_NUMBER or (_A_NUMBER.search(text) is not None and text not in OTHER_NUMBER)


def _callers_numbers(talk: Talk) -> list[_Number]:
    """The numbers that the caller gives; one that corrects another takes its place."""
    found: list[_Number] = []
    for number in _in_breaths(talk):
        if found and _alike(found[-1].digits, number.digits):
            lines = found[-1].lines + number.lines
            found[-1] = replace(number, lines=lines, asked=found[-1].asked or number.asked)
        elif len(number.digits) <= _MOST_DIGITS + 1:
            found.append(number)
    return found


def _in_breaths(talk: Talk) -> Iterator[_Number]:
    """Numbers with the pauses inside them joined: the agent's murmurs and echoes are none."""
    open_number: _Number | None = None
    asked = ""
    for index in talk.spoken:
        part = joined(read_numbers(said(talk, index)))
        if talk.is_agent(index):
            if not _lets_go_on(talk, index, part, open_number):
                asked = talk.texts[index]
                if open_number and not (part and _alike(part.digits, open_number.digits)):
                    yield open_number
                    open_number = None
        elif part and not _counts_other(talk.texts[index], asked):
            following = _Number(part.digits, (index,), _asks_number(asked), part.extension)
            if open_number is None:
                open_number = following
            elif (together := _together(open_number, following, talk.texts[index])) is not None:
                open_number = together
            else:
                yield open_number
                open_number = following
    if open_number:
        yield open_number


def _together(number: _Number, more: _Number, text: str) -> _Number | None:
    """What a further line makes of a number: longer, corrected, or another (None)."""
    lines = number.lines + more.lines
    extension = more.extension or number.extension
    if _DENIES.search(text) and len(more.digits) < _LEAST_DIGITS:
        if number.complete or len(more.digits) > 1:
            return replace(number, digits=corrected(number.digits, more.digits), lines=lines)
        return None
    if len(more.digits) >= _FULL_DIGITS or (number.complete and not _is_rest(number, more, text)):
        return None
    digits = number.digits + more.digits.lstrip("+")
    return replace(number, digits=digits, lines=lines, extension=extension)


def _is_rest(number: _Number, more: _Number, text: str) -> bool:
    """Whether digits after a number that might be whole still belong to it."""
    together = len(number.digits) + len(more.digits)
    return (
        len(more.digits) > 1
        and together <= _LONGEST_USUAL
        and only_number(text)
        and (text not in TIME and text not in CALL_TIME)
    )


def _lets_go_on(talk: Talk, index: int, part: SpokenNumber | None, number: _Number | None) -> bool:
    """Whether an agent's line leaves the caller in the middle of the number."""
    if number is None:
        return False
    if part is None:
        return len(talk.texts[index].split()) <= BACKCHANNEL_WORDS
    return only_number(said(talk, index)) and part.digits in number.digits


def _counts_other(text: str, asked: str) -> bool:
    """Whether the digits are an order's, an account's or an ID's."""
    if _asks_number(asked) and text not in OTHER_NUMBER and not _NO_PHONE.search(text):
        return False
    return any(t in OTHER_NUMBER or _NO_PHONE.search(t) for t in (text, asked))


def _alike(one: str, other: str) -> bool:
    """Whether two numbers are one, said twice and heard a little differently."""
    if min(len(one), len(other)) < _LEAST_DIGITS:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SAME_NUMBER


def _agents_number(talk: Talk) -> _Number | None:
    """The number that the agent sees or knows and names to the caller."""
    for index in reversed(talk.agent_indices):
        number = joined(read_numbers(said(talk, index)))
        if number is None or not _LEAST_DIGITS <= len(number.digits) <= _MOST_DIGITS:
            continue
        if not _counts_other(talk.texts[index], ""):
            answer = answer_to(talk, index)
            lines = (index,) if answer is None else (index, answer)
            return _Number(number.digits, lines, asked=True, extension=number.extension)
    return None


def _as_read_back(talk: Talk, number: _Number) -> _Number:
    """The number as the agent reads it back, where the caller agrees or had lost digits."""
    for index in talk.agent_indices:
        if index < number.lines[0]:
            continue
        read = joined(read_numbers(said(talk, index)))
        if read is None or not (_alike(read.digits, number.digits) or _ends(number, read)):
            continue
        answer = answer_to(talk, index)
        agreed = answer is not None and affirms(talk.texts[answer])
        longer = len(number.digits) < len(read.digits) and not number.complete
        later = index > number.lines[-1]
        if (
            later
            and read.digits != number.digits
            and not _ends(number, read)
            and (agreed or longer)
        ):
            number = replace(number, digits=read.digits)
        lines = (*number.lines, index)
        number = replace(number, lines=lines, extension=number.extension or read.extension)
    return number


def _ends(number: _Number, read: SpokenNumber) -> bool:
    return len(read.digits) >= 3 and number.digits.endswith(read.digits)
