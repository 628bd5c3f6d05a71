"""When the call should be returned: the words, and the moment that follows from them."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

from rubrics.due_times import due_time, due_words
from rubrics.language.message_words import CALL_TIME, NOT_A_CALL, TIME, WHEN_ASKED
from rubrics.listening import shortened
from rubrics.readings.messages import Message
from rubrics.scorecard import SlipField
from rubrics.slip.fields import answer_to, following, given, missing, said
from rubrics.talk import Talk

_SHORT_ANSWER = 8
_AFTER_THAT = re.compile(
    r"\bat (?P<clock>[\w: ]+?),? so (?:any ?time )?(?:after that|from then)", re.I
)
_LEADING = re.compile(r"(?:any ?time|as soon as possible|first thing|still)\s*$", re.IGNORECASE)
_NEXT_DAY = re.compile(r"\W*(?:today|tomorrow|tonight)\b", re.IGNORECASE)
_WISHES = re.compile(r"\bhave (?:a|yourself a) (?:good|great|nice|lovely|wonderful) (?:day|time)")
_CLOCK = re.compile(
    r"\b(?:at|by|before|after|about|around|until|till) (?:\d|noon|midday|lunch|half|quarter|one|two"
    r"|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
)
_MURMUR = re.compile(r"^(?:oh|well|um|uh|er|yes|yeah|please|okay)[\s,.]+", re.IGNORECASE)
_NUMBER_DIGITS = re.compile(r"(?:\d[\s-]?){6,}")


def find_call_back(talk: Talk, message: Message) -> SlipField:
    """When to return the call, as the caller wants it or as the agent undertakes."""
    asked = [i for i in talk.agent_indices if _asks(talk.texts[i])]
    if not message.when:
        return missing(talk, asked[-1] if asked else None)
    for lines in _places(talk, asked):
        words = _words_of(talk, lines)
        if words is not None:
            return _field(talk, words, lines)
    answers = [(i, a) for i in asked if (a := answer_to(talk, i)) is not None]
    if answers and not message.missing:
        return given(talk, _whole(said(talk, answers[0][1])), *answers[0])
    return missing(talk, asked[-1] if asked else None)


def _places(talk: Talk, asked: list[int]) -> list[tuple[int, ...]]:
    """Where a time may stand, the surest place first."""
    answers = [(i, a) for i in reversed(asked) if (a := answer_to(talk, i)) is not None]
    since = talk.absence.index if talk.absence is not None else 0
    later = [i for i in talk.spoken if i > since]
    calls = [i for i in later if talk.texts[i] in CALL_TIME and talk.texts[i] not in NOT_A_CALL]
    short = [
        i
        for i in later
        if talk.is_caller(i)
        and len(talk.texts[i].split()) <= _SHORT_ANSWER
        and talk.texts[i] in TIME
        and not said(talk, i).endswith("?")
        and "what" not in talk.texts[i].split()
    ]
    wanted = [i for i in calls if talk.is_caller(i)]
    undertaken = [i for i in reversed(calls) if talk.is_agent(i)]
    return [*answers, *((i,) for i in (*wanted, *short, *undertaken)), *((i,) for i in asked)]


def _asks(text: str) -> bool:
    return text in WHEN_ASKED and _WISHES.search(text) is None


def _words_of(talk: Talk, lines: tuple[int, ...]) -> str | None:
    """The words of the time in the last of the lines."""
    text = _NUMBER_DIGITS.sub(" ", said(talk, lines[-1]))
    after_that = _AFTER_THAT.search(text)
    if after_that:
        return f"after {after_that['clock'].strip()}"
    words = due_words(text)
    if words is None:
        phrase = CALL_TIME.search(talk.texts[lines[-1]]) or TIME.search(talk.texts[lines[-1]])
        if phrase is None:
            return None
        return phrase[0]
    at = text.lower().find(words.lower())
    before, behind = text[:at], text[at + len(words) :]
    leading = _LEADING.search(before)
    day = _NEXT_DAY.match(behind)
    whole = f"{leading[0] if leading else ''}{words}{day[0] if day else ''}"
    return " ".join(re.sub(r"[,.]", " ", whole).split())


def _whole(text: str) -> str:
    return shortened(_MURMUR.sub("", text).rstrip("."))


def _field(talk: Talk, words: str, lines: tuple[int, ...]) -> SlipField:
    """The field; where the caller's words fix no moment, the agent's read-back may."""
    said_at = _moment_of(talk, lines[-1])
    at = due_time(words, said_at) if said_at else None
    back = following(talk, lines[-1])
    if back is not None and talk.is_agent(back) and talk.is_caller(lines[-1]):
        again = due_words(_NUMBER_DIGITS.sub(" ", said(talk, back)))
        if again and _says_more(again.lower(), words.lower()):
            at = due_time(again, said_at) if said_at else None
            words, lines = f"{words} ({again})", (*lines, back)
    return replace(given(talk, words, *lines), at=at)


def _moment_of(talk: Talk, index: int) -> datetime | None:
    started = talk.call.started_at
    return started + timedelta(seconds=talk.utterances[index].start) if started else None


def _says_more(again: str, words: str) -> bool:
    """Whether a read-back names the hour that the caller's words leave open."""
    if not _fixes(words):
        return _fixes(again)
    return _CLOCK.search(again) is not None and _CLOCK.search(words) is None


def _fixes(words: str) -> bool:
    """Whether a moment follows from the words, whatever the day."""
    return due_time(words, datetime(2026, 1, 5, 9, 0)) is not None  # noqa: DTZ001 - any day
