"""Where an employee addresses somebody by name: "thank you, Mrs Nowak", "oh Bart, what a day"."""

import re

from rubrics.language.names import bare, is_given_name, is_surely_name
from rubrics.language.organisations import ORGANISATION_WORDS, PHONE_WORDS, TALK_WORDS
from rubrics.language.phrases import Phrases
from rubrics.language.spoken import spoken
from rubrics.language.words import word_set
from rubrics.transcript import Transcript

_TITLES = word_set("mr mister mrs missus ms miss dr doctor professor reverend")
_LEADS = word_set(
    """
    hi hello hey hiya gday good morning afternoon evening thank thanks you cheers ta sorry oh ah aw
    right okay alright well now so yes yeah no lovely great perfect brilliant wonderful super grand
    bless bye goodbye sure certainly course worries bother problem welcome there again indeed much
    very look listen please
    """
)
# A name after these is spoken of, not spoken to.
_SPOKEN_OF = word_set(
    """
    to for from with is was of and or by about tell ask see get find the that not this it am be are
    my your our his her their had have has put call ring let say says said reach catch speak like
    than if when because but as under named called in at on does did can will would could a an s
    through between using after before where poor old young
    """
)
# A name before these is the subject of a sentence, or says who speaks.
_SUBJECTS = word_set(
    """
    is was has will would can could does did says said and here speaking from at with in on s wants
    wanted asked told does had might should handles looks runs deals works sits does usually always
    line desk phone office extension calling this surgery
    """
)
_AFTER_ADDRESS = PHONE_WORDS | {"secretary", "room", "team", "surgery", "practice"}
_NO_LEADS = _SPOKEN_OF | ORGANISATION_WORDS | PHONE_WORDS
_OPENING = 2
_ADDRESSED = Phrases(
    r"(?:thank you|thanks|hello|hi|okay|sure|right|sorry|bye|morning|afternoon|welcome|cheers"
    r"|now|well|course|perfect"
    r"|lovely|great|see) (?:so much |very much )?(?P<title>(?:mr|mrs|ms|miss|dr|doctor|sister"
    r"|father) )?(?P<name>\w+)"
)


def addresses_by_name(text: str) -> str | None:
    """The name by which an agent's normalised words address the caller, or None."""
    for match in _ADDRESSED.find_all(text):
        if match["title"] or is_given_name(match["name"]):
            return match["name"]
    return None


def titled_names(text: str) -> frozenset[str]:
    """The names with a title by which an agent's normalised words address the caller."""
    return frozenset(m["name"] for m in _ADDRESSED.find_all(text) if m["title"])


def titled_addresses(transcript: Transcript) -> list[int]:
    """Where the agent addresses somebody by title and name."""
    return [i for i in transcript.agent_indices if _speaks_to_title(_words(transcript, i))]


def addresses_by_given_name(transcript: Transcript) -> dict[int, str]:
    """Where the agent addresses the caller, or the person called, by a given name."""
    outbound = transcript.call.direction == "outbound"
    agents = transcript.agent_indices if outbound else transcript.agent_indices[1:]
    barred = _spoken_of_by_caller(transcript)
    found = {}
    for place, index in enumerate(agents):
        words = _words(transcript, index)
        name = _spoken_to(words)
        if name is None and outbound and transcript.call.voicemail and place < _OPENING:
            name = _greeted(words)
        if name is not None and name not in barred:
            found[index] = name
    return found


def _words(transcript: Transcript, index: int) -> list[str]:
    return spoken(transcript.utterances[index].text).split()


def _speaks_to_title(words: list[str]) -> bool:
    for at, word in enumerate(words[:-1]):
        if word in _TITLES and words[at + 1] not in TALK_WORDS | _SUBJECTS:
            if "not" in words[max(0, at - 2) : at]:
                continue
            told = words[at - 1] in _SPOKEN_OF - {"on"} if at else not _turns_to_you(words[2:])
            if not told and _TOLD_OF.isdisjoint(words[at + 2 : at + 3]):
                return _AFTER_ADDRESS.isdisjoint(words[at + 2 : at + 4])
    return False


def _turns_to_you(rest: list[str]) -> bool:
    """Whether what follows a title and name at the start is said to that person."""
    return not rest or not _TO_YOU.isdisjoint(rest[:2])


_TO_YOU = word_set(
    "i it its you your how what can could let we sorry thank thanks please may would"
)
_TOLD_OF = word_set(
    """
    is was has will would says said wants asked told and here speaking had might off not out away
    handles looks deals
    """
)


def _spoken_to(words: list[str]) -> str | None:
    """The given name after words of greeting or thanks, or at the very end."""
    for at, word in enumerate(words):
        if not is_surely_name(word):
            continue
        led = at > 0 and all(w in _LEADS for w in words[max(0, at - 2) : at])
        last = at == len(words) - 1 and at >= _OPENING
        follows = words[at + 1] if at + 1 < len(words) else ""
        if (led or (last and words[at - 1] not in _NO_LEADS)) and follows not in _SUBJECTS:
            return word
    return None


def _greeted(words: list[str]) -> str | None:
    """Whoever a message greets first, whatever the name: "hi leeroy it's tasha"."""
    match = re.match(r"(?:hi|hello|hey|hiya|good \w+)(?: there)? (?P<name>\w+)", " ".join(words))
    if match is None or match["name"] in TALK_WORDS | _SUBJECTS | _TITLES | {"there"}:
        return None
    return match["name"]


def _spoken_of_by_caller(transcript: Transcript) -> frozenset[str]:
    """Names by which the caller asks for somebody, or addresses the agent."""
    found: set[str] = set()
    for index in transcript.caller_indices:
        words = _words(transcript, index)
        for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
            if before in _ASKED_FOR and after not in ("from", "here"):
                found.update((word, bare(word)))
    return frozenset(found)


_ASKED_FOR = word_set("for to with hi hello thanks hey hiya speak reach get tell cheers about")
