"""The brief message, in the caller's own words."""

import re
from collections.abc import Iterator

from rubrics.language.message_words import (
    ASKS_COMPANY,
    ASKS_NAME,
    ASKS_NUMBER,
    SPELLING,
    WHEN_ASKED,
)
from rubrics.language.phrases import Phrases
from rubrics.language.spoken_numbers import only_number
from rubrics.readings.messages import Message
from rubrics.readings.opening import states_business
from rubrics.scorecard import SlipField
from rubrics.slip.fields import answer_to, given, missing, said
from rubrics.talk import Talk

_ASKS_SUBJECT = Phrases(
    r"what (?:shall|should|can|do|would|will|may) (?:i|you) ~4 (?:tell|say|put|write|note|pass)",
    r"what (?:is|was) (?:it|this|that|the message|your message|the call) ~2 (?:about|regarding"
    r"|concerning|please)?$",
    r"(?:what|whats|may i ask what) ~3 (?:about|regarding|concerning|in connection with|message)",
    r"(?:what|go ahead) ~4 the message|the message please|nature of (?:the|your) call"
    r"|(?:and )?(?:the|your) message$|(?:tell|give) me the (?:message|details)|for the message",
)
_STRONG = re.compile(
    r"\b(?:"
    r"tell (?!me\b|us\b|you\b)(?:\w+)(?: sir| madam)?(?: that| it'?s)?"
    r"|let (?!me\b|us\b|you\b)(?:\w+) know(?: that)?"
    r"|ask (?:him|her|them)(?: about)?"
    r"|(?:i need|i want|i'd like|i would like) (?:him|her|them) to(?: know(?: that)?)?"
    r"|(?:just|only) (?:to say|say|to know)|it'?s (?:just |only )to (?:say|know)"
    r"|(?:just|only) the message(?: is fine)?|message would be best"
    r"|(?:the |my )?message is(?: that)?|make sure (?:he|she|they) knows?|i (?:need|want) to know"
    r"|(?:call|ring|phone) me about"
    r")\b[\s:,.]*(?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
_ABOUT = re.compile(
    r"\b(?:"
    r"(?:it'?s|it is|this is|that'?s|calling|ringing|phoning|rang|me) (?:\w+ )?"
    r"(?:about|regarding|concerning|in respect of|in connection with|to do with)"
    r"|about (?=(?:the|my|a|an|our|your|next|some|that|this)\b)|regarding|concerning"
    r"|(?:it'?s|it is|it was) (?:just |only )*(?:that|for(?= the| my)|(?=the\b))"
    r")\b[\s:,]*(?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE = re.compile(r"(?<=[.?!])(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)\s+")
_END = re.compile(
    r"[,;.]?\s*\b(?:my (?:number|name|mobile)|the number|is (?:he|she|that) |you can (?:reach|get)"
    r"|(?:could|can|would|will) (?:he|she|you|they) (?:please )?(?:ring|call|phone)(?! me about)"
    r"|call me back)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_COURTESY = re.compile(
    r"^(?:(?:just )?(?:the|a) message (?:is fine|would be best|please)[\s,.]*"
    r"|(?:oh|well|yes|yeah|um|uh|erm|hi|hello|hiya|so|okay|ok|right|please|thanks|thank you"
    r"|just|that|and|the message is|good morning|morning|sure|no)\b[\s,.]*)+",
    re.IGNORECASE,
)
_MOST_WORDS = 30
_ENOUGH_WORDS = 16
_TOO_FEW_WORDS = 4
_LONG_ENOUGH = 6
_LEAST_WORDS = 2
_FIRST_LINES = 3
_ASKING = re.compile(
    r"(?:is|are|does|do|can|could|will|would|when|what|how|why|who|if|whether)\b", re.IGNORECASE
)
_REQUEST = re.compile(
    r"(?:is|can|could|may|just) .*[?]$|just leave|leave (?:him|her|a)", re.IGNORECASE
)
_DANGLING = re.compile(r"(?:,? (?:and|so|but|then|or))+$", re.IGNORECASE)
_STUTTER = re.compile(
    r"\b((?:the|a|and|i|to|of|in|he|she|it|my|is|that|from|about)(?: (?:the|a|my|it))?)(?: \1\b)+",
    re.IGNORECASE,
)
_TOO_LITTLE = re.compile(r"^(?:that|it|this|you|me|him|her|them|please)[.?!]?$", re.IGNORECASE)


def find_subject(talk: Talk, message: Message) -> SlipField:
    """What the caller wants passed on, in a sentence of the caller's words."""
    pieces: list[tuple[int, str]] = []
    for index, words in (*_answered(talk), *_cued(talk, _STRONG), *_cued(talk, _ABOUT)):
        length = sum(len(p.split()) for _, p in pieces)
        if length >= _ENOUGH_WORDS or any(words in p or p in words for _, p in pieces):
            continue
        pieces.append((index, words))
    if sum(len(p.split()) for _, p in pieces) < _TOO_FEW_WORDS:
        pieces += _business(talk, [i for i, _ in pieces])
    pieces = pieces or _noted(talk, message)
    if not pieces:
        return missing(talk)
    ordered = sorted(pieces, key=lambda p: p[0])
    shown = "; ".join(words for _, words in ordered)
    return given(talk, shown[:1].upper() + shown[1:], *(i for i, _ in ordered))


def _answered(talk: Talk) -> Iterator[tuple[int, str]]:
    """What the caller answers to "what shall I tell her?"."""
    for index in talk.agent_indices:
        if talk.texts[index] in _ASKS_SUBJECT:
            answer = answer_to(talk, index)
            if answer is not None and talk.texts[answer] not in SPELLING:
                words = _brief(_COURTESY.sub("", said(talk, answer)))
                if len(words.split()) >= _LEAST_WORDS:
                    yield answer, words


def _cued(talk: Talk, cues: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """What the caller asks to be told, or says that the call is about."""
    for index in talk.caller_indices:
        if _answers_other(talk, index):
            continue
        match = cues.search(said(talk, index))
        if match:
            words = _brief(match["rest"])
            if len(words.split()) >= _LEAST_WORDS and not _TOO_LITTLE.match(words):
                yield index, words


def _answers_other(talk: Talk, index: int) -> bool:
    """Whether the line answers a question for another field of the slip."""
    if only_number(said(talk, index)):
        return True
    before = [i for i in talk.agent_indices if i < index]
    asked = talk.texts[before[-1]] if before else ""
    return any(asked in p for p in (ASKS_NUMBER, ASKS_COMPANY, WHEN_ASKED, ASKS_NAME))


def _business(talk: Talk, told: list[int]) -> list[tuple[int, str]]:
    """The caller's first statement of business where nothing else says it."""
    own = [i for i in talk.caller_indices if i not in told and not _answers_other(talk, i)]
    stated = [i for i in own if states_business(talk.texts[i])][:_FIRST_LINES]
    if not stated:
        return []
    long = [i for i in stated if len(talk.texts[i].split()) >= _LONG_ENOUGH]
    longest_first = sorted(stated, key=lambda i: -min(len(talk.texts[i].split()), _ENOUGH_WORDS))
    index = (longest_first if told else long or stated)[0]
    longest = max(_SENTENCE.split(said(talk, index)), key=lambda s: len(s.split()))
    words = _brief(_COURTESY.sub("", longest))
    return [(index, words)] if words else []


def _noted(talk: Talk, message: Message) -> list[tuple[int, str]]:
    """The agent's line that takes it."""
    line = next((i for i in range(len(talk.utterances)) if i in message.lines), None)
    return [] if line is None else [(line, _brief(said(talk, line)))]


def _brief(text: str) -> str:
    """The first sentence, and the next while both stay short; never a number or a request."""
    shown = ""
    for sentence in _SENTENCE.split(text.strip()):
        if shown and _REQUEST.match(sentence):
            continue
        plain = _DANGLING.sub("", _END.sub("", sentence).strip(" ,;"))
        if shown and len(f"{shown} {plain}".split()) > _MOST_WORDS // 2:
            break
        shown = f"{shown} {plain}".strip()
    shown = _STUTTER.sub(r"\1", shown)
    words = shown.split()
    if len(words) > _MOST_WORDS:
        shown = " ".join(words[:_MOST_WORDS]) + " …"
    asks = _ASKING.match(shown) is not None
    return shown.strip(" .,;") if asks else shown.strip(" .,;?")
