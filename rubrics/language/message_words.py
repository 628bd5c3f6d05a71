"""How a message is taken: the agent's promise to pass it on, and what belongs on the slip."""

from rubrics.language.phrases import Phrases
from rubrics.language.words import word_set

_CLASSES = {
    "who": r"(?:him|her|them"
    r"|(?:the|our|one of the|one of our|a) (?:\w+ ){1,3}?\w+|(?:mr|mrs|ms|miss|dr|doctor|the) \w+"
    r"|(?!(?:to|you|a|an|the|i|he|she|it|not|been|be|me|my|your|us|that|this|in|on|for|and|back|up"
    r"|what)\b)\w+)",
    "what": r"(?:it|that|this|these|all of (?:this|that)|all (?:this|that)|your message"
    r"|the message|a message|a note|the note|the \w+ note|word|those|everything|the lot"
    r"|your details|the details)",
    "will": r"(?:i will|i shall|i am going to|i am|we will|let me|i can|i have|i would"
    r"|am going to|and i)",
    "day": r"(?:today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|noon|midday"
    r"|morning|afternoon|evening|lunch|lunchtime|dinner|teatime|week|weekend|oclock|hour"
    r"|the night|the morn|arvo|the news|close of business|end of play)",
    "clock": r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarter"
    r"|\d{1,4})",
    "call": r"(?:call|calls|called|ring|rings|rung|phone|phones|phoned|telephone|telephones"
    r"|callback"
    r"|hear|speak|get back|return|talk|on the blower|reach|contact|be in touch|back to|a bell"
    r"|a buzz|buzz|text|page)",
    "at": r"(?:by|before|after|around|about|until|till|at|within|from|between|past|for|on)",
}

RELAY = Phrases(
    r"(?:leave|put|stick|pop|tape|pin|set|hand|write|drop) ~4 (?:his|her|their|the) (?:desk"
    r"|keyboard"
    r"|chair|monitor|screen|list|tray|board|pad|table|pigeonhole|inbox|locker)",
    r"let (?:him|her|them) know|{will} (?:let|him|her|them) know",
    r"(?:it|that|this) (?:to )?(?:him|her|them) (?:the minute|the moment|as soon|when|once)",
    r"{will} ~2 (?:say|mention|relay|repeat) (?:it|that|this) to {who}",
    r"{will} ~2 (?:get|have|ask) {who} (?:to |on to )?(?:call|ring|phone|contact|get back)",
    r"{will} ~2 (?:get|pass|send|leave|bring) (?:the |your |that )?(?:word|message) (?:to|for|on"
    r"|with)",
    r"{will} ~2 (?:pass|relay|forward|send) {what} ~3 (?:on|along|to|over|through|up)",
    r"pass (?:it|that|this|the message|your message|everything|all that|them) (?:on|along|over|to)",
    r"{will} ~2 let {who} know|{will} ~2 (?:inform|notify|alert|update|brief) {who}",
    r"(?:he|she|they) will ~1 (?:get|have|see) (?:it|that|this|your message|the message)",
    r"{will} ~2 tell {who}(?! (?:is|was|are)\b)",
    r"{will} ~2 (?:text|message|ping|whatsapp|email|buzz) (?!you)\w+ ~2 (?:with|about) "
    r"(?:your|ya|the"
    r"|this|that|it)",
    r"{will} ~2 (?:give|leave|hand|send|get|put|stick|pop|tape|walk|run|drop|keep|pin|write"
    r"|place|email|text|bring|set) (?:{what}|him|her|them) ~6 (?:to {who}|for {who}|in (?:his"
    r"|her|their|front)|on (?:his|her|their|the|here)|over|down|in front|this|that|the message"
    r"|your message|a message|a note|when|as soon|the minute|urgent|with the)",
    r"{will} ~2 have (?:this|that|it) (?:in front|on (?:his|her|their)|with|over|waiting)",
    r"{will} ~2 (?:give|hand|leave|bring) {who} (?:{what}|the \w+)",
    r"{will} ~2 mark {what}|marked (?:for|urgent|as)",
    r"{will} ~1 (?:stick|put|leave|pop|pin|write|drop|make|take|do|scribble|jot) ~1 (?:a |the "
    r"|you |him |her )?(?:note|message|memo|word) (?:for|on|to|down|in|with|through|about)",
    r"{will} ~2 (?:make sure|see|see that|see to it|ensure) ~1 (?:he|she|they|{who}) (?:gets|sees"
    r"|has|knows|receives|calls|rings|phones|is told|does)",
    r"(?:have|get|ask|make) {who} (?:to )?(?:call|ring|phone|contact|get back|return|give|reach"
    r"|text|email) ~1 (?:you|back|to you|your|ye)",
    r"(?:he|she|they) will ~2 (?:call|ring|phone|telephone|buzz|text|contact|get back to"
    r"|be in touch"
    r"|give|return) ~1 (?:you|back|your)",
    r"{will} ~2 (?:get|put|have) {what} ~2 (?:into|in|to|on|over to|through to|across to)"
    r" (?:his|her|their|{who})",
    r"{will} ~2 (?:page|beep|bleep|radio) {who}",
    r"(?:take|taking|note|noting|jot|write) {what} (?:all )?down for {who}",
    r"(?:that is|it is|that has|it has) (?:away|gone|off|over|sent) (?:to )?(?:him|her|them"
    r"|the \w+)"
    r"(?: team| desk| office| shift)",
    r"(?:you will|you should) have (?:a|that|the|his|her|your) (?:\w+ )?(?:call|ring)",
    r"i can take (?:this|that|it) down|i will (?:take|note|write|jot) (?:this|that|it"
    r"|the message|your message|it all|that all) ?(?:fully|down)?",
    r"(?:noted|got|have|written|jotted|taken|put) (?:it|that|all that|this|that all|it all"
    r"|everything) (?:down|noted)",
    r"(?:so )?(?:the|your) message (?:is|will be|would be|reads)|(?:do|have) (?:a|the"
    r"|your) ~1 message",
    r"(?:that is|it is|goes|that goes|it will be) on (?:his|her|their) (?:desk|list|table"
    r"|keyboard|chair|pad|monitor)",
    r"(?:will do|will) \w+ on the \w+ i will",
    classes=_CLASSES,
)
# What is left of such a promise where some of its words are lost.
RELAY_WORDS = Phrases(
    r"tell|pass|note|message|memo|inform|mention|list|tray|desk|screen|monitor|keyboard|know",
)
# A choice put to the caller is not yet a message taken.
OFFERS = Phrases(
    r"^(?:\w+ ){0,14}(?:can i|shall i|should i|could i|may i|will i|do you want|would you like"
    r"|want me|or (?:i can|shall|would|will|perhaps|get|have|take|leave|do))",
    r"(?:can|could) (?:\w+ ){1,14}or ",
    r"(?:or )?(?:shall|should|can|could) i (?:just )?(?:get|have|ask|tell|let) (?:him|her"
    r"|them|\w+)",
)
WANTS_MESSAGE = Phrases(
    r"(?:get|send|pass|leave) (?:a |the )?word (?:to|for|with)",
    r"(?:leave|take|pass|give|get|do) ~4 (?:message|word|note|memo)|have a (?:message|word with)",
    r"(?:message|memo|note) (?:for|to|is|down|please|on the)",
    r"(?:tell|ask|get) (?:him|her|them|(?:mr|mrs|ms|miss|dr|doctor) \w+) (?:to|that|i|it|about"
    r"|we|if|the|he|she)",
    r"(?:could|can|would|will) (?:he|she|they|you ask|you tell|you get) ~4 (?:ring|call|phone"
    r"|get back)",
    r"(?:ring|call|phone|get back to) me",
    r"pass (?:it|that|this) on",
    r"will (?:somebody|someone) (?:ring|call|phone|get back|be in touch|let me know)",
    r"a note on the",
)
GREETING_ONLY = Phrases(
    r"(?:asking|asked) (?:for|after) (?:him|her|them)",
    r"say (?:hello|hi|hiya|happy)|give (?:him|her|them) (?:my|our) (?:love|best|regards)",
    r"tell \w+(?: \w+)? (?:congratulations|happy|i said|hello|hi|good luck|get well|well done"
    r"|thanks)",
    r"(?:my|best|kind) regards|remember me to|congratulations from|only that the \w+ are",
)
_LETTER = r"(?:[b-hj-z]|bee|cee|dee|ess|tee|ell|em|en|kay|jay|gee)"
SPELLING = Phrases(
    r"(?:spell|spells|spelling|spelled|spelt|spel|spelling it)",
    r"(?:how|know how) (?:do you |would you |to )?write|how is (?:that|it) written",
    rf"{_LETTER} (?:[a-z] )*{_LETTER} [a-z]",
    r"(?:[a-z] ){3,}[a-z]",
    r"with (?:an? |one |two )?(?:[b-hj-z]|e|a|i|o|u|y|s e|double \w+)(?: or| at| on| in|$)",
    r"with (?:one|two|a single|just one) [b-hj-np-z]s?\b|^(?:yes |yeah |aye |just |no "
    r"|only )*(?:one|two)"
    r" [b-hj-np-z]s?\b",
    r"[b-hj-z] or (?:an? )?[b-hj-z]",
    r"with (?:a |an )?(?:[a-z]) (?:or|not) (?:a |an )?(?:[a-z])",
    r"double (?:[a-z]|ell|ess|tee|dee|en|em)\b(?! oh)",
    r"(?:one|two|three) (?:[b-hj-z]s?|ts|ls|as|es|ns|ss)(?: or|$)",
    r"apostrophe|hyphen|silent \w$|as in \w+",
    r"[a-z] for \w+",
    r"is (?:it|that) (?:[a-z] ){2,}[a-z]",
)
ASKS_NAME = Phrases(
    r"(?:your|take|get|full|last|first|good|and the|what|who) ~2 names?(?: please| and|$|.{0,20})",
    r"who (?:is|shall|should|may|do|are|was|can) ~3 (?:calling|speaking|say called|say is"
    r"|call from|this please)",
    r"(?:name|names) (?:please|first|and)",
    r"who (?:is|was) (?:it|this|that) (?:please|calling|speaking|for|from)?$",
    r"who(?:ve| have| am) i (?:got|speaking|talking)|who do i have the pleasure|may i ask who"
    r"|whom should i",
)
ASKS_COMPANY = Phrases(
    r"(?:company|firm|organisation|organization|employer)(?! (?:policy|car))",
    r"(?:where|who|whom) (?:are|is it|were) you (?:calling|ringing|phoning|with|from|representing)",
    r"(?:from|with|through|for|is there|which|what|what is|behalf of|or|it|a|the"
    r"|your) ~2 (?:company|firm|business|organisation|organization|employer|agency|practice|shop"
    r"|office)(?: name| account| or| is|$)",
    r"(?:where|who) are you (?:calling|ringing|phoning) (?:from|with|on behalf)",
    r"are you (?:calling|ringing|phoning) (?:from|for|as|through|in your|on behalf)",
    r"(?:and )?you are (?:calling|ringing|phoning) from",
    r"firm name|company name|own name or|personal or business|(?:personal|private) (?:policy"
    r"|account|matter|call)",
    r"(?:just|only) for (?:you|yourself|yourselves)|employer",
)
ASKS_NUMBER = Phrases(
    r"(?:what|which|best|good|contact|phone|telephone|mobile|callback|your) ~2 number(?! (?:on|is"
    r" on"
    r"|of|plate))",
    r"number ~4 (?:get|reach|call|ring|phone|contact|catch|find) (?:you|ye)|number for you"
    r"|(?:reach|get|call|ring|catch) you (?:on|at)$|where (?:can|could|do|does|will|would) ~2"
    r" (?:reach"
    r"|get|call|ring|contact) you",
)
# The number that somebody is said to have already is not on the slip.
TAKES_MESSAGE = Phrases(
    r"(?:take|leave|have|jot|give|get|pass|note|write|grab|pop|scribble|put) ~4 (?:message"
    r"|note|memo"
    r"|word|details|down)",
    r"(?:tell|give|let) (?:him|her|them) (?:something|anything|know|a message)",
)
# The agent's offer of it; the agent's question makes it one.
OFFERS_MESSAGE = Phrases(
    r"(?:can|could|may|might|shall|should|will|would|want|like|let|if|do) ~5 (?:take|leave|jot|note"
    r"|write|grab|get|have|pass|pop|scribble|give) ~3 (?:message|note|memo|something down|it down"
    r"|that down|this down|details|something on|it on)",
    r"(?:a|any) message (?:for (?:him|her|them)|at all|i can|to leave)",
)
# The caller takes the offer of a message, or begins to dictate one.
ACCEPTS_MESSAGE = Phrases(
    r"^(?:\w+ ){0,2}(?:yes|yeah|yep|yup|aye|ja|please|sure|okay|ok|alright|right|go on|lovely|great"
    r"|perfect|that would be|would you|if you (?:would|could|do not mind)|if it is no)",
    r"(?:tell|ask|let) (?:him|her|them|\w+) (?:that|to|it|know|i|we|the|about)",
    r"(?:leave|i have|take) (?:him |her |them |you )?(?:a|the|this) message|just say|say that",
)
REFUSES_MESSAGE = Phrases(
    r"^(?:\w+ ){0,2}(?:no|nah|nope)(?! (?:bother|problem|trouble))",
    r"(?:i will|i would rather|i had better|i can|i shall|we will) (?:just "
    r"|only )*(?:\w+ )?(?:call|ring|phone|try|pop|come|email|text"
    r"|wait|hold)(?: \w+){0,2}(?: again| back| later| in| then| round| on|$)",
    r"(?:do not|not) (?:worry|bother|need)|never mind|forget it|leave it",
)
HAS_NUMBER = Phrases(
    r"(?:has|have|having|got|knows|had) ~2 (?:number|mobile|cell|digits|contact|it surely)",
)
OTHER_NUMBER = Phrases(
    r"(?:order|account|policy|reference|claim|card|invoice|case|customer|job|booking|ticket"
    r"|serial|tracking"
    r"|consignment|hospital|member|membership|national insurance|social|nhs|employee|permit"
    r"|parcel|flight|sort"
    r"|registration|reg|model|part|meter|loan|quote|certificate|student|staff) ~1 (?:number|code"
    r"|id|no|ref|reference|i d)"
    r"(?! (?:is |and |or )?(?:your|a|the|best|contact|phone|mobile))",
    r"(?:the|your|a|quote|have) (?:reference|ref)",
)
NO_COMPANY = Phrases(
    r"(?:no|not a|not any|nt a|without a|none) (?:company|firm|business|agent|organisation"
    r"|organization|employer)",
    r"(?:company|firm|business) no",
    r"(?:private|personal|householder|residential|individual|retired|self employed)",
    r"(?:just|only) (?:me|myself|a mom|a mum|mom|mum|the mother|a customer|a patient|for (?:me"
    r"|us|ourselves))",
    r"(?:it is|from) (?:just |only )?(?:my|our) (?:home|house|own)|home only|own behalf"
    r"|as (?:a )?(?:mom|mum|patient|tenant|parent|customer|guest)",
    r"i am (?:a|one of your|your|the) (?:patient|customer|guest|tenant|resident|householder"
    r"|private)",
    r"(?:the )?company (?:is|name)|(?:firm|business) (?:is|name)|at (?:a |the )?company",
)
# Who speaks of these plainly calls as a patient, a guest or a householder.
PRIVATE = Phrases(
    r"(?:my|me|our|his|her) (?:\w+ )?(?:kitchen|ceiling|bathroom|bath|bedroom|boiler|roof|flat"
    r"|house"
    r"|home|garden|drains?|toilet|heating|landlord|rent|blood|results?|tooth|teeth|back|knee|ears?"
    r"|eyes?|foot|feet|hip|chest|prescription|tablets|pills|medication|son|sons|daughter|daughters"
    r"|mum|mums|mam|mom|dad|dads|husband|wife|baby|kids?|dog|dogs|cat|cats|puppy|kitten|rabbit"
    r"|horse"
    r"|pension|holiday|wedding|honeymoon|glasses|hearing aid|braces|filling|crown|dress|haircut)",
    r"date of birth|i am (?:a|one of your|your|the) (?:patient|guest|tenant|resident|member)",
    r"i(?: ha)?d \w+ in with (?:you|ye)|(?:the )?(?:wee|little) (?:dog|spaniel|pup|puppy|cat"
    r"|kitten|lad"
    r"|lass|boy|girl|one)|(?:the )?(?:room|cottage|cabin) (?:i|we) (?:booked|stayed|had)",
)
NOT_A_CALL = Phrases(
    r"(?:have|get|receive|need|want|see) (?:it|them|that|this|those|one) ~2 (?:by|before|within|in"
    r"|after|on)|(?:ready|delivered|finished|done|there|here|paid|fixed) ~1 (?:by|before|within)",
)
FROM_COMPANY = Phrases(
    r"(?:from|with|for|at) the (?:council|school|hospital|bank|surgery|college|university|hotel"
    r"|garage"
    r"|church|county|city|clinic|library|agency|solicitors|insurers|warehouse|depot|factory|shop"
    r"|office|ministry|department)",
    r"(?:i am|we are) (?:with|from) (?:the )?(?!(?:you|him|her|them|me|my|this|that|it|home|a"
    r"|work)\b)\w+",
    r"(?:calling|ringing|phoning|speaking|here) (?:at|from|with|for|of|on behalf of"
    r"|over at) (?:the )?(?!home|work|my|a|nine|ten|noon|about|abroad|the|him|her|you|me|us|this"
    r"|that|it|and|them|half|in|\d+)\w+",
    r"(?:it is|this is|i am|name is|here is|it) (?:mr |mrs |ms "
    r"|dr )?\w+(?: \w+)? (?:here )?(?:at|from|with|of|over at) (?:the )?(?!home|my|work|a|nine"
    r"|ten|downstairs|upstairs|next|flat|number|room|it|him|her)\w+",
    r"^(?:\w+ ){1,4}(?:from|at|with|of) (?!home|my|work|a|the|number|flat|room)\w+",
    r"(?:\w+ )(?:ltd|limited|mills|bank|school|university|council|clinic|surgery|restaurant"
    r"|lighting|bakery|textiles|storage|motors|timber|trust|charity|services|supplies|foods"
    r"|logistics|solutions|group|partners|associates|consulting|engineering|events|hydraulics"
    r"|store|hotel|hospital|ward \w+|builders|construction)",
    r"i am (?:one of )?the (?:treasurer|secretary|chair|manager|owner) ",
)
WHEN_ASKED = Phrases(
    r"(?:when|what time|by when|how soon|what day|which day|how late|is there a time) ~6 (?:call"
    r"|ring|phone|hear|reach|get|suit|suits|back|best|want|like|need|good|convenient|speak"
    r"|contact|available|return|him|her|you)",
    r"(?:best|good|suitable|convenient|preferred|better) (?:time|day)s?",
    r"(?:today|tonight|tomorrow) still|still today|and today|by when$|when by$|how urgent",
)
CALL_TIME = Phrases(
    r"{call} ~6 {at} (?:the |next |about |an |a |one |half |quarter |past |end of |early "
    r"|late )*(?:{day}|{clock})",
    r"{call} ~4 (?:today|tonight|tomorrow|this (?:morning|afternoon|evening|week)|monday|tuesday"
    r"|wednesday|thursday|friday|any ?time|whenever|as soon as|asap|straight away|right away"
    r"|first thing|urgently|later|when (?:he|she|they|it))",
    r"(?:within|inside|in) (?:the|an|a|half an|one|two|next) (?:hour|hours|half)",
    r"{call} ~3 (?:within|inside|in) (?:of )?(?:\w+ ){0,3}(?:minutes?|hours?|days?|tick|jiffy)",
    r"(?:before|after|by|till|until) {clock}(?: today| tomorrow| then)?",
    r"any ?time (?:before|after|today|tomorrow|until|till|this|between|up)",
    r"(?:before|by|after) (?:noon|midday|lunch|lunchtime|tomorrow|tonight|monday|tuesday"
    r"|wednesday|thursday|friday|close|the end|end of|six|dinner|the news|it rains)",
    classes=_CLASSES,
)
TIME = Phrases(
    r"{at} (?:the |next |about |half |quarter |past |end of |early |late )*(?:{day}|{clock})",
    r"(?:today|tonight|tomorrow|any ?time|whenever|as soon as|asap|soon as|straight away|morning"
    r"|afternoon|evening|monday|tuesday|wednesday|thursday|friday|the night|first thing)",
    classes=_CLASSES,
)


def spells_out(text: str) -> bool:
    """Whether a word of normalised text is followed by its own letters: "ng n g"."""
    words = text.split()
    return any(
        len(word) > 1 and words[i + 1 : i + 1 + len(word)] == list(word)
        for i, word in enumerate(words)
    )


_UNITS = word_set("zero oh o nought naught ought one two three four five six seven eight nine")
_TENS = word_set(
    """
    ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
    thirty forty fifty sixty seventy eighty ninety
    """
)
_MORE = {"double": 1, "triple": 2, "treble": 2, "hundred": 2, "thousand": 3, "plus": 0, "and": 0}


def longest_number(text: str) -> int:
    """How many digits the longest number in normalised words has, written or spoken.

    One word in the middle may be misheard.
    """
    longest = run = 0
    missed = False
    for word in text.split():
        digits = _digits(word, within_number=run > 0)
        if digits is not None:
            run, missed = run + digits, False
        elif missed or not run:
            run, missed = 0, False
        else:
            missed = True
        longest = max(longest, run)
    return longest


def _digits(word: str, *, within_number: bool) -> int | None:
    """How many digits a word stands for; None where it is no part of a number."""
    if word.isdigit():
        return len(word)
    if word in _UNITS:
        return 1
    if word in _TENS:
        return 1 if word.endswith("ty") else 2
    if word in _MORE and (within_number or word in ("double", "triple", "treble", "plus")):
        return _MORE[word]
    return None
