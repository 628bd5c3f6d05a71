"""Whose phone the agent answers, when it is a colleague's, and where that comes out."""

from dataclasses import dataclass
from itertools import pairwise

from rubrics.language.absence_words import ABSENT
from rubrics.language.introductions import read_introduction
from rubrics.language.names import TITLES, bare, is_given_name, is_surely_name
from rubrics.language.phrases import Phrases
from rubrics.readings.vocatives import addressed_as
from rubrics.transcript import Transcript

_REVEAL_TURNS = 5
_IS = frozenset(("is", "not", "away", "out", "off", "isnt", "no"))

_FOR_ANOTHER = Phrases(
    r"(?:picking up|pick up|picked up|answering|answer|answered|covering|covered|minding|minded"
    r"|grabbed|grabbing|lifting|lifted|looking after|manning|got|taking|took|holding|watching"
    r"|using|borrowing) ~1 (?:his|her|their|\w+s) (?:\w+ )?(?:phone|line|calls|call|extension"
    r"|desk|cell|mobile|handset)",
    r"(?:picking up|answering|lifting(?: it)?|covering|standing in|filling in|deputising"
    r"|minding(?: it)?|looking after (?:it|things)) (?:for|on behalf of) (?!the (?:night"
    r"|weekend)|you|a moment|now)\w+",
    r"(?:is|on|at|from|answering) (?:his|her|their) (?:own |direct )?(?:phone|line|extension"
    r"|cell|mobile)",
    r"(?:sat|sitting|only|just) ~2 at (?:his|her|their) desk",
    r"(?:his|her|their) (?:desk |own )?(?:phone|cell|mobile|line|extension|handset) (?:was|kept"
    r"|keeps"
    r"|is|would|started|rang|has been)(?! (?:number|busy|engaged|off|dead|broken|on charge))",
    r"from the (?:next|other|opposite|neighbouring) desk",
    r"(?:speaking|answering|talking|here) (?:on behalf of|in place of|instead of) "
    r"(?:mr|mrs|ms|miss|dr"
    r"|doctor|professor|principal|madam|sir) \w+|(?:just|only) (?:after )?(?:picked|picking) "
    r"(?:it )?up"
    r" (?:because|as|since|cos|cause) it (?:was|kept)|(?:am|is) (?:\w+ )?not (?:\w+ "
    r")?(?:mr|mrs|ms|miss|dr"
    r"|doctor) \w+",
    r"(?:it|this|i) (?:is|am) not (?!the|a|an|my|our|your|sure|able|going|here|in|available|on"
    r"|for|really|something|possible|showing|just|that|too|very|too|so|it|coming|working|at"
    r"|allowed|her|him)\w+(?: |$)",
)
_THIS_IS_NOT = Phrases(
    r"(?:it|this|i|that) (?:is|am) not (?:mr |mrs |ms |miss |dr |doctor )?(?P<who>\w+)",
    r"(?:tis|is) not no this is|no (?:it|this) is \w+|it is \w+ actually",
)
_DIRECT_LINE = Phrases(
    r"(?:this is|it is actually|actually|no it is) (?:actually )?\w+s (?:direct |own "
    r"|private |desk |bench |other |\w+ )?(?:phone|line|number|extension|desk|cell|mobile)",
)
_THIRD_PERSON = Phrases(r"(?:he|she|his|her|they) ", r"(?:he|she) is")


@dataclass(frozen=True, slots=True)
class PhoneOwner:
    """Where it comes out that the phone is a colleague's."""

    index: int
    name: str | None


def find_phone_owner(transcript: Transcript) -> PhoneOwner | None:
    """The line that tells that this is a colleague's phone; None on an own or general line."""
    for turn, index in enumerate(transcript.agent_indices[: _REVEAL_TURNS + 1]):
        owner = read_introduction(transcript.utterances[index].text, first=turn == 0).line_of
        if owner is not None or _reveals(transcript, index):
            return PhoneOwner(index, owner)
        away = _said_away(transcript.texts[index]) if turn == 0 else None
        if away is not None:
            return PhoneOwner(index, away)
    return None


def _said_away(text: str) -> str | None:
    """Who is away in an opening such as "Hello, Karen's not in, Jo speaking"."""
    words = text.split()
    for word, following in pairwise(words):
        if is_surely_name(bare(word)) and following in _IS and text in ABSENT:
            return bare(word)
    return None


def _reveals(transcript: Transcript, index: int) -> bool:
    text = transcript.texts[index]
    if text in _DIRECT_LINE:
        return True
    called = addressed_as(transcript, index)
    for match in _FOR_ANOTHER.find_all(text):
        words = match[0].split()
        if "not" not in words or not TITLES.isdisjoint(words):
            return True
        if (
            is_given_name(words[-1])
            or _was_named(transcript, index, words[-1])
            or words[-1] in ("mr", "mrs", "ms", "miss")
        ):
            return True
    if called is None:
        return False
    named = any(bare(w) == called for w in text.split())
    return (named and "not" in text.split()) or _is_third_person(text, called)


def _was_named(transcript: Transcript, before: int, word: str) -> bool:
    """Whether the caller called somebody so: "to Mister Raghunathan, that is you"."""
    for index in transcript.caller_indices:
        words = transcript.texts[index].split()
        if index < before and any(t in TITLES and w == word for t, w in pairwise(words)):
            return True
    return False


def _is_third_person(text: str, called: str) -> bool:
    """The one whom the caller takes the agent for is spoken of as somebody else."""
    words = text.split()
    if any(bare(w) == called and (w != called or f in _IS) for w, f in pairwise([*words, ""])):
        return True
    return words[:1] != [] and words[0] in ("he", "she") and text in _THIRD_PERSON
