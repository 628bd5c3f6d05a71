"""The caller's name as it was given, and where the agent addresses the caller by it."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rubrics.language.names import TITLES, bare, everyday_words, is_given_name, no_names
from rubrics.language.organisations import LINKING_WORDS, ORGANISATION_WORDS, TALK_WORDS
from rubrics.language.phrases import Phrases
from rubrics.language.spoken import spoken
from rubrics.language.text import clauses
from rubrics.readings.spoken_address import (
    addresses_by_given_name,
    titled_addresses,
    titled_names,
)
from rubrics.transcript import Transcript

_TITLES = frozenset(TITLES - {"sir", "madam"})
_SELF = re.compile(
    r"\b(?:(?P<sure>my (?:full |first |own )?name is|my names|(?:the |and |first |full )?name is|"
    r"names is|i am called"
    r"|call me|(?:is |it is |booked |account )?(?:under|in) the name(?: of)?|(?:my )?surname is|"
    r"last name is"
    r"|name(?:s)?(?= \w+ \w+$)|first name)"
    r"|(?P<likely>this is|it is|i am|am|here is|that is|me))\s+"
)
_TRAILING = re.compile(r"\b(?P<name>\w+(?: \w+)?) (?:here|speaking|calling|this side)\b")
_PLACED = re.compile(r"\b(?P<name>\w+(?: \w+)?) (?:from|at|over at|out at|in|with|of) \w+")
_SELF_PLACED = re.compile(r"\b(?:it is|this is|i am) (?P<name>\w+)(?: \w+)? from (?:the )?\w+")
_ASKS_NAME = Phrases(
    r"(?<!my )(?<!with your )(?<!his )(?<!her )names?"
    r"(?! is| on(?! (?:it|this|file)\b)| badge| of the (?:card|form|pack|product))|surname"
    r"|(?:which|what) (?:sur)?names?|(?:what|who|whose name) is (?:it|(?:the|your) "
    r"(?:account|booking|order|"
    r"reservation|policy|appointment|job|file)) (?:under|in(?! for))|who (?:have i|am i|is "
    r"it|is on the|was that|do i have|are you|"
    r"is (?:this|calling|that|it|speaking)|shall i say|will i say)|whom|who is that|who am i"
)
_ASKS_ANOTHERS = re.compile(
    r"(?:my|his|her|child|daughters?|sons?|dogs?|pets?|dads?|mothers?|wifes|husbands|partners"
    r"|fathers|cats|childs|kids|babys|brothers|sisters|pupils|companys) name|patients? name|"
    r"name of the (?:child|dog|pupil|patient)"
)
_ASKS_FOR = re.compile(
    r"\b(?:is (?:that|this|it)|am i (?:speaking|talking) (?:to|with)|(?:speak|talk|chat) (?:to|"
    r"with)|message(?: is)? for|this is for"
    r"|(?:calling|ringing|looking|asking|trying|after) (?:for|to (?:reach|get|contact|get hold "
    r"of))|hello|hi|hiya|hey|good \w+"
    r"|morning|afternoon|evening|need|after)\s+(?=\w)"
)
_CALLED = re.compile(
    r"\b(?:(?:everybody|everyone|people|they|folks|friends) (?:just )?(?:says?|calls? me)|known as|"
    r"go by) (?P<name>\w+)"
    r"|\b(?P<first>\w+(?: \w+)?) (?:is|was) (?:my|the) name\b"
    r"|\b(?:tell|let) (?:him|her|them) (?:know )?(?:that )?(?!i |it |we |you |the |my )"
    r"(?P<told>\w+(?: \w+)?) (?:called|rang|phoned|was calling|is looking|wants)\b"
)
# Two or three words that mean nothing else, between "it's" and the caller's business.
_UNKNOWN = re.compile(
    r"^(?:(?:hi|hello|hiya|hey|good|morning|afternoon|evening|yes|oh|there|sir|madam|maam) "
    r"|\w+ (?=it is|this))*"
    r"(?:it is|this is) (?P<name>\w+ \w+(?: \w+)??) "
    r"(?:i am|i have|i was|i would|i want|i need|i rang|i called|here|from|calling|ringing"
    r"|speaking)\b"
)
_MAYBE_NAME = re.compile(r"\b(?:it is|this is|i am|names?(?: is)?|it|me) (?P<name>[a-z]{3,})\b")
_NO_NAME_ENDINGS = ("ing", "ed", "ly", "tion", "ment", "ness", "able")
_BEFORE_OWN = frozenset(("hi", "hiya", "hello", "yes", "oh", "its", "morning", "afternoon"))
_LATEST_ASKING = 3
_OF_THIRDS = frozenset(("the", "a", "to", "for"))
_LATEST_ANSWER = 2
_LONGEST_CHECK_WORDS = 5
_LEAST_NOTED = 2
_TO_CALLER = frozenset(("you", "your", "thank", "thanks", "sorry", "please"))
_NOT_NAMES = TALK_WORDS | LINKING_WORDS | no_names()
_NO_NAMES = _NOT_NAMES | ORGANISATION_WORDS
# The name stands as "@" in these.
_CHECKING = re.compile(
    r"\b(?:is|was) (?:that|it|this) (?:mr |mrs |ms |miss |dr )?@$|@ (?:is (?:that|it)"
    r"|with (?:a|an|one|two|the|k|c|s|t|e)\b|(?:right|correct|yes|yeah|is it)$|spelled|spelt|and"
    r" (?:how|is) (?:it|that|do)"
    r"|how do you|did you say|spell|\w \w\b)"
)
_DENIED_NAME = re.compile(r"\b(?:am|is) (?:\w+ )?not (?:\w+ ){0,2}@")
_THANKED = re.compile(r"\b(?:thank you|thanks|hello|hi|sorry) (?:mr |mrs |ms |miss )?@")
_OTHERS = re.compile(
    r"@s (?!here|speaking|from)\w+|\b(?:my|our|her|his|about|for|is) (?:\w+ )?(?:son|daughter"
    r"|husband|wife|mother|father|dog|cat|child|boy|girl|friend|boss)"
    r"(?: is| called| name is)? @(?!s)"
)
_SOUGHT = re.compile(
    r"\b(?:is (?:that|this|it)|speak to|talk to|speak with|looking for) (?:mr |mrs |ms |miss |dr )?"
    r"(?:\w+ )?@"
)


@dataclass(frozen=True, slots=True)
class CallersName:
    """The words of the caller's name, and the utterances in which the agent uses it."""

    words: frozenset[str]
    learned: int
    used: tuple[int, ...]


# Several readings of a call ask; the last call's two views are kept, whatever else goes on.
@lru_cache(maxsize=2)
def find_callers_name(transcript: Transcript) -> CallersName | None:
    """The name that the caller (or the person called) goes by; None when it is not given."""
    given = _given_by_caller(transcript) + _known_to_agent(transcript)
    addressed = [*titled_addresses(transcript), *addresses_by_given_name(transcript)]
    if not given and not addressed:
        return None
    words = frozenset(w for _, names in given for w in names)
    learned = min((i for i, _ in given), default=min(addressed, default=0))
    used = {i for i in transcript.agent_indices if _uses(transcript, i, words, learned)}
    used |= {i for i in addressed if not _checks(transcript.texts[i], words)}
    return CallersName(words, learned, tuple(sorted(used)))


@lru_cache(maxsize=2)
def caller_names(transcript: Transcript) -> frozenset[str]:
    """The words of the caller's name: as given, and as the agent puts a title to it."""
    read = find_callers_name(transcript)
    titled = (titled_names(transcript.texts[i]) for i in transcript.agent_indices)
    return frozenset().union(read.words if read else (), *titled)


def was_asked_name(transcript: Transcript, index: int) -> bool:
    """Whether the agent has just asked for the caller's own name."""
    before = [i for i in transcript.agent_indices if i < index]
    if not before or index - before[-1] > _LATEST_ANSWER:
        return False
    text = transcript.texts[before[-1]]
    return text in _ASKS_NAME and _ASKS_ANOTHERS.search(text) is None


def _given_by_caller(transcript: Transcript) -> list[tuple[int, list[str]]]:
    found = []
    for index in transcript.caller_indices:
        text = _text(transcript, index)
        names = [*_introduced(transcript, index), *_called(text)] or _unknown_name(text)
        names = names or _taken_up(transcript, index, text)
        if names:
            found.append((index, names))
    return found


def _called(text: str) -> list[str]:
    """The name in "Bernadette Feeney is my name" and "everybody calls me Bart"."""
    match = _CALLED.search(text)
    said = next(filter(None, match.groups())).split() if match else []
    return [word for word in said if word not in _NOT_NAMES]


def _unknown_name(text: str) -> list[str]:
    """A name that no list holds, where two or three odd words stand for one: "Ny Ree Thompson"."""
    match = _UNKNOWN.search(text)
    words = match["name"].split() if match else []
    odd = all(w not in _NO_NAMES and not w.endswith(_NO_NAME_ENDINGS) for w in words)
    return words if odd else []


def _taken_up(transcript: Transcript, index: int, text: str) -> list[str]:
    """An odd word after "it's", which the agent then calls the caller by: "it's Kaz down at"."""
    for match in _MAYBE_NAME.finditer(text):
        word = match["name"]
        odd = word not in _NO_NAMES and word not in everyday_words()
        if odd and not word.endswith(_NO_NAME_ENDINGS) and _calls(transcript, word, index):
            return [word]
    return []


def _calls(transcript: Transcript, word: str, after: int) -> bool:
    """Whether the agent says the word later, not of a thing or a third person."""
    for index in transcript.agent_indices:
        words = transcript.texts[index].split() if index > after else []
        if any(w == word and before not in _OF_THIRDS for before, w in pairwise(["", *words])):
            return True
    return False


def _third_person(transcript: Transcript, name: str) -> bool:
    """Whether the caller speaks of somebody of that name: "Jacob's lunch", "my son Jacob"."""
    texts = (_text(transcript, i) for i in transcript.caller_indices)
    return any(name in text and _OTHERS.search(_marked(text, (name,))) for text in texts)


def _marked(text: str, names: Collection[str]) -> str:
    """The text with "@" for every name and "@s" for its possessive."""
    marks = {**{f"{name}s": "@s" for name in names}, **dict.fromkeys(names, "@")}
    return " ".join(marks.get(word, word) for word in text.split())


def _introduced(transcript: Transcript, index: int) -> list[str]:
    """The words by which the caller introduces himself in one utterance."""
    text = spoken(transcript.utterances[index].text)
    raw = transcript.utterances[index].text
    for match in _SELF.finditer(text):
        following = text[match.end() :].split()[:4]
        if match["likely"] and _denied(text[: match.start()]):
            continue
        names = _name_at(following, raw, sure=bool(match["sure"]))
        if names:
            return names
    placed = _SELF_PLACED.search(text)
    if placed and placed["name"] not in _NOT_NAMES and placed["name"] not in ORGANISATION_WORDS:
        return [placed["name"]]
    for pattern in (_TRAILING, _PLACED):
        for match in pattern.finditer(text):
            names = _last_name(match["name"].split(), text[: match.start()])
            if names:
                return names
    alone = _bare_name(transcript, index, raw)
    if was_asked_name(transcript, index):
        return alone
    return [] if any(_third_person(transcript, name) for name in alone) else alone


def _denied(before: str) -> bool:
    """Whether "it is" was a question or about somebody else."""
    return before.endswith(
        ("what", "who", "where", "if", "hi", "not", "whether", "is that", "think")
    )


def _name_at(words: list[str], raw: str, *, sure: bool) -> list[str]:
    """The name that these words begin with; `sure` when the words before announce one."""
    names: list[str] = []
    title = False
    for word in words[:4]:
        if word in _TITLES and not names:
            title = True
            continue
        if word in _NOT_NAMES or (word in ORGANISATION_WORDS and not is_given_name(word)):
            break
        if not names and not (sure or title or _is_name_like(word, raw)):
            break
        names.append(bare(word) if not sure else word)
        if len(names) == 3:
            break
    return names[:2] if not sure else names


def _is_name_like(word: str, raw: str) -> bool:
    if len(word) < 3 and not word.isupper():
        return False
    if is_given_name(word):
        return True
    cased = re.search(rf"(?<![.!?] )(?<!^)\b{re.escape(word.capitalize())}\b", raw)
    return cased is not None and word not in _NOT_NAMES and not word.endswith(("ing", "day"))


def _last_name(words: list[str], before: str) -> list[str]:
    """The caller's name before "here", "speaking" or "from"; not a greeting to somebody."""
    if before.split()[-1:] in (["hi"], ["hello"], ["hey"], ["morning"], ["for"], ["to"], ["with"]):
        return []
    own = words[1:] if words[0] in _BEFORE_OWN else words
    if own and is_given_name(own[0]):
        return [w for w in own if w not in _NOT_NAMES]
    return []


def _bare_name(transcript: Transcript, index: int, raw: str) -> list[str]:
    """A name that stands alone: "Paul Ashgrove." or "Haddad. Layla Haddad." when asked for it."""
    asked = was_asked_name(transcript, index)
    names = [n for clause in clauses(raw) if (n := _name_alone(clause.split(), raw, asked=asked))]
    if names:
        return [word for name in names for word in name] if asked else names[0]
    return _answered_name(transcript.texts[index].split()) if asked else []


def _name_alone(words: list[str], raw: str, *, asked: bool) -> list[str]:
    """The name that a clause consists of, or nothing."""
    title = words[0] in _TITLES
    core = words[1:] if title else words
    if not core or len(core) > (4 if asked else 3) or any(w in _NOT_NAMES for w in core[:2]):
        return []
    full = (
        len(core) >= 2
        and is_given_name(core[0])
        and len(core[1]) > 1
        and not is_given_name(core[1])
        and core[1] not in ORGANISATION_WORDS
    )
    alone = asked and (is_given_name(core[0]) or _is_name_like(core[0], " " + raw))
    return [w for w in core if len(w) > 1] if title or full or alone else []


def _answered_name(words: list[str]) -> list[str]:
    names = [w for w in words[:8] if is_given_name(w)]
    if names:
        return names
    core = [w for w in words[:4] if w not in _NOT_NAMES and len(w) > 2 and not w.isdigit()]
    return core[:2]


def _known_to_agent(transcript: Transcript) -> list[tuple[int, list[str]]]:
    """Whom the agent asks for when dialling, or names in asking who it is."""
    found = []
    for index in transcript.agent_indices[:_LATEST_ASKING]:
        text = spoken(transcript.utterances[index].text)
        for match in _ASKS_FOR.finditer(text):
            names = _name_at(text[match.end() :].split()[:4], "", sure=False)
            if names and transcript.call.direction == "outbound":
                found.append((index, names))
    return found


def _text(transcript: Transcript, index: int) -> str:
    return spoken(transcript.utterances[index].text)


def _uses(transcript: Transcript, index: int, names: frozenset[str], learned: int) -> bool:
    if index < learned:
        return False
    text = _text(transcript, index)
    initials = {name[0] for name in names}
    words = [w for w in text.split() if w[0] in initials]
    spoken_names = [w for w in words if any(n == w or _same(n, bare(w)) for n in names)]
    if not spoken_names or _checks(text, frozenset(spoken_names)):
        return False
    if _notes_down(transcript, index, text.split(), spoken_names[0]):
        return False
    if transcript.call.direction == "outbound" and not transcript.call.voicemail:
        return _SOUGHT.search(_marked(text, spoken_names)) is None
    return True


def _notes_down(transcript: Transcript, index: int, words: list[str], name: str) -> bool:
    """Whether the line repeats a message that begins with the name: "Kendra, blower, by noon"."""
    if words[0] != name or not _TO_CALLER.isdisjoint(words):
        return False
    before = [i for i in transcript.caller_indices if i < index][-1:]
    told = {w for i in before for w in _text(transcript, i).split()} - _NOT_NAMES
    return name in told and len(told & set(words[1:])) >= _LEAST_NOTED


def _checks(text: str, names: frozenset[str]) -> bool:
    """Whether the name is only read back to check it."""
    marked = _marked(text, names)
    if _DENIED_NAME.search(marked):
        return True
    if len(text.split()) > _LONGEST_CHECK_WORDS and text.endswith(tuple(names)):
        return False
    return _CHECKING.search(marked) is not None and _THANKED.search(marked) is None


@lru_cache(maxsize=16384)
def _same(name: str, heard: str) -> bool:
    """Whether two spellings may be one name as heard: "aisling" and "ashling"."""
    if name == heard:
        return True
    if min(len(name), len(heard)) < 4 or name[0] != heard[0] or heard in _NOT_NAMES:
        return False
    if len(_skeleton(name)) < 3 and not is_given_name(heard):
        return False
    if is_given_name(name) and is_given_name(heard):
        return _skeleton(name) == _skeleton(heard)
    return _skeleton(name) == _skeleton(heard) or (name[:5] == heard[:5] and len(name) > 5)


@lru_cache(maxsize=4096)
def _skeleton(name: str) -> str:
    return re.sub(r"[aeiouyhw]", "", name.replace("ph", "f").replace("ck", "k").replace("c", "k"))
