"""Puts letters together that somebody spells out: "s u l l i v a n", "P for Peter", "double t"."""

import re
from dataclasses import dataclass

from rubrics.language.words import word_set

_LETTER_NAMES = {
    name: letter
    for letter, names in {
        "b": "bee",
        "c": "cee see",
        "d": "dee",
        "f": "eff",
        "g": "gee",
        "h": "aitch haitch",
        "j": "jay",
        "k": "kay",
        "l": "ell el",
        "m": "em",
        "n": "en",
        "p": "pee",
        "q": "queue cue",
        "r": "ar are",
        "s": "ess",
        "t": "tee tea",
        "u": "you",
        "v": "vee",
        "x": "ex",
        "y": "why",
        "z": "zed zee",
    }.items()
    for name in names.split()
}
# Words of their own as well: letters only between letters.
_ALSO_WORDS = word_set("see are you why tea queue cue ar")
_RADIO = word_set(
    """
    alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike
    november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu
    """
)
_REPEATS = {"double": 2, "triple": 3}
_MARKS = {"hyphen": "-", "dash": "-", "apostrophe": "'"}
_COMPARES = frozenset(("for", "as", "like"))
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[,;.?!]")  # noqa: RUF001
_PAUSES = frozenset(",;.?!")
_WHOLE_NAME = 4
_BEGINS = frozenset((*_LETTER_NAMES, *_RADIO, *_REPEATS))


@dataclass(frozen=True, slots=True)
class Spelled:
    """A word put together from its letters, lower case; `after` is the word said just before."""

    word: str
    after: str = ""


def spelled_words(text: str) -> tuple[Spelled, ...]:
    """The words that a text spells out with two letters or more, in order."""
    tokens = _TOKEN.findall(text.lower())
    found: list[Spelled] = []
    at = 0
    while at < len(tokens):
        begins = len(tokens[at]) == 1 or tokens[at] in _BEGINS
        word, end, letters = _spelled_from(tokens, at) if begins else ("", at, 0)
        if letters >= 2:
            before = [t for t in tokens[:at] if t not in _PAUSES]
            found.append(Spelled(word, before[-1] if before else ""))
            at = end
        else:
            at += 1
    return tuple(found)


def _spelled_from(tokens: list[str], start: int) -> tuple[str, int, int]:
    """The word spelled from there, where it ends, and of how many letters."""
    word, at, letters, group = "", start, 0, 0
    while at < len(tokens):
        piece, used = _letters(tokens, at, begun=letters > 0)
        if used:
            word, letters, group = word + piece, letters + len(piece), group + len(piece)
            at += used
        elif letters and tokens[at] in _MARKS:
            word, at = word + _MARKS[tokens[at]], at + 1
        elif word.endswith(("-", "'")) and tokens[at].isalpha():
            return word + tokens[at], at + 1, letters
        elif letters and tokens[at] in _PAUSES and _goes_on(tokens, at + 1, word, group):
            at, group = at + 1, 0
        else:
            break
    return word.rstrip("-'"), at, letters


def _goes_on(tokens: list[str], at: int, word: str, group: int) -> bool:
    """Whether the same word is spelled on after a pause, rather than another."""
    if at >= len(tokens):
        return False
    if tokens[at] in _MARKS or word.endswith(("-", "'")):
        return True
    following = 0
    while at < len(tokens) and (used := _letters(tokens, at, begun=True)[1]):
        at, following = at + used, following + 1
    return following > 0 and (group < _WHOLE_NAME or following < _WHOLE_NAME - 1)


def _letters(tokens: list[str], at: int, *, begun: bool) -> tuple[str, int]:
    """The letters that one word or a few say, and how many words these are; 0 where none."""
    letter = _letter(tokens[at], begun=begun)
    following = tokens[at + 1 : at + 4]
    if tokens[at] in _REPEATS and following:
        repeated = _letter(following[0], begun=True)
        return (repeated * _REPEATS[tokens[at]], 2) if repeated else ("", 0)
    if letter and len(following) > 1 and following[0] in _COMPARES:
        # "P for Peter", "S as in Sam"; "with a T for short" compares nothing.
        example = following[2:3] if following[1] == "in" else following[1:2]
        if example and example[0].startswith(letter) and len(example[0]) > 1:
            return letter, 4 if following[1] == "in" else 3
    if not letter and tokens[at] in _RADIO and (begun or set(following[:1]) & _RADIO):
        return tokens[at][0], 1
    return (letter, 1) if letter else ("", 0)


def _letter(token: str, *, begun: bool) -> str:
    if len(token) == 1 and token.isalpha():
        return token
    if token in _ALSO_WORDS and not begun:
        return ""
    return _LETTER_NAMES.get(token, "")
