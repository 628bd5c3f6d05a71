"""The caller's own name, as given by the caller or as the agent addresses the caller."""

from rubrics.language.names import TITLES, is_given_name, no_names
from rubrics.language.organisations import LINKING_WORDS, ORGANISATION_WORDS, TALK_WORDS
from rubrics.language.phrases import Phrases
from rubrics.transcript import Transcript

_SELF = Phrases(
    r"(?:my names?(?: is)?|(?:the )?name is|this is|it is|i am|it is under|under|named|called)"
    r" (?:mr |mrs |ms |miss |dr |doctor |sister |father |the )?(?P<name>\w+)(?: (?P<surname>\w+))?"
)
_PRESENT = Phrases(r"(?P<name>\w+)(?: (?P<surname>\w+))? (?:here|speaking|this side)")
_FULL_NAME = Phrases(r"(?:my name is|this is|it is) (?P<name>\w{3,}) (?P<surname>\w{3,})$")
_FULL_NAME_HERE = Phrases(r"(?P<name>\w{3,}) (?P<surname>\w{3,}) here")
_NO_NAMES = TALK_WORDS | LINKING_WORDS | ORGANISATION_WORDS | no_names()
_TELL_WHO = Phrases(
    r"(?:tell|let) (?:him|her|them) (?:know )?(?:that )?(?!i |it |we |you |the |my )\w+(?: \w+)?"
    r" (?:called|rang|phoned|was calling|is looking|wants)",
)
_ADDRESSED = Phrases(
    r"(?:thank you|thanks|hello|hi|okay|sure|right|sorry|bye|morning|afternoon|welcome|cheers"
    r"|now|well|course|perfect"
    r"|lovely|great|see) (?:so much |very much )?(?P<title>(?:mr|mrs|ms|miss|dr|doctor|sister"
    r"|father) )?(?P<name>\w+)"
)

_ASKED = Phrases(
    r"(?:your|the|last|first|full|sur|good|and|what|account holders?) ~1 names?(?! (?:of|is my))"
    r"|names? (?:on|please|and|for|of caller)|^names?$|surname",
    r"whove i|who (?:am i|is (?:this|that|it|calling|speaking)|do i have|have i|are you|is on"
    r"|shall i say"
    r"|was calling)",
)
_SHORT_ANSWER = 5
_FIRST_LINES = 2
_LEADS_TO_ANOTHER = frozenset(
    ("to", "for", "with", "is", "from", "see", "get", "and", "by", "about")
)


def caller_names(transcript: Transcript) -> frozenset[str]:
    """The words of the caller's name: own introductions, and titled address by the agent."""
    found: set[str] = set()
    for index in transcript.caller_indices:
        found |= _introduced(transcript.texts[index])
        if was_asked(transcript, index):
            found |= _answered(transcript.texts[index].split())
    for index in transcript.caller_indices[:_FIRST_LINES]:
        found |= _signed(transcript.texts[index].split())
    for index in transcript.agent_indices:
        for match in _ADDRESSED.find_all(transcript.texts[index]):
            if match["title"]:
                found.add(match["name"])
    return frozenset(found)


def _signed(words: list[str]) -> set[str]:
    """The name that a caller adds at the end: "... the account we had. Leonard Okonjo." """
    if len(words) <= _SHORT_ANSWER or not is_given_name(words[-2]):
        return set()
    if words[-3] in _LEADS_TO_ANOTHER or words[-3] in TITLES or is_given_name(words[-3]):
        return set()
    return set(words[-2:])


def was_asked(transcript: Transcript, index: int) -> bool:
    """Whether the agent's line before asks for the caller's name."""
    return index > 0 and transcript.is_agent(index - 1) and transcript.texts[index - 1] in _ASKED


def _answered(words: list[str]) -> set[str]:
    """The name in a short answer, or the given names with what follows them in a longer one."""
    if len(words) <= _SHORT_ANSWER:
        return {w for w in words if len(w) > 1}
    named = [i for i, w in enumerate(words) if is_given_name(w)]
    return {w for i in named for w in words[i : i + 2] if len(w) > 1}


def gives_name(text: str) -> bool:
    """Whether a caller's normalised words hold an own given name or a name with title."""
    return bool(_introduced(text)) or text in _TELL_WHO or _unknown_name(text)


def _unknown_name(text: str) -> bool:
    """Whether "this is" or "my name is" is followed by two words that mean nothing else."""
    return any(
        not _NO_NAMES & {m["name"], m["surname"]} and not m["surname"].endswith(("ing", "ed"))
        for m in _FULL_NAME.find_all(text) + _FULL_NAME_HERE.find_all(text)
    )


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
