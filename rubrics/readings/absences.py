"""Whose absence comes up: the colleague whom the caller wants, and what the agent says of it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rubrics.language.absence_words import (
    ABSENT,
    AT_WORK,
    AVAILABILITY,
    OVERSHARED,
    OWN_PEOPLE,
    PERHAPS_ABSENT,
    ROLES,
    ROUTE,
)
from rubrics.language.introductions import read_introduction
from rubrics.language.names import TITLES, bare, is_given_name, is_surely_name
from rubrics.language.organisations import PHONE_WORDS
from rubrics.language.phrases import Phrases
from rubrics.language.words import word_set
from rubrics.readings.callers_name import caller_names
from rubrics.readings.transfers import announces_transfer
from rubrics.readings.vocatives import addresses
from rubrics.transcript import Transcript

_SUBJECT_REACH = 9
_LONGEST_OPENING = 400
_LINES_ABOUT = 4
_RECENT = 4
_SHORT = 6

_SOUGHT = Phrases(
    r"(?:speak|talk|chat|put through|connect|connected|through) (?:to|with) (?!you|someone"
    r"|somebody|a person|anyone|me|us|your|the|them|about|my|it|this)\w+",
    r"(?:speak|talk|put through|connected|through|get) (?:to|with|hold of) (?:the |your "
    r"|a )?(?:manager|supervisor|boss|owner|doctor|director|professor|person|lady|gentleman"
    r"|fella|man|woman|guy|chap|lad|girl)",
    r"is (?!that|this|it|he|she|there|the|an?|what|who|where|how|not|your|my|our|one|some)\w+(?:"
    r" \w+)?(?: \w+)? (?:there|in|about|aboot|around"
    r"|available|free|at (?:his|her|their) desk|knocking about|on today|working today)",
    r"is (?:the )?(?:he|she|professor|doctor|manager|boss|big man|supervisor|sir|madam|owner"
    r"|director) ~1 (?:there|in|about|aboot|around|available|free)",
    r"(?:looking|asking|calling|ringing|phoning|hoping) for (?!the|a|an|my|some|information|help"
    r"|your|advice|about|you)\w+",
    r"(?:can|could|may) (?:i|you) (?:please )?(?:have|get|grab|get me|put me (?:through )?to"
    r"|put me on to|connect me (?:to|with)) (?!the|a|an|my|some|you|your|it|this|that|me)\w+",
    r"(?:i am|i was|was|im) (?:after|wanting|needing|hoping to (?:catch|speak|get|reach|talk)"
    r"|trying to (?:reach|get|catch|contact|speak)|to (?:ring|call|speak|ask)|looking for"
    r"|supposed to (?:speak|talk|call)) ~1 \w+",
    r"(?:hoping|trying|want|wanted|like|need) to (?:catch|reach|get (?:hold|through|in touch)|speak"
    r"|talk|see (?!my|the|if|what|it|how|that|this|a))",
    r"(?:word|chat|speak|talk|through) (?:to|with) (?:the |your )?\w+ (?:people|team|folks|office)",
    r"(?:need|want) (?:doctor|mr|mrs|ms|miss|professor) \w+",
    r"(?:missed|a) call from \w+",
    r"have a (?:word|chat) with (?!you|someone|somebody|anyone|me|us|the)\w+"
    r"|\w+ (?:could|can|would) have a word",
)

_THIRD = word_set("he she him her hes shes theyre his they them himself herself")
_SPOKEN_OF = word_set("he she his her him hes shes")
_FIRST_AND_SECOND = word_set("i we you me us your my our yourself myself ourselves")
# Said of a person only, so that an absence comes up although nobody was asked for.
_PERSONAL = Phrases(
    r"(?:at|from) (?:his|her) (?:desk|phone|station)",
    r"(?:he|she) (?:is|was|has|will|does|might|just|must) ~2 (?:not|no|never|unavailable|on|in"
    r"|with|out|off|away"
    r"|tied|busy|stepped|gone|left|at|back|still)",
    r"(?:manager|supervisor|boss|owner|director|doctor|colleague|(?:mr|mrs|ms|miss|dr"
    r"|mister) \w+) (?:is|s) ~2"
    r" (?:not|in|on|out|off|away|busy|tied|with|unavailable)",
    r"(?:managers|supervisors|bosses|owners|directors|doctors) ~1 (?:not|in|on|out|off|away|busy"
    r"|tied|with)",
    r"(?:in|with) ~1 (?:a|another|some) ~1 (?:customer|client|patient|caller|guest|family|meeting)",
)


@dataclass(frozen=True, slots=True)
class Absence:
    """A colleague's absence: where it came up, where it was told, and what gave too much away."""

    index: int
    told: int
    overshared: tuple[tuple[int, str], ...]


def find_absence(transcript: Transcript, revealed: int | None = None) -> Absence | None:
    """The first absent colleague that comes up, or None.

    `revealed` is the line in which it comes out late that this is a colleague's phone: that
    the colleague cannot take the call is told with it.
    """
    sought = _Sought(transcript)
    for index in transcript.spoken:
        if not transcript.is_agent(index):
            continue
        if index == revealed or sought.tells_absence(index):
            return _read(transcript, sought, index)
    return None


_LOOKED_FOR = re.compile(
    r"\b(?:see|check|find out|know|ask|wonder|find) (?:if|whether|is)(?: \w+){0,4}\s*$"
)
_ADDRESS = re.compile(
    r"\b(?:sir|madam|maam|lady|boss|gentleman|chap|guy|lad|chef|coach)\b(?! (?:is|has|was|will"
    r"|s)\b)"
)


def _without_address(text: str) -> list[str]:
    """The words without a "madam" or "boss" that only addresses the caller."""
    return _ADDRESS.sub(" ", text).split()


def _only_looked_for(text: str, match: re.Match[str]) -> bool:
    """ "Let me see if she's back" tells nothing yet."""
    return _LOOKED_FOR.search(text[: match.start()]) is not None


class _Sought:
    """Whom the caller wants, and from which utterances on that is known."""

    def __init__(self, transcript: Transcript) -> None:
        self.transcript = transcript
        self._callers = caller_names(transcript)
        self._addressed_from = min((i for i, _ in addresses(transcript)), default=None)
        self.asked = tuple(i for i in transcript.spoken if self._asks_for(i))
        self.wanted = tuple(
            i
            for i in transcript.spoken
            if i in self.asked
            or (transcript.is_caller(i) and self._mentions_person(transcript.texts[i]))
        )
        self.names = self._names()
        self._after_transfer = {
            i + 1 for i in transcript.agent_indices if announces_transfer(transcript.texts[i])
        }

    def tells_absence(self, index: int) -> bool:
        """Whether the agent's line says that a colleague cannot be reached."""
        since = self._since(index)
        if since is None:
            personal = self.transcript.texts[index] in _PERSONAL
            return (personal and self._is_unavailable(index)) or self._brings_up(index)
        if self._is_unavailable(index) or self._denies(index, since):
            return True
        if index - since > _RECENT:
            return False
        return self._tells_too_much(index, since) or self._is_perhaps_unavailable(index, since)

    def _is_perhaps_unavailable(self, index: int, since: int) -> bool:
        """Whether the answer to "is he there?" is about him and holds half an excuse."""
        text = self.transcript.texts[index]
        if since not in self.asked or index - since > 2 or text in _READY:
            return False
        return self.about_colleague(index, PERHAPS_ABSENT)

    def _brings_up(self, index: int) -> bool:
        """Whether the agent, unasked, tells a named colleague's private matters."""
        words = self.transcript.texts[index].split()
        if _SPOKEN_OF.isdisjoint(words) or not self.about_colleague(index, OVERSHARED):
            return False
        own = read_introduction(" ".join(words), first=True).names
        heard = {
            w
            for i in self.transcript.caller_indices
            if i < index
            for w in self.transcript.texts[i].split()
        }
        named = {bare(w) for w in words if is_surely_name(bare(w))}
        return bool(named - set(own) - self._callers - heard)

    def _is_unavailable(self, index: int) -> bool:
        text = self.transcript.texts[index]
        return text not in _PERSON_IS_READY and self.about_colleague(index, ABSENT)

    def _denies(self, index: int, since: int) -> bool:
        """ "Not at the moment, no" in answer to "is Karen there?"."""
        return index - since <= 2 and self.transcript.texts[index] in _BARE_NO

    def _tells_too_much(self, index: int, since: int) -> bool:
        """Whether the absence is told with whereabouts or private matters, or only implied."""
        if self.about_colleague(index, OVERSHARED) or self._implies_absence(index, since):
            return True
        routed = index - since <= 2 and self.transcript.texts[index] in ROUTE
        return routed and self.whereabouts(index) is not None

    def _implies_absence(self, index: int, since: int) -> bool:
        """Asked for a person, the agent answers what that person is about, or offers otherwise."""
        transcript = self.transcript
        answers = [i for i in transcript.agent_indices if i > since][:1]
        text = transcript.texts[index]
        brought = since in self._after_transfer
        if since not in self.asked or index not in answers or text in _BRINGS or brought:
            return False
        words = text.split()
        told = any(
            self._is_colleague(w)
            and (w in _TELLS or _possessed(w) or (words[i + 1 : i + 2] and words[i + 1] in _VERBS))
            for i, w in enumerate(words)
        )
        return told or text in _FOR_HIM

    def about_colleague(self, index: int, phrases: Phrases) -> bool:
        """Whether a phrase in the line has a colleague as its subject."""
        text = self.transcript.texts[index]
        return any(
            self.subject_is_colleague(index, m)
            for m in phrases.find_all(text)
            if not (phrases is OVERSHARED and _is_availability(text, m))
        )

    def oversharing(self, index: int) -> str | None:
        """The words that tell too much of a colleague, or None."""
        text = self.transcript.texts[index]
        for match in OVERSHARED.find_all(text):
            if not _is_availability(text, match) and self.subject_is_colleague(index, match):
                return match[0]
        return None

    def whereabouts(self, index: int) -> str | None:
        """The place where the colleague is said to be, unless it is a way to be at work."""
        for match in _PLACED.finditer(self.transcript.texts[index]):
            who, where = match["who"], match["where"]
            told = who in ("he", "she") or who in self.names or bare(who) in self.names
            linked = len(match[0].split()) > 3 or _possessed(who)
            if told and linked and where not in AT_WORK and not where.isdigit():
                return match[0]
        return None

    def subject_is_colleague(self, index: int, match: re.Match[str]) -> bool:
        """Whether he, she, a colleague's name or a role is what the matched words speak of."""
        text = self.transcript.texts[index]
        inside = any(w in _THIRD for w in match[0].split()[:3])
        for word in reversed(_without_address(text[: match.start()])[-_SUBJECT_REACH:]):
            if self._is_colleague(word):
                return not _only_looked_for(text, match)
            if word in _FIRST_AND_SECOND or word == "it":
                return inside
        if inside or any(self._is_colleague(w) for w in match[0].split()[:3]):
            return True
        return self._is_elliptical(index, match)

    def _is_elliptical(self, index: int, match: re.Match[str]) -> bool:
        """ "Gone to lunch, sorry" in answer to "is Terry there?" needs no subject."""
        since = self._since(index)
        answers = since is not None and index - since <= 2 and self.transcript.is_caller(since)
        before = self.transcript.texts[index][: match.start()].split()
        return answers and len(before) <= 4 and not set(before) & {"it", "that", "this", "there"}

    def _is_colleague(self, word: str) -> bool:
        return word in _THIRD or word in ROLES or word in self.names or bare(word) in self.names

    def _since(self, index: int) -> int | None:
        """The last line before in which the caller wants somebody."""
        return max((i for i in self.wanted if i < index), default=None)

    def _asks_for(self, index: int) -> bool:
        """Whether a colleague is asked for or taken to be on the line, or it is their phone."""
        transcript = self.transcript
        text = transcript.texts[index]
        if transcript.is_agent(index):
            return _is_anothers_phone(transcript, index)
        if self._addressed_from is not None and self._addressed_from <= index:
            return True
        if text in _SOUGHT:
            return True
        if len(text.split()) > _SHORT or not self._mentions_person(text):
            return False
        return self._mentions_person(self._news(index))

    def _news(self, index: int) -> str:
        """The words of a line that the agent has not said before: no name taken up is asked for."""
        transcript = self.transcript
        said = {
            bare(w)
            for i in transcript.agent_indices
            if i < index
            for w in transcript.texts[i].split()
        }
        return " ".join(w for w in transcript.texts[index].split() if bare(w) not in said)

    def _mentions_person(self, text: str) -> bool:
        """Whether the caller names somebody who is neither the caller nor of the caller's kin."""
        words = text.split()
        for i, word in enumerate(words):
            titled = i > 0 and words[i - 1] in _NAMED_WITH
            named = titled or is_surely_name(bare(word))
            near = set(words[max(0, i - 4) : i])
            own = near & OWN_PEOPLE and words[i - 1] not in _TOWARDS
            if named and bare(word) not in self._callers and not own:
                return True
        return any(
            w in _SUPERIORS and words[i - 1] in ("a", "the", "your", "another")
            for i, w in enumerate(words)
        )

    def _names(self) -> frozenset[str]:
        """Given names and surnames after titles, anywhere in the call, except the caller's own."""
        found = set()
        for index in self.transcript.spoken:
            words = self.transcript.texts[index].split()
            for i, word in enumerate(words):
                titled = i > 0 and words[i - 1] in _NAMED_WITH
                if titled or (_may_name(word) and _names_somebody(words, i)):
                    found.add(bare(word))
        return frozenset(found - self._callers)


@lru_cache(maxsize=8192)
def _may_name(word: str) -> bool:
    return is_given_name(bare(word))


def _names_somebody(words: list[str], at: int) -> bool:
    return is_surely_name(bare(words[at])) or _is_sought(words, at)


def _is_sought(words: list[str], at: int) -> bool:
    """Whether a name that is also a word, such as Will or Grace, is asked for here."""
    if bare(words[at]) != words[at]:
        return words[at + 1 : at + 2] != [] and words[at + 1] in _HAS_OR_IS
    before = words[at - 1] if at else ""
    return before in _BEFORE_SOUGHT and words[at + 1 : at + 2] not in (["be"], ["you"], ["i"])


_HAS_OR_IS = word_set("phone line desk extension office not away out off on in at with")
_BEFORE_SOUGHT = word_set("is to for with after missed reach catch get see tell ask")
_TELLS = word_set("hes shes theyre")
_VERBS = word_set("is was has had will would went got left took does did might")
_BRINGS = Phrases(
    r"(?:put|connect|transfer|pass|send|get|fetch|grab|see if|check if|check whether|see whether"
    r"|find) ~3"
    r" (?:you|him|her|he|she|they|free|available|in|around|if|\w+ is)",
    r"who (?:is|shall|should|may|am)|(?:is|are) (?:here|coming|free now|right here|on (?:his"
    r"|her) way over)|here (?:he|she) is"
    r"|speaking|what (?:is it|was it) (?:about|regarding|in connection)|one (?:moment|second"
    r"|sec)|hold on|hang on",
)
_PLACED = re.compile(
    r"\b(?P<who>\w+) (?:(?:is|was|has been|is gone|has gone|went|has went|will be|are|were"
    r"|had to go)(?: \w+)? )?"
    r"(?:(?:up|down|over|out|off|away|back|round|still|now|gone|just) )?(?P<at>in|at|to|by) "
    r"(?P<det>(?:the|his|her|their|a|an|some|our) )?(?P<where>\w+)"
)


def _possessed(word: str) -> bool:
    return bare(word) != word


_FOR_HIM = Phrases(
    r"(?:take|leave|pass|give|get|have|ask|tell) ~5 (?:him|her|them|message)",
)
_READY = Phrases(
    r"(?:is|s) (?:here|free|right|just|ready|coming|on (?:his|her) way)"
    r"|(?:put|connect|transfer|pass) you|for you (?:now|one|hold|hang)|here (?:he|she) is",
)
_PERSON_IS_READY = Phrases(r"is (?:here|available|free) (?:now|for you|to)")
_BARE_NO = Phrases(
    r"^(?:\w+ ){0,3}not (?:at the moment|available|here|in|about|around|right now|just now|today"
    r"|this)",
)


_SUPERIORS = word_set("manager supervisor boss owner director headteacher head gaffer")
_POLITE = frozenset(("sir", "madam"))
_NAMED_WITH = TITLES - _POLITE
_TOWARDS = word_set("for to with get see off from returning after catch reach")


@lru_cache(maxsize=512)
def _line_owner(text: str) -> str | None:
    return read_introduction(text, first=True).line_of


def _is_anothers_phone(transcript: Transcript, index: int) -> bool:
    text = transcript.utterances[index].text
    names_a_phone = not PHONE_WORDS.isdisjoint(transcript.texts[index].split())
    return names_a_phone and len(text) < _LONGEST_OPENING and _line_owner(text) is not None


def _read(transcript: Transcript, sought: _Sought, index: int) -> Absence:
    after = [i for i in transcript.agent_indices if i >= index][:_LINES_ABOUT]
    overshared = []
    for i in after:
        placed = i == index and transcript.texts[i] not in ROUTE
        found = sought.oversharing(i) or (placed and sought.whereabouts(i))
        if found:
            overshared.append((i, found))
    told = next((i for i in after if sought.tells_absence(i)), index)
    return Absence(index, told, tuple(overshared))


def _is_availability(text: str, match: re.Match[str]) -> bool:
    return any(
        m.start() <= match.start() < m.end() or match.start() <= m.start() < match.end()
        for m in AVAILABILITY.find_all(text)
    )
