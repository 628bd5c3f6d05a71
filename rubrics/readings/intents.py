"""What kind an utterance is likely to be, for words that no phrase foresaw."""

from functools import lru_cache

from rubrics.intents.features import words_in
from rubrics.intents.matcher import Likelihoods, intents
from rubrics.intents.word_kinds import has_kind
from rubrics.language.text import normalise
from rubrics.language.words import word_set
from rubrics.transcript import Transcript

FEWEST_WORDS = 5
_FEWEST_AT_ALL = 3
_BEYOND_DOUBT = 0.93
_UNFAVOURABLE = word_set(
    """
    bad chaos lazy fool dim rude tight mess lose chuck clue trust cleanup drunk slur swear never
    always typical wrong fail figure
    """
)


@lru_cache(maxsize=4096)
def likely_intents(text: str) -> Likelihoods:
    """The probability (0-1) of every kind for an utterance's text as recorded."""
    return intents().likelihoods(text)


def likelihood(transcript: Transcript, index: int, name: str) -> float:
    """The probability (0-1) that an utterance is of this kind."""
    return likely_intents(transcript.utterances[index].text)[name]


def sounds_like(transcript: Transcript, index: int, name: str) -> bool:
    """Whether an utterance is so likely of this kind that it counts without a phrase.

    A few words tell too little: "I know" is kind or curt by what came before.
    """
    said = _words_said(transcript.utterances[index].text)
    if said < _FEWEST_AT_ALL:
        return False
    enough = intents().by_name[name].heard_from if said >= FEWEST_WORDS else _BEYOND_DOUBT
    return likelihood(transcript, index, name) >= enough


def sounds_unlike(transcript: Transcript, index: int, name: str) -> bool:
    """Whether an utterance is less likely of this kind than almost any sentence of it."""
    return likelihood(transcript, index, name) < intents().by_name[name].ruled_out_below


@lru_cache(maxsize=4096)
def _words_said(text: str) -> int:
    return len(normalise(text).split())


@lru_cache(maxsize=4096)
def speaks_ill(text: str) -> bool:
    """Whether any word of an utterance's text can be to the disadvantage of somebody's work."""
    return has_kind(words_in(text), _UNFAVOURABLE)
