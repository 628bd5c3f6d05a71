"""The company that the caller calls from, or that there is none."""

import re

from rubrics.language.message_words import ASKS_COMPANY, FROM_COMPANY, NO_COMPANY, PRIVATE
from rubrics.language.names import is_given_name
from rubrics.language.organisations import ORGANISATION_WORDS, TALK_WORDS
from rubrics.language.text import normalise
from rubrics.language.words import word_set
from rubrics.listening import shortened
from rubrics.readings.messages import Message
from rubrics.scorecard import SlipField
from rubrics.slip.fields import answer_to, given, missing, said
from rubrics.talk import Talk

PRIVATE_CALLER = "none: private caller"
_CAPITALISED = r"[A-Z0-9][\w'’&-]*(?:\s(?:[A-Z0-9][\w'’&-]*|of|and|the|&)){0,5}"  # noqa: RUF001
_FROM = re.compile(rf"\b(?:from|with|at|of|representing)\s+(?:the\s+)?(?P<name>{_CAPITALISED})")
_AFTER_NAME = re.compile(rf"^(?:[A-Z][\w'’.-]*\s){{1,4}}?[A-Z][\w'’-]*,\s(?P<name>{_CAPITALISED})")  # noqa: RUF001
_IS_NAMED = re.compile(r"\b(?:firm|company|business)(?: name)?(?: is|:)\s+(?P<name>[^,.?!]+)", re.I)
_LOWER_FROM = re.compile(
    r"\b(?:(?:from|with|over at|calling for|behalf of) (?:the )?"
    r"|(?:on (?=ward)|at|(?<!kind )(?<!sort )of) (?P<the>the )?)"
    r"(?P<name>(?:[\w'&-]+ ?){1,6})"
)
_NOT_FIRM = re.compile(
    r"^(?:home|work|my|a|an|the (?:chapel|book)|number|flat|room|him|her|you|me|us|this|that|it"
    r"|about|half|nine|ten|noon|last|next|now|here|there|in|on|today|tomorrow)\b",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:oh|well|yes|yeah|um|uh|it'?s|it is|i'?m|from|with|the name is|that'?s|a company"
    r"|called|calling|is|for|we'?re|no|sure|ah|a|we are|this is|of)[\s,]+)+",
    re.IGNORECASE,
)
_NONE = re.compile(r"^(?:oh |well )?(?:no|nope|none|neither|just me|private|home)\b")
_TALKING_ON = word_set(
    """
    in on to listen look um uh er im ive ill youre theres whats hows id were was thats its
    contact the never
    """
)
_LONGEST_NAME_WORDS = 6


def find_company(talk: Talk, message: Message) -> SlipField:
    """The caller's company, or "none: private caller" where the caller has none."""
    asked = [i for i in talk.agent_indices[1:] if talk.texts[i] in ASKS_COMPANY]
    found = _as_noted(talk) or _answered(talk, asked) or _by_the_way(talk)
    if found is None and message.company:
        found = _private(talk) or _unclear(talk, asked, complete=not message.missing)
    if found is None:
        return missing(talk, asked[-1] if asked else None)
    value, lines = found
    return given(talk, value, *lines)


_Found = tuple[str, tuple[int, ...]]


def _answered(talk: Talk, asked: list[int]) -> _Found | None:
    """What the caller answers to the question for the company."""
    for index in reversed(asked):
        answer = answer_to(talk, index)
        if answer is None:
            continue
        text = talk.texts[answer]
        if text in NO_COMPANY or _NONE.search(text):
            return PRIVATE_CALLER, (index, answer)
        name = _named(said(talk, answer)) or _short_answer(said(talk, answer))
        if name:
            return name, (index, answer)
    return None


def _short_answer(text: str) -> str | None:
    """The first sentence of an answer, without its "yes, it's"."""
    first = re.split(r"[.?!]\s|[.?!]$", text)[0]
    name = _LEADING.sub("", first).split(",")[0].strip()
    if text == text.lower():
        name = _trimmed(name, lower=True)
    words = name.split()
    if not words or len(words) > _LONGEST_NAME_WORDS or words[0].lower() in ("yes", "no"):
        return None
    if all(w.lower() in TALK_WORDS for w in words) or sum(c.isdigit() for c in name) > 5:
        return None
    return name


def _by_the_way(talk: Talk) -> _Found | None:
    """The company that the caller names in passing, most plainly in the first lines."""
    for index in talk.caller_indices:
        if talk.texts[index] in FROM_COMPANY:
            name = _named(said(talk, index))
            if name:
                return name, (index,)
    return None


def _named(text: str) -> str | None:
    """The organisation that a line names after "from", after the name or as "the firm is"."""
    patterns = [_IS_NAMED]
    patterns += [_FROM, _AFTER_NAME] if text != text.lower() else [_LOWER_FROM]
    for pattern in patterns:
        for match in pattern.finditer(text):
            name = _trimmed(match["name"], lower=text == text.lower())
            if (
                name
                and not _NOT_FIRM.search(name)
                and not _is_person(name)
                and not _is_place(match)
            ):
                return name
    return None


def _is_person(name: str) -> bool:
    words = normalise(name).split()
    return len(words) == 1 and is_given_name(words[0])


def _is_place(match: re.Match[str]) -> bool:
    """Whether "at the hatch" names only a place: no word of it is an organisation's."""
    if not match.groupdict().get("the"):
        return False
    return not any(word in ORGANISATION_WORDS for word in match["name"].split())


def _trimmed(name: str, *, lower: bool) -> str:
    """The name without the talk that follows it."""
    words = name.strip(" ,.").split()
    if not lower:
        while words and words[-1].lower() in ("and", "of", "the", "i", "i'm"):
            words.pop()
        return " ".join(words).strip(" ,.")
    kept: list[str] = []
    for word in words:
        if (word in TALK_WORDS and word not in ORGANISATION_WORDS) or word in _TALKING_ON:
            break
        kept.append(word)
    while kept and kept[-1] in ("and", "of", "the", "for", "a"):
        kept.pop()
    return " ".join(kept)


def _as_noted(talk: Talk) -> _Found | None:
    """The company that the agent notes: "so it's Saskia from Pearl Street Dental"."""
    for index in talk.agent_indices[1:]:
        text = said(talk, index)
        match = _IS_NAMED.search(text)
        name = _trimmed(match["name"], lower=text.islower()) if match else ""
        if 0 < len(name.split()) <= _LONGEST_NAME_WORDS and normalise(name) not in TALK_WORDS:
            return name, (index,)
    return None


def _private(talk: Talk) -> _Found | None:
    for phrases in (NO_COMPANY, PRIVATE):
        lines = [i for i in talk.caller_indices if talk.texts[i] in phrases]
        if lines:
            return PRIVATE_CALLER, (lines[0],)
    return None


def _unclear(talk: Talk, asked: list[int], *, complete: bool) -> _Found | None:
    """Where a company was spoken of but cannot be told apart: the line itself."""
    answers = [a for i in asked if (a := answer_to(talk, i)) is not None]
    lines = answers
    if complete and not lines:
        lines = [i for i in talk.caller_indices if talk.texts[i] in FROM_COMPANY]
    return (shortened(said(talk, lines[0])), (lines[0],)) if lines else None
