"""Whose absence comes up: the colleague whom the caller wants, and what the agent says of it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rubrics.language.absence_words import ABSENT, AVAILABILITY, OVERSHARED
from rubrics.language.introductions import read_introduction
from rubrics.language.names import TITLES, bare, is_given_name
from rubrics.language.phrases import Phrases
from rubrics.transcript import Transcript

_SUBJECT_REACH = 9
_LINES_ABOUT = 8

_SOUGHT = Phrases(
    r"(?:speak|talk|chat|put through|connect|connected|through) (?:to|with) (?!you|someone|somebody|a person|anyone|me|us|your|the|them|about|my|it|this)\w+",
    r"(?:speak|talk|put through|connected|through|get) (?:to|with|hold of) (?:the |your |a )?(?:manager|supervisor|boss|owner|doctor|director|professor|person|lady|gentleman|fella|man|woman|guy|chap|lad|girl)",
    r"is (?!that|this|it|he|she|there|the)\w+(?: \w+)?(?: \w+)? (?:there|in|about|aboot|around|available|free|at (?:his|her|their) desk|knocking about|on today|working today)",
    r"is (?:the )?(?:he|she|professor|doctor|manager|boss|big man|supervisor|sir|madam|owner|director) ~1 (?:there|in|about|aboot|around|available|free)",
    r"(?:looking|asking|calling|ringing|phoning|hoping) for (?!the|a|an|my|some|information|help|your|advice|about|you)\w+",
    r"(?:can|could|may) (?:i|you) (?:please )?(?:have|get|grab|get me|put me (?:through )?to|put me on to|connect me (?:to|with)) (?!the|a|an|my|some|you|your|it|this|that|me)\w+",
    r"(?:i am|i was|was|im) (?:after|wanting|needing|hoping to (?:catch|speak|get|reach|talk)|trying to (?:reach|get|catch|contact|speak)|to (?:ring|call|speak|ask)|looking for|supposed to (?:speak|talk|call)) ~1 \w+",
    r"(?:hoping|trying|want|wanted|like|need) to (?:catch|reach|get|get hold of|speak|talk|see)",
    r"(?:need|want) (?:doctor|mr|mrs|ms|miss|professor) \w+",
    r"(?:missed|a) call from \w+",
)

_PRONOUN = re.compile(r"\b(?:he|she|they|him|her|hes|shes|theyre|his)\b")
_ROLE = re.compile(
    r"\b(?:manager|managers|supervisor|supervisors|boss|doctor|doctors|director|professor|consultant|adviser|advisor"
    r"|receptionist|secretary|engineer|technician|sir|owner|colleague|partner|head|officer|nurse|pharmacist|accountant"
    r"|agent|broker|solicitor|lawyer|designer|chef|teacher|principal|foreman)\b"
)
_OTHERS = re.compile(
    r"\b(?:i|i am|we|we are|you|you are|it|it is|this|that|there|my|your|me|us)\s+(?:\w+\s+){0,2}$"
)
_PERSONAL = Phrases(
    r"(?:at|from) (?:his|her|their) (?:desk|phone|station)",
    r"on ~2 (?:other|another) (?:call|line|phone)",
    r"(?:he|she) (?:is|was|has|s|will|wo|does|might|just|must) ~2 (?:not|no|never|unavailable|on|in|with|out|off|away|tied|busy|stepped|gone|left|at|back|still)",
    r"is not (?:available|in|here|about|around|at) ",
    r"(?:with|in with) (?:a|another) (?:customer|client|patient|caller|guest|family)",
    r"in a meeting|tied up|not available|unavailable",
)


@dataclass(frozen=True, slots=True)
class Absence:
    """A colleague's absence: where it came up, the lines about it, and what gave too much away."""

    index: int
    lines: tuple[int, ...]
    overshared: tuple[tuple[int, str], ...]


def find_absence(transcript: Transcript) -> Absence | None:
    """The first absent colleague that comes up, or None."""
    sought = _Sought(transcript)
    for index in transcript.spoken:
        if transcript.is_agent(index) and sought.tells_absence(index):
            return _read(transcript, sought, index)
    return None


class _Sought:
    """Whom the caller wants, and since which utterance that is known."""

    def __init__(self, transcript: Transcript) -> None:
        self.transcript = transcript
        self.since = self._since()
        self.names = self._names()

    def tells_absence(self, index: int) -> bool:
        """Whether the agent's line says that a colleague cannot be reached."""
        text = self.transcript.texts[index]
        wanted = self.since is not None and self.since < index
        if text in ABSENT and text not in _PERSON_IS_READY:
            about = self.about_colleague(text, ABSENT)
            if about and (wanted or text in _PERSONAL):
                return True
            if wanted and index - (self.since or 0) <= 2 and text in _BARE_NO:
                return True
        return wanted and self.about_colleague(text, OVERSHARED) and self._answers(index)

    def about_colleague(self, text: str, phrases: Phrases) -> bool:
        """Whether a phrase in the words has a colleague as its subject."""
        return any(self.subject_is_colleague(text, m) for m in phrases.find_all(text))

    def subject_is_colleague(self, text: str, match: re.Match[str]) -> bool:
        """Whether he, she, a colleague's name or a role is what the matched words speak of."""
        words = text[: match.start()].split()[-_SUBJECT_REACH:] + match[0].split()
        before = text[: match.start()]
        if _OTHERS.search(before) and not _PRONOUN.search(" ".join(words[-4:])):
            return self._third_person_inside(match[0])
        return any(self._is_person(w) for w in words)

    def _third_person_inside(self, words: str) -> bool:
        return _PRONOUN.search(words) is not None

    def _is_person(self, word: str) -> bool:
        return (
            _PRONOUN.fullmatch(word) is not None
            or _ROLE.fullmatch(word) is not None
            or bare(word) in self.names
            or word in self.names
        )

    def _answers(self, index: int) -> bool:
        return self.since is not None and index - self.since <= 3

    def _since(self) -> int | None:
        transcript = self.transcript
        for index in transcript.spoken:
            text = transcript.texts[index]
            if transcript.is_caller(index) and (text in _SOUGHT or _asks_for_name(text)):
                return index
            if transcript.is_agent(index) and _is_anothers_phone(transcript, index):
                return index
            if transcript.is_caller(index) and _greets_other(transcript, index):
                return index
        return None

    def _names(self) -> frozenset[str]:
        """Given names and surnames after titles, anywhere in the call, except the caller's own."""
        found = set()
        for index in self.transcript.spoken:
            words = self.transcript.texts[index].split()
            for i, word in enumerate(words):
                if is_given_name(bare(word)) or (i and words[i - 1] in TITLES):
                    found.add(bare(word))
        return frozenset(found)


_PERSON_IS_READY = Phrases(r"is (?:here|available|free) (?:now|for you|to)")
_BARE_NO = Phrases(
    r"^(?:\w+ ){0,3}not (?:at the moment|available|here|in|about|around|right now|just now|today|this)",
)


def _asks_for_name(text: str) -> bool:
    words = text.split()
    return len(words) <= 8 and words[-1:] == ["please"] and any(map(is_given_name, words))


@lru_cache(maxsize=512)
def _line_owner(text: str) -> str | None:
    return read_introduction(text, first=True).line_of


def _is_anothers_phone(transcript: Transcript, index: int) -> bool:
    text = transcript.utterances[index].text
    return len(text) < 400 and _line_owner(text) is not None


def _greets_other(transcript: Transcript, index: int) -> bool:
    """The caller greets by a name that is not the agent's: "Hello, Terry.", "hi lorraine"."""
    words = transcript.texts[index].split()[:6]
    named = [w for w in words if is_given_name(w)]
    own = {w for i in transcript.agent_indices if i < index for w in transcript.texts[i].split()}
    greeting = words[:1] and (words[0] in _VOCATIVES or is_given_name(words[0]))
    return bool(named and greeting and named[0] not in own and not _introduces(words, named[0]))


_VOCATIVES = frozenset("hi hello hey hiya gday morning afternoon evening yeah yes oh good".split())


def _introduces(words: list[str], name: str) -> bool:
    at = words.index(name)
    return any(w in ("is", "am", "name", "this") for w in words[max(0, at - 2) : at])


def _read(transcript: Transcript, sought: _Sought, index: int) -> Absence:
    after = [i for i in transcript.agent_indices if i >= index][:_LINES_ABOUT]
    overshared = []
    for i in after:
        text = transcript.texts[i]
        for match in OVERSHARED.find_all(text):
            if _is_availability(text, match):
                continue
            if sought.subject_is_colleague(text, match):
                overshared.append((i, match[0]))
                break
    return Absence(index, tuple(after), tuple(overshared))


def _is_availability(text: str, match: re.Match[str]) -> bool:
    return any(
        m.start() <= match.start() < m.end() or match.start() <= m.start() < match.end()
        for m in AVAILABILITY.find_all(text)
    )
