"""Transfers: announced by the agent and not declined, with what was said and asked before."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rubrics.language.names import bare, is_surely_name
from rubrics.language.organisations import ORGANISATION_WORDS
from rubrics.language.phrases import Phrases
from rubrics.language.words import word_set
from rubrics.transcript import Transcript

_CLASSES = {
    "move": r"(?:transfer|put|pass|connect|send|switch|pop|hand|patch|route|redirect|divert"
    r"|refer|direct|forward|passed|handed|connected|transferred|switched|popped)",
    "moving": r"(?:transferring|putting|passing|connecting|sending|switching|popping|handing"
    r"|patching|routing|redirecting|diverting|forwarding|moving)",
    "way": r"(?:through|over|across|on to|onto|round|back|along|to|in touch|with|straight|direct"
    r"|directly)",
    "thing": r"(?:it|that|them|this|the|a|an|me|him|her|my|us|in|on|and|to|up|down|something"
    r"|money|those|these|everything|all|your|anything|details|stuff|order|orders|payment|word)",
    "guide": r"(?:walk|talk|take|guide|lead|run|go|pull|carry|see|help|helping|got|come|tell|bring"
    r"|walking|talking|taking|guiding|running|seeing|got|getting|read|reading|have|are|were|told"
    r"|wish|thank|if|did|do|that|what|when|as|can|will|will|and|so|are|find|ask|asked|asking"
    r"|want|wanted|like|need|for|calling|call|get|speaking|giving|give|offering|back)",
    "you": r"(?:you|ye|ya|your call|this call|the call|this|yourself)",
}

ANNOUNCED = Phrases(
    r"(?:transfer|connect|redirect|divert|patch|reroute) {you}(?! money| funds| payment)",
    r"(?:transferr?ing?|connecting|redirecting|diverting|patching)(?: {you})?",
    r"(?:transfer|connect) \w+ (?:to|over|through)",
    r"(?:i will|let me|ill|going to) (?:just )?transfer(?: now)?$",
    r"(?:put|pop|pass) (?:through|across|over) to|you (?:over|through|across) to (?!my"
    r"|our place)\w+",
    r"(?:put|pass|send|hand|pop) (?!{thing} )\w+ (?:through|across|over)",
    r"{move} {you} (?:\w+ )?{way}",
    r"(?:get|bring|move|flick|shoot|kick|bump|stick|throw|swing"
    r"|bounce) {you} (?:\w+ )?(?:through|over|across)",
    r"(?:transferred|connected|redirected|patched) {you}(?: to| through)|(?:put|passed|handed"
    r"|sent) {you} (?:through|over|across)",
    r"{moving} {you} (?:\w+ )?{way}",
    r"(?:transfer|connect) (?:to|with) (?:him|her|them|our|the)",
    r"(?!{guide} )\w+ {you} (?:\w+ )?(?:over|across|through)(?: to| now| there| then|$)",
    r"(?!{guide} )\w+ing {you} (?:off|on|along|up|over|across|round)? ?to (?:him|her|them|the|our"
    r"|someone|somebody)",
    r"(?:send|sending|passing|moving|handing|putting) {you} (?:someplace|somewhere|elsewhere|off"
    r" to|away)",
    r"(?:bring|get|put) (?:him|her|them) on to {you}",
    r"(?:bring|get|have|put|patch|loop|conference) (?:(?:my|our|the|a) )?(?!it |this |that |the "
    r"|you )\w+ (?:on|in)(?: (?:the"
    r" line|the call|now|with us|here))?$",
    r"(?:bring|get|put|patch|loop|conference) (?:him|her|them|someone|somebody) (?:on|in)(?!"
    r" (?:the list|hold|a|to|order|for|until|first|trouble))",
    r"(?:bring|get|have) (?:my|our|the|a|one of my) \w+ (?:on the line|on the call|on with us)",
    r"(?:join us|three way)",
    r"(?:to|you) (?:go|hop|jump|nip|move|come) (?:over|across|through) to (?:him|her|them|the|our)",
    r"(?:am|are|will|to|just|ill) (?:just )?(?:bounc|flick|shoot|switch|patch|divert|pass)"
    r"(?:e|ing)? {you}(?: now| hang| one| bear| hold|$)",
    classes=_CLASSES,
)
NOT_A_TRANSFER = Phrases(
    r"(?:transfer|connect|redirect|switch|move) it (?:over )?(?:to (?:a|an|another|your|the "
    r"new|somebody"
    r"|someone)|into|between)",
    r"you (?:are|have) (?:now |just )?(?:come |got |been put )?through to",
    r"(?:send|sending|get|getting|put|putting|bring|pass|hand|give|move) {you} (?:\w+ )?(?:back"
    r"|on) (?:to )?(?:hold|whole|the list|track|my|your)",
    r"(?:get|getting|come|put) (?:\w+ )?back to you",
    r"(?:get|send|sent|email|post|mail|text|put|shoot|bring|pop|drop) {you} (?:\w+ )?(?:the|a|an"
    r"|some|in|on hold|on whole|out|down for|up for)",
    r"(?:he|she|they|who|which|that|already|machine|just|been) (?:\w+ )?(?:transferred|put"
    r"|passed|sent) (?:me|you)",
    r"(?:can not|could not|not able to|unable to) (?:\w+ )?(?:transfer|put|connect|pass)",
    r"(?:when|once|after|before) (?:i|we) (?:transfer|put|pass|connect)",
    classes=_CLASSES,
)
_ASKS = Phrases(
    r"(?:can|could|may|might|shall|should|would|will) (?:i|we|you|it|that|ye)",
    r"(?:is it|are you|would you be|would it be|is that|will it be|be) ~2 (?:all right|alright"
    r"|okay|happy|fine|good|ok)",
    r"do you (?:want|mind|wish)|would you (?:like|mind|prefer|care)|you (?:want|like"
    r"|happy) (?:for )?me to|want me to|like me to|if you (?:would )?like|if that is"
    r"|okay with you|is that (?:okay|alright|all right|fine|good)|how about i|what if i"
    r"|does that (?:work|sound)",
)
_DECLINES = Phrases(
    r"^(?:\w+ ){0,2}(?:no|nah|nope)(?! (?:problem|bother|worries|no you|you|issue|trouble|rush"
    r"|that is (?:fine|okay|grand)|objection))",
    r"(?:rather not|do not (?:want|bother|transfer|put|need)|no need|leave it|not now"
    r"|another time|call (?:them|back) (?:myself|later))",
)
_ACCEPTS = Phrases(
    r"^(?:\w+ ){0,3}(?:yes|yeah|yep|yup|sure|please|okay|okey|fine|go ahead|go on|of course"
    r"|course|great"
    r"|perfect|lovely|good|absolutely|alright|all right|aye|ja|thank you|thanks|guess so"
    r"|suppose so|do that"
    r"|it is|i am|that would|put me|connect me|ya|haan|right|mighty|grand|brilliant|super|cheers"
    r"|if you would)",
)
# Who was told and not asked takes note of it; that is no agreement.
_MERELY_NOTED = Phrases(
    r"^(?:(?:oh|ah|well|right|okay|ok|okey|fine|i see|alright|all right|so|then|hm|uh huh|mhm) ?)+$"
)
_OBJECTS = Phrases(
    r"^(?:\w+ ){0,2}(?:to who|to whom|who|what|why|how long|will i|will they|do i|is it|where"
    r"|now itself|but|wait)",
)
_NEW_PERSON = Phrases(
    r"(?:this is|it is|i am|my name is|here in|here from|you are (?:through|speaking)|speaking"
    r"|here)",
    r"^(?:\w+ ){0,3}(?:hello|hi|hiya|good (?:morning|afternoon|evening))",
)
_RECIPIENT = Phrases(
    r"\w+ (?:handles|deals? with|looks? after|does|runs|sorts|manages|takes care of|covers"
    r"|takes?) (?:those|that|it|these|the|all|them|your|this)",
    r"(?:dealt|dealing|handled|done|looked after|sorted|managed|run|sits|lies) (?:with )?(?:by"
    r"|with|in|under) \w+",
    r"(?:that is|it is|is) (?:a |one )?(?:for )?(?:\w+ )?(?:department|team|side|people|question"
    r"|lot|matter|thing)",
    r"(?:through|over|across|on|onto|back|along|you|transferring|connecting|straight|off"
    r"|touch) ~1 (?:to|with) (?!you|me|it|that|this$|be|do|see|check|hold|them$|him$|her$)\w+",
    r"(?:to|with) (?:the|our|my|a|an|one of|someone|somebody) \w+",
    r"(?:department|team|desk|office|section|side|colleague|manager|supervisor|specialist|line"
    r"|branch)",
    r"(?:because|so that|so (?:you|she|he|they)|since|as (?:they|she|he|that)|about (?:the|your"
    r"|that)|who (?:can|does|handles|deals|looks|will|look|do)|that (?:deal|handle|do)s?"
    r"|they (?:can|handle|deal|do|look|will)|(?:he|she) (?:can|handles|deals|does|looks|will)"
    r"|for (?:that|the|your|this))",
    r"in (?:accounts|orders|sales|billing|payments|events|claims|reservations|returns|lettings"
    r"|support)",
    r"(?:in|from|at) \w+ (?:you|who|that|she|he|they) (?:will|can|deals|handles|does)",
)
_RINGING_SECONDS = 90.0
_LINES_UNTIL_ANSWERED = 12


@dataclass(frozen=True, slots=True)
class Transfer:
    """One transfer: its announcement, whether whom or why was said, and whether it was agreed."""

    index: int
    explained: bool
    agreed: bool
    answered_by: int | None


@lru_cache(maxsize=4096)
def announces_transfer(text: str) -> bool:
    """Whether normalised words announce or offer that the caller is put through."""
    return any(text[m.start() :] not in _AT_START for m in ANNOUNCED.find_all(text))


_AT_START = Phrases(r"^(?:get you (?:back|up|down|along|straight|in touch)|bring you)")


def find_transfers(transcript: Transcript) -> tuple[Transfer, ...]:
    """The transfers that take place; offered ones that the caller declines are none."""
    found = []
    for index in transcript.agent_indices:
        text = transcript.texts[index]
        if not announces_transfer(text) or text in NOT_A_TRANSFER:
            continue
        transfer = _read(transcript, index)
        if transfer is not None:
            found.append(transfer)
    return tuple(found)


def _read(transcript: Transcript, index: int) -> Transfer | None:
    text = transcript.texts[index]
    reply = _reply(transcript, index)
    asked = text in _ASKS
    answered_by = _answered_by(transcript, index)
    said = reply is not None and transcript.texts[reply] in _DECLINES
    if said and not _answers_by_name(transcript, answered_by):
        return None
    if answered_by is None and not _ends_there(transcript, index):
        return None
    explained = _explains(transcript, index)
    if not explained and _was_agreed_before(transcript, index):
        return Transfer(index, True, True, answered_by)
    answer = transcript.texts[reply] if reply is not None else ""
    agreed = asked or (explained and _agrees(answer) and answer not in _MERELY_NOTED)
    return Transfer(index, explained, agreed, answered_by)


def _answers_by_name(transcript: Transcript, index: int | None) -> bool:
    return index is not None and transcript.texts[index] in _NEW_PERSON


def _explains(transcript: Transcript, index: int) -> bool:
    """Whether the line, or the agent's line that leads up to it, says to whom or why."""
    if _tells_of_others(transcript.texts[index]):
        return True
    before = [i for i in transcript.spoken if i < index][-1:]
    led_up = bool(before) and transcript.is_agent(before[0])
    return led_up and _tells_of_others(transcript.texts[before[0]])


def _tells_of_others(text: str) -> bool:
    """Whether a recipient, or what somebody else does or knows, is spoken of."""
    text = _VAGUE.sub("", text)
    if text in _RECIPIENT:
        return True
    words = text.split()
    return any(w in _OTHERS or w in _PLACES or is_surely_name(bare(w)) for w in words)


_VAGUE = re.compile(r"\b(?:to |with )?some(?:one|body) else\b")
_OTHERS = word_set("he she they him her them who theyll shell their his")
_PLACES = ORGANISATION_WORDS - word_set(
    "it line help service one part body plant room care quality"
)


def _was_agreed_before(transcript: Transcript, index: int) -> bool:
    """Whether the line before named the other and asked, and the caller said yes."""
    before = [i for i in transcript.spoken if i < index][-2:]
    if len(before) < 2 or not transcript.is_caller(before[1]):
        return False
    proposal = transcript.texts[before[0]]
    proposed = transcript.is_agent(before[0]) and proposal in _ASKS and proposal in _RECIPIENT
    return proposed and _agrees(transcript.texts[before[1]])


def _agrees(text: str) -> bool:
    return text in _ACCEPTS and text not in _OBJECTS and text not in _DECLINES


def _reply(transcript: Transcript, index: int) -> int | None:
    """The caller's answer before anybody of the organisation speaks again."""
    for following in transcript.spoken:
        if following > index:
            return following if transcript.is_caller(following) else None
    return None


def _answered_by(transcript: Transcript, index: int) -> int | None:
    """The second employee's first words after the announcement."""
    for following in transcript.agent_indices:
        if following <= index:
            continue
        if (
            transcript.utterances[following].start - transcript.utterances[index].end
            > _RINGING_SECONDS
        ):
            return None
        if _sounds_new(transcript, following):
            return following
        if following - index > _LINES_UNTIL_ANSWERED:
            return None
    return None


def _sounds_new(transcript: Transcript, index: int) -> bool:
    text = transcript.texts[index]
    before = transcript.utterances[index - 1].end
    pause = transcript.utterances[index].start - before
    return pause >= 2.0 and (text in _NEW_PERSON or pause >= 5.0)


def _ends_there(transcript: Transcript, index: int) -> bool:
    """Whether the agent says hardly more after the announcement: the call goes on elsewhere."""
    later = [i for i in transcript.agent_indices if i > index]
    return len(later) <= 1 or transcript.texts[later[-1]] in _HANDS_OVER


_HANDS_OVER = Phrases(
    r"here (?:he|she|they) (?:is|are|comes?)|(?:he|she) is (?:on|right here|there) (?:now|for you)"
    r"|(?:you are|that is you) (?:through|over) now|go ahead caller",
)
