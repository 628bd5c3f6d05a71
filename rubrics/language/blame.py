"""Running down a colleague, another department or the company before the caller."""

from rubrics.language.phrases import Phrases

_CLASSES = {
    "they": "(?:he|she|they|nobody|no one|none of them|that one|that lot|this lot|them "
    "lot|those lot|half of them)",
    "group": "(?:lads?|boys?|guys?|girls?|fellas?|fellows?|crews?|crowd|lot|teams?|"
    "department|dept|office|people|folks|bunch|drivers?|engineers?|fitters?|"
    "technicians?|techs|reps?|salesmen|warehouse|shipping|billing|accounts|"
    "accounting|sales|dispatch|despatch|depot|it|i"
    " t|head "
    "office|management|managers?|reception|stores?|branch|marketing|finance|"
    "payroll|hr|human"
    " resources|couriers?|contractors|agents?|staff|colleagues?|shift|post "
    "room|mail ?room|factory|plant|call "
    "cent(?:re|er)|support|maintenance|workshop|company|place|firm|outfit|system"
    " "
    "people|logistics|packers|purchasing|bookings|reservations|kitchen|"
    "housekeeping|nurses|doctors|registrar|upstairs|downstairs|corporate|"
    "headquarters|planners|legal|complaints|claims|deliveries|returns|day"
    " shift|night shift|temps?|trainees?|juniors?|new "
    "(?:guy|girl|lad|boy|starter|hire)|secretary|predecessor|whoever ~3 )",
    "bad": "(?:useless|hopeless|incompetent|clueless|lazy|unreliable|disorganised|"
    "disorganized|pathetic|careless|sloppy|shambolic|dozy|thick|worse"
    " than useless|no good|no use|a waste of space|a joke|a bit of a joke|an "
    "absolute joke|a shambles|a disgrace|an embarrassment|a nightmare|a "
    "disaster|a liability|a law unto \\w+|a mess|a circus|a zoo|a "
    "madhouse|chaos|in chaos|asleep|half asleep|asleep at the wheel|away with "
    "the fairies|scatterbrained|scatty|forgetful|all over the "
    "shop|rubbish|terrible|dreadful|awful|shocking|appalling|abysmal|atrocious|"
    "woeful|brutal|cat|not"
    " up to (?:it|much|the job)|not the (?:brightest|sharpest|best|most)|not "
    "exactly (?:the|known)|not great|not much use|bad at|never "
    "(?:here|there|around|about|in|on time|at (?:his|her|their) desk)|hard "
    "work|slow as|as much use as|about as much use|no better|out to lunch|one "
    "of those|the same every|past (?:it|caring)|a bit "
    "(?:slow|dim|dozy|dense|thick|useless|hopeless|simple|of a "
    "clown)|slackers?|idle|bone idle|a "
    "cowboy|cowboys|clowns?|idiots?|jokers?|morons?|muppets?|amateurs?|fools?|"
    "numpties|eejits?|monkeys|donkeys|a"
    " headcase|a chancer|chancers)",
    "insult": "(?:idiots?|clowns?|morons?|muppets?|cowboys|jokers?|numpt(?:y|ies)|eejits?|"
    "amateurs|imbeciles|donkeys|chancers|plonkers|wasters|halfwits|dimwits|dopes|"
    "geniuses|comedians|bozos|slackers|wallies|goons|dummies|incompetents)",
    "mess": "(?:mess|muck|screw|cock|foul|stuff|balls|bugger|botch|bungle|fluff|make a "
    "(?:mess|hash|balls|pigs ear))",
    "messed": "(?:messed|mucked|screwed|cocked|fouled|stuffed|ballsed|buggered|botched|"
    "bungled|fluffed|made"
    " (?:a|another|such a|a right) (?:mess|hash|balls|pigs ear|dogs dinner))",
    "wrong": "(?:mess\\w*|muck\\w*|screw\\w*|cock\\w*|foul\\w*|botch\\w*|bungl\\w*|"
    "los\\w+|forget\\w*|break\\w*|drop\\w*|ignor\\w*|sit\\w*"
    " on|tak\\w+ forever|get\\w* ~3 wrong|mak\\w+ mistakes|do\\w* "
    "(?:this|that)|pass\\w* the buck|blam\\w*|dump\\w*|mix\\w* ~3 "
    "up|misplac\\w*|leav\\w+ (?:us|me|things)|let\\w* ~3 down|send\\w* ~3 "
    "wrong|complain\\w*|promis\\w+ things|double book\\w*)",
    "things": "(?:backsides?|arses?|asses|behinds?|bums?|own feet|feet|own foot|own "
    "shoes|nose|noses|elbow|way out|paper bag|piss "
    "?up|party|bath|sandwich|shoelaces?|laces|barn door|kettle|egg|brewery|two "
    "and two|both hands|a map|raffle|cup of tea|cold|straight|lightbulb|light "
    "bulb|doughnut|snow|to ten|past ten|bag|toast|water|whelk stall|lemonade "
    "stand|bun ?fight|phone book|calendar|clock)",
}

_WHO = (
    "(?<!you )(?<!your )(?!(?:i|we|you|it|that|this|there|which|and|who|but|so|or|have|has|had|can|"
    "could|would|will|do|did|does|is|was|were|are|am|just|really|had|card|phone|line|machine|"
    "customer|caller|payment|money|thing|bus|train|one|email|app)\\b)\\w+"
)
_DUTY = (
    "(?:check|read|look|listen|answer|pick up|ring back|tell|reply|turn up|bother|test|clean|learn|"
    "think|write|remember|care|fix|tidy|ask|update|show up|knock|pack|measure|count|finish|follow|"
    "help|notice|do)(?:s|es)?"
)

# What is said to be somebody's way: leaving duties undone, doing them anyhow, being of no worth.
_HABITS = (
    f"{_WHO} (?:never|hardly ever|rarely|seldom) (?:even |actually |bother to |ever )*{_DUTY}"
    "(?: (?:a |any|thing|this|that|these|those|the|their|his|her|it|them|us|me|anyone|anybody|up|"
    "what|through|over|properly|back|out|before|on|at|in|where)|$)",
    "(?:he|she|they|lads|people|lot|team|warehouse|drivers?|boys|guys|sales|couriers?|office) "
    "(?:all |always |only |will )*(?:just |simply |only )(?:shove|chuck|sling|dump|throw|wing|bung|"
    "lob|fling|stuff|toss|guess|bluff|fob|make (?:it|things|stuff)|do whatever|say anything|"
    "tell (?:you|people) (?:anything|whatever)|do not (?:care|bother))(?:s|es)?",
    f"{_WHO} (?:never|hardly ever|rarely) \\w+ (?:a|one|a single|any) (?:single )?(?:blind "
    f"|blessed |"
    "damn )?thing|(?:he|she) (?:just |always )?(?:wings|fudges|bodges|bluffs|guesses|makes things"
    " up)",
    "(?:do not|never|hard to|wonder|god|who|lord|goodness) (?:only )?(?:knows? )?what (?:it is )?"
    "(?:they|he|she|that lot|those \\w+) (?:actually |even )?(?:do|does|get up to|is paid|are paid|"
    "get paid)(?: \\w+)? (?:all day|down there|up there|over there|in there|for|for a living|here)",
    "(?:make|makes|made|making) (?:a|an|such a|another) (?:right |proper |complete |total |real )*"
    "(?:pigs ear|dogs dinner|dogs breakfast|hames|hash|balls|bags|mess|haymes)",
    "(?:he|she|they|is|are|bit|so|pretty|dead|proper|awful|awfully|terribly|very) (?:is |are )?"
    "(?:slapdash|slipshod|cack handed|ham fisted|half baked|haphazard|amateurish|lackadaisical|"
    "work ?shy|two faced|tight fisted|all talk|scatter ?brained|hare brained|cavalier)",
    "(?:whole|entire|this|the) (?:\\w+ )?(?:department|place|office|team|shop|branch|company|"
    "thing|ward) (?:only )?(?:runs|depends|relies|hangs|rests) on me|i am the only (?:one|person) "
    "(?:here |in here |round here )?(?:who|that) (?:does|do|knows?|lifts?|works?|cares?|can)|"
    "(?:nobody|no one) else (?:here )?(?:lifts|does|bothers|knows|cares|can)",
    "(?:get|got|getting|have|had) more sense out of|talking to (?:a|the|that) (?:brick )?wall|"
    "in one ear and out|holding the baby|dread (?:\\w+ ){1,6}(?:from|in|with)|"
    "(?:he|she|they) (?:means?|mean) well but|couldnt run|as lazy as|half (?:done|finished) every",
    "(?:he|she|they|that one) (?:is|are) (?:the worst|no use|never any|hard work|a menace|"
    "a disaster|a walking|a liability|not (?:known|famous|renowned) for)",
    "(?:oh|well|ah) you (?:spoke to|got|had|dealt with|met) (?:\\w+)(?: \\w+)? (?:so )?(?:that "
    "explains|i am sorry for you|oh dear|poor you|bad luck|no wonder)",
)

RUN_DOWN = Phrases(
    *_HABITS,
    "(?:{group})(?:(?: \\w+){0,2} "
    "(?:have|has|really|always|clearly|probably|obviously|just|went and|have gone and|has gone "
    "and) {messed}| (?:always |never |will )*{mess}(?:es|s)? "
    "(?:up|this|it|that|things|everything)| (?:here |there )?(?:never|do not ever|hardly "
    "ever|rarely) (?:answer|pick up|tell|read|check|listen|test|do|get|turn "
    "up|bother|remember|update|finish|talk|write|ring|call|reply|pass)| "
    "(?:does|do|did|would|can|could) not (?:seem to |even |ever |really )?(?:test|tell "
    "us|care|think|listen|bother|talk to (?:us|each other|anyone)|communicate|be bothered|give "
    "a|check (?:anything|things|their)|read (?:anything|emails|their|the)|do (?:anything|a "
    "thing|much|their)|answer (?:anyone|the|their)|pull (?:his|her|their)))",
    "(?:someone|somebody)(?: \\w+){0,2} "
    "(?:have|has|really|always|clearly|probably|obviously|just|went and|have gone and|has gone "
    "and) {messed}",
    "{they} (?:does|do|did|would|can|could) not (?:seem to |even |ever |really )?(?:test|tell "
    "us|care|think|listen|bother|talk to (?:us|each other|anyone)|communicate|be bothered|give "
    "a|check (?:anything|things|their)|read (?:anything|emails|their|the)|do (?:anything|a "
    "thing|much|their)|answer (?:anyone|the|their)|pull (?:his|her|their))",
    "(?:{group}|{they}) (?:strikes?|striking|at it) again|(?:you )?know what "
    "(?:{group}|{they}|that lot) (?:is|are) like|(?:that|this|it) (?:will|would|must|has to) be"
    " \\w+s (?:doing|handiwork)|(?:rushes|forgets|loses|breaks|botches) everything|cuts? "
    "corners|if (?:\\w+ ){1,3}(?:did|had done|would do) (?:their|his|her) (?:jobs?|work)|told "
    "(?:them|him|her) (?:\\w+ ){1,4}times (?!you)|but do (?:they|he|she) listen|(?:will|would) "
    "(?:they|he|she) listen|out of (?:his|her|their) depth|in over (?:his|her|their) "
    "heads?|(?:place|company|firm|department|outfit|office) is (?:\\w+ )?(?:falling apart|going"
    " (?:downhill|under|to pot)|run by|held together)|they (?:bought|gave|got|lumbered) us "
    "(?:with )?(?:is |are )?(?:\\w+ )?(?:a )?(?:heap|piece|load|pile) of",
    "(?:is|was) no (?:great |big )?loss|good riddance|(?:would|could|will) (?:\\w+ "
    ")?(?:lose|forget) (?:a|an|his|her|their) (?:own )?\\w+ (?:in (?:a|an)|if "
    "(?:it|he|she|they))|lose (?:his|her|their) (?:own )?head",
    "(?<!\\bi )(?<!\\bwe )(?<!\\byou )(?:could|can|would) not (?:\\w+ ){1,7}without "
    "(?:\\w+ing|a map|help|his|her|their|instructions|supervision)|on the (?:\\w+ "
    ")?(?:beers|booze|grog|razz|tiles|jar|gin|vodka|whisky|wine|pop|session)|tied one on|no fit"
    " state|face down|out cold|(?:he|she|they) (?:is|are|was|were|will be) (?:\\w+ "
    ")?(?:hanging|rough|paralytic|steaming|blootered|plastered|hammered|legless|wrecked|"
    "stoned|wasted|pissed)(?!"
    " (?:on|up|about))|off (?:his|her|their) face|skinful|one too many|had a few too|sleeping "
    "off",
    "(?:could|would|can|will) not "
    "(?:know|pick|book|find|run|organi[sz]e|manage|spot|recogni[sz]e|catch|hit|tie|sell|fix|"
    "boil|drive|read|answer|make|see|add|spell|count|plan|pour|lift|post|pack|wire)"
    " (?:a|an|the|his|her|their|two|one|it) ?(?:\\w+ ){0,5}?(?:if (?:it|you|they|he|she)|for "
    "(?:one|toffee|love)|to save|off a|with (?:a|both|two)|in a|and two)|for toffee|to save "
    "(?:his|her|their) (?:life|lives)|if (?:it|one) (?:bit|hit|slapped|jumped|fell|was "
    "(?:nailed|stuck|sitting|staring|on fire|right in|in front|tattooed|up))",
    "(?:stupid|bloody|useless|damn|damned|flaming|blasted|hopeless|wretched|lazy|incompetent|"
    "sodding|idiotic|ridiculous|silly)"
    " (?:\\w+ "
    ")?(?:{group}|procurement|team|engineers|doctor|boss|driver|consultant|him|her|them)(?! "
    "(?:question|mistake|thing))|law unto|sit(?:s|ting)? on (?:their|his|her) "
    "(?:hands|backsides?|bums?|arses?)|good luck (?:with|getting) (?:them|him|her|an "
    "answer|any|anything|anyone|hold|through|that lot|finance|it|sense)|any sense out "
    "of|bodg\\w+|botch\\w+|cowboy job|full of (?:errors|mistakes|rubbish)|no "
    "brains?|(?:not|without) a brain|brain (?:cell|between)",
    "(?:knows?|understands?) nothing|know(?:s)? (?:absolutely )?nothing|(?:have|has|had) "
    "?(?:not|no|n t)? (?:a |got a )?(?:clue|notion|baldy)(?! (?:i|where|what time|sorry))|off a"
    " script|gone to the dogs|gone downhill|(?:they|he|she|it) (?:have|has) ruined|(?:is|are) "
    "(?:a|an|such a|just a|an absolute|a right|a total) "
    "(?:butcher|tyrant|bully|nightmare|liar|cowboy|menace|nuisance|dinosaur|disgrace|joke|"
    "law|pain|chancer|dosser|waster|gobshite|pig|dragon|witch|snake|control"
    " freak|airhead|space cadet)|tight as|do not get me started|so (?:she|he|they) says?|if you"
    " believe (?:that|her|him)|as (?:usual|per usual|always) "
    "(?:and|with|they|he|she)|(?:off|late|early|missing|gone|wrong|forgot|lost it) (?:again "
    ")?as usual",
    "(?:just|always|only|all|they|he|she|lads|people|reps|team) (?:lie|lies|lied|lying)(?! "
    "(?:down|in|on|ahead))|wants? (?:shooting|sacking|firing|stringing)|(?:did|do|does|doing) "
    "(?:his|her|their) (?:job|jobs|work) (?:properly|right)|what (?:they|he|she) (?:are|is) "
    "paid|(?:too|so|that|just|all|bone|plain) (?:lazy|idle|dim|thick|rude|slow|useless|busy "
    "gossiping)|bit (?:dim|thick|slow on|useless)|a disgrace(?: really| honestly|$)|that "
    "explains (?:it|everything|a lot)|handiwork|can not stand "
    "(?:working|that|him|her|them|the)|tak(?:e|es|ing) (?:forever|an age|all year) "
    "(?:because|to|over|with|on)|(?:done|doing|at) it again "
    "(?:god|have|sigh|typical)|(?:have|has) done it again|give me strength|turn up (?:some time"
    " )?next year|thinks? (?:he|she|they) (?:own|owns|is god|is above|are above)|think the rest"
    " of us|leave it (?:all )?(?:for|to) us|left the rest of us|never (?:do|does|did) "
    "(?:anything|a thing|a tap|a stroke|what|their)|nobody in \\w+ can|in "
    "carved|carving|hid(?:e|es|ing) from (?:people|us|everyone)|obviously (?:had not|did "
    "not|has not|have not)|could not be bothered|cheap(?:est)? (?:\\w+ )?(?:they|he|she) "
    "could|let him near|comes and goes",
    "(?:geniuses|idiots|clowns|muppets|cowboys|jokers|eejits|numpties|morons) "
    "(?:in|up|down|from|over|who|that|upstairs|downstairs|next door)(?! the "
    "children)|(?:those|them|these|our|that|bunch of|load of|pack of|shower "
    "of|right|such|absolute|complete|total|bloody|real|pair of|by) (?:\\w+ )?{insult}(?! "
    "(?:up|question|proof|of me))",
    "{they} (?:is|are|was|were|can be|must be)(?: just| really| all| so| pretty| a bit| bit| "
    "always| absolutely| completely| totally| frankly| honestly| kind of| rather| quite| that| "
    "a complete| a total)* {bad}",
    "(?:the|that|this|our|those|them|whole|entire|in|from|over at|over in|down in|up in) "
    "(?:\\w+ )?{group}(?: \\w+){0,3} (?:is|are|was|were)(?: just| really| all| so| pretty| a "
    "bit| always| absolutely| completely| totally| frankly| honestly| a complete| a total| kind"
    " of)* {bad}",
    "^(?:\\w+ ){0,4}(?:billing|accounts|sales|shipping|dispatch|i t|it|hr|head "
    "office|management|marketing|finance|payroll|warehouse|support|logistics|corporate|reception)"
    " (?:here )?(?:is|are)(?: just| really| all| so| a bit| always| absolutely| a complete| a "
    "total)* {bad}",
    "(?:it is|what) (?:always |just |such |all )*(?:a|an) (?:\\w+ "
    ")?(?:shambles|joke|circus|madhouse|zoo|mess|nightmare|disgrace) (?:here|in here|over "
    "there|down there|up there|in there|round here|around here|in this|at the moment in)",
    "useless (?:lot|bunch|so and so|article|at|with)|hopeless (?:at|with|case|lot|cases)|waste "
    "of space|not the sharpest|not the brightest|sandwich short|few bricks short|lights are on",
    # Whoever always gets it wrong.
    "(?<!\\bi )(?<!\\bwe )(?<!\\byou )(?<!\\bit )(?<!\\bi am )(?<!\\bwe are )(?<!\\byou are "
    ")(?:always|constantly|forever|never stop|never stops|keep|keeps|regularly|every time) "
    "{wrong}",
    "{they} (?:have|has|had|must have|will "
    "have|really|always|clearly|probably|obviously|only|just|went and|completely|totally|have "
    "gone and|will|do|can)* ?{messed}",
    "{they} (?:never|do not ever|hardly ever|rarely) (?:answer|pick "
    "up|ring|call|reply|tell|read|check|listen|test|do (?:a thing|anything|what)|get "
    "(?:it|anything)|turn "
    "up|bother|remember|update|finish|write|pass|clean|look|think|learn)(?! (?:miss|fail|let))",
    "(?<!\\bi )(?<!\\bwe )(?<!\\byou )could not (?:\\w+ "
    "){0,2}?(?:find|organi[sz]e|run|build|tie|boil|spell|count|manage|fight|punch|hit|pour|"
    "sell|catch|plan|add|make|tell|read|cook|butter|change)"
    " (?:\\w+ ){0,3}{things}",
    # Not knowing, not caring, not talking.
    "(?:does|do|did) not (?:seem to |ever |even )?(?:know|have a clue|have the first idea|have "
    "any idea) what (?:he|she|they|it) (?:is|are|was|were)",
    "{they} (?:does|do|did) not (?:seem to |ever |even )?(?:know|understand) (?:one "
    "end|their|his|her|the first thing|anything about|how to|a thing|the difference|what day)",
    "(?:no|not a|have not a|without a) (?:idea|clue|notion) what (?:he|she|they) (?:is|are) "
    "(?:doing|at|talking)",
    "can not be bothered|could not be bothered|could not care less|not (?:that |too |very |all "
    "that )?bothered|not pull\\w* (?:his|her|their) weight|not do (?:his|her|their) job",
    "without (?:telling|asking|warning|even telling|testing) (?:anyone|anybody|us|it|me|a "
    "soul)|nobody (?:here|there|in \\w+|down there|up there|over there|in that \\w+) (?:ever "
    ")?(?:knows|tells|talks|listens|reads|checks|cares|does)(?! you|(?: what it is))",
    "(?:left|right) hand does not|we (?:always |then |are always |are the ones who |in \\w+ "
    ")*(?:have to|end up|get|are left to) (?:face|picking|cleaning|clean|pick "
    "up|clear|sorting|the blame|taking the blame|blamed|mop|fix (?:their|his|her))",
    "cleaning up (?:after|their|his|her)|covering for (?:his|her|their) mistakes",
    # Trust denied, honesty denied.
    "(?:would|will|can) not (?:trust|rely on|count on|bank on|believe a word|let|put) "
    "(?:him|her|them|that|those|anything)(?: \\w+){0,2}? ?(?:loose|near|with|in "
    "charge|says?|say|to|lot|on|round|around|within)?(?<!let him|let her|put him|put "
    "her)(?<!let them)(?<!put them)",
    "will (?:say|tell you|promise|sell you|sign) (?:anything|any old|whatever)|sell "
    "(?:his|her|their) (?:own )?(?:granny|grandmother|mother)|only (?:in "
    "it|care|there|after|interested) ~3 (?:commission|bonus|money|targets?)",
    "(?:sold|gave|fobbed|palmed|told|spun) you (?:off )?(?:with )?(?:that |a "
    ")?(?:junk|pup|lemon|load of|pack of|line|rubbish|crap|nonsense|lies)",
    "(?:lied|lying|lies) to you|telling you (?:lies|porkies|nonsense|rubbish)|(?:talking|talks)"
    " (?:rubbish|nonsense|out of)",
    "{they} (?:does|do|should|would|will)? ?(?:try|mean well|does try|do try) (?:their best "
    "|bless (?:him|her|them) )?(?:but|they are|though|bless)|they try",
    "do not (?:tell|quote) (?:anyone|anybody|me|them) (?:i said|on that|but)|you did not hear "
    "(?:it|that) from me (?:but )?(?:he|she|they)",
    "(?:los\\w+|break\\w*|forget\\w*|miss\\w*|drop\\w*|mislay\\w*|lost) (?:about "
    ")?(?:half|a|most|one|three|two|everything|every|at least) (?:\\w+ "
    "){0,5}(?:a|every|each|per) (?:week|day|time|month|shift)|lose half|los(?:es|ing) "
    "everything|lost half of",
    "god (?:love|help) (?:him|her|them) (?:but |he |she |they "
    ")?(?:is|are|los\\w*|can|could|would|does|do|never|always|forget\\w*)",
    # A slur as the cause of an absence.
    "hung ?over|big night|heavy night|late night by|sleeping it off|worse for "
    "wear|skiving|skived|bunking off|slacking|dossing|on the "
    "(?:lash|piss|drink|batter|beer|sauce)|in the pub|down the pub|pulled? (?:a|another) "
    "sickie|throwing a sickie|still in bed|slept in again|probably asleep|drunk|nursing "
    "(?:a|his|her) (?:sore )?head|cant be arsed|swanning|swans|lazing|goofing off|playing hooky",
    "(?:is|are|that is|how) (?:so |just |very )?typical|typical (?:of "
    ")?(?:him|her|them|billing|sales|head office|that lot|it|i t|management)|(?:all over|just "
    "like) (?:him|her|them) to|(?:thats|that is) (?:him|her|them|\\w+) all over|that is "
    "(?!it|that|all|one|two|fine|good|okay|sorted|done|right|just|ready|everything|perfect|"
    "not)\\w+"
    " for you|what do you expect (?:from|of) |story of (?:my life|this place)|welcome to (?:my "
    "world|this place)",
    "(?:someone|somebody) (?:in|at|over in) \\w+ (?:needs|wants) (?:their|a) "
    "(?:head|eyes|kick)|needs? (?:his|her|their) head (?:examin\\w*|look\\w*)|should be "
    "(?:sacked|fired|shot|ashamed)|(?:get|want) rid of (?:him|her|them)",
    "only \\w+ (?:that |who )?(?:can|knows how to|does it|do it|cuts|cut) ~4 "
    "(?:properly|right)|(?:\\w+) should never have (?:told|said|sold|promised) you|i do not "
    "know (?:who|why) (?:they|he|she) (?:hired|employ\\w*|pay\\w*|bother\\w*|even)",
    "(?:whoever|whichever (?:idiot|genius|clown)) ~4 (?:wants|needs|should|must have been|was "
    "not)|some (?:genius|clown|idiot|bright spark|muppet|eejit|numpty|fool|joker)|what a "
    "(?:shower|useless|hopeless)|the morning crowd|that shower",
    classes=_CLASSES,
)

# Somebody of the own house, or the house itself, is spoken of.
OF_THE_HOUSE = Phrases(
    "he|she|they|him|her|them|his|their|hers|theirs|those|whoever|someone|somebody|nobody"
    "|{group}s?|"
    "place|firm|company|here|one",
    "(?:last|previous|other|new|first|whole|same|only) (?:\\w+ )?(?:girl|guy|lad|man|woman|person|"
    "one|fella|adviser|branch|owner|shift|place|thing)|\\w+(?:s|ing)? (?:does|did|has|is|was|could|"
    "would|can|never|always|only|just|means|makes?|leaves?|loses?)",
    classes=_CLASSES,
)

# Said of a thing, of oneself or the other way round: no running down.
FAIR = Phrases(
    "(?:you|your \\w+) (?:told|said|called|say|think|feel|mean)(?: \\w+){0,4} "
    "(?:idiots?|useless|hopeless|clowns?|lazy|rude|liars?)|when you say|idiots? guide|like "
    "(?:an?|such an?) (?:idiot|eejit|fool|clown)|clowns are booked|roadworks|genius "
    "bar|(?:line|lines|connection|signal|weather|traffic|reception "
    "on|road|roads|phone|network|internet|wifi|website|page|queue|parking|screen|printer|"
    "coffee|it)"
    " (?:is|are|was|were)(?: \\w+){0,2} "
    "(?:terrible|awful|rubbish|dreadful|hopeless|useless|shocking|a nightmare|a "
    "mess|slow|bad|chaos)",
    "(?:i|we) (?:am|are|was|were|have been)(?: \\w+){0,2} (?:useless|hopeless|terrible|a "
    "mess|rubbish|awful|slow|bad at)",
    "(?:is|are|was|were) not (?:useless|hopeless|lazy|incompetent|a joke|rubbish|bad)",
    "(?:it|that|this|which) (?:is|was|can be) (?:\\w+ )?(?:a|an) (?:\\w+ "
    ")?(?:pain|nuisance|nightmare|"
    "menace)|(?:i|we) (?:am|are|was|get|got) (?:\\w+ )?(?:hopeless|useless)|"
    "(?:between us we|between us and)|(?:has|have) not (?:lied|messed)",
)
