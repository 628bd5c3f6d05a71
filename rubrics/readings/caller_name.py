"""The caller's own name, as given by the caller or as the agent addresses the caller."""

from rubrics.language.names import TITLES, is_given_name
from rubrics.language.phrases import Phrases
from rubrics.transcript import Transcript

_SELF = Phrases(
    r"(?:my names?(?: is)?|(?:the )?name is|this is|it is|i am|it is under|under|named|called)"
    r" (?:mr |mrs |ms |miss |dr |doctor |sister |father |the )?(?P<name>\w+)(?: (?P<surname>\w+))?"
)
_PRESENT = Phrases(r"(?P<name>\w+)(?: (?P<surname>\w+))? (?:here|speaking|this side)")
_ADDRESSED = Phrases(
    r"(?:thank you|thanks|hello|hi|okay|sure|right|sorry|bye|morning|afternoon|welcome|cheers"
    r"|now|well|course|perfect"
    r"|lovely|great|see) (?:so much |very much )?(?P<title>(?:mr|mrs|ms|miss|dr|doctor|sister"
    r"|father) )?(?P<name>\w+)"
)


def caller_names(transcript: Transcript) -> frozenset[str]:
    """The words of the caller's name: own introductions, and titled address by the agent."""
    found: set[str] = set()
    for index in transcript.caller_indices:
        found |= _introduced(transcript.texts[index])
    for index in transcript.agent_indices:
        for match in _ADDRESSED.find_all(transcript.texts[index]):
            if match["title"]:
                found.add(match["name"])
    return frozenset(found)


def gives_name(text: str) -> bool:
    """Whether a caller's normalised words hold an own given name or a name with title."""
    return bool(_introduced(text))


def addresses_by_name(text: str) -> str | None:
    """The name by which an agent's normalised words address the caller, or None."""
    for match in _ADDRESSED.find_all(text):
        if match["title"] or is_given_name(match["name"]):
            return match["name"]
    return None


def _introduced(text: str) -> set[str]:
    found: set[str] = set()
    for phrases in (_SELF, _PRESENT):
        for match in phrases.find_all(text):
            name, surname = match["name"], match["surname"]
            titled = match[0].split()[-2:-1] and match[0].split()[-2] in TITLES
            if is_given_name(name) or titled:
                found.update(w for w in (name, surname) if w)
    return found
