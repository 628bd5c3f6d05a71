"""Where the agent's opening ends: three turns, and not past the caller's statement of business."""

from dataclasses import dataclass

from rubrics.call import Direction
from rubrics.language.phrases import Phrases
from rubrics.transcript import Transcript

_TURNS = 3
_SAME_TURN_SECONDS = 2.0
_WORDS_OF_BUSINESS = 5
_WORDS_OF_AN_OPENING = 40

_LINE_CHECK = Phrases(
    r"(?:is )?(?:anybody|anyone|someone|somebody) ~1 there",
    r"can you hear (?:me|us)",
    r"(?:are )?you (?:still )?there",
    r"you are ~2 (?:faint|quiet|breaking up|echoing|muffled|crackly)",
    r"(?:bad|terrible|poor|dodgy|awful) (?:line|signal|reception|connection)",
    r"(?:did|have) ~2 (?:i )?(?:get|got|reached?|come) through to",
    r"(?:is|have) (?:this|that|i) (?:got )?the right (?:number|place|department|person|line)",
    r"who (?:is|am) (?:this|that|i (?:speaking|talking) (?:to|with))",
)
_COURTESY = Phrases(
    r"(?:hello|hi|hiya|hey|gday|good (?:morning|afternoon|evening|day)|morning|afternoon|evening"
    r"|yes|yeah|yep|oh|ah|okay|right|sorry|please|thank you|thanks|speaking|there|again|finally"
    r"|great"
    r"|lovely|good|fine|well|so|um|madam|sir|mate|love|aye|ya|yah)",
    r"how are you(?: (?:doing|today|keeping))*",
    r"i am (?:fine|good|well|grand|very well)(?: thanks)?",
    r"(?:and )?(?:you|yourself)",
    r"nice to (?:hear|talk|speak|meet)(?: to| from)?(?: you)?",
)
_ASKS_WHO = Phrases(
    r"who (?:is|am i|are|have i|did i|do i) ~1 (?:this|that|speaking|talking|you"
    r"|got|get|speak|have)",
    r"your name",
)
_ONLY_COURTESY = Phrases(
    r"^(?:(?:yes|yeah|yep|aye|hello|hi|hiya|hey|good|morning|afternoon|evening|there|oh|right"
    r"|sorry|okay|well) ?)+$"
)
_SELF_NAMING = Phrases(
    r"(?:my name is|it is|this is|i am|the name is) (?:mr |mrs |ms |miss |dr |doctor |sister "
    r"|father )?\w+"
    r"(?: \w+)?(?: here| speaking| calling)?$"
)
BUSINESS = Phrases(
    r"(?:is|was|are) \w+(?: \w+)? (?:there|in|about|around|available|free|at (?:his|her"
    r"|their) desk)"
    r"(?: at all| today| please)?$",
    r"(?:can|could|may|might) i (?:please )?(?:speak|talk|have|get|be put|book|order|pay|make"
    r"|ask|change"
    r"|cancel|check|leave|report)",
    r"(?:calling|ringing|phoning|looking|here|after|hoping|trying) (?:about|for|regarding|to"
    r"|because|in)",
    r"i (?:would like|want|need|was|have|had|ordered|bought|got|am (?:after|trying|looking"
    r"|hoping))",
    r"(?:put me through|get me|give me)",
    r"it is about",
)


@dataclass(frozen=True, slots=True)
class Opening:
    """The agent's opening: its utterances, and the caller's that states the business (or None)."""

    agent: tuple[int, ...]
    business: int | None
    said_before: frozenset[int] = frozenset()

    @property
    def with_first(self) -> tuple[tuple[int, bool], ...]:
        """The agent's utterances, each with whether no more than a "yes?" was said before it."""
        return tuple((i, i not in self.said_before) for i in self.agent)


def read_opening(transcript: Transcript) -> Opening:
    """The agent's first three turns, cut at the caller's first full statement of business."""
    outbound = transcript.call.direction is Direction.OUTBOUND
    agent: list[int] = []
    turns = 0
    for index in transcript.spoken:
        if transcript.is_agent(index):
            turns += not _same_turn(transcript, agent, index)
            if turns > _TURNS or _is_long(transcript, agent):
                break
            agent.append(index)
        elif not outbound and states_business(transcript.texts[index]):
            return _opening(transcript, agent, index)
    return _opening(transcript, agent, None)


def _opening(transcript: Transcript, agent: list[int], business: int | None) -> Opening:
    bare = 0
    while bare < len(agent) and transcript.texts[agent[bare]] in _ONLY_COURTESY:
        bare += 1
    later = (i for i in agent[bare + 1 :] if not _answers_who(transcript, i))
    return Opening(tuple(agent), business, frozenset(later))


def _answers_who(transcript: Transcript, index: int) -> bool:
    """Whether the caller has just asked who is speaking, so that a bare name is the agent's."""
    at = transcript.spoken.index(index)
    asked = transcript.spoken[at - 1] if at else index
    return not transcript.is_agent(asked) and transcript.texts[asked] in _ASKS_WHO


def states_business(text: str) -> bool:
    """Whether a caller's normalised words say what the call is about or whom it is for."""
    rest = text
    for courtesy in (_LINE_CHECK, _COURTESY):
        for match in courtesy.find_all(rest):
            rest = rest.replace(match[0], " ", 1)
    rest = " ".join(rest.split())
    if _SELF_NAMING.search(rest) and len(rest.split()) <= _WORDS_OF_BUSINESS:
        return False
    return len(rest.split()) >= _WORDS_OF_BUSINESS or rest in BUSINESS


def _is_long(transcript: Transcript, agent: list[int]) -> bool:
    """Whether three utterances or more have gone on beyond what any greeting takes."""
    words = sum(len(transcript.texts[i].split()) for i in agent)
    return len(agent) >= _TURNS and words > _WORDS_OF_AN_OPENING


def _same_turn(transcript: Transcript, agent: list[int], index: int) -> bool:
    """A recogniser cuts one greeting into several lines; together they are one turn."""
    if not agent or transcript.spoken.index(index) != transcript.spoken.index(agent[-1]) + 1:
        return False
    pause = transcript.utterances[index].start - transcript.utterances[agent[-1]].end
    return pause < _SAME_TURN_SECONDS
