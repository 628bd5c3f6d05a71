"""Recorded announcements, menus and voicemail prompts: heard in a call, but nobody's speech."""

from rubrics.language.phrases import Phrases

_RECORDED = Phrases(
    r"(?:calls?|conversations?|line) (?:may|might|are|is|will"
    r"|can) (?:also )?(?:be )?(?:being )?(?:recorded|monitored)(?: for| and)",
    r"(?:please )?leave (?:me |us )?(?:a|your) (?:short |brief |detailed )?(?:name|message"
    r"|number) ~8 (?:after|at|beep|tone)",
    r"(?:after|at) the (?:beep|tone|bleep|signal)",
    r"if you know ~3 extension",
    r"(?:please )?(?:press|dial|push) (?:the )?(?:one|two|three|four|five|six|seven|eight|nine"
    r"|zero|star|hash|pound|\d)(?: for| to| now| if)",
    r"for \w+(?: \w+)? (?:please )?press",
    r"your call is (?:very )?important",
    r"you are (?:now )?(?:being connected|in a queue|number \w+ in|held in a queue"
    r"|currently number)",
    r"you have reached the (?:voicemail|voice mail|mailbox|answering)",
    r"(?:the|this) (?:person|number|subscriber|customer) you (?:have|are|were) (?:called|calling"
    r"|dialled|dialed|trying)",
    r"all (?:of )?our (?:agents|operators|advisers|advisors|lines|representatives|associates"
    r") are",
    r"(?:one of )?our (?:agents|operators|advisers|advisors|representatives|associates"
    r"|team) will be with you",
    r"listen carefully (?:as|because|to)",
    r"please (?:continue to hold|stay on the line|remain on the line"
    r"|hold the line)(?: and)? (?:your|one of|and|an|the next)",
    r"(?:office|our) (?:hours|opening hours) are ~6 (?:monday|mon)",
    r"if you are calling about ~8 please",
    r"(?:can not|are unable to|is unable to|not able to) (?:come to|take|answer) (?:the"
    r"|your) (?:phone|call) ~8 (?:leave|message)",
    r"(?:is|are) not available ~4 (?:leave|record) (?:a|your) (?:message|name)",
)
# A person who says one of these among other things speaks of an announcement, or jokes.
_SPOKEN = Phrases(
    r"it said|said to|told me|i got|can i help|may i help|how can i|how may i|my name is"
    r"|speaking how|this is \w+ how"
)


def is_announcement(text: str) -> bool:
    """Whether normalised words are a recording's and not a person's."""
    return text in _RECORDED and text not in _SPOKEN
