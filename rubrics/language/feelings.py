"""Feelings that callers put in words, losses they tell, and words that acknowledge either."""

from rubrics.language.phrases import Phrases

_CLASSES = {
    "very": "(?:so|very|really|quite|rather|pretty|absolutely|just|a bit|a "
    "little|getting|feeling|properly|totally|completely|extremely|incredibly|"
    "that|bloody|seriously|honestly|actually|now|all|kind"
    " "
    "of|still|too|well|bit|awfully|terribly|dead|dreadfully|fairly|super|"
    "thoroughly|honestly"
    " just|starting to (?:feel|get)|beginning to (?:feel|get)|a wee "
    "bit|more|most|beyond|been|worried sick and|getting kind of)",
    "upset": "(?:upset|frustrated|worried|anxious|stressed|angry|furious|livid|fuming|"
    "annoyed|irritated|mad|raging|ragin|gutted|devastated|heartbroken|distraught|"
    "desperate|scared|frightened|terrified|petrified|panicking|panicked|panicky|"
    "freaking|freaked|tearful|shaking|shaken|trembling|embarrassed|humiliated|"
    "mortified|disappointed|exhausted|overwhelmed|nervous|wretched|miserable|"
    "unhappy|disgusted|appalled|shocked|horrified|ashamed|tensed|tense|vexed|"
    "peeved|narked|miffed|aggravated|distressed|traumatised|traumatized|"
    "concerned|crushed|crying|sobbing|weeping|lonely|helpless|hopeless|at"
    " a loss|beside (?:myself|ourselves)|rattled|cross|hacked off|ticked "
    "off|cheesed off|browned off|pissed off|pissed|brassed "
    "off|scunnered|spitting|seething|steaming|incensed|infuriated|outraged|sick|ill"
    " with worry|hurt|sad|drained|tormented|agitated|bothered about|dreading|on"
    " edge|uneasy|alarmed|knackered with it|worn out|broken|lost without)",
}

FEELING = Phrases(
    "(?:very much |so |too |very |really |getting )?tensed|(?:in|full of|so much) "
    "tension|(?:pretty|fairly|"
    "properly|quite|so|real|really) (?:steamed|riled|sore about|wound up|rattled|shook up|shaken)|"
    "(?:i am|i was|feel|so|too) (?:\\w+ )?(?:ashamed|mortified|humiliated)",
    "at sixes and "
    "sevens|(?:worrying|upsetting|stressful|frightening|scary|distressing|hard|horrible|awful) "
    "(?:time )?for (?:me|us|my \\w+|the kids|her|him)(?! to (?:say|tell|hear|read))",
    "ropeable|spewing|(?:cheesed|hacked|brassed|ticked|teed|peed|pissed) "
    "off|narked|peeved|miffed|vexed|(?:i am|really|so|proper|pure) "
    "(?:cranky|steaming|aggro|ragin|bulling|thick about|wild "
    "about|filthy|hopping|spitting|climbing)|(?:in|into) (?:a|such a) (?:right |bit of a "
    ")?(?:tizzy|tizz|flap|spin|stew|lather|sweat|funk|dither)|worked up|up half the night|awake"
    " half the night|climbing the walls|bricking it|off my head "
    "with|(?:fierce|pure|dead|wild|proper) "
    "(?:annoyed|worried|upset|cross|stressed|embarrassed)|lump in my throat|up the walls?|at a "
    "loss|had my heart set|ready to (?:cry|scream|explode|give up)|lost sleep|sleepless",
    "(?:my|our) li(?:fe|ves) (?:a |an absolute |absolute "
    ")?(?:misery|hell|nightmare)|(?:at|reached|to|past) my (?:absolute |very )?limit|(?:really "
    "|starting to )?(?:getting|get|got|gets) (?:to|on) (?:me|my nerves)(?! "
    "(?:by|on|at|in))|(?:in a|the) (?:right |terrible |awful )?state i am in|(?:head|talking) "
    "(?:against|to) a (?:brick )?wall|killing me|(?:end|finish) me off|ruin(?:ed|ing) "
    "(?:my|our) (?:life|day|week|holiday|wedding|christmas|birthday|weekend)|on the "
    "(?:verge|edge|brink)|not (?:coping|myself)|heart ?ache|a bag of nerves|at my lowest",
    "(?:i am|we are|am|i was|we were|i feel|i felt|we feel|feel|feeling|got me|made me|making "
    "me|makes me|has me|left me|left us|i get|i got|getting|become|becoming|she is|he is|they "
    "are|my \\w+ is|my \\w+ was|both|was|were|left|has|have|i have)(?: {very})* {upset}(?! "
    "(?:leave|pay|note|day|days|call|about him|and off|today so|this week and off|to "
    "hear)|ened)",
    "(?:so|really|very|absolutely|properly|completely|totally|bloody|pretty|quite|rather|"
    "extremely)"
    " (?:{very} "
    ")*(?:upset|frustrat\\w+|worr(?:ied|ying)|anxious|stress\\w*|angry|furious|livid|"
    "annoy\\w+|gutted|scared|frightened|disappoint\\w+|embarrass\\w+|upsetting|distressing|fed"
    " up|cross|unhappy|tense\\w*)",
    "(?:livid|furious|fuming|gutted|devastated|distraught|heartbroken|panicking|terrified|"
    "raging|seething|inconsolable|beside"
    " myself|beside ourselves|in bits|in pieces|in tears|in floods|in a panic|in a (?:right "
    "|real |terrible |bit of a )?state|worried sick|sick with worry|scared stiff|scared to "
    "death)",
    "(?:frustrating|infuriating|maddening|exasperating|stressing|stressed|worrying me|worries "
    "me|worry about|upsets me|frightens me|scares me|scaring me|kills me|breaks my heart|broke "
    "my heart|breaking my heart|break my heart|stressful|heartbreaking|distressing)",
    "(?:fed|had it) up(?: to)?|fed up|had enough|had it (?:with|up)|(?:so |really |just |sick "
    "and )tired of|i am tired of|sick (?:of|and tired|to (?:death|my stomach|the back))|sick "
    "about it|feel(?:ing)? (?:rather |quite |really |physically |so )?sick",
    "wits? end|end of (?:my|our|me) (?:rope|tether|wits?)|(?:my|our) (?:rope|tether)|at "
    "breaking point|last (?:nerve|straw)|(?:tearing|pulling|losing) (?:my|our) "
    "(?:hair|mind|rag|temper)|going (?:mad|crazy|spare|out of my mind|up the wall|round the "
    "(?:bend|twist)|mental|off my "
    "head|nuts|insane|ballistic)|(?:driving|drives|driven|drive|sending|turning) (?:me|us) "
    "(?:mad|crazy|nuts|up the wall|round the (?:bend|twist)|insane|to "
    "(?:drink|distraction|despair|tears)|demented|bananas|grey|gray|out of)|doing my "
    "(?:head|nut)|does my head|did my head|blood (?:pressure )?(?:is |was "
    ")?(?:boil\\w*|going|through)|makes my blood|had me in tears|up to high doh",
    "(?:do|did|could|can) not (?:sleep|eat|cope|take (?:any )?(?:more|it|much more)|go on|stop "
    "(?:crying|shaking|worrying|thinking)|bear|face|breathe|stand it)|(?:have|had) not "
    "(?:slept|eaten|stopped (?:crying|shaking))|(?:lying|lie|lay) awake|(?:up|awake) all "
    "night|(?:no|not a wink of) sleep|keep(?:s|ing)? me (?:up|awake)|been up since|will not "
    "sleep|not sleeping|lost sleep|losing sleep|sleepless",
    "(?:i|she|he|we) (?:have )?(?:just |actually |really |nearly |almost |been |sat and |sat "
    "down and |honestly |could |could have |was |were |\\w+ "
    ")*(?:cried|crying|cry|sobbed|wept|burst into tears|broke "
    "down|panicked|panic|shouted|screamed|scream)|(?:was|were|am|is|been) (?:actually |nearly "
    "|really )?(?:crying|in tears|hysterical)",
    "(?:afraid|scared|frightened|terrified|dread|dreading) (?:of|to "
    "(?:go|climb|use|open|answer|touch|turn|sleep|leave|eat|drive|walk|lose|even)|for "
    "(?:my|her|his|our|the)|my|he (?:will|is|might)|she (?:will|is|might)|they (?:will|are)|it "
    "(?:will|might|is going)|something|someone|i (?:will (?:lose|die|be)|am going to|might "
    "lose))",
    "oh my god|oh god|dear god|freak(?:ed|ing)?(?: me)? "
    "out|freak(?:ing|ed)|panick?(?:ing|ed|y)?(?: attack| "
    "stations)?|(?:got|get|gets|put|puts|had|have) (?:me |the |us )(?:in a (?:panic|state)|wind"
    " up|the jitters|going|heart attack|fright)|wind up me|nearly had a (?:heart "
    "attack|fit|stroke)|fit to be tied|hopping mad|spitting (?:feathers|nails|blood|chips)|up "
    "in arms|(?:my|a) (?:nerves|nervous wreck|bag of nerves)|nerves are (?:shot|gone|in)|heart "
    "(?:sank|is (?:broken|racing|pounding|going)|stopped|in my mouth|broke|dropped)|felt like "
    "(?:somebody|someone|i) (?:had )?(?:hit|punched|died|crying)|(?:could|want to|wanted "
    "to|feel like) (?:cry|crying|scream|screaming|weep)|shaking like",
    "(?:it is|this is|that is|what|it has been|been|is|an|such a) (?:just |all |so |such "
    "|really |absolutely |absolute |a |an |complete |total |utter |living |bloody |beyond "
    "|frankly "
    ")*(?:nightmare|disgrace|disgraceful|disgusting|outrageous|outrage|unacceptable|"
    "ridiculous|appalling|awful|horrible|dreadful|shocking|scandalous|diabolical|torture|"
    "hell|heartbreaking|upsetting|frightening|scary|terrifying|worrying|humiliating|"
    "embarrassing|distressing|rough|devastating|unbearable)(?!"
    " (?:thank|lot of|lovely))",
    "(?:feel|felt|feeling) (?:\\w+ "
    "){0,2}(?:sick|awful|terrible|horrible|wretched|dreadful|violated|unsafe|let "
    "down|cheated|betrayed|ripped off|helpless|stupid|hurt|low|down|bad "
    "about|abandoned|ignored|dismissed|like (?:a|an|nobody|crying|giving|no "
    "one))|(?:badly|really|so|been|feel|very) let down|worr(?:y|ied|ying) "
    "(?:about|that|because|sick|to death|me|if|my|we|he|she|it|in case|now)|i (?:do "
    ")?worry|(?:a|my|big|real|terrible|such a) (?:worry|shock)|tearing (?:my|our) hair|not a "
    "happy (?:bunny|camper|man|woman)|not (?:at all |very |best |one bit "
    ")?(?:pleased|impressed|happy)(?: with| about| at all| i)|(?:i am|so) (?:not "
    ")?(?:bitterly|deeply|terribly|hugely) \\w+|dont know what (?:to do|i am going to)|do not "
    "know (?:where to turn|which way)",
    "(?:i am|we are|i guess i am) (?:\\w+ )?(?:more )?sad|losing (?:the will|hope|my "
    "patience|patience|faith)|will to live|patience (?:is|has) (?:wearing|run|gone)|(?:really "
    "|so )?stressed|stressing|stress (?:is|this|of|me)|very tensed|so much tension|taking "
    "tension|full of tension|too much tension|my mind is not|disturbed "
    "(?:me|my)|harass(?:ed|ing|ment)|suffering(?! from a cold)|struggling to cope|(?:i "
    "am|so|really|very) (?:embarrassed|ashamed|mortified)|dying inside|can not believe "
    "(?:this|it|what|you|how)|absolute(?:ly)? (?:joke|shambles)|have had nothing but|makes you "
    "feel|heart ?broken|distress(?:ed|ing)?|upset(?:ting)?(?! stomach)",
    classes=_CLASSES,
)


LOSS = Phrases(
    "(?:we|i|he|she|they) (?:have |had |has )?(?:just |only )?lost (?:him|her|them) (?:\\w+ "
    ")?(?:night|morning|"
    "weekend|week|yesterday|today|\\w+day|month|year|to|suddenly|in his|in her)",
    "(?:passed|passed away|passed on|died|dying|is dead|funeral "
    "(?:is|of|for|on)|bereav\\w+|lost (?:my|our|her|his) "
    "(?:job|husband|wife|mother|mummy|dad|daddy|father|son|daughter|baby|house|home|brother|"
    "sister|partner|nan|gran|nana|grandad|granny|grandfather|grandmother|dog|cat|livelihood|"
    "business|savings|best"
    " friend)|(?:my|our|her|his) late "
    "(?:wifes|husbands|mothers|fathers|dads|husband|wife|mother|father|dad|son|daughter|"
    "brother|sister|partner|uncle|aunt)|miscarr\\w+|terminal(?:ly)?"
    " (?:ill|cancer)?|just lost|widow(?:ed|er)?|(?:been|got|was) "
    "(?:burgled|robbed|mugged|evicted|made redundant|laid off)|house "
    "(?:fire|burned|burnt)|buried (?:my|him|her|our)|put (?:him|her|the dog) (?:down|to "
    "sleep)|freezer ~4 spoiled|lost everything)",
)

# Polite turns, denials and other people's words that hold no feeling of the caller's.
CALM = Phrases(
    "(?:not|never|no|nothing to be|nothing to|dont|wasnt) (?:\\w+ "
    ")?(?:worried|worry|worries|upset|angry|annoyed|bothered|stressed|cross|mad|panicking|"
    "sick|scared)(?!"
    " (?:but|about nothing))",
    "i am afraid (?:i|not|so|we|it is|that|he|she|there|my|the)|happy to|thank "
    "god|(?:off|calling in|called in) sick|sick (?:pay|leave|note|day|days)|cross "
    "(?:street|road|the|country|over|check)|mad (?:for|about him|keen)|passed (?:it|on "
    "the|that|your|my test|the|me)|lost (?:my )?(?:card|keys|password|phone|bag|receipt)",
    "sorry (?:to bother|for)|what a (?:lovely|nice)|terribly (?:sorry|kind)|how "
    "(?:awful|sad|terrible) for|that is terrible|poor (?:kid|thing|man|woman|love|fella|soul)",
)

_ACK = {
    "hard": "(?:awful|terrible|horrible|horrid|frustrating|infuriating|maddening|"
    "worrying|worry|upsetting|stressful|frightening|scary|annoying|dreadful|"
    "rotten|distressing|hard|tough|difficult|heartbreaking|nightmare|nasty|"
    "disappointing|miserable|devastating|rough|a"
    " pain|painful|a shame|a "
    "shock|shocking|exhausting|concerning|unsettling|alarming|unnerving|"
    "embarrassing|unfair|grim|sad|the"
    " worst|worst|the hardest|a lot to|too long|far too long|no fun|not fun|not"
    " nice|not on|not good enough|not right|not okay|not "
    "acceptable|unacceptable|inconvenient|a "
    "nuisance|gutting|galling|tiring|overwhelming|appalling|aggravating|irritating|a"
    " mess|disheartening|harrowing|ghastly|beastly|crushing|tense|not "
    "easy|never easy|shaken|rubbish|lousy|crummy|crappy|bad "
    "luck|hellish|tragic|cruel|unpleasant|trying|ordeal|a disaster|a "
    "headache|worrisome|upset|so stressful|wretched|last thing you|no joke|no "
    "picnic|hurtful|unbearable|not what anybody|disgraceful|gut wrenching)",
    "adverb": "(?:just |so |really |very |completely |totally |absolutely |quite |pretty "
    "|incredibly |rather |terribly |extremely |such |truly |always |definitely "
    "|certainly |dead |right |only |a |an |bit |proper |been |have |be |feel "
    "|have been |that |quite a |all |awfully |also |particularly |especially "
    "|most |incredibly |genuinely )*",
    "upset": "(?:upset|frustrated|worried|anxious|stressed|angry|furious|livid|annoyed|"
    "irritated|mad|gutted|devastated|heartbroken|desperate|scared|frightened|"
    "terrified|panicking|panicked|shaken|shaking|embarrassed|disappointed|"
    "exhausted|overwhelmed|nervous|unhappy|fed"
    " up|cross|tensed|vexed|concerned|sick of|tired|distressed|feel that "
    "way|feeling|feel like|feel|felt|sad|at your wits|at the end|wound "
    "up|sick|freaking|raging|let down|hurt|not "
    "happy|rattled|peeved|miffed|aggravated|fuming|calling|ringing|bothered|on "
    "edge|are|did|were|would|have been)",
}

# These name the caller's feeling or call the situation hard: care beyond doubt.
WARM_WORDS = Phrases(
    "(?:been )?through (?:the mill|the wars|a lot|hell|so much|it)|in the wars|can not (?:have "
    "been|be) (?:easy|nice|pleasant|fun|much fun|very nice|a nice)|not what you "
    "(?:want|need|needed|wanted|expect)|last thing (?:you|anyone|anybody)|(?:i|we) feel "
    "(?:for|terrible|awful|bad|dreadful)|wish (?:this|that|it) had not|more than anyone should",
    "(?:that|it|this|which|you|those|waiting|there|he|she|they) (?:must|has to|have "
    "to|sounds?|is|was|would|will|can|could|must have been|would have "
    "been|has|looks?|feels?|seems?|had to) (?:have |be |been |feel |not )?{adverb}{hard}(?! "
    "(?:to (?:say|tell|know|hear you)|copy|reset|drive|of hearing))",
    "(?:what|how) {adverb}{hard}|what a(?:n)? (?:\\w+ )?(?:thing "
    "to|day|time|week|night|ordeal|carry "
    "on|state|palaver|mess|worry|shock|shame|awful|rotten|horrible|nightmare|pain|way to)",
    "(?:i|we) (?:can |do |could |would |certainly |completely |totally |fully |really |quite "
    "|absolutely |perfectly |only |just |very well |truly |definitely |well |definitely do "
    ")*(?:understand|appreciate|imagine|see|get|know|hear|picture|tell|sense) ~1 "
    "(?:how|why|that you are|that must|it must|you are|you must|that this (?:is|must)|that it "
    "(?:is|must be)|what you (?:are going|must|have been|are feeling)|the "
    "(?:frustration|worry|stress|upset|concern)|your "
    "(?:frustration|worry|concern|upset|anger|situation|stress|feeling|feelings|distress|"
    "disappointment|anxiety|position)|where"
    " you are)(?! (?:the|a|number|time|date|name|mean|saying|want|need|you "
    "(?:mean|want|need|are saying|are looking|can|have)|is (?:the|your|going)|happened)\\b)",
    "(?:i|we) (?:completely |totally |fully |absolutely |entirely |perfectly |really |truly |so"
    " |certainly |quite |can |do )+(?:understand|sympathi[sz]e|empathi[sz]e|feel for you|get "
    "it|get that|hear you|imagine|relate)(?! the| what| but| you)|i "
    "(?:sympathi[sz]e|empathi[sz]e|feel for you|hear you|feel you|feel your|hear your)|my heart"
    " (?:goes|breaks)|breaks my heart|heart goes out",
    "(?:i|we|anyone|anybody|who|everyone|most people|a lot of people) (?:would|will)(?: "
    "not)?(?: have)?(?: be| been| feel| felt)?(?: \\w+)? ?(?:{upset}|too|the "
    "same|{hard}|shouted|sleeping|cried|screamed|panicked|worried sick)|would "
    "(?:worry|upset|annoy|frustrate|frighten|scare|stress|try|rattle|shake|alarm|unsettle|drive)"
    " (?:anyone|anybody|me|a saint|the patience)",
    "(?:no|small|little) wonder|(?:i am|we are) not surprised|of course (?:you|it|that) "
    "(?:are|is|did|was|were|would|do|must|has|have)(?! (?:welcome|right|can))|naturally "
    "you|bound to be|(?:you have|you have got) every right|every reason to|rightly so|quite "
    "right to be|understandabl[ey]|i do not blame you|do not blame you|can not blame you|you "
    "are (?:quite )?right to be (?:{upset})|anyone would|who would not",
    "(?:i )?know (?:it|that|this|how|you) (?:\\w+ ){0,3}{hard}|know (?:the|that|what a|it is "
    "a|this is a) (?:\\w+ )?(?:feeling|worry|frustration)|(?:that|a|an) (?:\\w+ "
    ")?(?:awful|horrible|nasty|terrible|scary|rotten|dreadful|stressful|frightening|"
    "upsetting|worrying|frustrating|difficult|hard|tough|horrid)"
    " "
    "(?:feeling|time|thing|situation|position|place|letter|shock|experience|way|spot|day|"
    "news|week|wait|fright)",
    "there is nothing worse|nothing worse|(?:i am |we are )?(?:so |very |really |truly "
    "|terribly |deeply |dreadfully |awfully |ever so |that )*sorry (?:to hear|for your "
    "loss|about your|for your|that you (?:are|have|had|were)|you (?:are|have|had|were|feel "
    "so)|you (?:\\w+ )?(?:going|been) through|this (?:has|is)|that (?:has )?happened|for "
    "(?:the|all the|any) "
    "(?:distress|upset|worry|stress|trouble|inconvenience|frustration|hassle|bother|fright|"
    "anxiety|pain))",
    "condolences|sympathies|thoughts are with|(?:you )?poor "
    "(?:thing|love|lamb|pet|dear|man|woman|soul|you)|bless you|bless your heart|bless "
    "(?:him|her|them)$|god love you|(?:that|it) (?:would|must) "
    "(?:worry|upset|annoy|frighten|scare|have|be)(?: \\w+)? "
    "?(?:anyone|anybody|shaken|you|so|been|given|come)?|i bet (?:you|it|that)|i can only "
    "imagine|i can (?:well |just |only )?imagine|(?:take|in) (?:your|whatever|all the) time|no "
    "rush about|(?:you are|you have) (?:had|been) (?:through )?(?:a|such|quite|enough|a "
    "lot|an)|(?:thank goodness|thank god|glad) you (?:are|were|did|rang|called)|you did (?:not "
    ")?(?:the right thing|injure|hurt|well to)|hang in there|strength to you|deep breath|stay "
    "with me|i am here for|we are here for|you are not alone|not on your own|you are safe|we "
    "have got you|i have got you(?! (?:here|on|down|in|under|for|at|as|booked|up|now|two|back)"
    "\\b)|you are in (?:good|safe|the right) (?:hands|place)|let us get "
    "(?:you|this|it|that) (?:\\w+ )?(?:sorted|fixed|locked|sorted out|looked after|safe)",
    "(?:shame|pity|ag shame|ag no|eish|sorry o|ehya|pele|wahala|aiyo|ayyo|och no|ach no|good "
    "grief|goodness me|oh goodness|oh my goodness|oh my god|oh my word|oh gosh|oh lord|dear "
    "me|oh dear|oh no|oh blimey|crikey|oh heavens|good heavens|my goodness|ah no|aw no|oh "
    "love|oh bless|oh man|oh wow|oh jeez|yikes|ouch)(?! (?:no i|that is not|i do not|wrong|we))",
    classes=_ACK,
)

# Plainer words that acknowledge when a feeling was put in words just before.
# The feeling itself is named: it was heard even where the caller's words are not known here.
NAMED_FEELING = Phrases(
    "(?:why|how) (?:that|it|this|they) (?:would|must|might|has|have|could|will) (?:\\w+ "
    "){0,2}(?:shaken|shake|"
    "upset|frightened|frighten|worried|worry|scared|scare|rattled|rattle|hurt|annoyed|annoy|stun"
    "g|alarmed|"
    "distressed|thrown) you|do not (?:you )?(?:be|feel) (?:\\w+ "
    ")?(?:ashamed|embarrassed|frightened|scared|"
    "guilty|foolish|bad about)|beat(?:ing)? yourself up",
    "(?:why|how|that) you (?:are|must be|must feel|might be|would be|feel|felt|are feeling)(?: "
    "\\w+)? {upset}|no wonder you are|(?:nasty|horrible|awful|terrible|scary|rotten|sinking) "
    "(?:feeling|thing to|shock|fright)|(?:that|it|this) must (?:be|have been) "
    "{adverb}{hard}|(?:how|what a) "
    "(?:frustrating|worrying|upsetting|stressful|frightening|scary|horrible|awful|"
    "distressing)|your"
    " (?:frustration|worry|anger|upset|distress|disappointment)|you are panicking",
    classes=_ACK,
)

KIND_WORDS = Phrases(
    "i (?:do )?(?:understand|appreciate (?:that|your concern|how)|get it|get that|know)(?= i "
    "|$| and| that| sir| madam| it| this| ms| mr| mrs| your| how| why| the| love| dear| we| "
    "let| nineteen)|understood(?= i)|(?:so|very|really|truly|terribly|awfully|dreadfully|ever "
    "so|most|i am|we are|am|do) sorry|my apologies|i (?:do |sincerely |really |truly |must "
    ")?apologise",
    "do not (?:you )?worry|(?:no|not) need to (?:worry|panic)|try not to worry|not to "
    "worry|please do not (?:worry|panic)|(?:we|i) (?:will|are going to|am going to|can) (?:\\w+"
    " )?(?:get|sort|fix|look after|take care|help|do everything|do all|do my)(?: \\w+)? "
    "(?:this|it|that|you|everything)(?: \\w+)? "
    "(?:sorted|out|fixed|right|locked|now|straight|for you|resolved)",
    "sorry (?:that|this|it|about (?:that|this|it|all|what|the (?!wait|delay on the "
    "line|hold|noise|line|background))|we|our|to|for (?!keeping|the wait|the delay|the "
    "hold|holding|making you wait|waiting))(?! (?:keep|have kept|have "
    "left|took|bother|interrupt|rush|say|took so|be long|was so long|ask))",
    classes=_ACK,
)

COLD = Phrases(
    "bless you (?:\\w+ ){0,3}(?:you )?have a|did (?:i|we) (?:sound|look)",
    "sorry (?:that )?(?:if )?you (?:feel|think|felt|see it) (?:that way|like "
    "that|we|it|this|so)|sorry if you feel|sorry (?:if|but) (?:you|that is|i can not|it "
    "is|there is|we|i|no|that)|calm down|i (?:do )?(?:see|understand|know|get|hear) what you "
    "(?:are saying|mean|want)|i (?:understand|appreciate|know|hear) (?:that |you |your \\w+ "
    ")?but|everybody has|of course (?:you )?(?:are )?not|instead of freaking|hard to "
    "follow|would imagine it is",
)
