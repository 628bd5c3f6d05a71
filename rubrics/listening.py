"""Finding what was said: which utterances hold a phrase, what came before and what after."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from rubrics.dialogue import Dialogue
from rubrics.language.phrases import Phrases
from rubrics.language.spoken import spoken
from rubrics.scorecard import Evidence, Finding, Verdict

_MURMUR_WORDS = 1
_REPLIES_SEARCHED = 4
_REPLIES_SHOWN = 2


def words_of(dialogue: Dialogue, index: int) -> str:
    """The words of an utterance in the form that phrases are written in."""
    return spoken(dialogue.utterances[index].text)


def hearing(dialogue: Dialogue, indices: Iterable[int], phrases: Phrases) -> tuple[int, ...]:
    """Those of the utterances that hold one of the phrases."""
    return tuple(i for i in indices if phrases.search(words_of(dialogue, i)))


def turn_before(dialogue: Dialogue, index: int) -> str:
    """The caller's words just before an agent's utterance; empty when there are none."""
    return " ".join(reversed(list(_said_back(dialogue, index))))


def replies_to(dialogue: Dialogue, index: int) -> tuple[int, ...]:
    """The agent's next two utterances that are more than a murmur after the caller's."""
    following = [i for i in dialogue.agent_indices if i > index][:_REPLIES_SEARCHED]
    telling = [i for i in following if len(words_of(dialogue, i).split()) > _MURMUR_WORDS]
    return tuple((telling or following)[:_REPLIES_SHOWN])


def quoted(dialogue: Dialogue, indices: Iterable[int]) -> tuple[Evidence, ...]:
    """The utterances as evidence, each once, in order."""
    return tuple(dialogue.evidence(i) for i in sorted(set(indices)))


def not_said(reason: str, confidence: float = 0.85) -> Finding:
    """A pass because nothing forbidden was heard."""
    return Finding(Verdict.PASS, reason, confidence=confidence)


def no_occasion(reason: str, confidence: float = 0.85) -> Finding:
    """The verdict for a call that gave no occasion."""
    return Finding(Verdict.NA, reason, confidence=confidence)


@lru_cache(maxsize=1024)
def shortened(quote: str, longest: int = 90) -> str:
    """A quote short enough to stand in a reason."""
    flat = " ".join(quote.split())
    return flat if len(flat) <= longest else flat[: longest - 1].rsplit(" ", 1)[0] + " …"


def quote_of(dialogue: Dialogue, index: int) -> str:
    """The utterance in quotation marks, shortened."""
    return f"“{shortened(dialogue.utterances[index].text)}”"


def _said_back(dialogue: Dialogue, index: int) -> Iterator[str]:
    for i in range(index - 1, max(-1, index - 4), -1):
        if dialogue.is_agent(i):
            if words_of(dialogue, i):
                return
        else:
            yield words_of(dialogue, i)
