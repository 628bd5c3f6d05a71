"""Who introduces himself as what: own name, organisation or line in the words of an opening."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rubrics.language.greetings import OFFER, SALUTATION
from rubrics.language.names import TITLES, bare, is_given_name
from rubrics.language.organisations import (
    LINKING_WORDS,
    ORGANISATION_WORDS,
    PHONE_WORDS,
    TALK_WORDS,
)
from rubrics.language.text import clauses

_FRAMES = re.compile(
    r"\b(?:"
    r"(?P<ask>(?:is (?:this|that|it)|are you|am i (?:speaking|talking) (?:to|with)|can i|could i|may i"
    r"|might i|speak (?:to|with)|(?:looking|asking|message|calling|this is) for|what|who|which"
    r"|do you|did you|have you|would you|i need|i want|you need|give me|tell me|can you|could you"
    r"|about|is there|if you|please)\b)"
    r"|(?P<name>my name is|(?:the )?name is|my name|i am called|call me|you can call me"
    r"|(?:you are |your )?(?:speaking|talking|chatting) (?:to|with)|you have got (?!through)"
    r"|you are with|but it is|it is only me)"
    r"|(?P<self>this is|it is|i am|here is|that is)"
    r"|(?P<place>you (?:have|are) (?:now )?(?:through|reached|connected|come through|got through|put through)"
    r"(?: to)?|welcome to|(?:calling|ringing|phoning|speaking) (?:you )?(?:from|on behalf of|for)"
    r"|you have reached|for (?:calling|ringing|phoning|choosing|contacting)(?: up)?|on behalf of|here at)"
    r"|(?P<joint>from|with|at|over at|over in|here in|of|in|on|out of|for)"
    r")\b"
)
_TAIL = re.compile(
    r"^(?P<rest>.*?)(?P<cue> (?:speaking|here|this side|at your service|calling|picking up"
    r"|answering|on the line|you have got))(?: .*)?$"
)
_JOINT_REACH = 8


@dataclass(frozen=True, slots=True)
class Introduction:
    """The agent's own names, the organisations or departments, and whose phone it is."""

    names: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    line_of: str | None = None

    @property
    def has_name(self) -> bool:
        """Whether the speaker says an own name."""
        return bool(self.names)

    @property
    def has_organisation(self) -> bool:
        """Whether organisation, department or line is named."""
        return bool(self.organisations) or self.line_of is not None


@dataclass(frozen=True, slots=True)
class _Piece:
    frame: str
    words: tuple[str, ...]


def read_introduction(text: str, *, first: bool) -> Introduction:
    """What an utterance of the opening introduces; `first` when nothing was said before it.

    `text` as transcribed: its punctuation helps where there is any.
    """
    found = _Found(first=first)
    for clause in clauses(text):
        for piece in _pieces(clause):
            found.take(piece)
    return found.introduction()


def _pieces(clause: str) -> list[_Piece]:
    """The clause cut at its frames; salutations and offers of help fall away."""
    marked = clause
    for match in OFFER.find_all(clause) + SALUTATION.find_all(clause):
        keep = match[0].split(" for ")[-1] if " for " in match[0] else ""
        marked = marked.replace(match[0], f"| {'for ' + keep if 'ing' in keep else ''} ", 1)
    pieces = []
    for part in marked.split("|"):
        pieces += _cut(" ".join(part.split()))
    return [p for p in pieces if p.words]


def _cut(part: str) -> list[_Piece]:
    pieces, frame, at = [], "start", 0
    for match in _FRAMES.finditer(part):
        pieces.append(_Piece(frame, tuple(part[at : match.start()].split())))
        frame, at = str(match.lastgroup), match.end()
    pieces.append(_Piece(frame, tuple(part[at:].split())))
    return pieces


class _Found:
    """Collects names and organisations piece by piece; unknown words wait for the rest."""

    def __init__(self, *, first: bool) -> None:
        self.first = first
        self.names: list[str] = []
        self.organisations: list[str] = []
        self.unclear: list[str] = []
        self.line_of: str | None = None
        self._since_name = 99

    def take(self, piece: _Piece) -> None:
        before = len(self.names) + len(self.unclear)
        words = self._own_name_at_end(piece)
        self._line(words)
        self._rest(piece.frame, words)
        named = len(self.names) + len(self.unclear) > before
        self._since_name = 0 if named else self._since_name + len(piece.words)

    def introduction(self) -> Introduction:
        names, organisations = list(self.names), list(self.organisations)
        for words in self.unclear:
            (organisations if names else names).append(words)
        return Introduction(tuple(names), tuple(organisations), self.line_of)

    def _own_name_at_end(self, piece: _Piece) -> list[str]:
        """Takes "... Tom speaking" as the name; the words that are left."""
        match = _TAIL.match(" " + " ".join(piece.words))
        if not match or piece.frame in ("ask",):
            return list(piece.words)
        words = match["rest"].split()
        count = _name_length(words)
        if count:
            self.names.append(" ".join(words[-count:]))
            return words[:-count]
        return words

    def _line(self, words: list[str]) -> None:
        for i, word in enumerate(words[1:], start=1):
            owner = words[i - 1]
            possessed = owner.endswith("s") and owner not in ORGANISATION_WORDS | TALK_WORDS
            if word in PHONE_WORDS and possessed and _is_person(words[:i]):
                self.line_of = bare(owner)

    def _rest(self, frame: str, words: list[str]) -> None:
        trimmed = _trim(words)
        if not trimmed or frame == "ask":
            return
        if frame == "name":
            self._introduced(trimmed)
        elif frame == "self":
            self._self_described(trimmed, words)
        elif frame == "joint":
            self._joined(trimmed)
        elif frame == "place" or (self.first or self._since_name < _JOINT_REACH):
            self._placed(trimmed, frame)

    def _introduced(self, words: list[str]) -> None:
        if words[0] in ORGANISATION_WORDS and not is_given_name(words[0]):
            self.organisations.append(" ".join(words))
        elif words[0] not in TALK_WORDS:
            self.names.append(words[0])
            self._placed(_trim(words[_name_span(words) :]), "start")

    def _self_described(self, trimmed: list[str], words: list[str]) -> None:
        if _is_name(trimmed):
            span = _name_span(trimmed)
            self.names.append(" ".join(trimmed[:span]))
            self._placed(_trim(trimmed[span:]), "start")
        elif words[0] in LINKING_WORDS or any(w in ORGANISATION_WORDS for w in trimmed):
            self._placed(trimmed, "self")
        elif _is_content(trimmed[:1]) and not trimmed[0].endswith(("ing", "ed")):
            self.unclear.append(trimmed[0])

    def _joined(self, words: list[str]) -> None:
        near = self._since_name < _JOINT_REACH
        if near and _is_content(words[:1]) or any(w in ORGANISATION_WORDS for w in words[:4]):
            if near:
                self.organisations.append(" ".join(words))

    def _placed(self, words: list[str], frame: str) -> None:
        if not words:
            return
        if (
            self.line_of is None
            and frame != "self"
            and _is_name(words)
            and not _has_business(words)
        ):
            if frame == "place" or self.first:
                self.names.append(" ".join(words[: _name_span(words)]))
            return
        if _has_business(words) or (_is_content(words) and frame != "self"):
            self.organisations.append(" ".join(words))


def _trim(words: Sequence[str]) -> list[str]:
    """The words without talk and linking words at both ends, cut at the first talk inside."""
    rest = list(words)
    while rest and (rest[0] in TALK_WORDS or rest[0] in LINKING_WORDS) and not _starts_name(rest):
        rest.pop(0)
    for i, word in enumerate(rest):
        if word in TALK_WORDS and not is_given_name(word):
            rest = rest[:i]
            break
    while rest and rest[-1] in LINKING_WORDS:
        rest.pop()
    return rest


def _starts_name(words: list[str]) -> bool:
    return len(words) > 1 and words[0] in TITLES and words[0] not in ("sir", "madam")


def _is_content(words: Sequence[str]) -> bool:
    return any(w not in TALK_WORDS and w not in LINKING_WORDS for w in words)


def _has_business(words: Sequence[str]) -> bool:
    return any(w in ORGANISATION_WORDS for w in words)


def _is_name(words: Sequence[str]) -> bool:
    first = words[0]
    return is_given_name(first) or (first in TITLES and len(words) > 1)


def _is_person(words: Sequence[str]) -> bool:
    """Whether the words before "line" or "desk" name a person: "Mr Brennan's", "Samantha's"."""
    owner = bare(words[-1])
    titled = any(w in TITLES for w in words[-3:-1])
    return (
        titled
        or is_given_name(owner)
        or any(is_given_name(w) for w in words[-3:-1])
        or (not _has_business(words[-2:]))
    )


def _name_span(words: Sequence[str]) -> int:
    """How many leading words make up the name."""
    span = 1
    while span < min(len(words), 3) and words[span - 1] in TITLES:
        span += 1
    if span < len(words) and words[span] not in ORGANISATION_WORDS | TALK_WORDS | LINKING_WORDS:
        span += 1
    return span


def _name_length(words: Sequence[str]) -> int:
    """How many words at the end are the speaker's name, before "speaking" or "here"; 0 for none."""
    if not words or words[-1] in TALK_WORDS or words[-1] in LINKING_WORDS:
        return 0
    if words[-1] in ORGANISATION_WORDS and not is_given_name(words[-1]):
        return 0
    before = words[-2] if len(words) > 1 else ""
    return 2 if before in TITLES or is_given_name(before) else 1
