"""How a message is taken: the agent's promise to pass it on, and what belongs on the slip."""

from rubrics.language.phrases import Phrases

_DIGIT = (
    r"(?:zero|oh|o|one|two|three|four|five|six|seven|eight|nine|double|triple|treble|nought|naught|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety|hundred|thousand|plus|ought|for|to|too|won|ate)"
)
_CLASSES = {
    "him": r"(?:him|her|them|it|that|this|word|\w+|(?:mr|mrs|ms|miss|dr|doctor) \w+)",
    "will": r"(?:i will|i shall|i am going to|i am|we will|let me|will|i can|i have|ill|well|i would|shall i|going to|i)",
    "them": r"(?:him|her|them|the \w+|\w+|(?:mr|mrs|ms|miss|dr|doctor) \w+)",
    "when": r"(?:(?:today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|midday"
    r"|morning|afternoon|evening|lunch|lunchtime|dinner|teatime|night|week|fortnight|weekend|month|day)"
    r"|(?:\w+ )?(?:hour|hours|minutes|oclock|am|pm)|as soon as|any ?time|whenever|asap|straight away|right away"
    r"|urgent|soonest|anytime|the night|the morn|arvo)",
    "clock": r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarter|noon|\d{1,4})",
}
DIGIT_WORDS = frozenset(
    "zero oh o one two three four five six seven eight nine double triple treble nought plus".split()
)

RELAY = Phrases(
    r"{will} ~3 (?:pass|relay|forward) (?:it|that|this|the|your|all|a|them|on) ~4 (?:on|along|to|over|message|details|down)?",
    r"{will} ~3 (?:let|tell) (?!you|me|us|the truth)(?:{them}) (?:know|that|you|to|about|it|what|the|when|as soon|right|straight|\w+)",
    r"{will} ~3 (?:give|leave|hand|send|get|put|stick|pop|tape|walk|run|drop|keep|mark|pin|write|pass|take|slip|place|email|text|have|bring|fire|log) (?:it|that|this|these|all of this|all this|your message|the message|a message|a note|the note|the \w+ note|him|her|them|word) ~8 (?:to (?:him|her|them|\w+)|for (?:him|her|them|\w+)|in (?:his|her|their|front)|on (?:his|her|their|the)|over|down|on|urgent|at|when|as soon|the minute|myself|know|now|in front|up|message|this|that|note|in)",
    r"{will} (?:\w+ )?(?:stick|put|leave|pop|pin|write|drop|send|make|take) ~1 (?:a |the )?(?:note|message|memo|word) ~6 (?:on|for|board|to|down|with|in)?",
    r"(?:make sure|see that|ensure) (?:he|she|they|\w+) (?:gets|sees|has|knows|receives|calls|rings|phones)",
    r"(?:have|get|ask|make) (?:him|her|them|\w+|(?:mr|mrs|ms|miss|dr|doctor) \w+) (?:to )?(?:call|ring|phone|contact|get back|return|give|reach|text|email) ~1 (?:you|back|to you|ye|your)",
    r"(?:he|she|they) (?:will|can|should|shall|wo) ~2 (?:call|ring|phone|get back|be in touch|give you|return)",
    r"(?:you will|you should) (?:have|get|hear) ~3 (?:call|from)",
    r"(?:i can|let me|will i|shall i|i will|happy to) ~2 (?:take|write|note|jot) (?:this|that|it|a message|your details|them|a note) ~2 (?:down|for|message)?",
    r"(?:note|noted|got|have|written|jotted) (?:it|that|all that|this|that all) (?:down|all|fully|noted)",
    r"(?:the|so your|your) message (?:is|will be|would be|reads)",
    r"i can pass (?:it|that|this) on|pass (?:that|it|this|the message|your message) (?:on|along|over)",
    r"we will do a message|(?:do a|take a) (?:proper )?message",
    classes=_CLASSES,
)
OFFERED_MESSAGE = Phrases(
    r"(?:take|leave|pass|give|jot|write|note|put|do|have|send|get) ~5 (?:message|note|word|memo|down|detail|details)",
    r"(?:call|ring|phone|get back to|return|contact|give) ~2 (?:you|ye)",
)
ASKED_FOR_MESSAGE = Phrases(
    r"(?:leave|take|pass|give|get|do) ~4 (?:message|word|note)",
    r"(?:tell|ask|get|have|let) (?:him|her|them|(?:mr|mrs|ms|miss|dr|doctor) \w+|\w+) (?:to |know |that |i |it |about |we |if |the )",
    r"(?:could|can|would|will|if) (?:he|she|they|someone|somebody) ~3 (?:ring|call|phone|get back)",
    r"(?:ring|call|phone|get back to) me",
    r"a message|pass (?:it|that|this) on|will (?:somebody|someone)",
)
GREETING_ONLY = Phrases(
    r"(?:asking|asked) (?:for|after) (?:him|her|them)|say (?:hello|hi|hiya)|give (?:him|her|them) (?:my|our) (?:love|best|regards)|tell \w+(?: \w+)? (?:congratulations|happy|i said|hello|hi|good luck|get well)|(?:my|best|kind) regards|remember me to|congratulations from",
)
SPELLING = Phrases(
    r"(?:spell|spells|spelling|spelled|spelt|spel|spill|how (?:do|would) you write|know how to write|how is (?:that|it) (?:written|spelled|spelt))",
    r"(?:[b-hj-z] ){2,}[a-z]",
    r"(?:[a-z] ){3,}[a-z]",
    r"with (?:an? |one |two )?(?:[a-z]|s e|double \w)(?: or| at| on| in|$)",
    r"double (?:[a-z]|ell|ess|tee)(?: |$)",
    r"(?:one|two) [a-z]s?$|as in \w+|for (?:alpha|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliet|kilo|lima|mike|november|oscar|papa|quebec|romeo|sierra|tango|uniform|victor|whiskey|yankee|zulu)",
    r"(?:[a-z] ){1,}apostrophe|apostrophe|hyphen",
)
ASKS_NAME = Phrases(
    r"(?:your|the|have|take|get|a|full|last|first|good|what) ~2 name",
    r"who (?:is|shall|should|am|may|do|are|was|can) ~4 (?:calling|speaking|say|call|from|it|this|you|with|to|there|that)",
    r"name (?:please|first|and)",
)
ASKS_NUMBER = Phrases(
    r"(?:your|a|the|best|good|contact|phone|call ?back|telephone|mobile|cell|what|which|right|reach|on|daytime) ~2 (?:number|numbers|digits|phone|cell|mobile)",
    r"number ~6 (?:reach|get|call|ring|phone|best|code|catch|for you|contact)",
    r"(?:where|how) (?:can|could|should|will|would) (?:he|she|they|we|i) (?:reach|get|call|ring|contact|catch|phone)",
    r"number",
)
COMPANY = Phrases(
    r"(?:no|not|any|a|the|which|what|your|from|through|firm|is it|home|private|limited|parent) (?:\w+ )?(?:company|firm|business|organisation|organization|employer|agency)",
    r"(?:company|firm|business)(?: name)?",
    r"(?:calling|ringing|phoning|here|speaking|over|\w+) (?:at|from|with) (?:the )?(?!home|work|my|a|the|nine|ten|eight|seven|six|five|four|three|two|one|noon|all|least|about|him|her|you|me|us|this|that|it|and|them|half|quarter|once|reception|school|in|\d+)\w+",
    r"(?:just|only|as) (?:me|myself|a mom|a mum|mom|mum|the mother|a customer|a patient|a private|private|personal|domestic|for (?:myself|yourselves|ourselves|us)|us)",
    r"(?:it is |is )?(?:personal|private|residential|domestic)|own name|no agent|retired|patient|householder|on (?:my|our) own behalf|home only|my home",
)
WHEN_ASKED = Phrases(
    r"(?:when|what time|by when|how soon|what day|which day|how late) ~6 (?:call|ring|phone|hear|reach|get|suit|back|best|want|like|need|good|convenient|speak|contact|available|by|return|him|her)",
    r"(?:best|good|suitable|convenient|preferred) (?:time|day)",
    r"today still|still today",
)
WHEN = Phrases(
    r"(?:by|before|after|around|about|until|till|at|within|any time|anytime|from|between|past|not before|in) (?:the |next |this |about |half |quarter |past |end of |close of |early |late |tomorrow |monday |tuesday |wednesday |thursday |friday |an |a |one |two )*(?:{when}|{clock})",
    r"{when}",
    classes=_CLASSES,
)
CALLS_BACK = Phrases(
    r"(?:call|ring|phone|callback|reach|hear|speak|get back|contact|return|talk|on the blower|catch)",
)
NUMBER_KNOWN_ONLY = Phrases(
    r"(?:he|she|they|you) (?:has|have|will have|got|should have|already) ~2 (?:my|the|your) (?:number|phone|details)",
)
