"""The words around a name: what belongs to it, to an organisation, or to neither."""

from collections.abc import Sequence

from rubrics.language.names import TITLES, bare, is_given_name
from rubrics.language.organisations import LINKING_WORDS, ORGANISATION_WORDS, TALK_WORDS
from rubrics.language.words import word_set

_NOBODYS = word_set(
    """
    womens mens ladies students childrens tenants customers drivers members veterans parents
    news business address yours this his is was has does us access express press class sports
    """
)
# "Account number" asks; it does not name the accounts department.
_ASKED_FOR = word_set(
    "number numbers name code postcode reference date details policy question questions"
)


def possesses_phone(words: list[str], phone: str) -> bool:
    """Whether "Mr Brennan's", "Samantha's" or "the doctor's" comes before the word for a phone."""
    owner = words[-1]
    if words[-2:-1] in (["your"], ["my"]):
        return False
    if not owner.endswith("s") or owner in _NOBODYS or owner in ORGANISATION_WORDS | TALK_WORDS:
        return False
    titled = any(w in TITLES for w in words[-4:-1])
    if words[-2:-1] == ["the"] and bare(owner) not in TITLES:
        return False
    known = is_given_name(bare(owner)) or any(is_given_name(w) for w in words[-3:-1])
    if phone == "office":
        return (known or titled) and not any(w in ("dr", "doctor") for w in words[-4:-1])
    return titled or known or bare(owner) in TITLES or phone not in ("line", "number")


def is_firm(words: Sequence[str]) -> bool:
    """Whether an organisation goes on after the first word: "Morgan Plumbing", "Jones and Sons"."""
    return has_business(words[:4]) or words[1:2] == ["and"]


def trim(words: Sequence[str]) -> list[str]:
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
    while kept and kept[-1] in NUMBERED:
        kept.pop()
    return kept


NUMBERED = word_set(
    """
    account accounts phone telephone mobile order policy reference post zip house customer
    tracking booking card serial ticket invoice contact member membership job case claim flat
    unit licence license registration vehicle part parcel meter permit employee client member
    room hospital patient security
    """
)


def _starts_name(words: list[str]) -> bool:
    return len(words) > 1 and words[0] in TITLES and words[0] not in ("sir", "madam")


def is_content(words: Sequence[str]) -> bool:
    """Whether any of the words may name something."""
    return any(w not in TALK_WORDS and w not in LINKING_WORDS for w in words)


def has_business(words: Sequence[str]) -> bool:
    """Whether a word names a kind of organisation or department."""
    return any(w in ORGANISATION_WORDS for w in words)


def is_name(words: Sequence[str]) -> bool:
    """Whether the words begin with a given name or a title and a name."""
    first = words[0]
    return is_given_name(first) or (first in TITLES and len(words) > 1)


def name_span(words: Sequence[str]) -> int:
    """How many leading words make up the name."""
    span = 1
    while span < min(len(words), 3) and words[span - 1] in TITLES:
        span += 1
    if span < len(words) and words[span] not in ORGANISATION_WORDS | TALK_WORDS | LINKING_WORDS:
        span += 1
    return span


def name_length(words: Sequence[str]) -> int:
    """How many words at the end are the speaker's name, before "speaking" or "here"; 0 for none."""
    if not words or words[-1] in TALK_WORDS or words[-1] in LINKING_WORDS:
        return 0
    if words[-1] in ORGANISATION_WORDS and not is_given_name(words[-1]):
        return 0
    before = words[-2] if len(words) > 1 else ""
    return 2 if before in TITLES or is_given_name(before) else 1
