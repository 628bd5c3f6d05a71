"""How calls end: the check whether all is settled, thanks, good wishes and goodbyes."""

from rubrics.language.phrases import Phrases

_CLASSES = {
    "any": "(?:anything|something|nothing|owt|nowt|any|another|other|some|aught)",
    "matter": "(?:questions?|queries|query|concerns?|issues?|problems?|things?|matters?|"
    "requests?|complaints?|bits?|help|information|details?|points?|worries|"
    "doubts?|needs?|assistance)",
    "be": "(?:is|was|are|were|will|would|does|did|do|can|could|shall|may|has|have|might|if)",
}

SETTLED = Phrases(
    "(?:have|did) (?:i|we) (?:\\w+ ){0,3}(?:tell|told|given|give|explained|explain|said|gone"
    " (?:through|"
    "over)|been through|shown) (?:you )?(?:all|everything|enough|what you)|(?:is|was) there"
    " (?:any|a|"
    "some) (?:part|bit|point|side|thing|piece) (?:of (?:it|this|that|the \\w+) )?(?:\\w+"
    " ){0,3}(?:not|"
    "unclear|left|still|you would|you want|missing)|(?:all|everything) (?:is )?(?:clear|plain)"
    " (?:to you|"
    "now|then|so far|there)|(?:any|some) loose ends",
    "that (?:all|everything|it|the lot) (?:that )?you (?:were "
    "after|needed|need|wanted|want|rang|called|came)|(?:is|was) there (?:any )?more "
    "(?:on|for|with)",
    "(?:any|some) other (?:help|assistance|thing|question|query|service) (?:is |that is "
    ")?(?:required|needed|wanted|necessary|there)|(?:was|is|would) that (?:be )?the only "
    "(?:thing|matter|reason|question|one|query)|any other way (?:i|we) (?:can|could|may)|see "
    "you (?:all )?(?:right|through|sorted|straight|okay)(?: for| now| then|$)|(?:have|did) "
    "(?:i|we) (?:\\w+ )?(?:missed?|forgotten|forget|left|leave|overlooked?|skipped?) "
    "(?:anything|something|owt|any)|(?:was|is) there (?:any )?more(?: "
    "(?:i|we|you|to|that)|$)|what more (?:can|could)|that (?:\\w+ )?(?:your|the) (?:whole |full"
    " |entire )?(?:list|lot)\\b(?: done| now| then|$)",
    "are we (?:all )?(?:done|good|sorted|square|finished|set|okay)(?: then| now| there| here| "
    "for today| with that)(?! because)|is that (?:us|me|we)(?: then| done| sorted| all|$)|will "
    "that do(?: you| it| for| the| nicely| now|$)|does that (?:do you|suit|sound (?:okay|all "
    "right|alright|good)|leave|cover|help|put)|(?:does|did|has) that (?:\\w+ "
    ")?(?:help|answer|sort|settle|clear|fix|solve|work)(?: \\w+)?|you (?:all "
    ")?(?:right|good|sorted|happy|set) (?:now|then|there|with that|otherwise)$|everything you "
    "(?:need|needed|wanted|want|were after|rang|called)|any more (?:questions|for "
    "me|queries)|(?:aught|owt|anything) you (?:are )?(?:not|still|un)",
    "(?:anything|nothing|owt|nowt|any thing|anythin|aught|(?:is|was) there "
    "(?:something|summat)) (?:\\w+ "
    ")?(?:else|more|further|other|additional|extra|besides|outstanding|new)",
    "(?:anything|something|owt|any thing|one) (?:\\w+ )?(?:i have|we have|i had|we had|you "
    "have|you had|i)(?: not)? "
    "(?:missed|forgotten|left|overlooked|covered|not)|(?:anything|something) (?:\\w+ "
    "){0,2}(?:you|i|we) (?:\\w+ )?(?:would "
    "like|wanted|want|need|needed|can|could|are|were|unsure|not sure|wish)(?: \\w+){0,3} "
    "(?:ask|add|know|help|do|check|cover|go "
    "over|raise|assist|answer|discuss|say|worried|unsure|tell|talk|look|sort|mention|clear|"
    "explain|go"
    " through)",
    "(?:anything|something|owt) (?:worrying|bothering|troubling|playing|left|on your "
    "(?:mind|list)|you (?:are )?(?:worried|unsure|waiting|need|wanted|want|would like|not "
    "sure)|unclear|to add|still|about (?:it|that|the) (?:you|that)|that (?:is not clear|you))",
    "that is (?:everything|all|the lot|it|you|all of it)(?: then| so)? (?:is it|is it "
    "not|yeah|right|then|okay|yes)|or (?:is|was) there "
    "(?:anything|something)|(?:any|another|other|some|more|further) (?:other |more |further "
    "|last |final |additional )?{matter}(?: (?:at "
    "all|for|you|that|on|about|i|we|with|before|today|sir|madam|left|there|from|or|can|"
    "need))|(?:any|other|more|further)"
    " (?:other |more |further "
    ")?(?:questions|queries|concerns|issues|problems|complaint|complaints|thing)",
    "(?:was|is) there (?:\\w+ )?(?:another|one more|some other|any other|one last|a further) "
    "(?:thing|matter|question)|(?:was|is) there (?:any|some)thing|(?:what|how|who) else "
    "(?:can|could|may|might|do you|did you|would you|shall|should|are you|is "
    "there)|(?:can|could|may) i (?:help|assist|do|answer|get|be of|offer|interest)(?: "
    "\\w+){0,4} (?:else|further|more|other)|do you need (?:anything|help|me|us)(?: \\w+)? "
    "?(?:else|more|further|to do)?$",
    # Is it settled?
    "(?:is|was|are|does|will|would|did|has|have|that|so) (?:that|this|it|you|we|i) (?:\\w+ "
    ")?(?:all |everything|the lot|all sorted|all "
    "set|sorted|settled|settle|cover|covers|covered|covering|answer|answers|answered|resolve|"
    "resolves|resolved|take"
    " care|help|helped|helps|solve|solves|solved|clear|clears|do it|do the trick|do "
    "you|sort|sorts|fix|fixes|fixed|wrap|complete|happy with|okay for you|good for you|make "
    "sense|work for you|satisf\\w+|square)(?! (?:me|up the|your (?:name|number)|my|of mine|for "
    "(?:him|her|them|pass))\\b)",
    "(?:is|was|would|will) (?:that|this|it) (?:be )?(?:all|everything|the lot|it|you(?: then| "
    "now| sorted| all| done)?)(?: then| now| for| today| sorted| from| you| madam| sir| joan| "
    "so| for now| that| i| we| love| mate| done| or|$)|(?:was|is) that you(?: then| now| "
    "sorted| all| done| sir| madam|$)|that (?:be|was|is) (?:all|everything|the lot)(?: then| "
    "for| you| today| now| from|$)(?! i| we| it| the| they)",
    "(?:is|was) (?:that|everything) (?:\\w+ )?(?:okay|alright|all right|clear|in "
    "order|sorted|to your (?:satisfaction|liking)|taken care|as you wanted|what you "
    "(?:needed|wanted|were after|rang|called))|(?:have|did|has) "
    "(?:i|we|you|that|everything|all) (?:\\w+ "
    ")*?(?:covered|answered|answer|dealt|sorted|resolved|addressed|got|get|helped|cleared|"
    "taken|solved|managed|cover|been)"
    " (?:\\w+ )*?(?:everything|all|questions?|query|queries|what you|you "
    "(?:rang|called|wanted|needed)|your|enough|down that)",
    "(?:are|is) you (?:\\w+ )?(?:all "
    ")?(?:set|sorted|happy|okay|good|covered|clear|satisfied|content|done|all "
    "right|comfortable|square|okay with (?:that|everything)|happy with)(?: now| then| with| "
    "otherwise| for| there| to (?:leave|go)| that|$| sir| madam| or)(?! (?:to hold|for me|if|to"
    " wait|holding))|are you set|all (?:set|sorted|good|done|clear|okay|covered|settled) "
    "(?:now|then|otherwise|there|for (?:today|now)|with|$|sir|madam)|you (?:are )?(?:all "
    ")?(?:set|sorted)(?: now| then| otherwise| or| there)?$|nothing (?:else )?outstanding",
    "(?:that|this|it) (?:answers?|covers?|sorts?|settles?|helps?|resolves?) "
    "(?:what|everything|it|all|that|your|you|the)(?: \\w+){0,6}|(?:before|while) (?:i|we|you) "
    "(?:let you go|have you|go|are on|have got you|finish|hang up|say goodbye|are here|ring "
    "off|close)|(?:happy|okay|satisfied|good|alright|comfortable) with (?:that|everything|all "
    "(?:of )?that|the (?:outcome|solution|plan))|any other business|need "
    "(?:anything|something)(?: else| from)?|everything (?:else )?(?:okay|all right|alright|in "
    "order|clear|sorted|covered|you needed|you wanted)(?: now| then| for|$| otherwise)",
    classes=_CLASSES,
)

# What a recogniser leaves of the check; enough in the agent's last lines.
PERHAPS_SETTLED = Phrases(
    "any (?:other|more|further) (?:doubts?|quer(?:y|ies)|questions?|clarifications?|concerns?)",
    "(?<!somebody )(?<!someone )(?<!nobody )(?<!or )else (?:i|"
    "you|we|for|on|at all|before|today|while|because|mr|mrs|ms|sir|madam|then|now)|(?:there|that|"
    "anything|something|and) else$",
    "^(?:\\w+ ){0,4}(?:anything|everything)(?: for today| then| now| at all| you (?:need|want"
    "|wanted|"
    "needed)| for you| sir| madam| (?:mr|mrs|ms) \\w+)?$|(?:anything|something|else) (?:\\w+"
    " )?(?:you "
    "need|you want|want me to|you wanted|on your mind)|something more (?:i|you|we)|(?:was|is)"
    " (?:that "
    ")?the lot|(?:that|then|does) (?:\\w+ )?(?:cover|sort|settle)s? (?:everything|it|all|you)"
    "|anything on "
    "top of",
)

# Sounds like the check and is none.
NOT_SETTLED = Phrases(
    "(?:what|who|how) else (?:did|does) (?:he|she|they|it)|(?:any|some)(?:one|body) "
    "else|somewhere else|(?:is|are) you (?:happy|okay|all right|good|alright) (?:to|for me|if "
    "i|holding|with (?:a |the |me |that being)hold)|(?:is|would) (?:that|it) (?:be "
    ")?(?:okay|all right|alright|good) (?:if|to|with you if)|what is (?:the|your|this)|all "
    "(?:right|okay) (?:to|if)|do you need (?:it|that|the|a)|nothing (?:else|more|further) "
    "(?:i|we) can do|(?:there is|i have|we have|have) nothing (?:else|more|further)|something "
    "else (?:came|has|happened|is|was)|anything else (?:wrong|missing|in the "
    "(?:bag|parcel|box)|happen|with (?:you|the) (?:car|order))|(?:one|no) more "
    "(?:minute|moment|second|thing i need)|if there is anything$|(?:not|never) "
    "(?:anything|something) else",
)

BYE = Phrases(
    "good day|good (?:morning|afternoon|evening)(?: to you)?(?: now| then| sir| madam| (?:mr|mrs"
    "|ms|"
    "miss|dr) \\w+| \\w+)?$",
    "(?:all |every )?good wish(?:es)?|kindest regards|hooroo|ooroo|toodles|laters|pip pip|catch"
    " ya|sayonara|good health|every (?:blessing|success)|blessings|much love|lots of love|ka "
    "kite|haere ra|arrivederci|salaam|(?:khuda|allah) hafiz|sat sri akal|vanakkam|salamat|take "
    "it handy|keep smiling",
    "take it easy|all the (?:very )?best|safe home|god speed|(?:have|you have) (?:yourself )?a "
    "(?:good|great|nice|lovely|grand|wonderful|cracking|fab|super|fantastic|blessed|pleasant|"
    "safe|smashing)|mind"
    " how|until (?:then|next time|tomorrow)|look after|chat soon|talk "
    "(?:later|then|tomorrow)|see you",
    "(?:good ?)?bye(?: ?bye)?|by by|buh bye|bubye|bye now|cheerio|cheers|ta ra|tara|ta ta|tatty"
    " bye|toodle ?(?:oo|pip)|so long|farewell|ciao|au revoir|adios|slan|slan leat|slan "
    "abhaile|hwyl|nos da|adieu|namaste|namaskar|good ?night|night night|nighty "
    "night|godspeed|goodbye|gbye|all the best|best (?:wishes|regards|of luck)|kind regards|warm"
    " regards|with kind|god bless|bless you|bless|stay blessed|have a blessed|catch you "
    "(?:later|soon|again)|cheery bye|see ya|later gator|totsiens|sharp sharp|mooi loop|hamba "
    "kahle",
    "(?:see|catch|speak|talk|chat|hear|meet) (?:to |with |from "
    ")?(?:you|ya|yous|soon|later|again|tomorrow|then)(?: \\w+){0,2}(?: soon| later| then| "
    "again| tomorrow| on| at| monday| tuesday| wednesday| thursday| friday| saturday| sunday| "
    "next| in| there|$| tonight| both| in a)|speak soon|talk soon|see you|(?:will|we will|i "
    "will|shall) (?:see|speak|talk|be seeing|look forward)(?: to| with)? (?:you|to)",
    "(?:have|have yourself|you have|hope you have|enjoy) (?:a|an|the|your|yourself|yourselves) "
    "(?:\\w+ "
    "){0,4}(?:day|one|evening|night|afternoon|morning|weekend|week|time|rest|trip|journey|"
    "flight|holiday|holidays|vacation|christmas|new"
    " "
    "year|easter|drive|stay|wedding|party|christening|birthday|summer|break|dinner|lunch|"
    "meal|visit|celebration|eid|diwali|thanksgiving|show|game|match|concert|year)",
    "enjoy(?! (?:any|it while))|take (?:\\w+ )?care|mind (?:yourself|yourselves|how you go|your"
    " ?self|out|the roads)|look after (?:yourself|yourselves|each other)|go "
    "(?:easy|well|safely|carefully)|safe "
    "(?:journey|travels?|trip|driving|home|drive|flight|onward|and sound)|drive "
    "(?:safe|safely|carefully)|travel (?:safe|safely|well)|stay "
    "(?:safe|well|warm|dry|cool|strong|healthy|in touch)|be well|keep well|keep "
    "(?:warm|safe|dry|smiling|in touch)|rest up|get (?:well|better|some rest|yourself "
    "some)|feel better|hang in there|chin up|sleep (?:well|tight)|get home (?:safe|safely)",
    "good luck|best of luck|fingers crossed(?= for you)|break a leg|(?:happy|merry|many "
    "happy|jolly) (?:\\w+ )?(?:birthday|anniversary|christmas|new "
    "year|easter|holidays|returns|eid|diwali|thanksgiving|retirement|twentieth|weekend|"
    "friday|travels|baking|shopping|reading|gardening|cooking|camping|painting|fishing)|"
    "congratulations|(?:i"
    " |we |really |do )?(?:hope|wish|wishing) "
    "(?:it|you|that|the|your|she|he|they|everything|all|to (?:see|speak|hear))|look(?:ing)? "
    "forward|pleasure (?:to|speaking|talking|helping|doing|was|mr|mrs|ms|is (?:all "
    ")?mine)|(?:my|a|it is been a|been a|was a|always a|the) "
    "pleasure|pleasure$|(?:lovely|nice|great|good|wonderful) "
    "(?:to|talking|speaking|chatting|hearing|meeting|doing) (?:\\w+ )?|(?:say hi|say hello|give"
    " (?:my|our) (?:regards|love|best)|give \\w+ (?:my|our|a (?:big "
    ")?(?:hug|kiss|fuss|pat|cuddle))|(?:my|our|send|best|kind) (?:regards|love|best|wishes|best"
    " wishes)|regards to|love to|greet|hello to|remember me to)|strength to you|(?:you|same) "
    "(?:too|and yours|to you(?:rself)?)(?: now| sir| madam)?$|glad "
    "(?:i|we|to|you|it|that)|happy to (?:help|have helped|be of)|sweet dreams|(?:be|you be) "
    "(?:good|well|safe|lucky)|thinking of you|condolences|try and (?:get|have) "
    "(?:some|a)|(?:enjoy|have) (?:it|yourself|yourselves)|warm welcome|any ?time|(?:you are|you"
    " are very|very|most) welcome|welcome (?:mr|mrs|ms|sir|madam)|god go with|come (?:and see "
    "us|back) (?:again|soon|any)|here if you need|(?:do not hesitate|feel free|just "
    "(?:call|ring|give us)) ",
)

THANKS = Phrases(
    "thank(?:s|ing|ful)?(?: you| a million| a lot| so much| ever so| very much| again| for| "
    "indeed| then| now| love| mr| mrs| ms| sir| madam|$| \\w+)|thank (?:you|ye)|thanks|thanking"
    " you|much obliged|much appreciated|(?:really |very much |do |we |i )?appreciate "
    "(?:it|that|your|you|the)|grateful|ta (?:very much|love|for|now|mate)|^ta$|many "
    "thanks|cheers|go raibh|diolch|dankie|shukran|gracias|merci|obliged",
)

# A last word that closes nothing.
CURT = Phrases(
    "^(?:right|righto|okay|ok|yeah|yep|mm|mhm|mm hm|uh huh|fine|sure|so|then|well|alright|all "
    "right|no|yes|aye|grand|there you go|fair enough|that is it|that is all|whatever)(?: "
    "(?:right|then|so|okay|yeah|well|now|there))*$",
)

# Sarcasm and threats under the form of a good wish.
HOLLOW = Phrases(
    "hope (?:you are (?:happy|pleased|proud|satisfied)(?! with (?:it|them|the|that|your (?!self))"
    "| in|"
    " at)|it was worth)|good luck (?:with "
    "that|finding|getting)|(?:do not|never) (?:thank|mention)|no thanks to|(?:enjoy|have fun) "
    "(?:waiting|complaining)|thanks for nothing|(?:can not wait|look forward) to "
    "(?:read|hearing from your)|cheers for nothing",
)

# How callers break a call off.
STORMING_OFF = Phrases(
    "forget it|unbelievable|unreal|(?:you are )?(?:kidding|joking)|never mind|do not bother|i "
    "am (?:going|done|hanging up|leaving|off|not "
    "(?:having|putting|listening|wasting))|hang(?:ing)? up|(?:what a|absolute|complete|bloody) "
    "(?:joke|waste|shambles|disgrace)|(?:disgraceful|ridiculous|pathetic|disgusting|useless)|i "
    "will (?:go|take|ring|call|try|speak|find|write|complain|be "
    "(?:writing|complaining|taking|going|leaving|on "
    "to))|(?:stuff|shove|stick|sod|screw|bugger|damn|to hell) (?:it|you|this|that|with)|for "
    "(?:gods|god|heavens|pity|christs|crying|goodness) (?:sake|out)|(?:thanks for|a lot of) "
    "nothing|no help|waste of (?:time|breath)|goodbye then|good day(?: to you)?$|right "
    "then$|this is (?:ridiculous|a joke|useless|hopeless)|i give "
    "up|enough|jesus|christ|charming",
)
