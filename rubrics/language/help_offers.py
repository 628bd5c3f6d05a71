"""How help is offered when a colleague is away: a message, oneself, another, a call back."""

from rubrics.language.phrases import Phrases

_CLASSES = {
    "frame": r"(?:can|could|may|might|shall|should|will|would|let us|let me|want me to"
    r"|like me to|prefer me to|wish me to"
    r"|happy to|glad to|able to|like to|want to|rather|care to|me to|perhaps i|i will|i can"
    r"|i could|welcome to|or|have a|am going to|do you want to|must|need me to)",
    "do": r"(?:help|assist|take|leave|get|have|ask|look|check|see|find|try|do|answer|sort|handle"
    r"|deal|fetch|pass|give|put|note|jot|write|send|tell|let|arrange|book|make|grab|pull|connect"
    r"|transfer|drop|relay|record|scribble|pop|show|walk|be of|step in|fill in|attend|taking"
    r"|leaving|getting|having)",
    "him": r"(?:him|her|them|someone|somebody|anyone|anybody|someone else|another \w+"
    r"|one of (?:the|our) ~3|(?!to|you|a|the|i|he|she|it|not|been|me|your|back|us)\w+|(?:mr|mrs"
    r"|ms|miss|dr|doctor|professor) \w+)",
    "call": r"(?:call|ring|phone|return|contact|give|get back|buzz|reach|bell|text|email"
    r"|come back|speak|callback|telephone)",
    "note": r"(?:message|note|memo|word|detail|details|callback|number|name)",
}

OFFERED = Phrases(
    r"(?:get|have|ask|having) (?:to )?(?:ring|call|phone|text|email) you|i (?:can|could) ~4 (?:note"
    r"|message|details) ~2 (?:him|her|them)",
    r"i (?:can|could|will|would) ~8 if you (?:would )?(?:like|want|wish)",
    r"(?:like|want|prefer) me to|(?:take|leave) (?:your )?details",
    r"(?:leave|pass|send|get) word|(?:anything|something) (?:that )?(?:i|we) (?:can|could|might)"
    r"|(?:take|have) a (?:swing|stab|go|crack) at",
    r"(?:pass|give|relay|mention|forward|convey) (?:it|that|this|word) (?:on |along )?(?:to"
    r" )?(?:him"
    r"|her|them)",
    r"(?:want me to|shall i|will i|i can|i could|let me|do you want me to|should i) ~1 (?:grab"
    r"|fetch"
    r"|get|ask|find|try|track down|raise|hunt down|shout for) (?!you|that|it|this|the|a|back"
    r"|in)\w+",
    r"(?:a|another|any|one) ~1 (?:colleague|teammate|workmate)(?: of (?:hers|his|mine|ours))?"
    r" (?:help|assist|do|can|could|might|would|of use)",
    r"(?:take|get|have|grab|note|leave) ~2 (?:your|some|the|a few) (?:details|particulars|contact"
    r"|phone|callback)",
    r"(?:look|pull|bring) (?:the |that |it |your )?(?:\w+ )?up for you|(?:i|we) (?:can|could) look"
    r" (?:the |your |that |it |into )",
    r"(?:see|make sure|ensure|see to it) (?:that )?(?:he|she|they|\w+) (?:gets|has|knows|sees|calls"
    r"|rings|phones)",
    r"(?:like|want|prefer|wish|wanting) (?:him|her|them|someone|somebody|one of \w+ \w+"
    r"|\w+) to (?:give|call|ring|phone|get back|return|contact|drop|email|text|reach)",
    r"(?:pass|relay|convey|get) ~3 (?:message|note|word)",
    r"(?:get|have|ask) (?:one|some|any) of (?:the|our|my|their) ~2 (?:to )?(?:{call})",
    r"(?:give me|take|leave|leave me|grab|get|have|note) your (?:name|number|details|contact"
    r"|phone|telephone|info|email)",
    r"(?:put through|transferred|connected|sent) to (?:his|her|their|someone|somebody|the|a"
    r"|another)",
    r"(?:like|want|prefer|leave|on|to) ~4 (?:voicemail|voice mail|answerphone)",
    r"(?:wait|hold|hang on) (?:for (?:him|her|them) )?or (?:shall|will|should|can|would|do|leave"
    r"|call|try)",
    r"(?:take|leave|taking|leaving|pass on|pass along|jot|write|give|get|relay|have|send|do"
    r"|record|put) ~4 (?:message|messages|note|memo)",
    r"(?:take|jot|note|write|put|taking|get) ~3 down",
    r"(?:have|get|ask|tell|make sure|see that|ensure|arrange for|having|getting"
    r"|let) {him} ~1 (?:to |will |can |s |should )?{call} (?:you|back|ye|ya)",
    r"(?:have|get|ask|tell|having|getting) {him} (?:to |will )?(?:{call})(?: back| you)?",
    r"(?:he|she|they|someone|somebody|i) (?:can|could|will|shall) (?:{call}) (?:you|back)",
    r"(?:call|phone|ring|get back to|contact) you (?:back )?(?:when|as soon|once|later|if you)",
    r"(?:arrange|organise|request|schedule|book|set up|log|raise) (?:you )?(?:a |the )?(?:call"
    r"|callback|call back)",
    r"(?:can|could|may|might|shall|perhaps|maybe|would|will|do|or|is there (?:anything"
    r"|something)|anything|something) (?:i|we|me|there be anything i) ~2 (?:help|assist|do|sort"
    r"|answer|deal|handle|look into|be of)",
    r"(?:can|could|may|might|shall|will) (?:help|assist) (?:you|instead|myself)",
    r"{frame} ~3 (?:have a (?:look|go|crack|stab|try)|take a (?:look|crack|shot)|look into"
    r"|look it up|look at (?:it|that|this)|check (?:it|that|this|for you)|sort (?:it|that|this"
    r"|you|out)|answer (?:it|that|your|what)|deal with (?:it|that|this)|try (?:and|to) (?:help"
    r"|fix|answer|sort)|step in|take this forward|take (?:it|this|that) (?:forward|over|on)"
    r"|fix it|help)",
    r"(?:happy|glad|able|here|try) to (?:help|assist|look|take|try|answer|check)",
    r"(?:see|check|find out|find) (?:if|whether|is) ~5 (?:free|available|else|around|someone"
    r"|somebody|anyone|help|another|can)",
    r"(?:find|get|try|ask|put you (?:through )?to|connect you (?:to|with)|transfer you to"
    r"|speak (?:to|with)|grab|fetch) ~2 (?:someone|somebody|anyone|anybody|another|a colleague"
    r"|one of|his|her|their) ~3",
    r"(?:someone|somebody|anyone|anybody|another \w+|one of \w+ \w+) ~2 (?:else )?(?:can|could"
    r"|may|might|help|assist|do|be able|who)",
    r"(?:would|can|could|will|shall|does) (?:\w+ )?(?:someone|somebody|anyone|anybody"
    r"|\w+) (?:else )?(?:do you|do|help|be able to help|suit) ?(?:instead)?$",
    r"or would \w+ do",
    r"(?:put|transfer|connect|pass|send|switch|patch) you (?:\w+ )?(?:through |over |across "
    r"|on )?to",
    r"(?:covering|cover|stand in|standing in|deputising|looking after|minding) (?:for |his |her "
    r"|their )?(?:\w+ )?(?:accounts|clients|patients|work|cases|him|her|files)? ~3 (?:can|shall"
    r"|want|so)",
    r"(?:perhaps|maybe|anything) i can",
    r"i (?:know|can do|can see to|will see to) (?:that|it|this)",
    r"(?:would|do) you ~2 (?:like|want|care|wish|prefer) ~3 (?:leave|speak|talk|voicemail|try"
    r"|message|call|ring|help|me to)",
    r"(?:put|send|transfer) you ~2 (?:voicemail|voice mail)",
    classes=_CLASSES,
)
# What sounds like an offer and is none, or what only the caller must do.
NOT_OFFERED = Phrases(
    r"what (?:do|should|can|am) i (?:supposed to )?do$",
    r"(?:can|could|do|will|would) not (?:really )?(?:help|take|do|say|tell|give|put|leave|be able)",
    r"(?:does|do) not (?:really )?(?:do|take) (?:messages|any)",
    r"(?:try|ring|call|phone) (?:him|her|them|back|again|later) ~3 (?:later|back|after|tomorrow"
    r"|again|next)",
    r"leave me|leave it",
)
REQUESTED = Phrases(
    r"(?:can|could|may|might|would|will|should) (?:the |your |a |some )?\w+ ~2 (?:give|ring|call"
    r"|phone"
    r"|get|email|text|take|speak)",
    r"(?:can|could|may|might|would|will|should|do|does) (?:you|i|ye|somebody|someone|anybody"
    r"|anyone|he|she|they) ~4 (?:leave|take|tell|ask|get|have|pass|give|look|check|see|find|help"
    r"|call|ring|phone|say|let)",
    r"is (?:there|anybody|anyone|somebody|someone) ~3 (?:else|who|that|can|could|about|there)",
    r"(?:somebody|someone|anybody|anyone) ~3 (?:else|tell|help|know|must|should|can|able)",
    r"(?:would|does) \w+ know",
    r"(?:what do i do|what am i supposed|what would you advise|do i (?:just )?wait)",
    r"leave (?:a|him|her|word|the) ~2 (?:message|note|word)?",
    r"(?:tell|ask|get|have) (?:him|her|them)",
)
# How a caller is left to it.
DISMISSED = Phrases(
    r"(?:try|ring|call|phone|come|check) (?:him|her|them|back|again|later|in|\w+) ~2 (?:later"
    r"|back|after|tomorrow|again|next|on|in|around|at|when|then|week|day)?",
    r"(?:you would|you will) (?:have|need|want|be best|be better) ~4 (?:ring|call|phone|try"
    r"|speak|wait)",
    r"(?:could not|can not|would not|do not|will not|not able to) ~2 (?:say|tell|know|do|help"
    r"|have|take|get|pull)",
    r"(?:not|no) (?:my|our|idea|clue|much|a clue|something)|(?:does|do) not (?:really )?do"
    r"|there is only|only me|nothing i can|not here|wait till|wait until|after two|give it a"
    r"|it would have been|job so|best bet|usually",
)
# A promise that the caller had to press out.
GIVEN_IN = Phrases(
    r"i (?:will|can|could) (?:tell|let|ask|say|mention)|^(?:\w+ ){0,2}(?:go on|go ahead|i suppose|i"
    r" guess|if you (?:like|want|must)|shoot)",
)
