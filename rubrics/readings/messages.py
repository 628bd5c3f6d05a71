"""The message that the agent takes: where, and which of the five particulars it holds."""

import re
from dataclasses import dataclass

from rubrics.language.message_words import (
    ASKED_FOR_MESSAGE,
    ASKS_NAME,
    COMPANY,
    DIGIT_WORDS,
    GREETING_ONLY,
    RELAY,
    SPELLING,
    WHEN,
    WHEN_ASKED,
)
from rubrics.language.names import TITLES, is_given_name
from rubrics.language.phrases import Phrases
from rubrics.readings.absences import Absence
from rubrics.transcript import Transcript

_LEAST_DIGITS = 6
_FULL_DIGITS = 10
_MESSAGE_WORDS = Phrases(
    r"(?:message|note|memo|note down|take (?:this|that|it) down|pass (?:it|that|this) on)"
)
_OWN_NAME = Phrases(
    r"(?:my name is|name is|this is|it is|i am|here is) (?!about|just|only|the|a|an|not|my|your|our|calling|ringing|in|on|for|for|very|still|so|from|been|it|really|that|this|gone|got|to|of|one|two|three|sure|after|looking|trying|at|no|hoping|phoning|sorry|to|fine|okay|afraid|worried|also|because|what|where|all)\w+",
    r"^(?:\w+ ){0,4}\w+ \w+ (?:here|speaking|from|at|with)",
)
_NAMED = Phrases(
    r"(?:thank you|thanks|hello|hi|okay|sure|right|sorry|bye|morning|afternoon|welcome) (?:(?:mr|mrs|ms|miss|dr|doctor|sister|father) )?\w+"
)


@dataclass(frozen=True, slots=True)
class Message:
    """A message taken: the line that takes it, and which particulars were given."""

    index: int
    name: bool
    spelling: bool
    company: bool
    number: bool
    area_code: bool
    when: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """What the slip lacks, in words."""
        parts = (
            (self.name, "the caller's name"),
            (self.number, "a phone number"),
            (self.name and self.spelling or not self.name, "the name's spelling"),
            (self.company, "the company"),
            (self.area_code or not self.number, "the area code"),
            (self.when, "when to return the call"),
        )
        return tuple(words for there, words in parts if not there)


def find_message(transcript: Transcript, absence: Absence | None) -> Message | None:
    """The message that the agent takes in this call, or None."""
    taken = _taken_at(transcript, absence)
    return None if taken is None else _read(transcript, taken, absence)


def _taken_at(transcript: Transcript, absence: Absence | None) -> int | None:
    """The last line in which the agent undertakes to pass something on."""
    relays = [
        i
        for i in transcript.agent_indices
        if transcript.texts[i] in RELAY and _is_due(transcript, absence, i)
    ]
    return relays[-1] if relays else None


def _is_due(transcript: Transcript, absence: Absence | None, index: int) -> bool:
    """Whether there is somebody to pass it to, and more than a greeting to pass on."""
    before = [i for i in transcript.caller_indices if i < index]
    said = transcript.texts[before[-1]] if before else ""
    if said in GREETING_ONLY:
        return False
    text = transcript.texts[index]
    if absence is not None and index > absence.index:
        return not _is_offer(transcript, index)
    asked = any(transcript.texts[i] in _MESSAGE_WORDS for i in before)
    return (text in _MESSAGE_WORDS or asked) and not _is_offer(transcript, index)


def _is_offer(transcript: Transcript, index: int) -> bool:
    """A question or choice that the caller has yet to take up."""
    text = transcript.texts[index]
    asks = re.match(
        r"(?:\w+ ){0,12}(?:can i|shall i|should i|could i|will i|do you want|would you like|want me|or)\b",
        text,
    )
    return asks is not None


def _read(transcript: Transcript, index: int, absence: Absence | None) -> Message:
    texts, callers = transcript.texts, transcript.caller_indices
    said = [texts[i] for i in callers]
    from_absence = absence.index if absence is not None else 0
    heard = [texts[i] for i in transcript.agent_indices]
    digits = max((_digits(t) for t in [*said, *heard]), default=0)
    return Message(
        index=index,
        name=_has_name(transcript),
        spelling=any(t in SPELLING for t in [*said, *heard]),
        company=any(t in COMPANY for t in [*said, *heard]),
        number=digits >= _LEAST_DIGITS,
        area_code=digits >= _FULL_DIGITS,
        when=_has_time(transcript, from_absence),
    )


def _has_name(transcript: Transcript) -> bool:
    said = [transcript.texts[i] for i in transcript.caller_indices]
    if any(t in _OWN_NAME for t in said):
        return True
    asked = [i for i in transcript.agent_indices if transcript.texts[i] in ASKS_NAME]
    replied = any(i + 1 in transcript.caller_indices for i in asked)
    return replied or any(_addresses(transcript.texts[i]) for i in transcript.agent_indices)


def _addresses(text: str) -> bool:
    match = _NAMED.search(text)
    if not match:
        return False
    words = match[0].split()
    return is_given_name(words[-1]) or (len(words) > 1 and words[-2] in TITLES)


def _digits(text: str) -> int:
    """The longest run of spoken or written digits."""
    best = run = 0
    for word in text.split():
        if word.isdigit():
            run += len(word)
        elif word in DIGIT_WORDS:
            run += 0 if word == "plus" else 1
        elif word in ("and", "then", "five"):
            continue
        else:
            best, run = max(best, run), 0
    return max(best, run)


def _has_time(transcript: Transcript, since: int) -> bool:
    for i in transcript.spoken:
        if i <= since:
            continue
        text = transcript.texts[i]
        if transcript.is_agent(i) and text in WHEN_ASKED:
            return True
        if text in _RETURN and text in WHEN:
            return True
    return False


_RETURN = Phrases(
    r"(?:call|ring|phone|callback|hear|speak|get back|return|talk|blower|reach)(?:s|ing)? ~4 (?:me|you|back|before|after|by|within|today|tonight|tomorrow|from|to|any)",
    r"(?:within|before|after|by|any ?time) (?:\w+ )?(?:the hour|hour|noon|one|two|three|four|five|six|seven|tomorrow|today|tonight|monday|tuesday|wednesday|thursday|friday)",
)
_ = ASKED_FOR_MESSAGE
