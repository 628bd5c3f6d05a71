"""Reads numbers as said on the telephone: "oh one six one, double five five" is 0161555."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_UNITS = {
    word: str(digit)
    for digit, words in enumerate(
        (
            "zero oh o nought naught ought nil",
            "one",
            "two",
            "three",
            "four fower",
            "five",
            "six",
            "seven",
            "eight",
            "nine niner",
        )
    )
    for word in words.split()
}
_TEENS = {
    word: str(number)
    for number, word in enumerate(
        (
            *("ten", "eleven", "twelve", "thirteen", "fourteen"),
            *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
        ),
        start=10,
    )
}
_TENS = {
    word: str(number)
    for number, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
_REPEATS = {"double": 2, "triple": 3, "treble": 3}
_UP_TO_NINETEEN = {**_UNITS, **_TEENS}
_HUNDREDS = {"hundred": "00", "thousand": "000"}
# A recogniser writes these for digits; they count only between digits of an unfinished number.
_SOUND_ALIKE = {"to": "2", "too": "2", "for": "4", "fore": "4", "won": "1", "ate": "8", "tree": "3"}
_JOINING = frozenset(("and", "then", "dash", "hyphen", "space", "pause", "comma", "uh", "um", "er"))
_CORRECTING = frozenset(("no", "sorry", "correction", "rather", "mean", "make", "scratch", "nope"))
_EXTENSION = frozenset(("extension", "ext", "extn", "x"))
_AREA = frozenset(("code", "area", "prefix"))
_POINTING = frozenset(("this", "that", "the", "which", "other", "same", "any", "no"))
_TOKEN = re.compile(r"\+|\d+|[a-z]+(?:'[a-z]+)?|[.?!](?=\s)")
_COMPLETE_DIGITS = 7
_LOOKED_BACK = 3
_LONGEST_COUNT = 2


@dataclass(frozen=True, slots=True)
class SpokenNumber:
    """A number's digits in order, a "+" before them where it was said.

    `extension` are the digits after "extension", `corrects` whether a "sorry" or "no" comes
    just before, `area_code` whether it is called one.
    """

    digits: str
    extension: str = ""
    corrects: bool = False
    area_code: bool = False


@lru_cache(maxsize=4096)
def read_numbers(text: str) -> tuple[SpokenNumber, ...]:
    """The numbers in a text, spoken, written or both, in order."""
    found: list[SpokenNumber] = []
    tokens = _TOKEN.findall(text.lower())
    at = 0
    while at < len(tokens):
        digits, end = _digits_from(tokens, at) if _may_begin(tokens, at) else ("", at)
        if not digits:
            at += 1
            continue
        before = tokens[max(0, at - _LOOKED_BACK) : at]
        if found and _EXTENSION & set(before):
            last = found.pop()
            found.append(SpokenNumber(last.digits, digits, last.corrects, last.area_code))
        else:
            found.append(
                SpokenNumber(
                    digits,
                    corrects=bool(_CORRECTING & set(before)),
                    area_code=bool(_AREA & set(before)),
                )
            )
        at = end
    return tuple(found)


def _may_begin(tokens: list[str], at: int) -> bool:
    """Whether a number may begin there; not with the "one" of "this one"."""
    word = tokens[at]
    if word == "one" and at > 0 and tokens[at - 1] in _POINTING:
        return False
    return word in ("+", "plus") or _is_digit_word(word)


def only_number(text: str) -> bool:
    """Whether a text says hardly more than a number."""
    tokens = [t for t in _TOKEN.findall(text.lower()) if t not in ".?!"]
    named = sum(t.isdigit() or t in _WORDS for t in tokens)
    return bool(tokens) and named >= len(tokens) - 3 and named * 2 >= len(tokens)


def _digits_from(tokens: list[str], start: int) -> tuple[str, int]:
    """The digits of the number that starts there, and where it ends."""
    pieces: list[str] = []
    at = end = start
    while at < len(tokens):
        piece, used = _piece(tokens, at, len("".join(pieces)))
        if used:
            pieces.append(piece)
            at += used
            end = at
        elif pieces and tokens[at] in _JOINING and _goes_on(tokens, at + 1):
            at += 1
        else:
            break
    digits = "".join(pieces)
    return (digits, end) if digits.strip("+") else ("", start)


def _goes_on(tokens: list[str], at: int) -> bool:
    return at < len(tokens) and _piece(tokens, at, 0)[1] > 0


def _piece(tokens: list[str], at: int, so_far: int) -> tuple[str, int]:
    """The digits that one word or a few together say, and how many words; 0 where none."""
    word = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else ""
    if word in ("+", "plus"):
        return ("+", 1) if so_far == 0 and _is_digit_word(following) else ("", 0)
    if word in _REPEATS:
        digit = _digit(following)
        return (digit * _REPEATS[word], 2) if digit else ("", 0)
    if word in _TENS:
        unit = _UNITS.get(following, "0")
        return _TENS[word] + unit, 1 + (unit != "0")
    digits = word if word.isdigit() else _UP_TO_NINETEEN.get(word, "")
    if not digits and 0 < so_far < _COMPLETE_DIGITS and _is_digit_word(following):
        digits = _SOUND_ALIKE.get(word, "")
    return _with_hundreds(digits, following) if digits else ("", 0)


def _digit(word: str) -> str:
    return word if len(word) == 1 and word.isdigit() else _UNITS.get(word, "")


def _with_hundreds(digits: str, following: str) -> tuple[str, int]:
    if following in _HUNDREDS and digits != "0" and len(digits) <= _LONGEST_COUNT:
        return digits + _HUNDREDS[following], 2
    return digits, 1


def _is_digit_word(word: str) -> bool:
    return word.isdigit() or word in _UP_TO_NINETEEN or word in _TENS or word in _REPEATS


_WORDS = frozenset((*_UNITS, *_TEENS, *_TENS, *_REPEATS, *_HUNDREDS, "plus", "+"))


def corrected(number: str, correction: str) -> str:
    """The number with the digits of a correction in place: all of it, or as many at its end."""
    if len(correction) >= _COMPLETE_DIGITS or len(correction) >= len(number):
        return correction
    if len(number) < _COMPLETE_DIGITS and correction[:2] == number[:2]:
        return correction
    return number[: -len(correction)] + correction


def joined(numbers: tuple[SpokenNumber, ...]) -> SpokenNumber | None:
    """One number from the parts said in a breath, corrections and a late area code applied."""
    if not numbers:
        return None
    digits = extension = ""
    for number in _starting_anew(numbers):
        if number.corrects and digits:
            digits = corrected(digits, number.digits)
        elif number.area_code and len(digits) >= _COMPLETE_DIGITS:
            digits = number.digits + digits
        else:
            digits += number.digits.lstrip("+") if digits else number.digits
        extension = number.extension or extension
    return SpokenNumber(digits, extension)


def _starting_anew(numbers: tuple[SpokenNumber, ...]) -> Iterator[SpokenNumber]:
    """Without what a full number makes of no account: a house number, an order said before it."""
    longest = max(len(n.digits) for n in numbers)
    full = longest >= _COMPLETE_DIGITS + 2
    for number in numbers:
        bare = not (number.corrects or number.area_code or number.extension)
        if full and bare and len(number.digits) < longest:
            continue
        yield number
