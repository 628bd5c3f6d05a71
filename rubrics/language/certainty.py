"""Guarantees of what nobody can guarantee, and the promises that stay within one's own hands."""

from rubrics.language.phrases import Phrases

_CLASSES = {
    "thing": "(?:it|that|this|they|he|she|you|there|nothing|nobody|no one|everything|your \\w+|"
    "the \\w+|those|these|any \\w+|all of it|his \\w+|her \\w+|my \\w+|our \\w+|every \\w+|"
    "\\w+day)",
    "future": "(?:will|is going to|are going to|is|are|has to|would|can|should|gets|arrives|"
    "comes|shall|goes)",
    "own": "(?:call|ring|phone|send|email|post|text|look|check|chase|try|do|get back|let|write|"
    "ask|speak|pass|note|follow|raise|escalate|make sure|see|keep|update|contact|leave|put|"
    "be in touch|be back|be here|take|tell|have (?:a|that|it|someone)|give|work|find out|"
    "investigate|help|watch|stay|come back|message|credit|hand|book|get (?:someone|somebody|"
    "him|her|them|on|it (?:sent|out|over)|that (?:sent|out|over)|right on))",
}

# Each of these says by itself that something is beyond doubt.
BEYOND_DOUBT = Phrases(
    "(?:hang|bet|put|stake|wager|gamble) (?:your|my|the|his|our) (?:hat|life|house|shirt|"
    "mortgage|bottom dollar|boots|last \\w+|money|car|salary|wages|reputation|job)",
    "on my (?:\\w+ )?(?:mothers?|fathers?|kids?|childrens?|childs|grans?|grandmothers?|wifes|"
    "husbands|own|familys|sons|daughters)? ?(?:life|lives|grave|honour|honor|heart|word)",
    "nailed on|dead cert(?:ain)?|stone cold certain|cast iron|iron ?clad|copper bottomed|take "
    "(?:that|it) to the bank|bank on (?:it|that)|set your (?:watch|clock|alarm)|cross my heart|"
    "mark my words|scouts honou?r|fool ?proof|fail ?safe|bullet ?proof|money in the bank|done "
    "deal|sure thing|safe as houses|locked in stone|set in stone|sure as (?:eggs|anything|day|"
    "night|sunrise|god|i am|hell|death)",
    "you have (?:got )?my (?:word|guarantee|solemn|promise|personal)|my (?:personal|absolute|"
    "solemn|word|hundred percent|cast iron)? ?guarantee(?! (?:card|certificate))|i give you my "
    "(?:word|guarantee|promise)",
    "(?:no|zero|not a|nil|not any|without any|not the slightest) (?:\\w+ )?(?:chance|danger|fear|"
    "risk|possibility|question|way on earth|way in the world|hope)(?: of| that| about)? (?:it|"
    "that|this|them|him|her|anything|us|losing|being|your|the|any)",
    "there is (?:absolutely |just |simply )?no way (?:on earth |in the world |in hell |at all "
    ")?(?:it|that|this|they|he|she|you|your|the|these|anything)(?! (?:round|around|to|past|of))",
    "no (?:two ways|ifs|ifs and|ifs or|question) (?:about (?:it|that)|buts|or buts)|come hell or|"
    "come (?:rain or shine|what may)|rain or shine|no matter what(?! (?:time|you|they|the))|"
    "whatever (?:happens|the weather)",
    "(?:can not|could not|can not possibly|never) (?:possibly )?(?:go wrong|fail|lose (?:it|out|"
    "money|on)|break down|miss it)|impossible for (?:it|this|that|them) to|never (?:ever "
    ")?(?:once )?(?:let|lets|failed|fails|fail|missed|misses|miss|lost|loses) (?:us|you|me|yet|a|"
    "if|it|anyone|one|$)|never ever miss|never fails|never lets",
    "as long as you live|(?:not|never) (?:this year|in a million|in your life|in \\w+ years)|"
    "(?:ever|never) (?:\\w+ ){0,6}ever again|not (?:this|any) (?:year|time|month) or any",
    "(?:swear|swore|sworn) (?:to it|on (?:it|my|the)|blind|to (?:you|god))",
    "(?:one |a )?(?:hundred|thousand|million|110|100|hundred and ten|two hundred) ?(?:and ten "
    ")?(?:percent|per cent)? (?:guarantee\\w*|certain|sure|definite\\w*|promise)|guaranteed "
    "(?:one |a )?hundred",
    "pays for itself|only ever goes (?:one way|up|down)|you (?:will|can) (?:never|not) lose|no "
    "need to worry at all(?=.* certain)|risk free|nothing can go wrong|nothing will go wrong",
    classes=_CLASSES,
)

# These need an event of the future beside them.
EMPHATIC = Phrases(
    "(?:i |we )?(?:can |do |will )?(?:absolutely |categorically |honestly |personally )?assure "
    "you|categorically|(?:total|absolute|complete|a|dead) certainty|trust me|believe me|hand on "
    "heart|vouch for|depend on (?:it|that)|hold me to (?:that|it)|quote me|(?:without|with no|"
    "no) (?:a )?reservations?|end of story|for a fact|that is (?:certain|definite|a promise|a "
    "guarantee|a fact|guaranteed)|bound to|hand in the fire|as god is my witness|stack of bibles|"
    "my (?:absolute |solemn )?oath|rest easy|in my mind|for definite|no (?:possible |earthly "
    ")?doubt|dead sure|you can be (?:sure|certain)|mark you|take it from me|take my word|i can "
    "tell you (?:that )?(?:now|for)|no problem whatsoever|without question|you have nothing to "
    "worry|come what may|whatever happens|no matter what|by god|on the dot|or my name|certainly "
    "will|will certainly|absolutely will|surely be|one hundred|bet (?:on it|my|your)|count on",
    "guarantee(?:d|s)?|promise(?: you)?|swear|for (?:certain|sure|definite)|without (?:a |any "
    ")?(?:fail|doubt|question)|hundred percent|100(?: percent)?|100 per cent|absolutely "
    "(?:certain|positive|guaranteed|sure|definitely|will)|definitely (?:going to|be|will|arrive|"
    "get|have|there|with)|will definitely|will absolutely|no doubt about (?:it|that)|rest "
    "assured|certain of it|positive about|no question|mark it down|count on (?:it|that|me|him|"
    "them)|rely on (?:it|that)|assure you(?= ~6 (?:never|will not|hundred))",
)

AGAIN = Phrases(
    "(?:not|no) (?:a )?chance in (?:hell|a million)|no ifs(?: no buts)?|possibility of (?:a |any "
    ")|as sure as|sure thing|eat my hat|hell or high water|beyond (?:any |a |all )?doubt|nothing "
    "on (?:gods )?earth|(?:hundred and (?:one|ten)) percent|never again will|in blood|traffic or "
    "no traffic|can not miss|(?:it|that) (?:will not|never will) (?:it )?never will|make no "
    "mistake",
    "(?<!\\bi )(?<!\\bwe )will (?:never|not) (?:ever )?(?:be |go |come |get |have |see |hear |"
    "lose |need |let |drip|leak|break|fail|happen|crash|give|stop|go up)(?: ?\\w+){0,8} (?:again|"
    "ever)|(?:it|that|this|they|you|nobody|no one) will (?:never|not ever) (?:be |go |come back|"
    "break|leak|drip|fail|happen|crash|let you|need|lose|stop|find|get|see|have|hack|die)|"
    "(?:nobody|no one) will ever|will never ever|(?:sorted|fixed|cured|gone|safe|solved) "
    "(?:forever|for ever|for good|for life)|zero (?:percent|per cent|risk|chance)|no risk (?:at "
    "all|whatsoever)|not (?:a|one) single (?:hiccup|problem|issue|drop)|in your lifetime|"
    "impossible (?:for|to)",
    "(?:it|this|that) (?:will|is) (?:never|not)(?: going to)? (?:ever )?happen(?:ing)? (?:to you "
    ")?(?:again|ever)",
    "(?:never|not) (?:ever )?(?:going to )?(?:have|see|get|be|hear) (?:\\w+ ){0,5}(?:problem|"
    "trouble|issue|drop|bother|fault|leak|bit of) (?:\\w+ ){0,4}again",
    "(?:will|be) the end of it(?: all)?(?=.*(?:never|not|swear|ever))",
)

EVENT = Phrases(
    "(?:you|he|she|it|they|that|there) will(?: \\w+)?$|(?:definitely|certainly|absolutely) "
    "(?:getting|coming|arriving|going|be|get|have|win|pass)|gets there|to be there|coming back "
    "to you|no choice|(?:package|parcel|engineer|driver|lorry|van|seller|delivery|order|refund|"
    "money|it) (?:gets|comes|arrives|lands|goes)|a delay|fixed for|on your side|you will|have "
    "won|every penny|last you|will it|to you by|it is coming",
    "(?<!\\bi )(?<!\\bwe )(?:will|shall|going to) (?:\\w+)|gone for good|fixed for life|(?:is|"
    "are) (?:getting|coming|arriving|safe|totally safe|perfectly safe|fixed|sorted|covered|"
    "guaranteed)|(?:can|could) not (?:fail|lose|go|break|miss|be)|only go up",
    "{thing}(?: \\w+)? (?:will|is going to|are going to|has to|would|shall|can not|is|are) "
    "(?:\\w+ ){0,2}(?:be|have|get|arrive|come|go|work|happen|fix|fixed|sorted|there|ready|done|"
    "hold|last|fail|see|land|turn|pass|clear|be|reach|solve|cover|stop|save|love|pay|make|start|"
    "on|with|at|in|not|never|delivered|approved|resolved|back|up)",
    "(?:there|with you|on your|at your|fixed|sorted|delivered|ready|done|approved|resolved|"
    "working|back on|over and done) (?:\\w+ ){0,3}(?:by|before|tomorrow|tonight|today|this|on|"
    "next|in time|monday|tuesday|wednesday|thursday|friday|saturday|sunday|first thing)",
    "never again|(?:never|not) happen again|will (?:work|fix it|do it|solve it|arrive|come|be "
    "there|be fine)",
    classes=_CLASSES,
)

# The agent's own later act: a commitment, not a guarantee.
OWN_ACT = Phrases(
    "(?:promise|guarantee|swear|assure|sure|certain)(?: you)?(?: that)?(?: that)? (?:i|we) "
    "(?:will|am going to|are going to|shall|can|would)(?: \\w+)?(?: personally| definitely| "
    "absolutely)? {own}",
    "(?:i|we) (?:will|am going to|are going to|shall)(?: \\w+){0,2} {own}(?: \\w+){0,14} (?:i "
    "promise|i guarantee|promise|for sure|for certain|without fail|definitely|guaranteed|hundred "
    "percent)",
    "(?:will|shall) (?:definitely|absolutely|certainly) {own}|promise (?:you )?(?:to|i will|we "
    "will) {own}|promise to",
    classes=_CLASSES,
)

# Words that take a guarantee back, or that name a thing.
NO_GUARANTEE = Phrases(
    "you can not (?:miss|mistake|go wrong)|you are not the (?:first|only|last)|(?:nine|eight|sev"
    "en) times "
    "out of (?:ten|\\w+)|more often than not",
    "percent (?:cotton|wool|sure (?:that|of|it|about)|on the|off|of the|discount|juice|recycled|"
    "silk|polyester|vegan|organic)|hand on heart i (?:do not|can not|could not)|(?:policy|plan|"
    "bond|scheme|it is) guarantee[ds]? (?:a|under|by)|will definitely need|definitely need|i "
    "would love to promise|nothing is risk|swear by|bound to be (?:frustrating|upsetting|hard|"
    "annoying|busy|worried)|my own part|my promise is|promise me|would be wrong of me|if i said|"
    "lying to you|dead cert for|for definite (?:you are on|i have)|impossible to (?:say|predict|"
    "tell|know|guess)|no doubt you|can not tell you|(?:i will|i shall|i am going to) be (?:at|"
    "there|with|outside|in|here|ringing|calling|round)|(?:my )?word (?:that )?(?:i|we) will|my "
    "word i",
    "(?:can|could|will|would|do|did|should|may|might|am|are|is) not (?:\\w+ "
    "){0,4}(?:guarantee\\w*|promise\\w*|swear|certain|sure|definite\\w*|hundred percent|say for|"
    "100|be certain|give you my|put my|bet|assure)",
    "(?:never|not|no|wish i could|without|hate to|hard to|difficult to|unable to|nobody can|no "
    "one can|reluctant to|rather not|careful not to|not one to|not (?:able|allowed|in a "
    "position) to|if i could) ~2 (?:guarantee\\w*|promise\\w*|swear|certain\\w*|sure)",
    "(?:money back|extended|lifetime|year|month|manufacturers?|price|satisfaction|written|under|"
    "out of|bank|the|a|your|this|that|its|loan|under its) guarantee(?! (?:you|it|that|i|we|this|"
    "your))",
    "guaranteed (?:delivery|next day|slot|parking|hours|bonus|rate|minimum|sale|late|reservation|"
    "income|returns?|fit|by the)|guarantee (?:card|period|certificate|runs|covers|department|"
    "claim|expires|expired|is up)",
    "(?:can|could|do) you (?:promise|guarantee|swear)|(?:make|making|made|keep) (?:any |a |no "
    ")?promises?|(?:not|nothing is|never) guaranteed|let me (?:be|make) (?:\\w+ )?(?:certain|"
    "sure)|make (?:certain|sure)|to be (?:certain|sure)|not (?:entirely |completely |totally "
    ")?(?:certain|sure|hundred)",
    "(?:sure|certain) (?:i have|to|you|if|about|whether|what|how|when|thing)|for sure (?:if|"
    "whether|what|when|until|but)|(?:know|say|tell) (?:you )?for (?:sure|certain)|(?:should|"
    "might|may|could|probably|hopefully|hope|expect|usually|normally|likely|estimate|about) "
    "(?:\\w+ ){0,3}(?:definitely)",
)

# One's own act or fault beside a strong word: the word stands for that.
OWN_PART = Phrases(
    "(?:i|we) (?:will|shall|am going to|are going to|got (?:this|it)|made|have made|was wrong|"
    "were wrong)|apologise|sorry|my own part"
)
