"""Who introduces himself as what: own name, organisation or line in the words of an opening."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rubrics.language.greetings import OFFER, SALUTATION
from rubrics.language.names import TITLES, bare, is_given_name, is_surely_name
from rubrics.language.near import is_near_any
from rubrics.language.organisations import (
    LINKING_WORDS,
    ORGANISATION_WORDS,
    PHONE_WORDS,
    TALK_WORDS,
)
from rubrics.language.text import clauses, normalise
from rubrics.language.words import word_set

_FRAMES = re.compile(
    r"\b(?:"
    r"(?P<ask>(?:is (?:this|that|it)|are you|am i (?:speaking|talking) (?:to|with)|can i|could i"
    r"|may i"
    r"|might i|speak (?:to|with)|(?:looking|asking|message|calling|this is) for|what|who|which"
    r"|do you|did you|have you|would you|i need|i want|you need|give me|tell me|can you|could you"
    r"|about|is there|if you|please)\b)"
    r"|(?P<name>my names?(?: is)?|(?:the )?name is|i am called|call me|you can call me"
    r"|(?:you are |your )?(?:speaking|talking|chatting) (?:to|with)|you have got (?!through)"
    r"|you are with|but it is|it is only me)"
    r"|(?P<self>this is(?: just| only)?|it is(?: just| only)?|i am|here is|that is)"
    r"|(?P<welcome>welcome to|(?:calling|ringing|phoning) (?:you )?(?:from|on behalf of)"
    r"|for (?:calling|ringing|phoning|choosing|contacting)(?: up)?|on behalf of)"
    r"|(?P<place>you (?:have|are) (?:now )?(?:through|reached|connected|come through|got through"
    r"|put through)"
    r"(?: to)?|you have reached|here at)"
    r"|(?P<joint>from|with|at|over at|over in|here in|in|on)"
    r")\b"
)
_TAIL = re.compile(
    r"^(?P<rest>.*?)(?P<cue> (?:speaking|here|this side|at your service|calling|picking up"
    r"|answering|on the line|you have got))(?: .*)?$"
)
_JOINT_REACH = 8
_LABEL_REACH = 12
_LONGEST_NAME = 3
_SENTENCE_STARTS = word_set(
    "is are was were do does did has had because if when so but he she they his her their there"
)
_NOBODYS = word_set(
    """
    womens mens ladies students childrens tenants customers drivers members veterans parents
    news business address yours this his is was has does us access express press class sports
    """
)
_COMMONEST = (
    "how",
    "hello",
    "hiya",
    "what",
    "can",
    "help",
    "may",
    "you",
    "this",
    "speaking",
    "good",
)
# "Account number" asks; it does not name the accounts department.
_ASKED_FOR = word_set("number numbers name code postcode reference date details policy")


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


def read_introduction(text: str, *, first: bool, outbound: bool = False) -> Introduction:
    """What an utterance of the opening introduces; `first` when nothing was said before it.

    `text` as transcribed: its punctuation helps where there is any. On an `outbound` call the
    name that a salutation goes to is that of the person called.
    """
    found = _Found(first=first, outbound=outbound, addressed=_addressed(normalise(text)))
    pieces = [p for clause in clauses(text) for p in _pieces(clause)]
    for at, piece in enumerate(pieces):
        found.take(piece, pieces[at + 1] if at + 1 < len(pieces) else None)
    introduction = found.introduction()
    if first and not introduction.names and not outbound and "calling for" not in text:
        return replace(introduction, names=_bare_names(normalise(text).split()))
    return introduction


_ADDRESSED = re.compile(
    r"\b(?:hello|hi|hiya|hey|morning|afternoon|evening|gday)(?: there| again)? (?P<who>\w+)"
)


def _addressed(text: str) -> frozenset[str]:
    """The words that follow a salutation: "Hello, Mrs Lee, this is Tom" goes to Mrs Lee."""
    return frozenset(match["who"] for match in _ADDRESSED.finditer(text))


def _bare_names(words: list[str]) -> tuple[str, ...]:
    """A given name where the speaker's own stands, the words that lead to it misheard."""
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else ""
        before = words[i - 1] if i else "hello"
        asked_for = before == "is" and following in ("in", "on")
        addressed = asked_for or before in _NOT_BEFORE_OWN_NAME or before in TITLES
        if is_surely_name(word) and not addressed and following in _AFTER_OWN_NAME:
            return (word,)
    return ()


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

    def __init__(self, *, first: bool, outbound: bool, addressed: frozenset[str]) -> None:
        self.first = first
        self.outbound = outbound
        self.addressed = addressed
        self.names: list[str] = []
        self.organisations: list[str] = []
        self.unclear: list[str] = []
        self.line_of: str | None = None
        self._since_name = 99
        self._heard = 0

    def take(self, piece: _Piece, following: _Piece | None) -> None:
        """Takes in one piece; the one that follows tells "Ailsa at the depot" from mere words."""
        before = len(self.names) + len(self.unclear)
        words = self._own_name_at_end(piece)
        if not self._takes_line(words):
            self._rest(piece.frame, words, following)
        self._heard += len(piece.words)
        named = len(self.names) + len(self.unclear) > before
        self._since_name = 0 if named else self._since_name + len(piece.words)

    def introduction(self) -> Introduction:
        """What was found; an unclear word is a name where no other is, else an organisation."""
        names, organisations = list(self.names), list(self.organisations)
        for words in self.unclear:
            (organisations if names else names).append(words)
        names = [n for n in names if n in self.names or not self._is_addressee(n)]
        organisations = [o for o in organisations if not self._is_addressee(o)]
        if not names and len(organisations) > 1 and self._may_be_name(organisations[-1]):
            names.append(organisations.pop())
        return Introduction(tuple(names), tuple(organisations), self.line_of)

    def _is_addressee(self, words: str) -> bool:
        """Whether the name is that of whom the agent speaks to."""
        word = words.split(maxsplit=1)[0]
        firm = word.endswith("s") and bare(word) != word
        if firm or len(words.split()) > _LONGEST_NAME or _has_business(words.split()):
            return False
        if word in TITLES:
            return self.outbound or (word in self.addressed and bool(self.names))
        return word in self.addressed and (self.outbound or bool(self.names))

    def _may_be_name(self, words: str) -> bool:
        return self.first and " " not in words and words not in ORGANISATION_WORDS

    def _own_name_at_end(self, piece: _Piece) -> list[str]:
        """Takes "... Tom speaking" as the name; the words that are left."""
        match = _TAIL.match(" " + " ".join(piece.words))
        if not match or piece.frame == "ask":
            return list(piece.words)
        words = match["rest"].split()
        count = _name_length(words)
        if count:
            self.names.append(" ".join(words[-count:]))
            return words[:-count]
        return words

    def _takes_line(self, words: list[str]) -> bool:
        for i, word in enumerate(words[1:], start=1):
            sold = words[i + 1 : i + 2] and words[i + 1] in ORGANISATION_WORDS | _NUMBERED
            if word in PHONE_WORDS and not sold and _possesses_phone(words[:i], word):
                self.line_of = bare(words[i - 1])
                return True
        return False

    def _rest(self, frame: str, words: list[str], following: _Piece | None) -> None:
        trimmed = _trim(words)
        if not trimmed or frame == "ask":
            return
        if frame == "name":
            self._introduced(trimmed)
        elif frame == "self":
            self._self_described(trimmed, words, following)
        elif frame == "joint":
            self._joined(trimmed, words)
        elif frame in ("place", "welcome"):
            self._placed(trimmed, frame)
        elif self.first or self._since_name < _JOINT_REACH:
            if frame != "start" or self._is_label(words, trimmed):
                self._placed(trimmed, frame)
        elif self._names_self(trimmed) and _leads_on(following):
            self.names.append(" ".join(trimmed))

    def _names_self(self, words: list[str]) -> bool:
        called = self.outbound and words[0] in TITLES
        return _is_name(words) and len(words) <= _LONGEST_NAME and not called

    def _is_label(self, words: list[str], trimmed: list[str]) -> bool:
        """Whether the words stand as a label does: "Castle Road Motors", not part of a sentence."""
        at = words.index(trimmed[0])
        if self.outbound and "for" in words[at : at + len(trimmed) + 1]:
            return False
        if at and words[at - 1] in ("your", "my", "his", "her"):
            return False
        if _has_business(trimmed):
            return True
        return self._heard <= _LABEL_REACH and words[0] not in _SENTENCE_STARTS

    def _introduced(self, words: list[str]) -> None:
        if words[0] in ORGANISATION_WORDS and not is_given_name(words[0]):
            self.organisations.append(" ".join(words))
        elif words[0] not in TALK_WORDS:
            self.names.append(words[0])
            self._placed(_trim(words[_name_span(words) :]), "start")

    def _self_described(
        self, trimmed: list[str], words: list[str], following: _Piece | None
    ) -> None:
        if _is_name(trimmed) and words[:1] == trimmed[:1] and not _is_firm(trimmed):
            span = _name_span(trimmed)
            self.names.append(" ".join(trimmed[:span]))
            self._placed(_trim(trimmed[span:]), "start")
        elif _has_business(trimmed) and (words[0] in LINKING_WORDS or _has_business(words[:4])):
            self._placed(trimmed, "self")
        elif words[:1] == trimmed[:1] and _may_be_unknown_name(
            trimmed[0], following, first=self.first
        ):
            self.unclear.append(trimmed[0])

    def _joined(self, words: list[str], spoken: list[str]) -> None:
        if self._since_name >= _JOINT_REACH or spoken[0] in ("your", "my", "his", "her"):
            return
        if _is_content(words[:1]) or _has_business(words[:4]):
            self.organisations.append(" ".join(words))

    def _placed(self, words: list[str], frame: str) -> None:
        if not words:
            return
        if self.outbound and frame == "start" and _is_name(words) and not _has_business(words):
            return
        if frame != "self" and _is_name(words) and not _has_business(words):
            (self.organisations if frame == "welcome" else self.unclear).append(" ".join(words))
        elif _has_business(words) or (_is_content(words) and frame != "self"):
            self._organisation(words)

    def _organisation(self, words: list[str]) -> None:
        """An organisation; a given name at its end is the speaker's, its "this is" lost."""
        if len(words) == 1 and is_near_any(words[0], _COMMONEST):
            return
        if self.first and len(words) > 1 and is_given_name(words[-1]):
            self.unclear.append(words[-1])
            words = words[:-1]
        self.organisations.append(" ".join(words))


_AFTER_OWN_NAME = frozenset(
    ("", "how", "can", "what", "here", "speaking", "calling", "may", "in", "at", "on", "from")
)
_NOT_BEFORE_OWN_NAME = frozenset(
    (
        "hello",
        "hi",
        "hey",
        "hiya",
        "morning",
        "afternoon",
        "for",
        "to",
        "that",
        "about",
        "calling",
    )
)


def _may_be_unknown_name(word: str, following: _Piece | None, *, first: bool) -> bool:
    """Whether "this is" may be followed by a name that no list holds."""
    if not word.isalpha() or len(word) < 3 or word.endswith(("ing", "ed")):
        return False
    return first or _leads_on(following)


def _leads_on(following: _Piece | None) -> bool:
    if following is None or following.frame not in ("joint", "welcome"):
        return False
    return _is_content(following.words)


def _possesses_phone(words: list[str], phone: str) -> bool:
    """Whether "Mr Brennan's", "Samantha's" or "the doctor's" comes before the word for a phone."""
    owner = words[-1]
    if words[-2:-1] in (["your"], ["my"]):
        return False
    if not owner.endswith("s") or owner in _NOBODYS or owner in ORGANISATION_WORDS | TALK_WORDS:
        return False
    titled = any(w in TITLES for w in words[-4:-1])
    known = is_given_name(bare(owner)) or any(is_given_name(w) for w in words[-3:-1])
    if phone == "office":
        return (known or titled) and not any(w in ("dr", "doctor") for w in words[-4:-1])
    return titled or known or bare(owner) in TITLES or phone not in ("line", "number")


def _is_firm(words: Sequence[str]) -> bool:
    return _has_business(words[:4]) or words[1:2] == ["and"]


def _trim(words: Sequence[str]) -> list[str]:
    """The words without talk and linking words at both ends, cut at the first talk inside."""
    rest = list(words)
    while rest and (rest[0] in TALK_WORDS or rest[0] in LINKING_WORDS) and not _starts_name(rest):
        rest.pop(0)
    for i, word in enumerate(rest):
        if word in TALK_WORDS and not is_given_name(word):
            rest = _without_request(rest[:i]) if word in _ASKED_FOR else rest[:i]
            break
    while rest and rest[-1] in LINKING_WORDS:
        rest.pop()
    return rest


def _without_request(words: list[str]) -> list[str]:
    """The words before "account", "order" or another word that "number" belongs to."""
    kept = list(words)
    while kept and kept[-1] in _NUMBERED:
        kept.pop()
    return kept


_NUMBERED = word_set(
    """
    account accounts phone telephone mobile order policy reference post zip house customer
    tracking booking card serial ticket invoice contact member membership job case claim flat
    unit licence license registration vehicle part parcel meter permit employee client member
    room hospital patient
    """
)


def _starts_name(words: list[str]) -> bool:
    return len(words) > 1 and words[0] in TITLES and words[0] not in ("sir", "madam")


def _is_content(words: Sequence[str]) -> bool:
    return any(w not in TALK_WORDS and w not in LINKING_WORDS for w in words)


def _has_business(words: Sequence[str]) -> bool:
    return any(w in ORGANISATION_WORDS for w in words)


def _is_name(words: Sequence[str]) -> bool:
    first = words[0]
    return is_given_name(first) or (first in TITLES and len(words) > 1)


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
