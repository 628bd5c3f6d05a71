"""How a hold is asked for, announced, refused and ended."""

from rubrics.language.phrases import Phrases

_CLASSES = {
    "hold": r"(?:hold|whole|hole|hode|hod|holds|old|holt|home hold|folding|holding|mute|pause)",
    "go": r"(?:go|pop|nip|run|walk|step|slip|dash|trot|wander|scoot|head|away|duck|hop|scurry"
    r"|leg it|fly|shoot|toddle|stroll|race|hurry|sprint|zip|whizz|stick my head|put my head)",
    "bit": r"(?:momen|momet|secon|minut|second|sec|secs|seconds|minute|min|mins|minutes|moment"
    r"|moments|mo|tick|ticks"
    r"|jiffy|jiff|bit|while|two ticks|couple of minutes)",
    "put": r"(?:put|place|pop|stick|pull|plays|keep|leave|have|get|set|park|sit)",
    "modal": r"(?:can|cans|could|may|might|shall|should|would|will|do|is|are|am|did)",
}

# The agent leaves the line, or turns to something or somebody else.
_LEAVING = (
    r"(?:let me|i will|i am going to|going to|ill|shall i|can i|have to|need to|must|want to|if i"
    r"|i would better|i had better|me to|while i) (?:just |quickly |go and )?{go} ~1 (?:along|down"
    r"|round|around|up|out|across|into|and|away|off|upstairs|downstairs|next door|in|back"
    r"|(?:over|through)(?! (?:this|that|it|your|them|these|some|all|a few|the (?:details|terms"
    r"|list|form|options|steps|points|questions|main)))"
    r"|to(?! (?:the next|page|step|your|settings|section|question)))",
)
_ANY_HOLD = (
    *_LEAVING,
    r"(?:bear|wait|hang on|hold|stay|give me) ~1 (?:a little|a bit|a few|a while|little|slightly"
    r"|any|some) (?:longer|more)",
    r"{put} (?:you|your call|the call|this call|ye|ya|the line|the phone) ~3 (?:on|in) ~3 {hold}",
    r"{put} (?:you|ye|the call) ~2 (?:on|in) (?:a )?(?:\w+ )?{hold}",
    r"(?:on|a|brief|short|quick) (?:hold|whole)(?! (?:for an hour|music|on "
    r"(?:the|your|that|it|this)))",
    r"(?<!a )(?:hold|hang|hung|wait|stay|bear|stand|sit|hang) (?:on|by|there|tight|fire|with|up"
    r"|up there|for|about|in)(?: (?:me|us|there|here|one|a|just|for|please|while|now|till|until"
    r"|two|then|so|as|here|the|if|let|to|on|love|and|tight))?",
    r"(?:hold|holding|hanging|waiting|staying|bearing|wait|folding)(?: on)? ~3 (?:{bit}|line"
    r"|while|please|till|until|moment|phone)",
    r"(?:hold|hang on|wait|holding|waiting|hanging on)(?: please| there| now)?$",
    r"(?:hold|wait) please",
    r"(?:one|a|just a|just one|two|give me a|gimme a|give me one|half a|wee|another|one more"
    r"|just two|just|for a|for one|in a|couple of|few|five|three) (?:more |wee |quick |little "
    r"|short |brief |single |couple of )*{bit}",
    r"(?:stay|be) on (?:the )?line|keep you (?:on the line|waiting|holding|there)"
    r"|remain on the line|on the line ~2 (?:while|for|small)",
    r"(?:let me|i will|i am going to|going to|ill|shall i|can i|have to|need to|must"
    r"|want to) (?:just )?(?:go|pop|walk|run|nip|step|dash|head|knock|ask|find out|have a word"
    r"|get|fetch|grab|speak to|put the phone down|put you down) ~6 (?:and|to|over|round|through"
    r"|his|her|my|the|in|out)",
    r"(?:be|will be|i will be|are back|come) (?:right |straight |with you )?(?:back"
    r"|right with you|with you)(?! to you| at| on| tomorrow)",
    r"(?:let me|i will|i need to|i am going to|going to|have to|ill) ~2 (?:check|ask|find|see"
    r"|look|speak|talk|call|ring|phone|pull|get|consult|have|catch|raise|track|dig|confer|verify"
    r"|confirm|chase|search|fetch|grab|double check|run (?:it|this|that) (?:by|past))",
    r"(?:can|may|could|would) you (?:excuse|give|spare) ~2 (?:me|{bit})",
    r"(?:mute|muting) (?:you|myself|my|the)",
)
ANNOUNCED = Phrases(*_ANY_HOLD, classes=_CLASSES)
# Words that announce a hold by themselves, whatever follows.
PLAIN = Phrases(
    *_LEAVING,
    r"(?:bear|wait|hang on|hold|stay|give me) ~1 (?:a little|a bit|a few|a while|little|slightly"
    r"|some) (?:longer|more)",
    r"(?:will be|be) (?:right |straight )?back(?: in| with)?|do not go away|phone down"
    r"|leave you (?:there|for)",
    r"(?:i will|let me|ill|i have to|need to|can i|going to) (?:just )?(?:go|pop|nip|run|walk"
    r"|step) (?:and|over|round|out|through|check|ask|knock|get)",
    r"{put} (?:you|your call|the call|this call|ye|ya|the line) ~3 (?:on|in) ~3 {hold}",
    r"(?:on|brief|short) (?:hold|whole)",
    r"(?:hold|hang|wait|stay|bear|stand|sit) (?:on|by|there|tight|fire|with (?:me|us))",
    r"hold (?:the line|please|for|a)|please hold|wait please",
    r"(?:would|do|can|could|will|may|shall|might|mind|please|are you|if you) ~6 (?:hold|holding"
    r"|wait|waiting|hanging on|folding)",
    r"(?:one|a|just a|just one|two|give me a|half a) (?:\w+ )?{bit}(?: please)?$",
    r"^(?:\w+ ){0,2}(?:one|just a|just one|two|give me a) (?:\w+ )?{bit}",
    r"(?:stay|be|remain) on (?:the )?line|keep you (?:on the line|waiting|holding)",
    r"stay (?:where you are|put|right there)|back in (?:a |two |one |half a )?(?:\w+ )?{bit}",
    classes=_CLASSES,
)
ASKED = Phrases(
    r"(?:can|could|may|shall) i (?:\w+ )?(?:set|put|lay|leave) (?:the |this )?(?:phone|line"
    r"|receiver|handset) (?:down|aside)",
    r"(?:can|could|would|will|may) (?:you )?(?:hold|hang|wait|bear|stay) (?:on|there|with|for|up"
    r"|fire|tight|a|the)",
    r"if i (?:just )?(?:pop|put|place|left|leave|placed) you",
    r"(?:all )?right (?:if|to) ~3 (?:hold|wait|put|place|pop|hang|leave)|(?:can|could|may|might"
    r"|shall|would) \w+ ~2 (?:put|place|pop|leave) you ~2 (?:on|in)",
    r"if (?:it|that) is (?:okay|alright|all right|fine|good|convenient) (?:with|by|for) you"
    r"|if you do not mind",
    r"^(?:\w+ ){0,3}you (?:okay|alright|all right|happy|good) (?:to|if|holding|waiting|there)",
    r"(?:can|cans|could|may|might|shall|should|would|will|do|did) (?:i|we)(?! am| will) ~8"
    r" (?:hold|whole|holding|folding|wait|waiting|hang|bear|stay|{bit}|mute|stand|go|pop|put|keep"
    r"|leave|held|step|away|slip|nip)",
    r"{modal} (?:you|ye|it|that) ~8 (?:hold|whole|holding|folding|wait|waiting|hang|hanging"
    r"|bear|bearing|stay|staying|line|{bit}|mute|stand|sit|go|pop|put|keep|leave|held|fire|step)",
    r"(?:would|do) you ~2 mind",
    r"(?:happy|okay|ok|all right|alright|fine|good|cool) (?:for me|with me|if i)",
    r"(?:request|ask|beg) you to (?:be|remain|stay|kindly|please)",
    r"(?:is|would|will) (?:it|that) ~3 (?:all right|alright|okay|ok|fine|possible|convenient)",
    r"(?:are|will|would) you ~3 (?:all right|alright|okay|ok|happy|fine|good|able|willing"
    r"|content|prepared) ~2 (?:to|holding|if|with|for)",
    r"(?:mind|okay|alright|all right|ok|fine) (?:if|to|holding|waiting|hanging|for) ~6 (?:hold"
    r"|whole|wait|put|place|pop|hang|holding|minute|second|moment)?",
    r"(?:ask|get|have|trouble|invite) you to ~2 (?:hold|wait|hang|bear|stay|stand)",
    r"(?:would you (?:like|prefer|rather|sooner)|do you want) ~3 (?:hold|wait|holding)",
    r"(?:happy|okay|alright|all right|able|mind|willing) ~2 (?:hold|wait|hang|holding|waiting"
    r"|hanging)",
    classes=_CLASSES,
)
# After an announced hold, thanks in the first words are for the wait, whatever is misheard of it.
THANKS_FIRST = Phrases(
    r"^(?:\w+ ){0,4}(?:thank you|thanks|thank your|cheers)(?! (?:goodness|god|heavens))",
)
RETURN_COURTESY = Phrases(
    r"(?:kept|left|had|keeping|leaving) you ~6 (?:forgive|sorry|apologies|apologise|apologize"
    r"|pardon|excuse)",
    r"(?:good|kind|nice|star|angel|saint|legend|gem|decent) ~4 (?:wait|waiting|hold|holding"
    r"|hanging|bearing|so patient)",
    r"^(?:\w+ ){0,3}(?:forgive me|do forgive|pardon me)",
    r"about (?:the|that|your) (?:wait|delay)|(?:took|taken) (?:so|that|a bit) long",
    r"(?:thank you|thanks|thank|tanks|cheers|ta) ~6 (?:holding|folding|waiting|patience|patient"
    r"|hanging|bearing|staying|standing|being|time|line|hold|wait|hold on|there|that|patiently"
    r"|sticking|on)",
    r"(?:appreciate|appreciated|grateful for) (?:you|your|the|it) ~3 (?:holding|waiting|patience"
    r"|patient|hanging|time|hold|wait)?",
    r"(?:sorry|apologies|apologise|apologize|apology|forgive|excuse|pardon|regret) ~8 (?:wait"
    r"|hold|holding|waiting|delay|long|keep|keeping|kept|that|about|left|leave|leaving|while"
    r"|time|ages|there|hanging|taking|took|forever|silence|quiet|longer|so)",
    r"sorry (?:about|for|to)|(?:my |many |sincere )?apologies",
    r"(?:you have been|for being) (?:very |so |most )?(?:patient|kind)",
    r"your patience|(?:for|long) (?:waiting|holding)",
    classes=_CLASSES,
)
# The agent is back, whether with courtesy or without.
BACK = Phrases(
    r"(?:i am|that is me|im|and|right|hello|okay|yeah) back(?: again| now| with you)?",
    r"(?:are you|you|still|you are) (?:still )?(?:there|with me|on the line)",
    r"still (?:there|with me|here|holding)",
    r"^hello(?: again| \w+)?$|^hello(?: again)?(?: (?:mr|mrs|ms|miss) \w+)",
    r"hello again|here i am|me again|back (?:on the line|with you)|thanks? ~3 (?:holding"
    r"|waiting)|where were we|what (?:was (?:it|the question|that)|did you say|were you saying)",
)
REFUSED = Phrases(
    r"(?:rather|prefer|would|sooner) (?:you )?(?:not|did not|do not)",
    r"(?:please )?do not (?:put|leave|keep|hold|please)|please do not|not on hold|i (?:really )?do"
    r" mind|i mind|hate (?:being on|that|the) (?:hold|music)|anything but hold",
    r"(?:can not|do not want to|no time to|have not got time|not really able to|do not have time"
    r"|am not able|not going to) (?:\w+ )?(?:hold|wait|hang|be put|really)?",
    r"^(?:\w+ ){0,2}no (?:thank|thanks|i (?:can not|am|have|would rather|do not|have to)"
    r"|please do not|can you|could you|just|actually)",
    r"(?:call|ring|phone) me back (?:instead|later)?|can (?:you|someone|he"
    r"|she) (?:just )?(?:call|ring|phone) me",
)
# A bare "no" to "can you hold?"; to "would you mind?" it is a yes.
PLAIN_NO = Phrases(
    r"^(?:\w+ ){0,2}(?:no|nope|nah)(?! (?:problem|bother|worries|that is|go|not|i do not mind|you|"
    r"issue|trouble|rush|objection|of course|harm|fine|sure|sorry go))",
)
MIND = Phrases(r"(?:mind|bother|trouble|problem|objection|object|inconvenient|put you out)")
# Told in the middle of a hold: the agent is not back yet.
STILL_ON_HOLD = Phrases(
    r"(?:still|yet|longer|more|another|again|nearly|almost|not long|further|finishing|just"
    r" (?:about|waiting|checking)|bear with|keep holding)",
)
CALLER_PAUSES = Phrases(
    r"(?:hold|hang|wait) (?:on|up|there|fire)|(?:one|just a|two|give me a|a) (?:second|sec"
    r"|minute|moment|mo|tick|min)"
    r"|let me (?:find|get|grab|see|look|check|just)|bear with me|(?:can|could|would) you (?:hold"
    r"|wait|hang)"
    r"|i will (?:get|find|grab|look)|where did i put|wait a",
)
