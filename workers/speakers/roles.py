"""Which voice is the agent's, told from what is said: who answers for the house, who asks."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rubrics.call import Direction
from rubrics.language.phrases import Phrases
from rubrics.language.text import normalise
from workers.speakers.turns import Turn

_OPENING_TURNS = 2
_CERTAIN = 0.99
_EVEN = 0.5

_AGENT: tuple[tuple[float, Phrases], ...] = (
    (3.0, Phrases(r"thank(?:s| you) for (?:calling|ringing|phoning|contacting)")),
    (
        3.0,
        Phrases(
            r"(?:how|what) (?:can|may|could) (?:i|we) (?:help|assist|do for)",
            r"(?:can|may|could) i (?:help|assist) you",
            r"i help you (?:today|with)?",
        ),
    ),
    (
        2.5,
        Phrases(
            r"anything else (?:i|we|that)",
            r"(?:is|was) there anything else",
            r"thank(?:s| you) for (?:holding|waiting|your patience|being patient)",
            r"(?:place|put) you on (?:a )?(?:brief |short |quick )?hold",
            r"(?:may|can|could|would) you (?:please )?hold",
            r"would you mind holding",
        ),
    ),
    (
        2.0,
        Phrases(
            r"hold (?:please|the line)",
            r"(?:can|may|could) i (?:have|get|take|ask for) (?:your|a) (?:\w+ )?"
            r"(?:name|number|address|account|message|email|postcode)",
            r"what is your (?:\w+ )?(?:name|number|address|account|date|email)",
            r"(?:transfer|connect) you",
            r"put you through",
            r"take a message",
            r"(?:he|she) is (?:not (?:here|in|available)|away|out|off|on another)",
            r"(?:have|get) (?:him|her|them|someone) (?:to )?(?:call|ring|return)",
        ),
    ),
    (
        1.0,
        Phrases(
            r"let me (?:check|look|see|have a look|pull)",
            r"i (?:will|can) (?:check|look|see|find) (?:that|this|it|into|for you)",
            r"(?:i am|we are) (?:very |so |really )?sorry (?:to hear|about|for)",
            r"i (?:do )?apologi[sz]e",
            r"your (?:order|account|appointment|bill|invoice|card|policy|payment|booking)",
        ),
    ),
)
_CALLER: tuple[tuple[float, Phrases], ...] = (
    (
        1.5,
        Phrases(
            r"i (?:have|have got|had|got) (?:a|an|some) (?:\w+ )?(?:problem|question|issue)",
            r"(?:can|could|may) i (?:please )?(?:speak|talk) (?:to|with)",
            r"(?:is|are) \w+ (?:there|around|available|in)",
            r"can you help me",
            r"(?:i am|i was) (?:looking for|hoping|wondering)",
            r"i need (?:to|some|a|an|help)",
        ),
    ),
    (
        1.0,
        Phrases(
            r"i (?:would like|want|wanted) to",
            r"my (?:order|account|bill|invoice|card|policy|appointment|package|parcel|delivery"
            r"|internet|phone|booking|payment|son|daughter|husband|wife)",
            r"i (?:ordered|bought|paid|received|never got|lost)",
            r"(?:i am|we are) (?:still )?waiting",
        ),
    ),
)
_CALLING = Phrases(
    r"(?:i am|i was) (?:just )?(?:calling|ringing|phoning)", r"calling (?:about|from)"
)
_OWN_NAME = Phrases(r"my name is", r"this is \w+", r"\w+ speaking", r"speaking")
_CALLING_POINTS = 2.0
_OWN_NAME_POINTS = 0.5


@dataclass(frozen=True, slots=True)
class Roles:
    """The agent's voice and how sure that is; 0.5 when nothing tells."""

    agent_voice: int
    confidence: float


def decide_roles(turns: Sequence[Turn], direction: Direction, voices: Sequence[int]) -> Roles:
    """Which of the voices (one or more) is the agent's, by what each of them says."""
    points = {v: _points([t for t in turns if t.voice == v], direction) for v in voices}
    agent, *others = sorted(points, key=lambda v: -points[v])
    margin = points[agent] - points[others[0]] if others else points[agent]
    return Roles(agent, _confidence(margin))


def _points(turns: Sequence[Turn], direction: Direction) -> float:
    """How much a voice sounds like the agent's (above 0) or the caller's (below)."""
    texts = [normalise(t.text) for t in turns]
    points = sum(p for p, phrases in _AGENT if any(t in phrases for t in texts))
    points -= sum(p for p, phrases in _CALLER if any(t in phrases for t in texts))
    opening = texts[:_OPENING_TURNS]
    if any(t in _OWN_NAME for t in opening):
        points += _OWN_NAME_POINTS
    if any(t in _CALLING for t in opening):
        points += _CALLING_POINTS if direction is Direction.OUTBOUND else -_CALLING_POINTS
    return points


def _confidence(margin: float) -> float:
    if margin <= 0:
        return _EVEN
    return round(min(_CERTAIN, 1.0 - _EVEN * math.exp(-margin / 1.5)), 3)
