"""The message that the agent takes: where, and which of the five particulars it holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rubrics.language.help_offers import REQUESTED
from rubrics.language.message_words import (
    ACCEPTS_MESSAGE,
    ASKS_COMPANY,
    ASKS_NAME,
    ASKS_NUMBER,
    CALL_TIME,
    FROM_COMPANY,
    GREETING_ONLY,
    HAS_NUMBER,
    NO_COMPANY,
    NOT_A_CALL,
    OFFERS,
    OFFERS_MESSAGE,
    OTHER_NUMBER,
    PRIVATE,
    REFUSES_MESSAGE,
    RELAY,
    RELAY_WORDS,
    SPELLING,
    TAKES_MESSAGE,
    TIME,
    WANTS_MESSAGE,
    WHEN_ASKED,
    longest_number,
    spells_out,
)
from rubrics.language.names import is_given_name
from rubrics.language.organisations import TALK_WORDS
from rubrics.readings.absences import Absence
from rubrics.readings.callers_name import find_callers_name
from rubrics.readings.spoken_address import addresses_by_name
from rubrics.readings.transfers import Transfer
from rubrics.transcript import Transcript

_MR_AND_MRS = frozenset(("mr", "mister", "mrs", "ms", "miss"))
_LEAST_DIGITS = 7
# A number of ten digits in which a recogniser missed one still has its area code.
_FULL_DIGITS = 9
_WORDS_REPEATED = 3
_BACKCHANNEL_WORDS = 2
_LINES_OF_A_NUMBER = 3


@dataclass(frozen=True, slots=True)
class Message:
    """A message taken: the lines that take it, and which particulars were given."""

    lines: tuple[int, ...]
    name: bool
    spelling: bool
    company: bool
    number: bool
    area_code: bool
    when: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """What the slip lacks, in words."""
        parts = (
            (self.name, "the caller's name"),
            (self.number, "a phone number"),
            (self.spelling or not self.name, "the name's spelling"),
            (self.company, "the company"),
            (self.area_code or not self.number, "the area code"),
            (self.when, "when to return the call"),
        )
        return tuple(words for there, words in parts if not there)


def find_message(
    transcript: Transcript, absence: Absence | None, transfers: tuple[Transfer, ...]
) -> Message | None:
    """The message that the agent takes in this call, or None."""
    if transcript.call.voicemail:
        return None
    reader = _Reader(transcript, absence, transfers)
    taken = reader.taken()
    return reader.read(taken) if taken else None


class _Reader:
    def __init__(
        self, transcript: Transcript, absence: Absence | None, transfers: tuple[Transfer, ...]
    ) -> None:
        self.transcript = transcript
        self.texts = transcript.texts
        self.absent_since = absence.index if absence is not None else None
        gone = [t.index + 1 if t.answered_by is None else t.answered_by for t in transfers]
        self.handed_over = min(gone, default=len(transcript.texts))

    def taken(self) -> list[int]:
        """The agent's lines that undertake to pass something on."""
        agents = [i for i in self.transcript.agent_indices if i < self.handed_over]
        relays = [i for i in agents if self.texts[i] in RELAY and self._is_due(i)]
        return relays or self._noted(agents) or self._acknowledged(agents) or self._dictated(agents)

    def _dictated(self, agents: list[int]) -> list[int]:
        """Where a message was offered and accepted, what follows of it is taken down."""
        for index in agents:
            if self.texts[index] not in OFFERS_MESSAGE:
                continue
            replies = [i for i in self.transcript.caller_indices if i > index][:2]
            if any(self.texts[i] in REFUSES_MESSAGE for i in replies):
                continue
            if replies and self.texts[replies[0]] in ACCEPTS_MESSAGE:
                later = [i for i in agents if i > replies[0]]
                return [i for i in later if self._repeats(i)][:2] or later[:1]
        return []

    def _acknowledged(self, agents: list[int]) -> list[int]:
        """Where the caller dictates what to tell, a word of the promise is enough."""
        if self.absent_since is None:
            return []
        return [
            i
            for i in agents
            if i > self.absent_since
            and self.texts[i] in RELAY_WORDS
            and self.transcript.is_caller(i - 1)
            and self.texts[i - 1] in WANTS_MESSAGE
            and self.texts[i - 1] not in REQUESTED
            and self._is_due(i)
        ]

    def _noted(self, agents: list[int]) -> list[int]:
        """Where a message was offered and the number asked for, the promise is understood."""
        if self.absent_since is None:
            return []
        since = [i for i in agents if i >= self.absent_since]
        offered = any(self.texts[i] in TAKES_MESSAGE for i in since)
        asked = [i for i in since if self.texts[i] in ASKS_NUMBER]
        if not offered or not asked or max(map(longest_number, self._phone_lines())) == 0:
            return []
        return [i for i in since if i > asked[-1]][-1:]

    def _is_due(self, index: int) -> bool:
        """Whether there is somebody to pass it to, and more than a greeting to pass on."""
        before = [i for i in self.transcript.caller_indices if i < index]
        if before and self.texts[before[-1]] in GREETING_ONLY:
            return False
        if self.texts[index] in OFFERS:
            return False
        if self.absent_since is not None and index > self.absent_since:
            return True
        asked = any(self.texts[i] in WANTS_MESSAGE for i in before[-3:])
        collected = any(
            self.texts[i] in WHEN_ASKED or self.texts[i] in ASKS_NUMBER
            for i in self.transcript.agent_indices
            if i <= index
        )
        return asked or collected or self.texts[index] in WANTS_MESSAGE

    def read(self, taken: list[int]) -> Message:
        """What the message holds, from everything that was said."""
        caller = [self.texts[i] for i in self.transcript.caller_indices]
        said = [self.texts[i] for i in self.transcript.spoken]
        digits = max(map(longest_number, self._phone_lines()), default=0)
        return Message(
            lines=self._shown(taken),
            name=self._has_name(),
            spelling=any(t in SPELLING or spells_out(t) for t in said),
            company=self._has_company(caller),
            number=digits >= _LEAST_DIGITS,
            area_code=digits >= _FULL_DIGITS,
            when=self._has_time(),
        )

    def _phone_lines(self) -> Iterator[str]:
        """What may hold a phone number: not an order's or an account's; pauses inside joined."""
        asked, parts = "", list[str]()
        for index in self.transcript.spoken:
            text = self.texts[index]
            if self.transcript.is_agent(index):
                if len(text.split()) > _BACKCHANNEL_WORDS:
                    asked, parts = text, []
                    yield "" if text in OTHER_NUMBER else text
            elif asked not in OTHER_NUMBER and text not in OTHER_NUMBER:
                parts.append(text)
                yield " ".join(parts[-_LINES_OF_A_NUMBER:])

    def _shown(self, taken: list[int]) -> tuple[int, ...]:
        """The undertaking and the reading back of what was noted."""
        read_back = [
            i
            for i in self.transcript.agent_indices
            if i > taken[0] and longest_number(self.texts[i]) >= _LEAST_DIGITS
        ]
        after = [i for i in self.transcript.agent_indices if taken[-1] < i < self.handed_over]
        repeated = [i for i in after if self._repeats(i)][:1]
        lines = {*taken[-2:], *read_back[-1:], *repeated, *self._number_had(), *self._particulars()}
        lines |= set(after[:1] if len(taken) == 1 else [])
        return tuple(sorted(lines))

    def _particulars(self) -> set[int]:
        """Where the caller spells the name, gives company and number, or is asked for the time."""
        since = self.absent_since or 0
        caller = [i for i in self.transcript.caller_indices if since <= i < self.handed_over]
        found = [
            [i for i in caller if longest_number(self.texts[i]) >= _LEAST_DIGITS],
            [i for i in caller if spells_out(self.texts[i])],
            [i for i in caller if self.texts[i] in FROM_COMPANY or self.texts[i] in NO_COMPANY],
            [i for i in caller if self.texts[i] in WANTS_MESSAGE],
            [i + 1 for i in self.transcript.agent_indices if self._asks_when(i)],
        ]
        return {lines[0] for lines in found if lines}

    def _asks_when(self, index: int) -> bool:
        return self.texts[index] in WHEN_ASKED and index + 1 in self.transcript.caller_indices

    def _repeats(self, index: int) -> bool:
        """Whether the agent says again what the caller said."""
        said = {w for i in self.transcript.caller_indices if i < index for w in self._content(i)}
        return len(said & self._content(index)) >= _WORDS_REPEATED

    def _content(self, index: int) -> set[str]:
        return {w for w in self.texts[index].split() if len(w) > 3 and w not in TALK_WORDS}

    def _number_had(self) -> list[int]:
        """The agent's answer to "he has my number"."""
        lines = [i for i in self.transcript.spoken if self.texts[i] in HAS_NUMBER]
        later = self.transcript.agent_indices
        return [next(a for a in later if a >= i) for i in lines[-1:] if later[-1] >= i]

    def _has_name(self) -> bool:
        transcript = self.transcript
        callers = [i for i in transcript.caller_indices if i < self.handed_over]
        agents = [i for i in transcript.agent_indices if i < self.handed_over]
        if any(self.texts[i] in ASKS_NAME and i + 1 in callers for i in agents):
            return True
        if any(addresses_by_name(self.texts[i]) for i in agents[1:]):
            return True
        if any(self._titled(i) for i in agents[1:]):
            return True
        if any(_opens_with_name(self.texts[i]) for i in callers[:2]):
            return True
        known = find_callers_name(transcript)
        return known is not None and bool(known.words)

    def _titled(self, index: int) -> bool:
        """Whether the agent calls by title and name somebody who gave that name."""
        for title, name in pairwise(self.texts[index].split()):
            if title not in _MR_AND_MRS:
                continue
            if any(name in self.texts[i].split() for i in self.transcript.caller_indices):
                return True
        return False

    def _has_company(self, caller: list[str]) -> bool:
        if any(t in NO_COMPANY for t in caller) or any(t in FROM_COMPANY for t in caller):
            return True
        if any(t in PRIVATE for t in caller):
            return True
        return any(self.texts[i] in ASKS_COMPANY for i in self.transcript.agent_indices)

    def _has_time(self) -> bool:
        since = self.absent_since if self.absent_since is not None else 0
        for i in self.transcript.spoken:
            if i <= since or i >= self.handed_over:
                continue
            text = self.texts[i]
            agent = self.transcript.is_agent(i)
            if (agent and text in WHEN_ASKED) or (text in CALL_TIME and text not in NOT_A_CALL):
                return True
            if not agent and i > since and len(text.split()) <= 8 and text in TIME:
                return True
        return False


def _opens_with_name(text: str) -> bool:
    """ "Hector Salas, Tri-County Mills. Is Greta around?": name first, no salutation to it."""
    words = text.split()
    while words and words[0] in ("morning", "hello", "hi", "good", "afternoon", "evening", "yes"):
        words.pop(0)
        if words and is_given_name(words[0]) and len(words) > 2 and words[1] in ("here", "from"):
            return True
    return len(words) > 1 and is_given_name(words[0]) and text.startswith(words[0])
