"""Words to or about the caller that no courteous agent says: rude, demeaning, profane."""

from rubrics.language.barbs import BARBS
from rubrics.language.phrases import Phrases

_CLASSES = {
    "dull": "(?:stupid|daft|dumb|silly|ridiculous|idiotic|obvious|moronic|dopey|thick|pointless)",
    "insult": "(?:idiot|moron|imbecile|fool|liar|dunce|dummy|dumbass|clown|muppet|numpty|"
    "eejit|pest|nuisance|pain|baby|child|princess|diva|drama"
    " queen|snowflake|whinger|moaner|timewaster|time "
    "waster|twat|prick|cow|witch|crybaby|big girls blouse|smart ?arse|smart "
    "?ass|plonker)",
    "tiresome": "(?:dramatic|melodramatic|difficult|ridiculous|silly|hysterical|emotional|"
    "childish|unreasonable|rude|sensitive|impossible|petty|paranoid|dense|thick|"
    "stupid|slow|awkward|picky|fussy|precious|pathetic|absurd|daft|argumentative|"
    "aggressive|delusional|greedy)",
    "swearing": r"(?:fuck\w*|shit\w*|bullshit|arsehole|asshole|bastard\w*|bitch\w*|dickhead|"
    r"wanker|bollocks|goddamn|feck\\w*|piss off|pissing|bugger off|sod off|sod it|screw "
    r"you)",
    "heed": "(?:looked|read|listened|checked|bothered|paid attention|followed|opened your)",
    "others": "(?:everyone|everybody|anyone|anybody|most people|other people|normal "
    "people|other customers|all the others|the rest of (?:us|the world))",
}

RUDE = Phrases(
    # Orders about the caller's feelings.
    "(?:need to|have to|got to|should|please|just|must|can you|could you|will you|would you|if "
    "you|sir|madam|mate|love|look|now|okay|well|hey|and|so) (?:just )?calm (?:yourself )?down",
    "calm yourself|calm it|settle down|simmer down|^(?:\\w+ )?(?:just )?chill out|get a "
    "grip|get over it|^(?:\\w+ )?(?:just )?grow up|man up",
    "pull yourself together|take it down a notch|cool your jets|cool it|wind your neck in",
    "keep your (?:hair|shirt|knickers|voice down)|do not get "
    "(?:your|smart|funny|clever|cheeky|snippy|lippy|mouthy|all|worked up|so worked "
    "up|hysterical)",
    "(?:do not|stop) (?:be|being|you being) (?:so|such|{tiresome})(?! kind| good| nice)",
    "stop (?:shouting|yelling|whining|moaning|whingeing|complaining|arguing|wasting|going "
    "on|interrupting|nagging|ranting|whinging)",
    "(?:do not|watch|mind) (?:take )?(?:that|your) (?:tone|mouth|language|attitude)(?: with me)?",
    # The caller's wits.
    "are you (?:even |actually |really "
    ")?(?:deaf|stupid|thick|blind|simple|slow|daft|mad|dumb|dense|an idiot|listening|for "
    "real|having a laugh|being funny|on something|drunk)",
    "(?:clean|wash|open) (?:out )?your (?:ears|eyes)|cloth ears|pay attention|earth to",
    "(?:do|can|did) you (?:not |even |actually |bother to )+(?:read|listen|hear "
    "me|understand|count|look|check|speak english|follow)",
    "do you (?:speak|understand) english|learn to read|try reading|read my lips|watch my lips",
    "(?:that is|what) ~3 {dull} (?:question|thing to (?:ask|say)|idea|of you)",
    "(?:a|such a|another|your|with|these|ask) (?:bit of a |pretty |really |rather )?{dull} "
    "(?:questions?|thing to (?:ask|say)|ideas?)",
    "(?:you|your) {dull} (?:man|woman|lady|person|girl|boy|old|little)",
    "(?:it is )?(?:hardly|not|is not|it is not) (?:exactly )?(?:rocket science|brain surgery)",
    "how hard (?:can|could) (?:it|that) be|how (?:difficult|hard) is (?:it|that) to",
    "(?:hard|difficult|tricky|complicated|much) (?:for you|to follow|to grasp|for some)",
    "(?:spell|dumb) (?:it|this|that) (?:out|down) for you|(?:shall|should|do) i (?:need to "
    "|have to )?(?:draw you|spell|dumb|speak slower|say it slower)|draw you a "
    "(?:picture|diagram)",
    "(?:say|repeat|explain) (?:it|this|that) ~3 (?:slower|slowly)|in words (?:even )?you",
    "use your (?:head|eyes|brain|loaf|noggin|ears|common sense)|where is your common sense",
    "(?:what|which) (?:part|bit) of ~6 (?:do|did|are) you not|what (?:do|did) you not "
    "(?:get|understand)",
    "(?:you are|you have|you) (?:clearly|obviously) (?:not|mis\\w+|do not|did not|have not|can "
    "not)",
    "(?:clearly|obviously) you (?:do not|did not|have not|can not|were not|are not)",
    # Impatience at having to repeat.
    "(?:like|as) i (?:have )?(?:already|just|keep|literally|clearly) (?:have "
    ")?(?:said|saying|told|telling|explained|mentioned)",
    "(?:like|as) i (?:have )?(?:said|told you|explained) (?:already|before|a minute|a moment|to"
    " you|once|twice|three|several|and i will say|for the)",
    "as i have (?:explained|told|said)|as i (?:told|explained to) you",
    "i (?:have )?(?:already|just) (?:told|said|explained|answered|been through|gone over)(?! "
    "(?:him|her|them))",
    "i (?:have )?told you ~2 (?:already|twice|before|once|times|that|this)|i keep telling you",
    "how many (?:more )?times (?:do|must|have|am|did|will) i",
    "i (?:am|will) not (?:going to )?(?:say|repeat|tell|explain|telling|repeating|saying) ~4 again",
    "for the (?:last|hundredth|third|tenth|umpteenth|final|millionth) time|for the second time "
    "(?!(?:this|in|and|today|since|on|because|when|it|at)\\b)",
    "(?:you have|you) (?:already )?said that(?: already)?(?! you)|yes you (?:have )?said|yeah "
    "you have said",
    # Blame thrown back.
    "you people (?:always|never|are all|all|just|think|have no|do not|can "
    "not|want|come|ring|make)|(?:people|folks|customers|callers) like you "
    "(?:always|never|are|do|just|think|should|who)",
    "you lot (?:are|always|never|all|just|think|want|do|have)|some people (?:have "
    "no|just|never|can not|do not|want|need|these days|are never)",
    "if you (?:had|would|would have) (?:just |only |actually |bothered to )*{heed}",
    "(?:should|ought to|could|might|would) have (?:just |perhaps |maybe )?(?:thought "
    "(?:of|about) (?:that|it)|{heed}|known better|ordered|planned|been more careful|used "
    "your|asked before|read the)",
    "you would have wanted to|that is what (?:happens|you get) (?:when|if|for)",
    "(?:that|it|this) is (?:all |entirely |completely )?(?:your|on you) (?:own |entire "
    ")?(?:fault|problem|lookout|look out|doing|mistake|own doing)|that is on you|you only have "
    "yourself",
    "(?:not|hardly|is that) (?:really |exactly )?my (?:problem|fault|concern)|your problem not "
    "(?:mine|ours)",
    "what is your problem|what (?:do|did) you expect|serves you right|more fool you",
    "for those (?:that|who|of us who|of you who|of us that) (?:can |actually |bother to "
    ")*(?:read|listen|look|check)",
    "{others} else ~1 (?:manages?|can|seems? to|gets? it|copes?|understands?|does not|has no)",
    "(?:most|normal|other|sensible) (?:people|customers) (?:manage|bother|would have|can "
    "(?:read|manage|follow))",
    "(?:every(?:one|body)|they all|you all|people) (?:has|have|is|are|got|has got|have got) "
    "(?:all )?(?:a|an|some|their) (?:\\w+ )?(?:story|stories|sob story|excuse|problems?|reason)",
    "(?:how am i|how are we|am i) (?:meant|supposed|expected) to (?:know|be|guess)|how "
    "(?:should|would) i know|am i psychic|do i look like|who do you think you|psychic "
    "(?:hotline|line)|crystal ball",
    "(?:want|expect) me to do about (?:it|that)|(?:then )?what do you want me to (?:do|say)",
    "you are the one (?:who|that) "
    "(?:owes|called|rang|signed|did|ordered|lost|broke|forgot|missed|wants|typed|put|made|"
    "chose|has|is|wanted|got)",
    "you know (?:exactly|full well|perfectly well|very well|damn well|what you did)",
    # Dismissal, mockery, oaths.
    "(?:boo hoo|cry me a river|my heart bleeds|^so what$|so what if you|^who cares$|deal with "
    "it|suck it up|tough luck|hard cheese|big whoop|join the club|welcome to (?:the club|the "
    "real world|my world))",
    "(?:(?<!is )(?<!s )shut up(?! for| shop|\\w)|shut it|shut your|zip it|get lost|go away|jog "
    "on|buzz off|do one|on your bike|talk to the hand|get stuffed|get a life|whoop de do|blah "
    "blah)",
    "(?:oh )?here we go(?: again)|not you again|^oh (?:it is )?you again|knock yourself "
    "out|suit yourself|you do that|see if i care|do what you (?:like|want)|fill your boots|take"
    " it or leave it|like it or lump it",
    "you are (?:being |so |too |just |just being |a bit |very |really |quite )+{tiresome}",
    "you are (?:being|such|overreacting|imagining|making a (?:fuss|scene|mountain)|wasting "
    "my|lying)",
    "(?:such |making )?a (?:fuss|song and dance|scene) (?:about|over)|what a "
    "(?:fuss|performance|drama)",
    "you (?:are )?(?:a |an |such a |bloody |complete |total |utter |little |stupid )+{insult}",
    "(?:do not|stop) (?:be |being )(?:a |an |such a |such an )(?:\\w+ )?{insult}",
    "wast(?:e|ing) (?:of )?(?:my|our) time|(?:have not|do not have|have not got) time for "
    "(?:this|you)",
    "{swearing}|for (?:god|gods|christs|fucks|fs) sake|what the hell|go to hell|the hell do you",
    "i do not (?:have|need) to (?:listen|take|put up|stand|explain myself)|do not get paid enough",
    "i am not your (?:mother|servant|slave|secretary|maid|nanny|babysitter|friend|mate)",
    "well done (?:sherlock|einstein|genius)|(?:okay|well|congratulations|thanks) "
    "(?:sherlock|einstein|genius)",
    "stop freaking out|instead of freaking|quit (?:whining|complaining|moaning|your)",
    classes=_CLASSES,
)

# Around a match these turn it into kindness, or into words about a thing.
KIND = Phrases(
    "(?<!did )(?<!do )(?:i|we) (?:am |are )?(?:going to )?sound like a|bat "
    "roost|(?:used|using|with) that tone|should not have "
    "(?:used|said|spoken)|(?:nonsense|rubbish) (?:this|the) "
    "(?:machine|system|computer)|(?:is|was|are) (?:not|never) (?:a "
    ")?(?:waste|dramatic|silly)|(?:may|might|could|sorry) ~4 "
    "(?:daft|silly|stupid)|(?:told|telling|tell) (?:this|that|your) story|i (?:love|like|can "
    "hear) (?:that|your) accent|not rocket science on our|when you "
    "(?:said|say)|(?:he|she|they|you) (?:said|say|called|told me) "
    "(?:he|she|you|they|it|me)|(?:no such thing as|not|never|no|isnt) (?:a |an |at all a "
    ")?(?:stupid|daft|silly|dumb)",
    "(?:silly|daft|stupid) (?:of )?(?:me|us)|(?:no|never) (?:a )?problem",
    "(?:you are|you were|you have) (?:not|never) (?:being |a |wasting |making )",
    "i (?:am|was) (?:the|an?|such an?) (?:idiot|fool|clown)",
    "(?:happy|glad|sorry|please|pleased|lovely) to (?:say|repeat|explain)|(?:not|never) your fault",
    "things (?:to |have |will )?calm|(?:should|ought to|could) have (?:been|had|told "
    "you|checked ~2 we)",
    "we (?:should|ought to|could) have|i (?:should|ought to|could) have|(?:he|she|they) should "
    "have",
)

# Mock praise, mock surprise, and the caller made small by a comparison.
_JIBES = (
    "(?:give|get|hand|somebody get) (?:that|this|the|him|her|you) (?:\\w+ )?(?:a|an) (?:medal"
    "|prize|"
    "biscuit|cookie|round of applause|gold star)|(?:deserve|want|expecting|expect) (?:a|an) "
    "(?:medal|prize|round of applause)",
    "(?:amazed|surprised|amazes me|baffles me|wonder) how (?:many|few) (?:\\w+ ){1,3}(?:can not|do "
    "not|are not|never|fail|struggle)",
    "(?:you|they) all (?:think|reckon|say) (?:you|they) (?:are|have)|everybody thinks they are the "
    "only|all of you people|you are not the only (?:one|customer|person|caller) (?:in the|on the|"
    "here|with a)",
    "(?:got|have|has|having) (?:some|a|the) (?:\\w+ )?(?:nerve|cheek|brass neck|gall) (?:\\w+ing"
    "|to)",
    "(?:are|is) (?:we|somebody|someone) (?:not )?(?:\\w+ )?(?:in a|having a|getting a|throwing a)"
    " (?:bit "
    "of a |little )?(?:mood|temper|strop|paddy|tantrum|hissy fit|wobble)|temper temper",
    "(?:suppose|guess|and|oh) (?:that|it|this) is (?:our|my) fault (?:too|as well|now|is it|again)",
    "(?:like )?talking to (?:a|the|that) (?:brick )?wall|(?:bit |little )?less (?:of the|of that"
    "|of "
    "your) (?:\\w+)|less (?:attitude|lip|cheek|sarcasm)|bite my head off|jump down my throat",
    "(?:anybody|anyone|somebody|person|people|someone) with (?:half )?(?:a|any) (?:brain|sense"
    "|clue|"
    "bit of sense)|half a brain|(?:a|any|your|my) (?:toddler|five year old|child of (?:five|six|"
    "ten|three)|monkey|chimp|nan|gran|granny|grandmother) (?:can|could|manages|knows|would)",
    "(?:what )?did your last (?:servant|slave|one) die|(?:here|cue) (?:come )?the (?:waterworks"
    "|tears|"
    "violins)|(?:lectured|shouted at|told) by (?:someone|somebody|a person|people) (?:who|that"
    "|like)",
    "(?:hurt|upset) (?:your|its) (?:little |poor )?feelings did|(?:hurt|upset) your (?:little "
    "|poor )?"
    "feelings$|(?:really )?thought (?:that|this|it) (?:one )?through did|you are not the "
    "(?:sharpest|brightest|quickest|fastest) (?!way)",
    "(?:excuse me|pardon me) for (?:breathing|living|existing)|your (?:highness|majesty|lordship|"
    "ladyship|royal)|who rattled your cage|hello earth|wakey wakey|(?:try|do try) (?:and|to) keep"
    " up"
    "|could have looked (?:that|it) up|google it|sounds like a you problem|you made your bed|whose "
    "fault is (?:that|it)(?: then)?$|your (?:sort|type|kind|lot) (?:always|never|just|only|are)",
)

SNEER = Phrases(
    *_JIBES,
    *BARBS,
    "even for you|even you (?:can|could|should)|have you (?:considered|tried|thought of|thought"
    " about) (?:actually )?(?:reading|listening|thinking|looking|opening your)|you "
    "(?:waited|left it) (?:till|until) (?:now|the last)|what a shame never mind|dear oh "
    "dear|put (?:a|another) (?:jumper|coat|sweater|jersey) on|buy (?:yourself )?a "
    "(?:map|watch|calendar|dictionary)|wave a (?:magic )?wand",
    "what is (?:the matter|wrong) with you(?: people| lot| all)?(?= can| why| do| sir| madam| "
    "anyway|$)|(?:that |your |the "
    ")(?:snotty|snippy|stroppy|whiny|snarky|bolshie|sulky|whingeing) (?:\\w+ "
    ")?(?:voice|tone|attitude|face)|(?:left|leave) your (?:brain|brains|head|manners|ears) "
    "(?:at home|in)|(?:go and |go )?cry to (?:someone|somebody|your)|can none of you|always "
    "this thick",
    "you are a (?:right |real |proper |bit of a "
    ")?(?:precious|clever|funny|special|difficult|fussy|charming) (?:one|sort)|you are a "
    "(?:piece of work|handful|laugh|charmer|treat)|(?:are|is) (?:you not|not you|we not|not "
    "we|n t you) (?:the |a "
    ")?(?:precious|clever|special|charming|delightful|touchy|sensitive|lucky)|(?:do|did) i "
    "(?:look|sound|seem) (?:like|as)|do i strike you as",
    "(?:^|(?:is|it|well|oh|yeah|right|ha|so|that|just) "
    ")(?:funny|strange|odd|amazing|remarkable|curious|interesting) how "
    "(?:everyones?|everybodys?|they|you|people|nobody|no one) "
    "?(?:all|always|only|suddenly|is|has|never)?|how (?:very "
    ")?convenient|(?:everyone|everybody|they all) (?:says?|tells? (?:me|us)) that|what they all"
    " say|heard (?:that one|it all|them all|every excuse)|tell (?:it|that) to "
    "(?:someone|somebody|the judge)|tell (?:someone|somebody) who cares",
    "(?:written|it is|there) in (?:plain )?english|(?:at|as a|like a) bedtime|bedtime "
    "story|hold your hand|spoon ?feed|wipe your (?:nose|bottom|backside)|tuck you "
    "in|(?:come|pop) (?:round|over) and (?:\\w+ )+(?:for|to) you|(?:who|what) died and "
    "made|nobody died|you will (?:live|survive)$|not the end of the world",
    "(?:quit|drop|cut|save|enough with|lose|spare (?:me|us)|knock off|leave off) (?:me |us "
    ")?(?:the|your|all that|all the|with the) "
    "(?:drama|dramatics|attitude|act|crap|tears|speech|sarcasm|theatrics|waterworks|cheek|"
    "lecture|nonsense|histrionics)|knock"
    " it off|pack it in|give it a rest|easy tiger|keep your wig|bully for you|all ?right for "
    "some|hard life|cotton socks",
    "if you (?:had|would have|would) (?:\\w+ "
    ")?(?:bought|got|paid|gone|used|chosen|come|done|been|had|filled|turned up) (?:\\w+ "
    "){0,5}(?:proper|properly|decent|sense|on time|correctly|right|first place|first "
    "time|instead)|you (?:would not|will not) be (?:on the phone|ringing|calling|in this) "
    "(?:\\w+ ){0,3}would you|why (?:did|do|can) you not (?:just |ever |even "
    ")?(?:read|listen|check|look|pay attention|use your|think|grow)|next time "
    "(?:try|maybe|perhaps|read|use your|listen|think|do your)|maybe (?:try|next time)(?: "
    "reading| listening| thinking)|what (?:were|was) you thinking|you would think (?:a "
    "grown|you|anyone|an adult)|grown (?:man|woman|adult)|act your age|behave yourself|like i "
    "care|as if i care|do i look bothered|what is it to (?:me|us)|born in a barn|big "
    "(?:boy|girl) pants",
    "out of (?:the )?(?:wrong side of )?(?:the )?bed|want a medal|do you want a "
    "(?:medal|prize|round of applause|cookie)|poor you|how (?:did|will|ever did) you (?:ever "
    ")?(?:survive|cope|manage)(?= |$)|(?:brilliant|great|amazing|wonderful|genius) (?:piece "
    "of|bit of|detective|deduction|observation)|well spotted|never have guessed|complete "
    "(?:crap|rubbish|nonsense)|damn it|just answer (?:what|the|my)|what an? "
    "(?:moron|idiot|fool|state|pain|nuisance|cheek)|only (?:a|an) "
    "(?:fool|idiot|moron)|(?:pretty|really|very|a bit|so) (?:dumb|stupid|daft|thick|silly) "
    "(?:was|of|thing|to|really|did)|brought (?:this|it) on yourself|sob story|life story|not "
    "interested in your|diddums|(?:it is|just) common sense|what do not you|(?:which|what) "
    "(?:part|bit) of|have you been drinking|not making (?:any|much) sense|do not know what you "
    "are talking|you are (?:just|only) a "
    "(?:tenant|patient|customer|student|temp|passenger|guest|caller|woman|girl|kid|member)|leave"
    " the thinking|big deal so|einstein|can you read it|who asked you|nobody asked you|mind "
    "your own|none of your (?:business|beeswax)|not all about you|world "
    "does not revolve|get in line|you and everyone else",
    "(?:stupid|daft|dumb|silly|laz)i?est (?:\\w+ )?(?:thing|question|excuse|idea|call)|have to "
    "be (?:pretty |really |a bit |very |completely |quite "
    ")?(?:thick|stupid|daft|mad|dumb|dim|blind)|gold star|(?:congratulations|well done|clever "
    "you|aren t you clever) (?:for|on|you) "
    "(?:found|have|worked|finding|working|managing|reading)|in "
    "(?:small|short|simple|little|plain) words|(?:talk|speak|go|say it|type|repeat it) "
    "(?:really |very |nice and |extra )?slow(?:ly)? (?:for you|shall|so you|then)|in crayon|in "
    "block capitals for you",
    "(?:bit|too|little) (?:technical|complicated|advanced|hard) for you|over your "
    "head|(?:would|will|can|could) not (?:follow|understand|get it|grasp)(?: it| that| this)? "
    "(?:anyway|any way|if i)|do not think you would (?:follow|understand|get)|is your "
    "(?:husband|wife|son|dad|mother|daughter|carer) ~6 (?:understand|better|sensible)|at your "
    "age|(?:older|old) (?:folk|folks|people|ones|dears?|ladies) (?:never|always|can not|do "
    "not|and your)|get your (?:grand\\w+|son|husband|mother|kids?) to|(?:mad|silly|daft|stupid)"
    " old|old (?:bat|biddy|fool|git|goat|crone)|is there (?:a man|someone normal|an adult|a "
    "grown up|anyone sensible)",
    "likely story|dog (?:ate|eat)|yeah (?:right|sure)(?: you did| it did| it was)|(?:yeah|aye) "
    "of course you did|pull the other|made that up|making (?:it|that|this|things) up|you "
    "(?:would|people would) say that|and i am the (?:queen|pope|king)|pigs might fly|i was born"
    " yesterday|what nonsense|talking (?:nonsense|rubbish|rot)|rubbish you are|what planet|are "
    "you from mars|living on another planet|having a laugh|you are dreaming|in your "
    "dreams|dream on|get real|^wake up|(?:just|need to|should) wake up|come off it|do me a "
    "favour|give me strength|give over",
    "learn to (?:speak|read|listen|count)|(?:that|your) accent|speak(?:s)? "
    "(?:proper|properly|normal|english properly)|talks? "
    "(?:normal|proper|properly)|(?:anybody|anyone) (?:home|in there)|can be bothered to "
    "(?:look|read|check)|(?:year "
    "old|child|kid|monkey|toddler|dog|idiot|grandmother|granny|chimp) "
    "(?:could|can|would|knows)|stop your|bit dramatic|dramatic are not|(?:that|your) "
    "(?:tone|attitude)|do not (?:you )?(?:take|start|come) (?:that|with|the)? "
    "?(?:tone|attitude|all)|(?:teach|tell) me (?:my|how to do my) job|you have no idea about",
    "(?:could|can) not care less|(?:give|gives|giving) (?:a|two) "
    "(?:toss|damn|monkeys?|hoots?|stuff|rats|fig|flying|figs|hell)|nobody (?:here )?(?:cares|is"
    " interested|asked)|see if (?:anyone|i) cares?|complain all you|cry(?:ing)? (?:all "
    "night|about it|me)|little (?:review|complaint|letter|one "
    "star|story|rant|speech|tantrum|moan)|some of us (?:work|have|are busy|actually)|must be "
    "nice (?:having|to have|being)|nothing better to do|too much time on your hands|get a "
    "job|moan(?:ing)? at|hard work (?:are|you)|always this "
    "(?:difficult|rude|slow|awkward|miserable)|(?:right |proper |another "
    ")?(?:nutter|nutcase|weirdo|loony|crank|timewaster|moaner|headcase)(?! of)|ray of "
    "sunshine|bundle of (?:joy|laughs)|(?:little|right) (?:miss|mister|madam) "
    "(?:sunshine|perfect)",
    "no point (?:me |in me |in )?(?:going|explaining|telling|talking|repeating)|can you (?:even"
    " |actually )?(?:read|count|not read)(?! (?:me|that|it|the|out|back|this|your))|eyes "
    "(?:painted|in your head|tested|checked)|(?:need|want) (?:your|to get your) "
    "(?:eyes|ears|head)|broken record|people like yourself|normal (?:person|people)|us(?:e|ing)"
    " your (?:brain|head|loaf|noddle|eyes)|(?:in|out of) (?:your|their) (?:right "
    ")?mind(?:s)?(?! for)|cop on|catch yourself on|pull your head|wind your|away and "
    "(?:boil|bother|play|run|chase)|houl your|do you ever (?:stop|shut|listen|think)|go on a "
    "bit|you do go on|never stop talking|can not afford it|paid your bills|^(?:look |listen |now "
    "|right )?lady you|listen "
    "(?:lady|pal|sunshine|sonny|mate|here|missus)|who do you think|jesus (?:christ)?|christ "
    "(?:almighty|sake)|for the love of|god almighty|bloody "
    "(?:hell|contract|woman|man|nuisance|idiot)|what (?:bit|part) of",
)


WHATEVER = Phrases(
    "^(?:yeah |yes |okay |right |fine |well |oh |sure |so |look )*whatever(?: you say| then| "
    "mate| sir| love| madam| man| lady| dude)*$",
    "(?:yeah|fine|okay|right) whatever(?: you say| then| mate| sir| love| madam)?(?= i| we| "
    "just| so|$)",
)

# A retort that makes little of what the caller has just said.
SHRUG = Phrases(
    "^(?:aye |yeah |well |look |oh |love |sir |so |aw )*(?:it is \\w+ "
    ")?(?:everybody|everyone|we all|we have all|they all|we are all|everybody else) ?s?(?: has|"
    " have| is| are)?(?: got| got to| had)? ?\\w* ?\\w*$",
    "(?:second|third|fourth|fifth|sixth|tenth) time lucky|better luck next time|poor you|poor "
    "baby|diddums|tough|hard luck|that is life|such is life|life is hard|worse things happen|oh"
    " dear how sad|world is smallest violin|^(?:ooh|oh) (?:get you|scary|i am scared|i am "
    "shaking)|first world problem",
)

# What the caller threatens, and answers that mock it.
THREAT = Phrases(
    "(?:write|writing|written|complain|complaint|complaining|report|reporting|review|"
    "ombudsman|solicitor|lawyer|sue|suing|court|trading"
    " standards|social media|newspaper|head office|take this further|taking this "
    "further|manager|supervisor|boss|cancel|cancelling|elsewhere|competitor)",
)
MOCKERY = Phrases(
    "can not wait|be my guest|go (?:right )?ahead then|good luck with (?:that|it)|feel free|you"
    " do that|do what you|ooh|suit yourself|knock yourself|whatever|join the queue|see where "
    "that gets|yeah right|i am (?:sure|shaking|scared|trembling)|off you go|go for it|do it "
    "then|see if|nobody will|no one will|that will (?:help|work|do)|we will miss you|who "
    "cares|go on then",
)

# Words that speak to the caller.
TO_CALLER = Phrases("you|your|yours|yourself|ye|ya|love|lady|mate|pal|sir|madam")
