"""Apologies for a failure of the organisation, mock ones, and regrets that are none."""

from rubrics.language.phrases import Phrases

APOLOGY = Phrases(
    "owe you (?:an|a (?:big|huge|proper|full)|our|my) apolog(?:y|ies)|apolog(?:y|ies) "
    "(?:is|are) (?:due|in order|owed)|we are at fault|(?:our|my) sincere(?:st)? apolog|on "
    "behalf of (?:\\w+ ){1,4}apologise|hold (?:our|my) hands? up",
    "(?:i|we|do|must|can only|sincerely|really|deeply|let me|to|want to|would like to) (?:\\w+ "
    ")?apologise(?! for (?:the (?:wait|delay|hold|noise|line)|keeping|holding))|apologise for "
    "(?!the (?:wait|hold|delay on|noise|line)|keeping|your "
    "(?:wait|hold))|(?:my|our|sincere|sincerest|many|deepest|humble|full|huge|big|biggest) "
    "apolog(?:y|ies)(?! for (?:the (?:wait|hold|delay|noise|line)|keeping|holding))|(?:please "
    ")?(?:accept (?:my|our|an|this)|forgive us|forgive me for that|pardon us|excuse us for)"
    "|apologies (?:for "
    "(?!the (?:wait|hold|noise|line)|keeping)|about (?!the "
    "(?:wait|hold))|that|$|sir|madam|mr|mrs|ms)",
    "(?:so|very|really|truly|terribly|awfully|dreadfully|ever "
    "so|most|deeply|genuinely|extremely|that|i am|we are|am|do|oh) sorry(?! (?:to (?:keep|have "
    "(?:kept|left)|bother|interrupt|rush|cut|butt|ask|trouble|jump|say|be "
    "a|hold|leave|disturb|stop)|about the (?:wait|hold|line|noise|delay there|background)|for "
    "(?:the (?:wait|hold|noise|line|delay in (?:answering|coming))|keeping|holding|your "
    "wait|making you (?:wait|hold)|being so long)|that (?:took|was) (?:so|a|me|longer)|(?:i|we)"
    " (?:missed|did not (?:catch|hear|get)|have|can not|do not|am|thought|could not)|what|could"
    " you|can you|would you|may i|who|you are (?:breaking|very "
    "faint)|say|come|pardon|repeat|if|but|no|for you|he|she|they|it is not|there is no|that is "
    "not|that is all|your loss|for your loss|about your "
    "(?:husband|wife|loss|mother|dad|father|son)))",
    "sorry (?:about|for) (?:that|this|all (?:this|that)|what|it|the (?:mix "
    "up|mixup|mess|trouble|inconvenience|confusion|error|mistake|problem|upset|distress|"
    "bother|hassle|way|service|experience|damage|delay|inconvenient|poor|missed|late|state|"
    "lack|letter|bill|bills|fault|frustration|aggravation|disappointment|stress|water|poor"
    " service|oversight|worry|day|double|runaround|run around|carry "
    "on|visit|fright)|any|both|your "
    "(?:trouble|experience|inconvenience|missed|delay|order)|our|how|letting|not|messing|us|"
    "them|him|her|those|these|one"
    " of|everything)(?! (?:sorry )?(?:wait|hold))",
    "sorry (?:that )?(?:we|our|you have (?:had|been|not)|you were|you did not|you "
    "have|nobody|no one|it (?:has|is|was|did|came|come|got|took|arrived)|it is "
    "(?:gone|come|been|shown|taken|happened|not|still|your)|this (?:has|is|was|happened)|that "
    "(?:we|nobody|you|our|it|this|no one|happened|has)|the (?:\\w+ "
    ")(?:has|did|was|never|is|came|got|failed)|to (?:hear|have "
    "(?:let|put|caused|messed|got|lost|missed|sent|overcharged))|they|he (?:did|never)|she "
    "(?:did|never)|your (?:\\w+ )(?:has|did|was|never|is|came|got|arrived))",
    "(?:that|it|this) (?:is|was) (?:entirely |completely |absolutely |totally |all |purely "
    "|definitely |clearly |very much |our |my )*(?:our|my|the company s|us|a) (?:own "
    ")?(?:fault|mistake|error|doing|bad|oversight|slip|failing|failure|cock up|blunder)(?! "
    "(?:i|to|you made))|(?:that|this|it) (?:is|one is) (?:all |entirely |totally |very much "
    ")?on us|our (?:fault|mistake|error|bad|oversight)|we (?:have )?(?:really )?(?:let you "
    "down|got (?:it|that|this) wrong|made a mistake|messed up|slipped up|dropped the ball|got "
    "this one wrong|should (?:never )?have|should not have|did not do)(?! (?:a|your|it|the "
    "(?:\\w+ ){0,3}(?:by|in|here|on (?:file|screen)))\\b)",
    "(?:that|it|this|those|they|you)(?: \\w+){0,2} (?:should never have|should not have|ought "
    "not to have|should have been)(?! (?:that|it) expensive)|(?:not|hardly) (?:good enough|the "
    "(?:service|standard|experience) (?:we|you))|regret(?:s)? (?:that|the|this|any)|sorry "
    "o|maaf",
)

# The house takes what the caller has just told upon itself.
OWNED_UP = Phrases(
    "apologi[sz]e (?:for|about) (?:that|this|it)|(?:do|really|must|sincerely) apologi[sz]e(?! "
    "(?:but|for the|"
    "sir we|if|he|she))|sorry (?:sir |madam )?(?:about|for) (?:it|that|this)(?! "
    "(?:wait|delay|noise|line))|"
    "(?:should|ought) (?:never |not |to )*have (?:\\w+ )?(?:been|left|gone|come|happened|arrived"
    "|updated|rung|"
    "called|sent|told)|(?:that|this) (?:is|one is) on us"
)

MOCK_APOLOGY = Phrases(
    "can not i am (?:so |very )?sorry|sorry (?:but )?(?:our|the|it is) (?:\\w+ "
    ")?(?:rule|policy|rules)|sorry (?:did|do|was|were|am|have) (?:i|we)|(?:sorry|forgive "
    "me|pardon me) for (?:asking|doing my job|not being|living|speaking)|sorry (?:to "
    "(?:burst|disappoint)|your (?:lordship|ladyship))|sorry (?:love|mate|pal)? ?(?:but )?(?:no "
    "can do|tough|not sorry)|(?:not|never) (?:have to |need to )?apologise|no need to "
    "apologise|(?:nothing|not) to (?:be sorry|apologise)|sorry please|sorry (?:you were "
    "saying|go on|carry on|go ahead|after you|what was)",
    "sorry (?:that )?(?:if )?you (?:feel|think|felt|see it|took it|find)(?: \\w+)? ?(?:that "
    "way|like that|so|we|it|this|about|$)?|sorry if (?:you|that|we|i|it)|(?:well|oh) (?:i am "
    ")?(?:so |ever so |very |terribly )?sorry (?:your (?:majesty|highness)|princess|i am "
    "not|for breathing|for existing|for trying)|excuse me for|sorry but you|sorry not "
    "sorry|(?:well )?sorry (?:that|but) (?:is|it is) (?:how|the)",
)

# Without one of these words nothing is an apology, however much it sounds like one.
SORRY = Phrases(
    "sorry|apolog\\w+|forgive|pardon|regret|fault|mistake|error|blame|hands up|on us|let (?:you"
    "|ye) "
    "down|(?:should|ought) (?:not |never |to )?have|shouldnt|not good enough|wrong|owe you|bad|"
    "inconvenience|unacceptable"
)

# The house has failed, in the words of the agent.
ADMISSION = Phrases(
    "we (?:\\w+ )?(?:should|ought to) (?:not |never )?have|we (?:had )?(?:said|promised|told you) "
    "(?:\\w+ ){0,5}(?:and|but)|we (?:\\w+ )?(?:got|have got) (?:it|that|this|your \\w+) wrong|we"
    " (?:\\w+ "
    ")?(?:let you down|messed|forgot|missed|lost|overcharged|double charged|sent you the wrong)"
    "|our "
    "(?:mistake|fault|error|oversight)|should have been (?:told|rung|called|sent|there|with you)"
)
