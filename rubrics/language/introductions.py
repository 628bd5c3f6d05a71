"""Who introduces himself as what: own name, organisation or line in the words of an opening."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from rubrics.language.greetings import OFFER, SALUTATION
from rubrics.language.introduced_words import (
    NUMBERED,
    has_business,
    is_content,
    is_firm,
    is_name,
    name_length,
    name_span,
    possesses_phone,
    trim,
)
from rubrics.language.labels import (
    is_everyday,
    is_possible_label,
    is_said_of,
    is_sure_label,
)
from rubrics.language.names import TITLES, bare, is_given_name, is_surely_name
from rubrics.language.near import is_near_any
from rubrics.language.opening_frames import Piece, cut_at_frames
from rubrics.language.organisations import (
    LINKING_WORDS,
    ORGANISATION_WORDS,
    PHONE_WORDS,
    TALK_WORDS,
)
from rubrics.language.text import clauses, normalise
from rubrics.language.words import word_set

_TAIL = re.compile(
    r"^(?P<rest>.*?)(?P<cue> (?:speaking|here|this side|at your service|calling|picking up"
    r"|answering|on the line|you have got))(?: .*)?$"
)
_LINES_OF_IT = (
    ["it", "support"],
    ["it", "service"],
    ["it", "help"],
    ["it", "desk"],
    ["it", "department"],
    ["it", "team"],
)
_JOINT_REACH = 8
_LABEL_REACH = 12
_LONGEST_NAME = 3
_SENTENCE_STARTS = word_set(
    "is are was were do does did has had because if when so but he she they his her their there"
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


def read_introduction(
    text: str, *, first: bool, outbound: bool = False, heard: frozenset[str] = frozenset()
) -> Introduction:
    """What an utterance of the opening introduces; `first` when nothing was said before it.

    `text` as transcribed: its punctuation helps where there is any. On an `outbound` call the
    name that a salutation goes to is that of the person called; so is one among the words
    `heard` from the caller before.
    """
    found = _Found(_Setting.of(text, first=first, outbound=outbound, heard=heard))
    pieces = [p for clause in clauses(text) for p in cut_at_frames(clause)]
    for at, piece in enumerate(pieces):
        found.take(piece, pieces[at + 1] if at + 1 < len(pieces) else None)
    introduction = found.introduction()
    if first and not introduction.names and "calling for" not in text:
        words = normalise(text).split()
        names = () if outbound else _bare_names(words)
        return replace(introduction, names=names or _capitalised_name(words, text, outbound))
    return introduction


_ADDRESSED = re.compile(
    r"\b(?:hello|hi|hiya|hey|morning|afternoon|evening|gday)(?: there| again)? (?P<who>\w+)"
)
_CAPITAL = re.compile(r"(?<=[\w,] )[A-Z][\w']*")


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the utterance as a whole tells of its words."""

    first: bool
    outbound: bool
    heard: frozenset[str]
    addressed: frozenset[str]
    capital: frozenset[str]
    greeted: bool
    offered: bool

    @classmethod
    def of(cls, text: str, *, first: bool, outbound: bool, heard: frozenset[str]) -> "_Setting":
        """The setting of an utterance; whom a salutation goes to: "Hello, Mrs Lee, this is"."""
        plain = normalise(text)
        return cls(
            first=first,
            outbound=outbound,
            heard=heard,
            addressed=frozenset(match["who"] for match in _ADDRESSED.finditer(plain)),
            capital=frozenset(normalise(word) for word in _CAPITAL.findall(text)),
            greeted=plain in SALUTATION,
            offered=plain in OFFER,
        )


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


def _capitalised_name(words: list[str], raw: str, outbound: bool) -> tuple[str, ...]:
    """A word written as a name where the speaker's own stands: "this Priscilla, calling"."""
    leading = frozenset(("this",)) if outbound or "am i" in raw.lower() else _BEFORE_OWN_NAME
    for before, word in pairwise(words):
        if before not in leading or word in _NEVER_NAMES or len(word) < _SHORTEST_NAME:
            continue
        if re.search(rf"[a-z,] {word.capitalize()}\b(?! [A-Z])", raw):
            return (word,)
    return ()


class _Found:
    """Collects names and organisations piece by piece; unknown words wait for the rest."""

    def __init__(self, setting: _Setting) -> None:
        self.setting = setting
        self.names: list[str] = []
        self.organisations: list[str] = []
        self.unclear: list[str] = []
        self.possible: list[str] = []
        self.line_of: str | None = None
        self._since_name = 99
        self._heard = 0

    def take(self, piece: Piece, following: Piece | None) -> None:
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
            if self._is_vocative(words):
                continue
            (organisations if names else names).append(words)
        if names or self.setting.offered:
            organisations += self.possible
        names = [n for n in names if n in self.names or not self._is_addressee(n)]
        organisations = [o for o in organisations if not self._is_addressee(o)]
        if not names and len(organisations) > 1 and self._may_be_name(organisations[-1]):
            names.append(organisations.pop())
        return Introduction(tuple(names), tuple(organisations), self.line_of)

    def _is_addressee(self, words: str) -> bool:
        """Whether the name is that of whom the agent speaks to."""
        word = words.split(maxsplit=1)[0]
        firm = word.endswith("s") and bare(word) != word
        if firm or len(words.split()) > _LONGEST_NAME or has_business(words.split()):
            return False
        known = self.setting.outbound or (bool(self.names) and is_name(words.split()))
        return known and (word in self.setting.addressed or word in TITLES)

    def _is_vocative(self, words: str) -> bool:
        """Whether a name that nothing leads to is the caller's: "Good morning, Mr Hughes"."""
        setting, word = self.setting, words.split(maxsplit=1)[0]
        known = word in setting.heard or (setting.offered and word in TITLES)
        return known and word in setting.addressed

    def _may_be_name(self, words: str) -> bool:
        known = words in ORGANISATION_WORDS or is_everyday([words])
        return self.setting.first and " " not in words and not known

    def _own_name_at_end(self, piece: Piece) -> list[str]:
        """Takes "... Tom speaking" as the name; the words that are left."""
        match = _TAIL.match(" " + " ".join(piece.words))
        if not match or piece.frame == "ask":
            return list(piece.words)
        words = match["rest"].split()
        if piece.frame == "joint" and self.names and not self._since_name:
            return words
        count = 0 if _is_thing_here(match["cue"], words) else name_length(words)
        if count:
            self.names.append(" ".join(words[-count:]))
            return words[:-count]
        return words

    def _takes_line(self, words: list[str]) -> bool:
        for i, word in enumerate(words[1:], start=1):
            sold = words[i + 1 : i + 2] and words[i + 1] in ORGANISATION_WORDS | NUMBERED
            if word in PHONE_WORDS and not sold and possesses_phone(words[:i], word):
                self.line_of = bare(words[i - 1])
                if is_given_name("".join(words[i + 1 : i + 2])):
                    self.names.append(words[i + 1])
                return True
        return False

    def _rest(self, frame: str, words: list[str], following: Piece | None) -> None:
        trimmed = trim(words)
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
        elif self.setting.first or self._since_name < _JOINT_REACH:
            self._labelled(trimmed, words, following)
        elif self._names_self(trimmed) and _leads_on(following):
            self.names.append(" ".join(trimmed))

    def _names_self(self, words: list[str]) -> bool:
        called = self.setting.outbound and words[0] in TITLES
        return is_name(words) and len(words) <= _LONGEST_NAME and not called

    def _labelled(self, trimmed: list[str], words: list[str], following: Piece | None) -> None:
        """Takes words that stand as a label does: "Castle Road Motors", no part of a sentence."""
        at = words.index(trimmed[0])
        after = words[at + len(trimmed) :]
        if self.setting.outbound and "for" in words[at : at + len(trimmed) + 1]:
            return
        before = "" if not at or words[at - 1 : at + 1] in _LINES_OF_IT else words[at - 1]
        if is_said_of(before, after) or words[0] in _SENTENCE_STARTS:
            return
        if self._heard > _LABEL_REACH and not has_business(trimmed):
            return
        if self._is_unknown_name(trimmed, following):
            self.names.append(trimmed[0])
            return
        capital = any(w in self.setting.capital for w in trimmed)
        if is_name(trimmed) or is_sure_label(
            trimmed, greeted=self.setting.greeted, written_as_name=capital
        ):
            self._placed(trimmed, "start")
        elif is_possible_label(trimmed):
            self._take_possible(trimmed)

    def _take_possible(self, words: list[str]) -> None:
        """Takes "blue door coffee zeke": an own name behind what may be the organisation."""
        if self.setting.first and len(words) > 1 and is_surely_name(words[-1]):
            self.names.append(words[-1])
            words = words[:-1]
        self.possible.append(" ".join(words))

    def _is_unknown_name(self, words: list[str], following: Piece | None) -> bool:
        """Whether a single word leads to an organisation: "Bazza from Coastal Tyres"."""
        single = len(words) == 1 and not has_business(words) and not is_everyday(words)
        return single and self.setting.first and not self.names and _leads_on(following)

    def _introduced(self, words: list[str]) -> None:
        if words[0] in ORGANISATION_WORDS and not is_given_name(words[0]):
            self.organisations.append(" ".join(words))
        elif words[0] not in TALK_WORDS:
            self.names.append(words[0])
            self._placed(trim(words[name_span(words) :]), "start")

    def _self_described(
        self, trimmed: list[str], words: list[str], following: Piece | None
    ) -> None:
        if is_name(trimmed) and words[:1] == trimmed[:1] and not is_firm(trimmed):
            span = name_span(trimmed)
            self.names.append(" ".join(trimmed[:span]))
            self._placed(trim(trimmed[span:]), "start")
        elif has_business(trimmed) and (words[0] in LINKING_WORDS or has_business(words[:4])):
            self._placed(trimmed, "self")
        elif words[:1] == trimmed[:1] and _may_be_unknown_name(trimmed[0], self.setting, following):
            self.unclear.append(trimmed[0])

    def _joined(self, words: list[str], spoken: list[str]) -> None:
        if self._since_name >= _JOINT_REACH or spoken[0] in ("your", "my", "his", "her"):
            return
        if all(w.isdigit() for w in words):
            return
        if is_content(words[:1]) or has_business(words[:4]):
            self.organisations.append(" ".join(words))

    def _placed(self, words: list[str], frame: str) -> None:
        if not words:
            return
        if (
            self.setting.outbound
            and frame == "start"
            and is_name(words)
            and not has_business(words)
        ):
            return
        if frame != "self" and is_name(words) and not has_business(words):
            (self.organisations if frame == "welcome" else self.unclear).append(" ".join(words))
        elif has_business(words) or (is_content(words) and frame != "self"):
            self._organisation(words)

    def _organisation(self, words: list[str]) -> None:
        """An organisation; a given name at its end is the speaker's, its "this is" lost."""
        if len(words) == 1 and is_near_any(words[0], _COMMONEST):
            return
        if self.setting.first and len(words) > 1 and is_given_name(words[-1]):
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


_BEFORE_OWN_NAME = frozenset(("this", "is", "am", "speaking", "talking", "its", "to"))
_NEVER_NAMES = TALK_WORDS | LINKING_WORDS | ORGANISATION_WORDS | TITLES
_SHORTEST_NAME = 3


def _may_be_unknown_name(word: str, setting: _Setting, following: Piece | None) -> bool:
    """Whether "this is" may be followed by a name that no list holds."""
    if not word.isalpha() or len(word) < _SHORTEST_NAME or word.endswith(("ing", "ed")):
        return False
    if is_everyday([word]) and word not in setting.capital:
        return False
    return setting.first or _leads_on(following)


def _is_thing_here(cue: str, words: list[str]) -> bool:
    """Whether "the signal here" ends the words, not a name as in "Tom here"."""
    return cue == " here" and is_everyday(words[-1:]) and not is_given_name("".join(words[-1:]))


def _leads_on(following: Piece | None) -> bool:
    if following is None or following.frame not in ("joint", "welcome"):
        return False
    return is_content(following.words)
