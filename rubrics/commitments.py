"""The agent's promises of a later act: what, by when as said, and when that is."""

import re
from datetime import datetime, timedelta

from rubrics.dialogue import Dialogue
from rubrics.due_times import due_time, due_words
from rubrics.language.promising import (
    ASKED_TO,
    BARE_YES,
    CONTACT,
    OFFER,
    ON_THE_SPOT,
    OTHER_WAY,
    PROMISE,
    SUMMING_UP,
    TAKES_UP,
    TURNS_DOWN,
)
from rubrics.listening import turn_before, words_of
from rubrics.scorecard import Commitment

_LONGEST_ACTION_WORDS = 9
_ACTION_END = re.compile(
    r"\b(?:and (?:i|you|he|she|they|we)|but|so (?:that|you|i|we)|because|which|what|can i|could "
    r"i|may i|is there|was there|anything else)\b"
)
_PREAMBLE = re.compile(
    r"^(?:what i can do(?: \w+)? is |(?:i|we) (?:will|shall|am going to|are going to|can|could) "
    r"(?:also |just |then |definitely )?"
    r"|(?:would you like|do you want|shall|should|can|could|will) (?:me to|i|we) )"
)


def find_commitments(dialogue: Dialogue) -> tuple[Commitment, ...]:
    """The promises of the call in order, offers that the caller takes up among them."""
    found = [
        (index, commitment, firm)
        for index in dialogue.agent_indices
        for commitment, firm in _commitments(dialogue, index)
    ]
    return tuple(
        commitment
        for at, (index, commitment, firm) in enumerate(found)
        if not _is_said_again(dialogue, index, [i for i, _, _ in found[:at]])
        and (firm or not _is_made_firm(dialogue, index, [i for i, _, f in found[at + 1 :] if f]))
    )


def _is_made_firm(dialogue: Dialogue, offer: int, later: list[int]) -> bool:
    """Whether an offer to be in touch is followed by the promise itself."""
    if CONTACT.search(words_of(dialogue, offer)) is None:
        return False
    return any(CONTACT.search(words_of(dialogue, i)) for i in later)


def _is_said_again(dialogue: Dialogue, index: int, earlier: list[int]) -> bool:
    """Whether "so I'll ring after six" only repeats what was promised."""
    if SUMMING_UP.search(words_of(dialogue, index)) is None:
        return False
    return any(CONTACT.search(words_of(dialogue, i)) for i in earlier)


def _commitments(dialogue: Dialogue, index: int) -> list[tuple[Commitment, bool]]:
    """The promise of an utterance, if any, and whether it is firm: no offer that was taken up."""
    text = words_of(dialogue, index)
    promised = _promised(text) or _agreed(dialogue, index, text)
    match = promised or _taken_up(dialogue, index, text)
    if match is None:
        return []
    due = due_words(dialogue.utterances[index].text)
    commitment = Commitment(index, _action(text, match), due, _due_at(dialogue, index, due))
    return [(commitment, promised is not None)]


def _promised(text: str) -> re.Match[str] | None:
    """The first promise that is not done on the spot."""
    match = PROMISE.search(text)
    barred = [m.span() for m in ON_THE_SPOT.find_all(text)] if match else []
    while match:
        if not any(start <= match.start() < end for start, end in barred):
            return match
        match = PROMISE.search(text, match.start() + 1)
    return None


def _taken_up(dialogue: Dialogue, index: int, text: str) -> re.Match[str] | None:
    """An offer of a later act to which the caller says yes."""
    match = OFFER.search(text)
    following = [i for i in dialogue.spoken if i > index]
    if match is None or not following or not dialogue.is_caller(following[0]):
        return None
    answer = words_of(dialogue, following[0])
    if TURNS_DOWN.search(answer) or not TAKES_UP.search(answer):
        return None
    other = " or " in text and OTHER_WAY.search(answer) is not None
    return None if other else match


def _agreed(dialogue: Dialogue, index: int, text: str) -> re.Match[str] | None:
    """A bare "I will" in answer to what the caller asks to be done."""
    if not ASKED_TO.search(turn_before(dialogue, index)):
        return None
    return BARE_YES.search(text)


def _action(text: str, match: re.Match[str]) -> str:
    """What is promised, in the agent's words."""
    rest = _PREAMBLE.sub("", text[match.start() :])
    end = _ACTION_END.search(rest, 1)
    return " ".join((rest[: end.start()] if end else rest).split()[:_LONGEST_ACTION_WORDS])


def _due_at(dialogue: Dialogue, index: int, due: str | None) -> datetime | None:
    started = dialogue.call.started_at
    if due is None or started is None:
        return None
    return due_time(due, started + timedelta(seconds=dialogue.utterances[index].start))
