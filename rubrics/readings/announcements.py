"""Recorded announcements, menus and voicemail prompts: heard in a call, but nobody's speech."""

from collections.abc import Sequence

from rubrics.call import Speaker, Utterance
from rubrics.language.phrases import Phrases

_CLASSES = {
    "key": r"(?:one|two|three|four|five|six|seven|eight|nine|zero|star|hash|pound|\d)",
    "staff": r"(?:agents?|operators?|advis[eo]rs?|representatives?|associates?|team|colleagues?"
    r"|pharmacists?|consultants?|specialists?|receptionists?|staff|lines?|clerks?|assistants?"
    r"|technicians?|executives?|people|members? of (?:staff|the team|our team)|customer \w+)",
}

_RECORDED = Phrases(
    r"(?:calls?|conversations?|line) (?:may|might|are|is|will"
    r"|can) (?:also )?(?:be )?(?:being )?(?:recorded|monitored)",
    r"(?:please )?(?:leave|record) (?:me |us )?(?:a|your) (?:short |brief |detailed )?(?:name"
    r"|message|number) ~8 (?:after|at|beep|tone)",
    r"(?:after|at) the (?:beep|tone|bleep|signal)|voice ?mail (?:of|box of|service)",
    r"if you know ~3 extension",
    r"(?:please )?(?:press|dial|push) (?:the )?{key}(?: for| to| now| if| or)",
    r"(?:to|for) \w+(?: \w+){0,6} (?:please )?press|press {key}$|oprima|para espanol",
    r"(?:key in|enter|type in|say or enter) ~6 (?:number|followed|pin|digits)|followed by the"
    r" (?:pound|hash|star)|(?:pound|hash|star) (?:key|sign)|on your keypad",
    r"(?:please )?say (?:yes or no|agent|representative|main menu|one of the following)",
    r"your call is (?:very )?important|we value your call|your call will be answered",
    r"(?:your )?(?:expected|estimated|average|current) wait(?:ing)?(?: time)?|calls? (?:are"
    r"|is|will be) (?:being )?answered in (?:the )?(?:order|turn|rotation)",
    r"you are (?:now )?(?:being connected|in a queue|number \w+ in|held in a queue"
    r"|currently number)|(?:held|placed|waiting) in a queue|(?:your|the) (?:position|place) in"
    r" (?:the )?queue",
    r"you have reached the (?:voicemail|voice mail|mailbox|voice mailbox|answering)",
    r"(?:the|this) (?:person|number|subscriber|customer|party|extension) you (?:have|are|were) "
    r"(?:called|calling|dialled|dialed|trying|reached)",
    r"all (?:of )?(?:our|the) {staff} are",
    r"(?:one of our|an|your next|the next|our next|next available) ~1 {staff} (?:will|is going"
    r" to|shall) (?:be|take|answer|help|join)",
    r"(?:one of )?our {staff} will be with you",
    r"connect(?:ing)? you (?:to|with) (?:the next|an|one of our) ~1 (?:available )?{staff}",
    r"(?:your|the) message (?:has been|was|is being) (?:saved|recorded|stored|sent|delivered)",
    r"listen carefully (?:as|because|to)|(?:menu|options) (?:has|have) (?:recently )?changed",
    r"please (?:continue to hold|stay on the line|remain on the line"
    r"|hold the line)(?: and)? (?:your|one of|and|an|the next)",
    r"(?:office|our|opening|business) (?:hours|opening hours) are",
    r"we are (?:now |currently )?closed (?:for|until|on|at|today|now)|(?:store|shop|office"
    r"|surgery|branch|lines?) (?:is|are) (?:now|currently) closed",
    r"if you are calling about ~8 please|if this is an? (?:\w+ )?emergency (?:please )?(?:hang"
    r"|dial|call)",
    r"(?:can not|are unable to|is unable to|not able to) (?:come to|take|answer) (?:the"
    r"|your) (?:phone|call) ~8 (?:leave|message)",
    r"(?:is|are) not available ~4 (?:leave|record) (?:a|your) (?:message|name)",
    r"in a few words|you can say things like|to continue in \w+|(?:speak|record) (?:your message"
    r" )?after",
    classes=_CLASSES,
)
# Said by a machine and by people: a machine's next to a recording, or alone in a long silence.
_MAY_BE_RECORDED = Phrases(
    r"(?:thank you|thanks) for (?:calling|holding|waiting|your patience)|welcome to"
    r"|you have reached",
    r"did you know|visit (?:us|our|www)|(?:at|on) our website|dot com|download (?:our|the) app"
    r"|find us (?:on|online)|ask at reception|why not",
    r"i (?:did not|do not|could not) (?:get|catch|quite get|understand|recognise|hear) that"
    r"|i think you are calling|please try again|let us try",
    r"please (?:hold|wait|stay|say|enter|listen|have)|(?:connecting|transferring) you|one moment",
    r"we apologise|we are (?:sorry|experiencing)|(?:high|unusually) (?:volume|high)|goodbye",
)
# A person who says one of these among other things speaks of an announcement, or jokes.
_SPOKEN = Phrases(
    r"it said|said to|told me|i got|can i help|may i help|how (?:can|may|might|could) (?:i|we)"
    r"|my name is|my names|speaking|this is (?!an?\b|the\b|not\b|your\b|our\b)\w+(?: \w+)?(?: how"
    r"| here| what| and|$)|what (?:can|may) (?:i|we)|what is (?:your|the)|i will|(?:can|could|may)"
    r" (?:i|we)|i am (?!sorry)|let me",
)
_LONG_SILENCE_SECONDS = 10.0
_CHANGE_OF_VOICE_SECONDS = 3.0


def is_announcement(text: str) -> bool:
    """Whether normalised words are a recording's and not a person's."""
    return text in _RECORDED and text not in _SPOKEN


def find_announcements(utterances: Sequence[Utterance], texts: Sequence[str]) -> frozenset[int]:
    """Indices of recorded announcements, menus, queue messages and voicemail prompts."""
    found: set[int] = set()
    live: set[Speaker] = set()
    may_be_recorded = [_may_be_recorded(text) for text in texts]
    for i, text in enumerate(texts):
        voice = utterances[i].speaker
        # "Press one now", said in a conversation, is a person's: a recording comes after a pause.
        if is_announcement(text) and (voice not in live or _pause_before(utterances, i)):
            found.add(i)
        elif text and not may_be_recorded[i]:
            live.add(voice)
    doubtful = [i for i, may_be in enumerate(may_be_recorded) if may_be and i not in found]
    for index in doubtful:
        if _among_recordings(utterances, index, found) or _amid_silence(utterances, index):
            found.add(index)
    return frozenset(found)


def _may_be_recorded(text: str) -> bool:
    return text in _MAY_BE_RECORDED and text not in _SPOKEN


def _pause_before(utterances: Sequence[Utterance], index: int) -> bool:
    return utterances[index].start - utterances[index - 1].end >= _CHANGE_OF_VOICE_SECONDS


def _among_recordings(utterances: Sequence[Utterance], index: int, found: set[int]) -> bool:
    """Whether the lines of this voice so far are recordings, and one stands next to this one."""
    voice = [i for i, u in enumerate(utterances) if u.speaker is utterances[index].speaker]
    before = [i for i in voice if i < index]
    after = [i for i in voice if i > index][:1]
    return all(i in found for i in before) and any(i in found for i in before[-1:] + after)


def _amid_silence(utterances: Sequence[Utterance], index: int) -> bool:
    """Whether the line stands alone in a long silence, as what plays to those on hold."""
    if index == 0 or index == len(utterances) - 1:
        return False
    line = utterances[index]
    before = line.start - utterances[index - 1].end
    after = utterances[index + 1].start - line.end
    same_voice = utterances[index + 1].speaker is line.speaker is Speaker.AGENT
    return same_voice and min(before, after) >= _LONG_SILENCE_SECONDS
