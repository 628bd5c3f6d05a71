"""Whether a stretch of words names an organisation or line by itself: "Castle Road Motors"."""

from collections.abc import Sequence

from rubrics.language.introduced_words import has_business, is_content
from rubrics.language.names import everyday_words
from rubrics.language.organisations import LINKING_WORDS, ORGANISATION_WORDS, TALK_WORDS
from rubrics.language.words import word_set

# After these a noun belongs to what is said: "your order", "to payroll", "no cabinet".
_LEADS_INTO_SPEECH = word_set(
    """
    your my his her their our its a an some any no another each every this that these those i you
    he she it they we to not what which whose if was is are were be there can will would did do
    does have has had could should and so because then well
    """
)
_PREDICATES = word_set(
    "is are was were would has had does did will do not should have be been am could might must"
)
_TELEPHONES = word_set("line phone number mobile cell telephone handset")
_SHORT_LABEL = 2
_LONGEST_LABEL = 8


def is_said_of(before: str, after: Sequence[str]) -> bool:
    """Whether the words around a noun phrase make it part of a sentence, not a label."""
    if before in _LEADS_INTO_SPEECH:
        return True
    asks = after[1:2] and after[1] in ("that", "this", "you", "i", "we")
    return bool(after) and after[0] in _PREDICATES and not asks


def is_sure_label(words: Sequence[str], *, greeted: bool, written_as_name: bool) -> bool:
    """Whether the words name an organisation with nothing but a salutation to lead to them."""
    if len(words) > _LONGEST_LABEL or _is_no_label(words):
        return False
    everyday = [w for w in words if _is_everyday(w)]
    telling = [w for w in words if w not in everyday and w not in LINKING_WORDS]
    if written_as_name or not everyday:
        return bool(telling)
    return greeted and bool(telling) and not _is_everyday(words[0]) and _is_kept_short(words)


def is_possible_label(words: Sequence[str]) -> bool:
    """Whether the words name an organisation where an own name or an offer of help stands by."""
    if len(words) > _LONGEST_LABEL or not is_content(words) or _is_no_label(words):
        return False
    return len(words) > 1 or not _is_everyday(words[0])


def is_everyday(words: Sequence[str]) -> bool:
    """Whether none of the words is more than everyday talk."""
    return all(_is_everyday(w) or w in LINKING_WORDS for w in words)


def _is_no_label(words: Sequence[str]) -> bool:
    """Whether the words offer a choice, "pickup or delivery", or name just any telephone."""
    return "or" in words or all(w in _TELEPHONES or w.isdigit() for w in words)


def _is_kept_short(words: Sequence[str]) -> bool:
    return has_business(words) or len(words) == _SHORT_LABEL


def _is_everyday(word: str) -> bool:
    if word in ORGANISATION_WORDS:
        return False
    return word in everyday_words() or word in TALK_WORDS
