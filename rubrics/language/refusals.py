"""Hiding behind policy, department or system, and the alternatives that make up for it."""

from rubrics.language.phrases import Phrases

_CLASSES = {
    "rule": "(?:polic(?:y|ies)|procedures?|protocols?|rules?|regulations?|terms|terms and "
    "conditions|conditions|guidelines|process|system|fare conditions|tariff conditions|"
    "company line|small print|legislation|compliance|data protection|gdpr|privacy law|the "
    "law)",
    "whose": "(?:the |our |my |a |company |store |shop |bank |hotel |branch |standard |strict |"
    "head office |house |airline |returns? |refunds? |fare |school |clinic |hospital |data |"
    "privacy |security |council |internal |written |general |normal |usual )*",
    "part": "(?:department|job|area|side|problem|section|responsibility|remit|role|thing|end|"
    "team|call|decision|territory|division|patch|field|desk|office|business|concern|"
    "jurisdiction|pay grade|line of work|bag|duty|queue|place to)",
    "machine": "(?:system|computer|screen|software|machine|portal|terminal|program|programme|app|"
    "till|database|platform|it|that|button|form)",
}

REASON = Phrases(
    "(?:system|computer|machine|till|website) (?:only|just) "
    "(?:takes?|allows?|lets?|accepts?|does|works|gives)|(?:rules?|policy|procedures?|guidelines|"
    "guidlines|policey|regulations?|contract|constitution|terms)"
    " (?:\\w+ )?(?:says? (?:no|different|otherwise|not|what)|only|does not|do not|will "
    "not|again i|are quite|is quite|quite clear|i am only|so i|so we|s on the)|as a matter of "
    "(?:policy|course)|(?:that is|it is|is) (?:just )?(?:policy|procedure|the rules?|the "
    "system)(?: so| i| sorry|$)|(?:just |only )?following (?:the "
    ")?(?:procedure|rules|orders|policy)|strict (?:\\w+ "
    "){1,3}(?:rule|policy)|(?:prohibited|barred|forbidden|prevented|precluded|blocked) "
    "(?:from|by)|licence conditions|outside (?:of )?(?:our|my|the) "
    "(?:remit|scope|area|terms|policy)|a block on "
    "it|(?:practice|company|school|hotel|insurance|council|clinic|surgery|bank|store|house) "
    "(?:rules?|regulations?|policy)(?! "
    "(?:number|document))|(?:insurers?|bosses|lawyers|auditors|management) "
    "(?:will|do|does|would) not let",
    "question for your (?:landlord|bank|insurer|supplier|doctor|gp|solicitor|council)|it is "
    "(?:all )?automat\\w+|no way (?:of|to) (?:stop\\w*|override|chang\\w+|revers\\w+)|what the "
    "(?:screen|system|computer) tells|if it (?:was|were) up to me|for the "
    "(?:day|night|late|early) shift|for (?:another|the other) "
    "(?:team|department|office|branch|shift) to (?:deal|handle|sort)|not (?:just )?something we"
    " (?:offer|do|deal)|can not lift a finger|stuck with it|bound by it|do not (?:as a "
    "rule|normally) (?:do|allow|give)",
    "(?:they|head office|management|corporate|the boss|the company|the board|the council|the "
    "(?:manager|owner|bank|hotel|insurers?|school|practice|store|landlord|supplier)|the powers "
    "that be|upstairs|regulators?) (?:\\w+ )?(?:says?|said|will not|would not|do not|does "
    "not|did not|won t|has a|have a|has locked|have locked) (?:no|have it|allow|let|permit|we "
    "can not|you can not|i can not|not to|like|accept|rule|it down|budge|hear of)",
    "(?:have been|been|was|were|am|are) (?:told|instructed|ordered|advised|directed) (?:by \\w+"
    " (?:\\w+ )?)?not to|(?:not|nor) (?:at liberty|in a "
    "position|permitted|entitled|empowered)(?: to)?|(?:strict|no) (?:\\w+ "
    "){1,2}(?:rule|policy)|(?:a|the|there is a) rule (?:against|about|on|says)|rule ?book|final"
    " sale|small print|it is (?:laid down|policy)|norms of|by our own regulations|{rule} "
    "(?:only )?(?:permit|allow|prevent|forbid|rule)s?",
    "more than my jobs? (?:is )?worth|(?:get|got) (?:the sack|fired|sacked|in trouble)|lose my "
    "job|have me shot|in breach|if i (?:did|do) it for (?:you|one)|for everybody|(?:company "
    "s|companys|our|the) (?:official )?(?:position|stance|line) is|that is the "
    "(?:company|official|bank|hotel|council)? ?s? ?(?:stance|position|line)",
    "(?:machine|computer|system|till|screen|software) ~2 "
    "(?:rejects?|generates?|greyed|grayed|flagged|blocks?|blocked|locked|refus\\w+|says|kicks|"
    "decides|calculates|automatic\\w*)|a"
    " no from|computer ~2 greyed|wrong (?:department|number for that|team|extension)|not "
    "(?:really )?what (?:i|we) (?:do|am here|are here)|i only "
    "(?:answer|take|work|man|cover)|(?:decision|call) (?:sits|lies|rests|is made)|decision is "
    "not mine|just the way|powerless|any discretion",
    "(?:is|are) not (?:anything|a thing|much) (?:that )?(?:anyone|anybody|i|we|any of us)(?: "
    "here)? can|even if i wanted|no use (?:arguing|asking)|no point (?:asking|ringing "
    "here|arguing)|nothing doing|not (?:on|down to) us|do not make the decisions?",
    # The rule itself.
    "(?:that|it|this) (?:is|would be) (?:just |simply |only |also |how |what )*{whose}{rule}(?!"
    " (?:number|holder|document|schedule|wording|for \\w+ number|that you))",
    "(?:against|outside(?: of)?|not within|per|under|because of|due to|down to|breach "
    "of|contrary to|bound by|not in|follow|go by|break|breaking|bend|bend the) {whose}{rule}(?!"
    " (?:number|holder))",
    "{whose}{rule} (?:is|are|says?|states?|does not|do not|will not|would not|can not|did "
    "not|prevents?|forbids?|stops?|requires?|wont|dictates?|means?|i am afraid|being)(?! (?:up "
    "for|due|still|on hold|running|active|live|cover))",
    "(?:we|i) (?:am|are|was|were) (?:simply |just |really |strictly )?not "
    "(?:allowed|permitted|authorised|authorized|supposed|insured|licensed|cleared)",
    "(?:am|are|is) not allowed (?:to )?(?:\\w+ "
    "){0,3}(?:without|give|do|discuss|refund|accept|take|change|read|tell|share|release)|(?:are|"
    "were)"
    " not allowed without",
    "(?:we|i) (?:have|got|have got) (?:strict |very strict |to (?:follow|stick to|go by) "
    ")(?:the )?(?:{rule})|rules are rules|no (?:exceptions?|refunds?)|non refundable|(?:is|are)"
    " not (?:refundable|covered by policy)|(?:is|are) non negotiable|we do not make (?:any "
    ")?exceptions|(?:i|we) do not make the {rule}|more than my job is worth|{whose}{rule} "
    "(?:here )?on (?:that|this|refunds|returns)",
    "(?:for|because of) (?:data|privacy|security|legal|compliance|health and "
    "safety|insurance|gdpr|data protection) (?:protection )?(?:reasons|rules|purposes)|data "
    "(?:protection|rules)|regulation$|the regulation",
    # Somebody else's job.
    "(?:not|is not|nor|never) (?:really |actually |in |on |at |something in "
    ")?(?:my|our|this|within my|the) {part}",
    "nothing to do with (?:me|us|this|our|my|here)|not (?:down to|up to|for) (?:me|us)(?! to "
    "(?:guess|decide for you))|(?:above|over|beyond) my (?:pay grade|head|level|station)|not "
    "(?:an? )?(?:\\w+ )?us(?: i am afraid| here| so)?$",
    "(?:that|it|this) is (?:a |an |for |down to |all |more |really )*(?:\\w+ )?(?:\\w{2,}s) "
    "(?:thing|matter|problem|job|department|side|business|call|responsibility|issue|area)(?! "
    "(?:i will|so i will|let me|and i))",
    "(?:it|that) is (?:a|an) \\w+ (?:thing|matter|job|issue|problem)(?: not| so|$| i "
    "am)|(?:is|are) \\w+s job(?: so| not|$)|\\w+s job so",
    "(?:i|we) (?:only|just) (?:do|work|answer|deal|handle|take|cover|sell|pick up|man)(?: "
    "\\w+){1,4}$|(?:i|we|you) (?:do|does) not (?:do|deal with|handle|cover|look after|get "
    "involved in|touch|process)(?! (?:it|that) (?:yet|until))(?: with)? \\w+",
    "(?:not|never) something (?:that )?(?:i|we|this|the|our|my) (?:\\w+ "
    "){0,3}(?:do|does|handle|handles|deal|deals|cover|covers|can|get|gets|look)|you "
    "(?:need|want|would need|would want|will need|would have to|will have to|have to) (?:to "
    ")?(?:speak to|talk to|ring|call|contact|ask|try) (?:\\w+ ){1,4}(?:not (?:me|us)|about that"
    " not)",
    "(?:is|are) (?:the )?(?:council|landlord|manufacturer|courier|supplier|other "
    "(?:side|branch|department))(?: problem| not us|s problem)|ones (?:is|are|go to) ~4 "
    "(?:us|not)",
    # Powerless.
    "nothing (?:more |else |much |at all |really )*(?:that )?(?:i|we|anyone|anybody) can "
    "(?:really |actually |possibly )?(?:do|about)|nothing (?:can|to) be done|not (?:a "
    "thing|anything|much) (?:that )?(?:i|we) can do|(?:there is|is) nothing for it",
    "(?:i|we) can not (?:really |actually )?(?:do (?:anything|a thing|nothing|much|that from "
    "here)|help (?:you )?(?:with that|there|further)|override|overrule|go against|get "
    "(?:into|in) (?:their|that|his|her|the))|hands are tied|tied hands",
    "(?:no|not any|not a|is not an?y?) (?:way|route|getting|other way|path) "
    "(?:round|around|past|out of|about) (?:it|that|this)|no getting (?:round|around|away)|there"
    " is no way (?:round|around)|out of (?:my|our) hands|not (?:my|our) (?:call|decision) "
    "to|(?:i|we) do not have the (?:authority|power|permission|access|rights)|i just work "
    "here|(?:that is|it is) (?:just |simply )?(?:how|the way) (?:it|things|we|the system|they) "
    "(?:is|are|works?|has it|have it|do it|do things|goes)|that is all (?:that )?i can "
    "do|computer says no",
    "{machine} (?:will|does|would|can|did|is) not (?:going to |even |actually "
    ")?(?:let|letting|allow|allowing|permit|accept|give|take|do it|have it)(?: me| us| you| "
    "it|ting)?",
    "(?:system|computer|screen) (?:says|has it|tells me|shows|is telling me) (?:no|unpaid|it is"
    " not|you are not|not|otherwise)|blocked by the system|greyed out|grayed out|locked out of "
    "it",
    classes=_CLASSES,
)

# A rule counts only where something is refused; these words refuse.
REFUSING = Phrases(
    "that is that|only|lose|forfeit|too late|(?:have|has) to wait|start again|because all",
    "not|no|nothing|tied|how|never|unable|none|sorry|afraid|nope|job|so$|neither|worth|sack|just|"
    "final|greyed|rejects?|prevents?|outside|against|can"
    " not|refuse|denied|declined|rejected|without|post it back",
)

# Words that bind nobody: an insurance policy, a question, one's own knowledge.
HARMLESS = Phrases(
    "if (?:it|that) (?:does|will|is) not|not in (?:our|the) system|not in the system yet|wrong "
    "department which|sent it to the "
    "wrong department|so (?:you are|what the \\w+) (?:saying|said)|(?:told you|said) it was|not"
    " my department but i will|the procedure is you|going to waive|that is not right",
    "(?:policy|contract|claim) "
    "(?:number|holder|document|schedule|ended|renewal|expires|starts|covers)|(?:personal|home|"
    "car|life|insurance|health|pet|travel|motor|landlord|household|group|new|old|your|his|her|"
    "what|which)"
    " policy(?! (?:is|says|does|will|not|of ours|on|we))",
    "terms of|in terms|long term|(?:good|happy|new) (?:condition|conditions)|(?:weather|road) "
    "conditions|do not (?:do it|deal with it) (?:yet|today)|(?:nothing|anything) (?:more |else "
    ")?(?:that )?(?:i|we) can (?:do|help)(?: for| with| to help)? (?:you|today|for you|with)|do"
    " not (?:cover|do) (?:it|that) (?:again|twice)|i do not deal with (?:rude)|(?:the )?process"
    " (?:is|takes|will|of)|system (?:is|are) (?:slow|down|loading|updating|showing|just)|rule "
    "of thumb|as a rule|ground rules",
)

STRONG_ALTERNATIVE = Phrases(
    "but (?:if|when|once) (?:\\w+ ){1,14}(?:i|we|they|you|he|she|it|that) "
    "(?:will|can|could|would|come|comes|get|gets|do|does|shall|am happy|are in|is free|are "
    "free|qualify)(?! not)|but (?:your|any|anyone|anybody|there) (?:\\w+ "
    "){0,4}(?:can|could|will|would|is|are)(?! not)(?! (?:closed|shut|the same))",
    "what (?:i|we) (?:can|could|am able to|are able to|am allowed to|are allowed to|do|will "
    "do|would do|would suggest)(?: is| do| offer| instead| for you| in that case| though|$)",
    "what i can|(?:instead|alternatively|the other (?:option|way|thing|route)|another "
    "(?:option|way|thing|route)|as an alternative|the alternative|as a goodwill|by way of "
    "goodwill|one thing i can|the best i can (?:do|offer)|happy to (?:\\w+ )?instead|meet you "
    "halfway)",
    "but (?:what )?(?:\\w+ ){0,3}?(?:i|we) (?:can|could|will|would|am able to|am happy to|are "
    "able to|am allowed|do)(?! not)(?! only)",
    "but (?:you|there is|there are|there will|she|he|they|the \\w+|my \\w+|our \\w+) (?:\\w+ "
    ")?(?:can|could|will|would|is|are|may|might)(?! not)(?! (?:have to|need to|try "
    "(?:again|later|tomorrow)))",
)

ALTERNATIVE = Phrases(
    "(?<!nothing )(?<!nothing else )(?<!nothing more )(?<!not much )(?:i|we) "
    "(?:can|could|will|would|shall|am going to|might|may be able to|am able to|am happy to)(?! "
    "not)(?! (?:have to|need to|tell you|only|see "
    "(?:here|that|what|why|how|you|it)|understand|assure|appreciate|imagine|say|confirm|transfer"
    " you|put you through|pass you|not)) (?:\\w+ "
    ")?(?:offer|do|give|send|arrange|get|set|put|ask|see|try|book|post|credit|raise|request|"
    "check|speak|have|pass|find|email|order|waive|knock|take|split|swap|exchange|move|extend|"
    "escalate|look|ring|call|note|write|chase|apply|refund|make|change|add|start|push|hold|"
    "transfer|mark|flag|bring|pop|talk|print|lend|leave|draw|open|mail|drop)",
    "(?:would you like|do you want|would you prefer|would it help|would you rather|are you "
    "happy for) (?:me |us |it |that |to |a |an |the |if )|(?:shall|should) (?:i|we) "
    "|(?:can|could|may|might) i "
    "(?:offer|get|send|arrange|put|suggest|pass|connect|book|give|take|have|try|transfer|order)|"
    "let"
    " me (?:see|try|find|ask|get|put|speak|check|talk|have a look|give|send|arrange)|how "
    "about|what about (?:if|a|the)|(?:i would|i will|let me) (?:suggest|recommend|advise|sort)",
    "you (?:can|could|may|might|are able to|are welcome to)(?! not)(?! "
    "(?:try|ring|call|phone|come|check|ask) (?:\\w+ "
    ")?(?:back|again|later|tomorrow|another|next|elsewhere))(?! (?:complain|always)) (?:\\w+ "
    ")?(?:see|go|use|get|apply|bring|have|take|order|collect|exchange|swap|choose|speak|do|find|"
    "download|request|send|pay|book|email|write|drop|pick|open|set|still|order|switch|move|claim|"
    "appeal|ask|upload|sign|register|return|log)|either"
    " (?:\\w+ ){1,6}or|(?:store|shop) credit|a voucher|free of charge|(?:i am|we are) "
    "(?:putting|sending|getting|posting|crediting|passing|raising|asking)",
)

# The caller will not have it: what comes after this was pressed out.
INSISTS = Phrases(
    "but|please|so what|somebody|someone|anyone|there must|can you not|could you not|can "
    "you|could you|why|what am i|how am i|surely|nothing just|that is not|is there|i can "
    "not|you must|there has to|what do i do|hard to follow|but it|help me|what "
    "about|ridiculous|unbelievable|lord"
)
