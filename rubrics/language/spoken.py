"""Normalised text smoothed further: stutters said once, spellings brought to one form."""

import re
import unicodedata
from functools import lru_cache
from operator import eq

from rubrics.language.text import normalise

_VERBS = (
    "paint|email|mail|post|credit|chase|follow|refund|text|message|repair|fix|deliver|"
    "collect|order|replace|come|keep|try|do|book|arrange|update|start|work|sort|write|"
    "contact|drop|bring|hold|meet|treat|waive|raise|escalate|ship|see|set|draw|print|open|"
    "add|need|want"
)
_E_MAIL = re.compile(r"\be mail")
_REPEATED = re.compile(r"\b(\w+(?: \w+){0,2})(?: \1\b)+")
_WORD = re.compile(r"\w+")
# What is written otherwise, by letters without which the search is spared.
_SMOOTHED = (
    ("", re.compile(r"\b(?:you know|i mean|sort of|kind of like|ah|eh|oh well)\b ?(?=\w)"), ""),
    ("well", re.compile(rf"\bwell (?={_VERBS}\b)"), "we will "),
    (
        " ill ",
        re.compile(rf"\b(?:and|so) ill (?={_VERBS}|call|ring|give|get|take|let|ask|put|send\b)"),
        "and i will ",
    ),
    ("hell", re.compile(rf"\bhell (?={_VERBS}\b)"), "he will "),
    ("shell", re.compile(rf"\bshell (?={_VERBS}\b)"), "she will "),
    (
        "s ",
        re.compile(r"\b(everybody|everyone|nobody|somebody|name|names)'?s (?=got|been|had)"),
        r"\1 has ",
    ),
    (
        "s ",
        re.compile(r"\b(nobody|no one|nobodies)'?s (?=\w+(?:ed|t|en|ne|ng|ome)\b)"),
        "nobody has ",
    ),
    ("apolog", re.compile(r"\bapologi[sz]e?"), "apologise"),
    ("cheque", re.compile(r"\bcheque\b"), "check"),
    ("as well", re.compile(r"\bas well\b"), "too"),
    ("should of", re.compile(r"\bshould of\b"), "should have"),
    ("could of", re.compile(r"\bcould of\b"), "could have"),
    ("m", re.compile(r"\bmum\b|\bmam\b"), "mother"),
)


@lru_cache(maxsize=4096)
def spoken(text: str) -> str:
    """Normalised text in which "ill, ill e-mail you" is "i will email you"."""
    plain = _without_accents(normalise(text))
    if "e mail" in plain:
        plain = _E_MAIL.sub("email", plain)
    if _may_repeat(plain):
        plain = _REPEATED.sub(r"\1", plain)
    for letters, pattern, written_out in _SMOOTHED:
        if letters in plain:
            plain = pattern.sub(written_out, plain)
    return " ".join(plain.split())


def _may_repeat(text: str) -> bool:
    """Whether a word comes again within three words: a quick look before the costly search."""
    words = _WORD.findall(text)
    return any(any(map(eq, words, words[apart:])) for apart in (1, 2, 3))


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if not unicodedata.combining(c))
