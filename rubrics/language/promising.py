"""How employees promise a later act: verbs, frames and what is done on the spot instead."""

from rubrics.language.phrases import Phrases

_CLASSES = {
    "who": "(?:i|we)",
    "will": "(?:will|shall|am going to|are going to|am gonna)",
    "adverb": "(?:go ahead "
    "and|also|just|then|definitely|certainly|personally|gladly|happily|always|"
    "probably|have"
    " to|of course|make a point of|try to|try and|go and|go|sort of|actually|be"
    " sure to|absolutely|and|quickly|ring and|pop down and|love to|be able "
    "to|now|only|for sure|surely|kindly|immediately|ask her to|make sure to|get"
    " on and)",
    "him": "(?:him|her|them|it|this|that|someone|somebody|all of this|all of that|all "
    "this|all that|everything|one|mr \\w+|mrs \\w+|ms \\w+|miss \\w+|dr "
    "\\w+|doctor \\w+|the \\w+|our \\w+|my \\w+|your \\w+|his \\w+|her \\w+|a "
    "\\w+|an \\w+|\\w+)",
    "tell": "(?:call|ring|phone|text|message|email|mail|write "
    "to|write|ping|whatsapp|buzz|contact|notify|alert|inform|update|remind|warn|"
    "chase|nudge|brief|telephone|bell)",
    "send": "(?:send|resend|post|forward|shoot|courier|ship|fax|dispatch|deliver|drop|drop"
    " "
    "off|mail|email|text|return|sending|bring|fetch|supply|issue|print|copy|cc|"
    "upload|get"
    " ~6 (?:out|over|across|off|sent|posted) to|have ~4 "
    "(?:sent|delivered|posted|couriered|brought|out) )",
    "pass": "(?:pass|hand|give|relay|leave|stick|put|pop|tape|pin|walk|take|place|slip|"
    "drop|deliver|stand|carry|mark|flag|log|note|run|get|bring|show|slide|set|"
    "keep|write)",
    "time": "(?:tonight|today|tomorrow|this "
    "(?:morning|afternoon|evening|week|minute)|monday|tuesday|wednesday|thursday|"
    "friday|saturday|sunday|shortly|later|soon|by|before|within|inside|as"
    " soon as|once|when|the (?:minute|moment|second|instant)|first "
    "thing|straight (?:after|away)|right (?:after|away)|next (?:week|month)|in "
    "(?:the|an|a|\\w+) (?:\\w+ "
    "){0,2}(?:post|minutes?|hours?|days?|morning|afternoon|evening|hour|sec|"
    "second|moment|jiffy|bit|while|weeks?|february|january|march|april|may|june|"
    "july|august|september|october|november|december)|at"
    " (?:noon|midday|\\w+ (?:oclock|thirty|in "
    "the)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|until|"
    "till|end"
    " of (?:the )?(?:day|week)|now now|just now|due course|after "
    "(?:this|lunch|work|we|you|i)|on (?:\\w+day)|overnight|every|while|first "
    "class|straightaway|asap|any minute|the next)",
}

PROMISE = Phrases(
    "{who} {will}(?: {adverb})* (?:open|start|launch|pull|bring|carry|lift|put) "
    "(?:it|that|them|this|one|your \\w+|"
    "the \\w+|a \\w+)(?: \\w+){0,4} (?:in (?:two|a) ticks?|{time})|(?:she|he|they|it) will "
    "(?:go out|be on site"
    "|be (?:out )?(?:to|with) you|go in the post|leave) (?:\\w+ ){0,3}{time}",
    "{who} {will}(?: {adverb})* "
    "(?:send|resend|post|mail|email|text|forward|courier|ship|fax|dispatch|drop|print|whatsapp)"
    " "
    "(?:you|him|her|them|it|that|this|these|those|a|an|the|your|his|one|some|out|off|two|"
    "copies)(?!"
    " (?:over|through|across|up|down|along|to (?:sales|accounts|billing|support|reception|the "
    "\\w+ (?:team|department|desk)))\\b)|{who} {will}(?: {adverb})* "
    "(?:say|mention|explain|repeat) (?:it|this|that|so|as much) to (?:him|her|them|\\w+)|{who} "
    "{will}(?: {adverb})* (?:try|ring|call) you "
    "(?:again|back|later|tomorrow|about|around|at|this|on|in|first)|{who} {will}(?: {adverb})* "
    "(?:put|pop|stick|place|set|leave|drop|slip) (?:it|this|that|these|those|one|them|him|her|a"
    " \\w+|an \\w+|the \\w+|your \\w+)(?: \\w+){0,3} "
    "(?:in|on|with|for|by|under|through|aside|at) "
    "(?:his|her|their|your|the|my|our|you|him|them|mr|mrs|ms|\\w+s)(?! "
    "(?:hold|line|phone|call)\\b)",
    # To get in touch, to let know.
    "{who} {will}(?: {adverb})* (?:{tell}|be in touch|be back in touch|get back|come back|get "
    "in touch|reach out|follow up|follow this up|report back|check back|check in with|touch "
    "base|be calling|be ringing|be sending|be writing|be emailing|be posting|be back "
    "to|revert|keep (?:you|in)|drop (?:you|him|her|them)|send|give "
    "(?:you|him|her|them|it|this|that)|let (?:you|him|her|them|\\w+ \\w+|\\w+) know|see "
    "(?:that|to it)|make (?:sure|certain)|ensure)(?! you (?:through|on|over|a few|some|in the "
    "picture|an idea|the (?:number|address|reference|code|name))\\b)(?! (?:it )?with you| a "
    "second| a minute| a moment| you (?:a (?:few|second|minute|moment)))",
    "{who} {will}(?: {adverb})* (?:be ~2 with you|be "
    "(?:there|standing|out|round|over|watching|looking|checking|on to)|come "
    "(?:out|round|over|by)|pop (?:round|out|over|by)|call (?:round|out)|drop "
    "(?:by|in|round)|meet|look into|investigate|chase|find out ~6 and|get on to|have a "
    "word|have words|speak (?:to|with)|talk "
    "to|raise|escalate|report|sort|arrange|organi[sz]e|schedule|book ~6 "
    "(?:for|in)|order|refund|credit|reverse|waive|reimburse|process|pay|compensate|deduct|"
    "apply|set"
    " (?:up|aside)|hold ~4 (?:for|until|till)|keep|save|reserve|put "
    "by|tell|ask|remind|request|watch|monitor|draw "
    "up|prepare|complete|finish|paint|repair|fix|replace|clear|treat|redo|strip|decide|"
    "assess|review|amend|correct|submit|file|lodge|fill|add"
    " ~6 (?:to|for)|take care of|take ~5 (?:over|up with|to|round)|see (?:to|about)|do "
    "(?:it|that|them|this|those|all) {time}|cancel|change ~6 {time}|try ~6 {time}|be "
    "(?:seeing|having)|throw in|knock ~4 off|take ~4 off|include)(?! you "
    "(?:to|over|through)\\b)(?! (?:if|whether|what|how|as quick|right back|a look|on hold|for "
    "you now))",
    "{who} {will}(?: {adverb})* {pass} (?:{him} )?(?:\\w+ "
    "){0,4}?(?:on|over|along|to|note|message|desk|table|counter|board|monitor|chair|keyboard|"
    "door|hand|hands|file|system|post|way|front"
    " of|top of|for|in the|with|by|urgent|aside|out|back|down to|round|up to|a letter|in "
    "writing|a check|a card|through)(?! (?:you|me|hold|a brief|mute|to (?:hank|the next|him "
    "now|her now)))(?<!put you on)(?<!put you)(?<!pass you on)(?<!pass you over)(?<!hand you "
    "over)(?<!put you through)(?<!put you in)(?<!take you through)(?<!put you over)(?<!pass you"
    " to)(?<!put you to)(?<!put you down)(?<!get you to)(?<!bring that up to)(?<!get you on)",
    "{who} {will}(?: {adverb})* (?:have|get) (?:{him} ){1,3}?(?:to "
    ")?(?:call|ring|phone|contact|email|text|message|write|get "
    "back|come|look|check|send|speak|talk|reach out|give|bring|pick up|deal|go "
    "(?:through|over)|follow|return|sort|do|drop|help|be in touch|see|pop|deliver)",
    "{who} {will}(?: {adverb})* (?:have|get|be getting|be having) (?:{him} )(?:\\w+ "
    "){0,7}(?:sent|out|over|ready|posted|there|done|sorted|fixed|booked|in the post|on the|to "
    "you|back to you|in front "
    "of|refunded|credited|moved|changed|delivered|brought|assessed|looked "
    "at|replaced|repaired|arranged|by|{time})(?! hold)",
    "{who} {will}(?: \\w+){1,10} {time}(?! (?:you|i|we) (?:are|have|hold|hang|wait))",
    # Under way, or as good as done.
    "{who} (?:am|are) (?:also |just |now |already "
    ")*(?:posting|mailing|sending|emailing|texting|getting|putting|having|ordering|arranging|"
    "calling"
    " you|ringing you|coming|passing|giving|writing|bringing)(?: \\w+){0,9} (?:{time}|back(?= "
    "and)|first class|in the post|today|tonight|tomorrow)|{who} (?:am|are) "
    "(?:posting|mailing|ordering|sending) (?:you|those|them|it|him|her) "
    "(?:a|an|some|the|back|new)(?! (?:token|link now))",
    "(?:^|and |so |okay |right |yeah |yes |sure )(?:sending|sent|posting|emailing) "
    "(?:it|that|you|them) (?:\\w+ ){0,3}{time}",
    # Somebody else, on the agent's word.
    "(?:she|he|they|someone|somebody|one of (?:us|the \\w+|our \\w+)|(?:the|our|my|your) "
    "\\w+|(?:mr|mrs|ms|miss|dr|doctor) "
    "\\w+|(?!(?:it|you|that|this|there|which|system|app|website)\\b)\\w+) (?:and "
    ")?(?:will|shall|is going to|are going to) (?:definitely |then |also |just |certainly |get "
    "to |be able to |both |personally |probably |be "
    ")*(?:call|ring|phone|text|email|write|contact|message|telephone|calling|ringing|in "
    "touch|get back|get in touch|come back|reach out|follow up|return|give you a|drop "
    "you|bring|send|look into it|do all that|see (?:it|this|your|the)|have "
    "(?:it|this|that|your|a look)|let you know|go over|go through|deal with|pick (?:it|this) "
    "up|talk (?:to )?you|speak (?:to|with) you|explain|sort|visit|be out|come out|come "
    "round|come and|look at|take care of|arrange|help you|fix|collect|be round|be over)(?! "
    "(?:me|us|him|her|them)\\b)(?! back (?:at|in|on|by|about|around)\\b(?! you))",
    "(?:he|she|they|someone|somebody) (?:reaches|calls|rings|phones|gets|comes) (?:out|you|back"
    " to you|to you) (?:by|before|today|tomorrow|first|on|this|within)|(?:i|we) (?:can )?assure"
    " you (?:she|he|they|someone|that) (?:\\w+ )?will|you (?:will|can expect to|should)(?! have"
    " (?:had|got|been|received)) (?:\\w+ )?(?:have|get|receive|hear|be getting|be "
    "hearing|see)(?: (?:it|that|this|them|an?|the|your|\\w+))?(?: \\w+){0,3}? "
    "?(?:call|email|text|letter|message|reply|answer|callback|check|parcel|package|"
    "confirmation|invoice|quote|phone)(?:"
    " \\w+){0,2} (?:from (?:me|us|\\w+)|{time})|you will (?:hear|have (?:it|that|them|your "
    "\\w+|the \\w+)) (?:back )?from (?:me|us)|(?:will )?hear from (?:me|us|him|her) (?:\\w+ "
    ")?{time}",
    "(?:got|have|sending|get) (?:a|an|someone|somebody|the|one of the) (?:\\w+ "
    ")?(?:truck|van|engineer|technician|driver|man|crew|plumber|electrician|lad|guy|fitter|"
    "doctor|nurse|courier)"
    " (?:\\w+ ){0,7}(?:oclock|today|tomorrow|tonight|this (?:morning|afternoon|evening)|by "
    "\\w+|within|between|first thing|on the way)",
    "(?:we|i) (?:call it|decide|let you know|ring|call|text|make the call) by \\w+|(?<!did "
    ")(?<!you )leave (?:it|that|this) with (?:me|us)(?! (?:for a (?:second|minute|moment)|one "
    "(?:second|moment)))|consider it done|as soon as (?:i|we) (?:hear|know|have|get|find)(?: "
    "\\w+){0,4} (?:i|we) (?:will|shall)|what i (?:will|am going to) do(?: is)?(?: \\w+){0,2} "
    "(?:i will )?(?:call|ring|email|send|get|ask|pass|leave|put a "
    "note|speak|have|post|write|raise|make)(?! you (?:on|through))",
    classes=_CLASSES,
)

# What an employee offers; a promise once the caller takes it up.
OFFER = Phrases(
    "(?:i|we) (?:can|could|would) (?:\\w+ ){0,12}?(?:have|get|ask) {him} (?:to )?(?:come "
    "back|be in touch|get in touch|reach|return|drop)|(?:i|we) (?:can|could) have "
    "(?:a|an|the|that|it|them|one|your|someone|somebody) (?:\\w+ ){0,4}(?:with|to|over to|out "
    "to|at|back to) (?:you|him|her|them)",
    "(?:can|could|shall|should|will|may|might) (?:i|we) (?:\\w+ )?(?:get|have|ask) {him} "
    "(?:\\w+ )?(?:to )?(?:call|ring|phone|contact|email|get back|text)",
    "(?:i|we) (?:can|could|would be happy to|would be glad to|am happy to|will be happy "
    "to|would|might|may) (?:\\w+ ){0,12}?(?:have|get|ask) {him} (?:\\w+ )?(?:to "
    ")?(?:call|ring|phone|contact|email|get back|text|return)",
    "(?:i|we) (?:can|could|will|would) (?:\\w+ ){0,12}?(?:and |so "
    ")(?:she|he|they|someone|somebody) (?:will|can|could|would|is) (?:\\w+ "
    ")?(?:phone|call|ring|get back|contact|email|text|be picked|speak)",
    "(?:i|we) (?:can|could) (?:\\w+ ){0,4}?(?:shoot|send|email|text|post|mail|pass|mark|do ~5 "
    "if i|credit|refund|offer you|arrange|get you|put "
    "(?:it|that|this|through)|order|replace|drop|flag|raise|knock|take ~3 "
    "off|bring|leave|book|set ~7 or post|waive|escalate|get ~6 (?:to you|out|round|brought))(?!"
    " you (?:through|over|on))(?! (?:through|over) to)(?:(?: \\w+){0,14} {time}| (?:you|it "
    "on|a|an|two|three|half|the|this|that|him|her|it|them|ten|twenty|fifty))",
    "what (?:i|we) can do(?: for you| instead| now)? is (?:\\w+ "
    "){0,2}?(?:get|send|post|have|ask|email|credit|refund|a|an|arrange|order|offer|pass|put|"
    "raise|take|leave|call|ring|half|two|speak|book)",
    "(?:would you like|do you want|shall|should|would you prefer|want|will) (?:me to|i|us "
    "to|we|for me to) (?:\\w+ )?(?:send|email|post|text|call you|ring you|call|ring|have "
    "(?:him|her|them|someone|somebody|\\w+ (?:call|ring|phone))|get "
    "(?:him|her|them|someone)|ask|put ~4 by|arrange|order|raise|forward|mail|pass "
    "(?:it|this|that|on)|leave (?:it|her|him|a note|them)|drop|log|book ~4 (?:for|in))(?! you "
    "(?:through|over|on))",
    classes=_CLASSES,
)

# Done while the caller waits, or no act at all.
ON_THE_SPOT = Phrases(
    "{who} {will}(?: {adverb})* (?:note|put|say|write|mark|type|call it) (?:\\w+|\\w+ \\w+)(?: "
    "\\w+ for \\w+)?$|"
    "take (?:off )?my hat|{who} {will}(?: {adverb})* tell (?:him|her|them) (?:it was|you "
    "(?:said hello|were asking|"
    "are a)|all about it$)",
    "{who} {will}(?: {adverb})* \\w+ you (?:through|over|across|along|up to|down to|back to "
    "(?:reception|the))\\b|{who} {will}(?: {adverb})* (?:\\w+ ){1,6}(?:here )?while "
    "(?:we|you|i) (?:talk|wait|hold|speak|are|have)|(?:hang on|hold on|one "
    "(?:sec|second|moment|minute)|bear with me|wait there|hang there|stay there)(?: "
    "(?:there|now|please|and|a (?:sec|second|minute|moment)|then|for me|so))* (?:i|we) "
    "(?:will|shall)",
    "{who} {will}(?: {adverb})* (?:check|look|see (?:if|whether|what|who|how|her|him)|find(?! "
    "out)|pull|bring (?:that|it|this|your|up)|go ahead(?! and "
    "(?:send|email|post|order|book|text|mail|refund|credit|arrange))|need|have to|take "
    "(?:a|your|that|this|the|some|it|down|all|you) "
    "(?:look|name|number|details?|message|down|note|card|payment|address|through)|be "
    "(?:right|back|quick|as quick|brief|with "
    "you|one|just|a|two|only|happy|glad|honest|able|sure|using)|put you|transfer|connect|hand "
    "you|pass you|pop you|send you (?:over|through|across|up|down|along|to)|let you "
    "(?:go|get|in|speak)|give you (?:a "
    "(?:second|moment|minute)|the|my|our|his|her|their|some|one)|start|read|grab|get (?:my|a "
    "pen|some|your|that up|the file|into|you (?:over|through|to|across|up)|right "
    "on|to|started)|say(?! (?:it|this|that|so) to (?:him|her|them|\\w+))|explain|tell you "
    "(?:what|that|the|straight|this)|ask you|just (?:check|need|get|put "
    "you|take|pull|find|have|look|pop you|be)|try (?:him|her|them|that|and "
    "(?:get|find|see|put|reach)|to (?:get|find|see|put|help|explain)|it|again|the|now)|have "
    "(?:a|another) (?:look|go|check|quick)|have to|do my best|do that|do what|see "
    "what|not|never|only be|repeat|spell|confirm "
    "that|open|type|enter|search|key|wait|hold|stay|remember|miss|want|know|go (?:through|and "
    "check|and see|and look|and find|check|see|look|find|knock|grab|get)|use|guess|take "
    "down|admit|speak (?:up|slowly|a bit)|leave you|leave it there|leave that (?:there|with "
    "you)|stick you|say that|speak to you|talk to you|see you|note (?:it|that) "
    "(?:down|fully|here)|pencil|get back to (?:it|that)|make (?:a )?(?:note|this|it) "
    "(?:quick|short)|push|run (?:a|the|through|that)|walk (?:you|over|round)|add (?:it|that) "
    "(?:now|here)|do (?:a|the) (?:proper|quick))",
    "(?:if|when|unless|in case|because|whether|(?<!got )(?<!okay )that) (?:i|we) "
    "(?:will|shall)|(?:would|could|did|do|does|can) not (?:\\w+ "
    ")?(?:call|ring|send)|(?:he|she|they|it|that|there) will "
    "(?:be|not|have|need|want|get|take|come (?:up|through on))(?! (?:in "
    "touch|out|round|over|there by|calling|ringing|with you))",
    classes=_CLASSES,
)

# The caller takes an offer up.
TAKES_UP = Phrases(
    "yes|yeah|yep|yup|please|sure|okay|go on|go ahead|that would be|that will "
    "do|lovely|great|perfect|grand|brilliant|wonderful|smashing|fine|do|aye|ja|right you are|if"
    " you (?:would|could|can|do not mind)|would you|could you|oh thank|thank you|thanks|the "
    "check|half|the voucher|the \\w+ please|that is "
    "(?:fine|fair|good|something|great|kind|okay)|(?:send|have|get|put|ask|let|make) "
    "(?:it|him|her|them|me|that|something|us)|course|alright|all right|not at all|i "
    "would|sounds|good|fair|mighty|two|one|ta|cheers",
)
TURNS_DOWN = Phrases(
    "^(?:\\w+ )?(?:no|nah|nope|not really|do not|never mind|rather not|i would rather|it is "
    "okay|leave it|i will (?:try|ring|call|wait|leave)|have a look|can you (?:not|help)|could "
    "you see|could you check|would you know|see if|you (?:will|would) do|would shane)(?! "
    "(?:problem|bother|trouble|worries|have (?:her|him)))",
)

# The caller asks for something to be done or told; a bare "I will" promises it.
ASKED_TO = Phrases(
    "(?:tell|let|ask|give|remind|remember|pass|say|send|call|ring|email|text|make "
    "sure|thank|wish|have|get|put|leave|can you|could you|will you|would you|just)",
)
BARE_YES = Phrases(
    "^(?:okay |oh |yes |yeah |of course |sure |certainly |course |absolutely |right |no problem"
    " |perfect )*(?:i will|we will|will do|i shall|consider it done|i can do that|of course i "
    "will|course i will)(?: (?:of course|do|do that|surely|indeed|for you|so|not "
    "forget|thank|thanks|he|she|they|love|sir|madam|mr|mrs|ms|today|tonight|tomorrow|credit|"
    "tell|make))?(?="
    " "
    "(?:and|but|so|he|she|they|what|is|thank|thanks|bye|love|sir|madam|no|yes|okay|mr|mrs|ms|"
    "miss|can|could|do|right|anything)\\b|$)",
)

# Of two ways offered the caller takes the one that promises nothing.
OTHER_WAY = Phrases(
    "try (?!to)\\w+|have a look|a look|(?:just |the |a )(?:the )?(?:message|note)|leave "
    "(?:him|her|a)|you will do|see if|help me|hold|wait|put me|take a message"
)

# Being in touch: an offer of it is often followed by the promise, and the promise said again.
CONTACT = Phrases(
    "(?:call|ring|phone|buzz|bell|contact|text|get back|give you a|be in touch)(?:s|ing)?"
)
SUMMING_UP = Phrases(
    "(?:^|grand |okay |right |lovely |great |perfect )so (?:i|he|she|they|we) will"
)
