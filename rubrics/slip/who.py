"""For whom the message is, and who took it."""

import re
from collections.abc import Iterator

from rubrics.language.introductions import read_introduction
from rubrics.language.names import TITLES, bare, is_given_name
from rubrics.language.organisations import LINKING_WORDS, ORGANISATION_WORDS, TALK_WORDS
from rubrics.readings.messages import Message
from rubrics.scorecard import SlipField, SlipState
from rubrics.slip.fields import given, said
from rubrics.talk import Talk

_TITLE = "|".join(
    sorted(TITLES - {"sir", "madam", "nurse", "father", "chef"}, key=len, reverse=True)
)
_NAME = rf"(?P<name>(?:(?:{_TITLE})\.? )?[^\W\d_][\w'’-]*(?: (?!In\b|At\b)(?-i:[A-Z])[\w'’-]*)?)"  # noqa: RUF001
_FLAGS = re.IGNORECASE
_SOUGHT = (
    re.compile(
        rf"\b(?:speak|talk|chat|put through|through|connect me|word) (?:to|with) {_NAME}", _FLAGS
    ),
    re.compile(
        rf"\b(?:looking|asking|calling|ringing|hoping|waiting|asked|message|note|rang|after"
        rf"|was after|hold of|to catch|to reach|to get|could i have|can i have|need)"
        rf" (?:for )?{_NAME}",
        _FLAGS,
    ),
    re.compile(
        rf"\b(?:is|has|was) {_NAME}(?: sir| madam)?(?: \w+)?"
        r" (?:there|in|about|around|available|free|back|please)\b",
        _FLAGS,
    ),
    re.compile(rf"\b(?:tell|ask|have|get|give|let|mr|for) {_NAME}", _FLAGS),
)
_TOLD = re.compile(
    rf"\b{_NAME}(?:(?:'?s|'ll| is| isn'?t| will| won'?t| needs| has)\b)"
    r"(?= (?:not|on|in|with|away|at|busy|tied|out|back|to|be|a|another|running|just|is|up)\b)?",
    _FLAGS,
)
_RELAYED = re.compile(
    rf"\b(?:tell|ask|let|give|for|to|have|get|say to|that|shall i have|like"
    rf"|(?:this|that|it) (?:to|for)) {_NAME}",
    _FLAGS,
)
_TEAM = re.compile(
    r"\b(?P<name>(?:the )?(?:\w+ )?team)\b|\b(?:the )(?P<role>manager|owner|doctor|nurse)\b", _FLAGS
)
_OWN_LINE = re.compile(
    rf"{_NAME}['’]?s? (?:\w+ )?(?:line|phone|extension|desk|cell|mobile|office)\b",  # noqa: RUF001
    _FLAGS,
)
_NOT_ME = re.compile(
    rf"\b(?:i'?m not|this isn'?t|this is not|i am not|it'?s not|it isn'?t) {_NAME}", _FLAGS
)
_OPENING_LINES = 5
_NOT_A_NAME = TALK_WORDS | LINKING_WORDS | ORGANISATION_WORDS


def find_addressee(talk: Talk, message: Message, caller: frozenset[str]) -> SlipField:
    """The colleague for whom the message is."""
    barred = caller | _own_names(talk)
    for index, name in (
        *_on_the_line(talk),
        *_denied(talk),
        *_asked_for(talk),
        *_told_of(talk, message),
    ):
        shown = _shown(name, barred)
        if shown:
            return given(talk, shown, index)
    for index in message.lines:
        team = _TEAM.search(said(talk, index))
        if team:
            return given(talk, (team["name"] or f"the {team['role']}").lower(), index)
    return SlipField(None, SlipState.NOT_KNOWN)


def find_taker(talk: Talk) -> SlipField:
    """The agent who took the message, as known beforehand or as introduced."""
    for index in talk.agent_indices[:4]:
        names = read_introduction(
            talk.utterances[index].text, first=index == talk.agent_indices[0]
        ).names
        if (names and not names[0].endswith(("ed", "ing"))) or _given(names):
            heard = _written(" ".join(names).split(), said(talk, index))
            return given(talk, talk.call.agent_name or heard, index)
    if talk.call.agent_name:
        return given(talk, talk.call.agent_name)
    return SlipField(None, SlipState.NOT_KNOWN)


def _given(names: tuple[str, ...]) -> bool:
    return bool(names) and is_given_name(names[0].split()[0])


def _written(names: list[str], text: str) -> str:
    """A name as it is written: more than one word only where capitals or a title show it."""
    own = names[: 2 if names[0] in TITLES else 1]
    own += [n for n in names[len(own) : 3] if n.capitalize() in text]
    return " ".join(name.capitalize() for name in own)


def _own_names(talk: Talk) -> frozenset[str]:
    opening = talk.agent_indices[:3]
    names = (read_introduction(talk.utterances[i].text, first=True).names for i in opening)
    return frozenset(name for found in names for name in found)


_Named = Iterator[tuple[int, str]]


def _on_the_line(talk: Talk) -> _Named:
    """Whose line the agent says it is."""
    for index in talk.agent_indices[:_OPENING_LINES]:
        for match in _OWN_LINE.finditer(said(talk, index)):
            yield index, _owner(match["name"])
    owner = talk.phone_owner
    if owner is not None and owner.name is not None:
        yield owner.index, owner.name


def _owner(name: str) -> str:
    """The name without the s of "okafors line"."""
    if is_given_name(name.lower().split()[-1]):
        return name
    return re.sub(r"['’]?s$", "", name)  # noqa: RUF001


def _denied(talk: Talk) -> _Named:
    """Whom the agent says not to be: "this isn't Dave"."""
    for index in talk.agent_indices[:_OPENING_LINES]:
        for match in _NOT_ME.finditer(said(talk, index)):
            yield index, match["name"]


def _asked_for(talk: Talk) -> _Named:
    for pattern in _SOUGHT:
        for index in talk.caller_indices:
            for match in pattern.finditer(said(talk, index)):
                yield index, match["name"]


def _told_of(talk: Talk, message: Message) -> _Named:
    """Of whom the agent says that she is away, or whom the agent will tell."""
    absence = talk.absence
    if absence is not None:
        for match in _TOLD.finditer(said(talk, absence.told)):
            yield absence.told, match["name"]
    for index in reversed(message.lines):
        if talk.is_agent(index):
            for match in _RELAYED.finditer(said(talk, index)):
                yield index, match["name"]


def _shown(name: str, barred: frozenset[str]) -> str | None:
    """The name as it is written on the slip; None where the words name nobody."""
    words = [w.rstrip("'’") for w in re.sub(r"['’]s\b", "", name).split()]  # noqa: RUF001
    plain = [w.lower().strip(".") for w in words]
    titled = plain[0] in TITLES
    core = plain[1:] if titled else plain
    if not core or core[0] in barred or bare(core[0]) in barred:
        return None
    if not titled and not is_given_name(bare(core[0])) and not _is_proper(words[0]):
        return None
    if core[0] in _NOT_A_NAME and not is_given_name(core[0]):
        return None
    kept = words[: 3 if titled else 2]
    if not titled:
        kept[0] = kept[0] if is_given_name(plain[0]) else kept[0][: len(bare(plain[0]))]
    return " ".join(w if not w.islower() else w.capitalize() for w in _without_talk(kept))


def _is_proper(word: str) -> bool:
    return word[0].isupper() and word[1:].islower() and word.lower() not in _NOT_A_NAME


def _without_talk(words: list[str]) -> list[str]:
    """The words up to the first that is no name, such as the "please" after one."""
    for at, word in enumerate(words[1:], start=1):
        if word.lower().strip(".") in _NOT_A_NAME | TITLES or (word.islower() and at > 1):
            return words[:at]
    return words
