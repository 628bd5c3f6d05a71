"""How an absence is told: neutral availability, and what nobody outside needs to know."""

from rubrics.language.phrases import Phrases
from rubrics.language.words import word_set

_CLASSES = {
    "he": r"(?:he|she|they|him|her|them|sir|maam|madam|doctor|professor)",
    "is": r"(?:is|was|are|were|has|had|have|will be|would be|might be|has been|had been|must be"
    r"|could be|gone|went|got|be)",
    "not": r"(?:not|no|never|nae)",
    "yet": r"(?:yet|so far|still)",
    "kin": r"(?:son|sons|daughter|daughters|kid|kids|child|children|little one|little ones|baby"
    r"|babies|boy|girl|wife|wifes"
    r"|husband|husbands|partner|partners|mother|mothers|father|fathers|mum|mums|mam|mams|mom"
    r"|moms|dad|dads|gran|grandmother"
    r"|grandma|grandfather|grandad|nan|nana|brother|brothers|sister|sisters|aunt|uncle|cousin"
    r"|family|in laws|parents|parent"
    r"|missus|girlfriend|boyfriend|fiance|fiancee|grandson|granddaughter|grandkids|grandchildren"
    r"|toddler|newborn|nephew|niece)",
    "own": r"(?:his|her|their|the|a|an|some|another|this|that|its)",
    "meal": r"(?:lunch|luncheon|lunchtime|lunch break|lunch hour|dinner break|breakfast|brunch"
    r"|his dinner|her dinner|tea break|coffee break|cigarette break"
    r"|smoke break|fag break|smoko|break time|tiffin|supper|morning tea|his break|her break"
    r"|his tea|her tea)",
    "wc": r"(?:bathroom|toilet|loo|restroom|rest room|washroom|wash room|mens room|ladies room"
    r"|mens|ladies|gents|john|lavatory|powder room|can|dunny|bog|little boys room"
    r"|little girls room|jacks)",
    "far": r"(?:holiday|holidays|vacation|vacations|annual leave|maternity leave|paternity leave"
    r"|parental leave|sick leave|compassionate leave|bereavement leave|personal leave"
    r"|family leave|medical leave|stress leave|honeymoon|cruise|safari|pilgrimage|sabbatical"
    r"|leave|pto|jollies|skiing trip|camping trip|road trip|getaway|city break)",
    "medic": r"(?:doctor|doctors|dentist|dentists|hospital|physio|physiotherapist|gp|clinic"
    r"|therapist|therapy|counsellor|counselling|chiropractor|optician|opticians|antenatal|scan"
    r"|checkup|check up|er|emergency room|a and e|specialist|dermatologist|oncologist|midwife"
    r"|rehab|detox|vet|vets|psychiatrist|orthodontist|gynaecologist|ultrasound|xray|x ray|chemo"
    r"|dialysis|operation|blood test|smear|infirmary)",
    "place": r"(?:gym|pub|bar|shop|shops|mall|supermarket|bank|post office|garage|mechanic"
    r"|mechanics|hairdresser|hairdressers|barber|barbers|salon|nail salon|golf|golf course|races"
    r"|football|match|cricket|rugby|ballgame|game|beach|pool|park|school|nursery|daycare|creche"
    r"|airport|casino|betting shop|bookies|mart|market|church|mosque|temple|wedding|funeral"
    r"|party|christening|baptism|graduation|recital|concert|festival|cinema|movies|spa|yoga"
    r"|pilates|mothers|mums|moms|dads|parents|home|house|bed|court|courthouse|police station"
    r"|jail|prison|canteen|cafe|coffee shop|starbucks|costa|cafeteria|staff room|kitchen"
    r"|drive thru|mcdonalds|greggs|car|car park|parking lot|yoga class|solicitor|solicitors"
    r"|lawyer|lawyers|divorce lawyer|job centre|bowling|swimming|fishing|hunting|shooting"
    r"|camping|skiing|sailing|surfing|gardening|shopping|sunbathing)",
    "sick": r"(?:sick|ill|poorly|unwell|not well|not feeling well|not very well|feeling rough"
    r"|under the weather|rough|hungover|hung over|hanging|worse for wear|drunk|pissed|tired"
    r"|pregnant|expecting|contagious|vomiting|throwing up|being sick|crook|laid up|in bed"
    r"|depressed|stressed|burnt out|burned out|injured|suffering|asleep|sleeping|in labour"
    r"|in labor|knackered|wrecked|down with|gastro|feverish|bereaved|grieving)",
    "illness": r"(?:hangover|migraine|migraines|headache|flu|the flu|cold|a bug|bug|covid|corona"
    r"|food poisoning|stomach|tummy|fever|temperature|bad back|back trouble|back out|broken"
    r"|operation|stress|anxiety|depression|breakdown|virus|chickenpox|shingles|tonsillitis"
    r"|cancer|stroke|heart attack|piles|gout|hernia|toothache|root canal|morning sickness"
    r"|nervous breakdown|sore throat|chest infection|infection|pneumonia|malaria|typhoid|dengue)",
}

# The person cannot be reached now: enough by itself to know that an absence came up.
ABSENT = Phrases(
    r"{not} (?:\w+ )?(?:available|free|around|about|contactable|reachable|able to (?:come|take"
    r"|talk|speak|get))",
    r"{not} (?:\w+ )?(?:here|in|at) ~2 (?:desk|office|today|now|moment|minute|present|presently"
    r"|currently|station|phone)",
    r"(?:is|am|are) {not} (?:actually |just |even )?(?:here|in|there|back|about"
    r"|present)(?! (?:the|a|my|our|your|stock|for))",
    r"unavailable|indisposed",
    r"\w+s (?:not|no) (?:in|here|about|around|there|back|available|free)(?! (?:the|a|my|our|your"
    r"|stock|for))",
    r"(?:away|gone|stepped away|moved away|absent) from (?:his|her|their|the) (?:desk|phone|seat"
    r"|table|station|computer|chair|counter)",
    r"(?:stepped|popped|nipped|gone|went|just) (?:away|out)(?! the )",
    r"on ~2 (?:other|another|different|second) (?:call|line|phone)",
    r"on (?:a|the) (?:call|phone|conference call|long call)(?: already| right| at| just| with)?",
    r"in ~2 (?:meeting|meetings|surgery|conference|training|interview|appointment|consultation"
    r"|session|class|lesson|theatre|surgery|briefing|course)(?: right| at| just| until| till)?",
    r"(?:with|seeing|helping|serving|showing|assisting|attending) ~1 (?:another|other|a"
    r"|some) ~1 (?:client|clients|customer|customers|patient|patients|family|guest|guests"
    r"|colleague|visitor|visitors|student|parent|couple|supplier|resident|tenant|caller|someone)",
    r"with (?:someone|somebody)",
    r"tied up|engaged|occupied|otherwise engaged|in with (?:someone|somebody|a|the|another)",
    r"(?:is|are|was|s) (?:\w+ )?busy",
    r"out of (?:the )?(?:office|town|building|country|area)",
    r"(?:will|should|would|ought to|due|expected|wont|will not) ~3 back ~1 (?:at|on|by|around"
    r"|about|in|until|till|after|before|from|later|tomorrow|monday|tuesday|wednesday|thursday"
    r"|friday|soon|shortly|next|this)",
    r"(?:back|in|free|available) (?:again )?(?:at|on|by|around|after|from|until"
    r"|till) (?:\w+ )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon"
    r"|half|quarter|monday|tuesday|wednesday|thursday|friday|lunch|\d+)",
    r"(?:in|back) (?:again )?(?:tomorrow|monday|tuesday|wednesday|thursday|friday|next week"
    r"|later|shortly|this afternoon)",
    r"(?:gone|left|finished|done|out|away|off) (?:for|until|till) (?:the )?(?:day|today|week"
    r"|afternoon|evening|night|weekend|morning|monday|tomorrow)",
    r"(?:is|are|s) (?:out|away|off)(?: today| this| right| at| for| until| till| all|$)",
    r"can not (?:come to|take|get to|answer|talk|speak) ~3 (?:phone|call|calls|now|moment|you)",
    r"(?:will|would|wo) not (?:be able to )?(?:get|reach|catch|find|have) (?:him|her|them|hold of)",
    r"(?:does|do) not (?:answer|pick up|work (?:today|on|here))",
    r"just missed (?:him|her|them|\w+)",
    r"no longer (?:with|works|here)",
    r"can not (?:get|reach|raise|find|locate|get hold of|track down"
    r"|seem to get) (?:a )?(?:hold of )?(?:him|her|them)",
    r"(?:line|phone|extension) (?:is |s )?(?:busy|engaged|ringing out|just rings"
    r"|going to voicemail|goes to)|lines busy|no answer|(?:is not|not|isnt) (?:picking up"
    r"|answering|responding)|voicemail",
    classes=_CLASSES,
)

# What is left of such words where a recogniser lost some; enough in answer to "is he there?".
PERHAPS_ABSENT = Phrases(
    r"(?:in|with|on|tied|not|out|away|busy|at) ~4 (?:moment|minute|present|until|till|desk|right"
    r" now"
    r"|just now|half hour|afraid|other line)",
    r"not (?:free|in|here|about)|on (?:a )?(?:call|phone|meeting)|tied",
)

# What gives the colleague's whereabouts or private matters away, or reflects on them.
OVERSHARED = Phrases(
    # not there when he should be
    r"(?:not|never|yet to|did not|nae) (?:\w+ )?(?:showed|shown|show|turned|turn|rocked|rolled"
    r"|rock|roll|made it|make it(?! to you)|bothered|bother to|bother with|surfaced|appeared"
    r"|arrived|come in"
    r"|came in"
    r"|got in|gotten in|clocked in|seen (?:him|her|them)|been seen|graced|checked in|reported"
    r"|materialised)",
    r"(?:late|running late|running behind|delayed) ~1 (?:again|as usual|as always|as ever|today"
    r"|this morning|every)",
    r"(?:is|s|always|running|was|be|been|are) (?:\w+ )?late(?! (?:shift|turn|than|fee|payment|on"
    r"|in|for))",
    r"(?:still|stuck) ~1 (?:in|on) ~1 (?:traffic|bed|train|motorway|bus|his way|her way"
    r"|their way|the way)",
    r"(?:on (?:his|her|their|the) way (?:in|to work|home|to|back from))",
    r"(?:overslept|slept in|sleeping in|slept through|alarm did not|missed (?:his|her"
    r"|the) (?:bus|train|alarm)|car (?:would not|broke|trouble)|car wont start)",
    r"(?:no|any) sign of (?:him|her|them)|(?:no|not an) idea where|(?:god|goodness|lord|heaven"
    r"|heavens|who|nobody|no one) (?:only )?knows where",
    r"(?:disappeared|vanished|gone missing|gone awol|awol|wandered|swanned|sloped|skived|skiving"
    r"|bunked|bunking|buggered|legged|snuck|sneaked|slipped|knocked|scooted|ducked|skipped"
    r"|pushed|dashed|rushed|ran|run|shot|sloped|cleared|clocked|headed|took|taken|skedaddled"
    r"|scarpered|bolted|hurried|raced) ~1 (?:off|out|away|home|early)(?! to (?:a"
    r"|another) (?:meeting|call))",
    r"(?:left|leaving|finished|gone|went|go|goes|knocks|leaves|clocked|finishes|got"
    r"|off) (?:\w+ )?(?:early|home)",
    r"had to (?:dash|rush|run|shoot|leave|go|head|nip|pop|bolt|hurry|fly|pick|collect|take)"
    r"|(?:dental|medical|doctors|hospital|dentist|dentists) appointment|supposed to be (?:here"
    r"|in|at|back)|meant to be (?:here|in|at|back)|should (?:be|have been) (?:here|in"
    r"|back) (?:by now|already|ages|an hour|hours)",
    r"(?:never|hardly ever|rarely|seldom) (?:here|in|at (?:his|her|their) desk|around|answers"
    r"|picks up)",
    r"(?:as usual|as per usual|typical|like always|same as (?:always|monday|yesterday|usual)"
    r"|yet again|every (?:monday|friday|day|week)|nothing new|third time this|second time this)",
    # food, smoke, bathroom
    r"(?:at|on|out|to|for|having|eating|getting|grabbing|his|her|their|gone|still|over|taking"
    r"|took|long|in|from|a) {meal}",
    r"(?:having|for|out for|on|popped out for|grabbing|getting|gone for|smoking|rolling|buying"
    r"|fetching|finishing) (?:\w+ )?(?:a |an |his |her |their |some |another )?(?:\w+ )?(?:smoke"
    r"|fag|cigarette|cig|ciggie|vape|ciggy|coffee|cuppa|latte|tea|sandwich|bite|burger|snack"
    r"|pint|drink|drinks|beer|nap|lie down|massage|manicure|haircut|swim|run|jog|walk|stroll"
    r"|breather|ice cream|pizza|chai|kebab|pastry|bagel|doughnut|donut)",
    r"(?:in|to|at|using|on|visiting|gone|down|by) (?:the |his |her )?{wc}|call of nature"
    r"|spending a penny|powder(?:ing)? (?:her|his) nose|bathroom break|comfort break|indisposed",
    r"out (?:the )?(?:back|front|by the truck|in the yard|by the bins)",
    # holidays
    r"(?:on|off on|taking|took|having|away on|their|his|her|from|for|off) ~2 {far}",
    r"(?:skiing|golfing|fishing|hunting|camping|sailing|sunning|sunbathing|partying|clubbing"
    r"|surfing|cycling|hiking|fishing|scuba|gambling|shopping|playing (?:golf|tennis|football"
    r"|squash|cricket|rugby|games|cards)|diving"
    r"|trekking|backpacking|honeymooning|drinking|boozing|babysitting|gallivanting|moonlighting"
    r"|job hunting|house hunting|moving house|getting married|getting divorced|getting (?:his"
    r"|her) ~3 done|napping|dozing|sulking|crying|throwing up|cooking|watching"
    r"|queuing)(?! (?:with|by) (?:the|it|you))",
    r"(?:day|days|week|weeks|morning|afternoon|fortnight|month|couple of days|time) off",
    r"(?:a|long|personal|duvet|mental health|sick|sickie|me) (?:weekend|sickie|day)(?: off| away)?",
    r"(?:flown|flew|flying|jetted|off|gone|went|jetting|travelling|traveling) (?:off |out |over "
    r"|away |up |down )?to (?!(?:a|the|another|see|get|find|look|check|help|talk|speak|ask|you"
    r"|her|his|their|it|be|this|our|do|go) )\w+",
    r"(?:having|getting) (?:his|her|their) (?:hair|nails|teeth|car|eyes|back) (?:done|cut|seen"
    r"|fixed|tested|looked)|(?:sunning|enjoying|treating|getting) (?:himself|herself|themselves"
    r"|married|divorced|engaged|wed|hitched|fired)",
    # drink and a wild night
    r"on (?:the|a|his|her) ~1 (?:beers?|booze|lash|sauce|drink|bottle|bender|razz|gin|whisky|wine"
    r"|piss|tiles|town|pull|rampage|session|batter|tear|rip)|(?:tied|tie) one on|half cut|the worse"
    r" for|(?:no|not in a|bad|terrible|some|a) (?:fit )?state|sleeping (?:it|that|one) off|sleep it"
    r" off|face down|on (?:the|his|her) (?:couch|sofa)|in (?:his|her|the) (?:pit|bed|pyjamas)"
    r"|(?:out|up) (?:all|half the) night|last night|out partying|(?:a few|one) too many|had a"
    r" skinful"
    r"|head in a bucket|as soon as (?:he|she) is vertical|till (?:\w+ ){0,2}(?:this|in the)"
    r" morning",
    # pity and hearsay
    r"(?:poor|wee|old) (?:thing|pet|lamb|love|man|woman|soul|devil|creature|divil|chap|girl|lad"
    r"|fella"
    r"|dear|mite|guy|so and so)|(?:bless|god love|god help) (?:him|her|them)(?! you)|supposedly"
    r"|allegedly|rumour has it|word is|knowing (?:him|her)|so (?:he|she) (?:says|claims|said)",
    r"(?:sore|thick|bad|bit of a|sick) (?:head|wobble|stomach|turn|tummy|patch|time|way)|funny turn"
    r"|admitted|hospitalised|casualty|intensive care|on strike|a man about a dog|bailiffs?"
    r"|bad news|not (?:been )?(?:himself|herself)|in a (?:bad|terrible|right) way",
    # the marriage, the nerves, the law
    r"(?:his|her|their) (?:\w+ )?(?:marriage|divorce|nerves|wife|husband|ex|love life|drinking"
    r"|gambling|debts?|landlord|bail|parole|probation|bowels|waters|hormones|knee|hip|back|heart"
    r"|blood pressure|prostate|pregnancy|mental health)",
    r"(?:with|to|at|seeing|before) (?:the|a|his|her|their) ~1 (?:mediator|solicitor|lawyer|judge"
    r"|magistrate|police|bailiffs?|bank manager|counsellor|priest|parole|taxman|landlord"
    r"|marriage counsellor|accountant|union)",
    r"(?:fallen|falling|fell|bust up|row|fight|blow up) ~1 (?:out )?with (?:the|his|her) (?:wife"
    r"|husband|missus|boss|manager|girlfriend|boyfriend|mother|father|family|mrs|in laws)"
    r"|(?:moved|staying|living|gone|beyond) ~2 (?:in|with|at|back to) (?:his|her) (?:mother|mothers"
    r"|mum|mums|mam|mams|parents|sister|sisters|brother|brothers)|(?:kicked|thrown|threw|chucked)"
    r" (?:him|her) out|walked out|on the rocks|on the run",
    # illness
    r"(?:off|is|s|are|was|been|being|phoned in|called in|rang in|calling in|feeling|went home"
    r"|gone home|out|home|looks|looking|came in|be|a bit|bit|still|very|really|got|quite"
    r"|terribly) {sick}",
    r"(?:with|got|has|have|having|had|from|caught|nursing|getting|battling|sleeping off|a|his"
    r"|her|another) ~2 {illness}",
    r"(?:at|to|in|from|seeing|with|into|visiting|for|has|having|had|got|off) ~1 (?:the |his "
    r"|her |their |a |an )?{medic}(?: appointment| visit| today| this)?(?! (?:side|line|now"
    r"|desk))",
    r"signed off|(?:big|heavy|rough|late|hard|bad) (?:night|weekend|one last)|off (?:his"
    r"|her) face|threw up|puking|puked|rehab|sick leave|off sick|taken (?:ill|sick|bad|poorly)"
    r"|broke(?:n)? (?:his|her) (?:leg|arm|foot|ankle|wrist|back|hip|nose|tooth)|(?:put|hurt|done"
    r"|pulled|thrown|threw) (?:his|her) (?:back|knee|shoulder|neck)",
    # family and trouble
    r"(?:his|her|their|a|the|s) ~2 {kin}(?:s|es)? ~2 (?:is|was|has|had|got|fell|died|passed|went"
    r"|in|sick|ill|school|nursery|recital|play|party|birthday|football|assembly|wedding|funeral"
    r"|at|to|from|broke|needs|up|match|game|ballet|graduation|away|again|come|been|home|down)",
    r"(?:took|taking|take|taken|collecting|collect|pick|picking|picked|dropping|drop|visiting"
    r"|visit|seeing|minding|mind|looking after|caring for|fetching|fetch|with|see|nursing|bring"
    r"|bringing) ~2 (?:his|her|their|the) ~1 {kin}",
    r"(?:family|personal|domestic|marital|marriage|home|childcare|babysitter|baby sitter"
    r"|child care|nanny|boyfriend|girlfriend|husband|wife|relationship|money|legal|drink"
    r"|drinking|health|medical|custody|financial|private) (?:problem|problems|trouble|troubles"
    r"|issue|issues|stuff|emergency|crisis|matter|matters|thing|things|reasons|difficulties"
    r"|bother|drama|appointment|battle|row)",
    r"(?:school|nursery|preschool) (?:run|pick ?up|drop ?off|play|gate|gates|concert)|sports day"
    r"|parents evening|nativity",
    r"(?:funeral|bereavement|bereaved|divorce|divorcing|divorced|separated|split up|splitting up"
    r"|broken up|broke up|custody|breakup|custody hearing|jury|jury duty|jury service|arrested"
    r"|bail|probation|rehab|restraining|affair|pregnancy|miscarriage|ivf|maternity|paternity"
    r"|died|passed away|death in the family|buried|evicted|bankrupt)",
    # the job
    r"(?:job|at an|an|another|to an|having an|for an|has an) interviews?(?! room)"
    r"|interviewing(?! (?:a|candidates|someone|people|new))|(?:looking for|after|applying for"
    r"|got) (?:a |another |a new |an other )?(?:new )?job|job hunting|handed in|(?:his"
    r"|her) notice|got (?:the )?(?:sack|sacked|fired|suspended|the boot|the push)|been (?:sacked"
    r"|fired|suspended|let go|laid off|made redundant|disciplined|demoted)|was (?:sacked|fired"
    r"|suspended|let go)|disciplinary|on a warning|walked out|quit|in trouble with|skiving"
    r"|slacking|dossing|swanning|hauled in|told off|on thin ice|(?:with|by) hr",
    # where and what
    r"(?:in|at|down|up|over|out|off|down at|down in|up at|out at|over at|gone to|went to|to"
    r"|round at|home|by) (?:the |his |her |their |a |an |our )?(?:\w+s )?{place}",
    r"working from home|works from home|wfh|at home today|at home with|at home",
    r"all over the place|in (?:a|one of (?:his|her)) (?:mood|state|moods|huff|strop|sulk)"
    r"|(?:crying|in tears|bawling)|(?:lucky|jammy) (?:thing|devil|so and so|duck|sod|her|him)"
    r"|you did not hear it from me|between (?:you and me|you me|us|ourselves)"
    r"|(?:keep (?:it|that|this) )?under your hat|strictly between|do not (?:tell|say) (?:him|her"
    r"|them"
    r"|anyone|anybody) i (?:said|told)|(?:mums|keep it) (?:the word|quiet)|off the record"
    r"|rather not say|lazy"
    r"|slacking|messing about|faffing|dossing|chatting|gossiping|on (?:his|her) (?:phone"
    r"|mobile) again|hiding|avoiding|doing (?:his|her) (?:hair|nails|makeup)",
    classes=_CLASSES,
)

# Words that look like gossip but tell only when or whether the person can be reached.
AVAILABILITY = Phrases(
    r"(?:late|later) (?:this|today|shift|turn|on|in the|afternoon)",
    r"(?:back|in|free|finished|available|here|out) ~3 (?:after|before|by|from|around|until|till"
    r"|at|since) (?:his |her |their |the )?(?:lunch|dinner|break|lunchtime|holiday|weekend"
    r"|bank holiday)",
    r"(?:after|before|until|till) (?:lunch|dinner|dinner time|lunchtime|break|tea)",
    r"(?:just|only) (?:stepped|popped) (?:away|out)(?: for a (?:moment|minute|second))?$",
    r"(?:with|seeing|in with) (?:a|another|his|her|the|other|some) (?:patient|client|family"
    r"|customer|child|parent|student)",
    r"from (?:his|her|their) (?:desk|phone|office|seat)",
    r"(?:in|doing|with|on) (?:a|an) (?:\w+ )?(?:root canal|procedure|extraction|crown|filling|op"
    r"eration"
    r"|surgery|consult\w*|scan|spay|delivery|ward round|theatre list)",
    r"a family at",
    r"bank holiday",
)

# The way to reach somebody makes the place part of their availability.
ROUTE = Phrases(
    r"(?:put|transfer|connect|pass|send|try|reach|get|call|ring|phone|contact|catch"
    r"|find) ~3 (?:there|through)",
    r"(?:number|line|extension) (?:there|for (?:him|her|them|there))",
)

# Where somebody at work may be said to be without telling their whereabouts.
AT_WORK = word_set(
    """
    meeting meetings call calls phone line desk office offices conference conferences session
    sessions class lesson theatre surgery court training consultation consultations moment
    minute present work touch charge today tomorrow monday tuesday wednesday thursday friday
    saturday sunday reception time two three four five six seven eight nine ten eleven twelve
    one half quarter noon midday another middle hour hours bit while morning afternoon evening
    week front person with briefing clinic ward rounds appointment appointments interview
    presentation seminar workshop warehouse yard site shop floor counter depot department team
    building branch station till bay stores lab kitchen board store back field road job visit
    viewing viewings inspection customers clients patients room rooms about around least all
    once first last be see get help take call speak ring you me us it this that find sort deal
    talk look check do have give make let answer come go ask say tell discuss know bring work
    attend next later soon shortly again then there here early full part lunch the a his her
    their case capacity position
    """
)

# Whom a caller may want without a name, and who is near the caller and nobody of the house.
ROLES = word_set(
    """
    manager managers supervisor supervisors boss doctor doctors director professor consultant
    adviser advisor receptionist secretary engineer technician sir owner colleague partner head
    officer nurse pharmacist accountant agent broker solicitor lawyer designer chef teacher
    principal foreman lady gaffer guy fella chap bloke madam gentleman buyer planner clerk
    adjuster associate vet coach
    """
)

OWN_PEOPLE = word_set(
    """
    my our daughter son wife husband mother father mum dad mam mom sister brother partner name
    is am this baby kids child cat dog friend neighbour neighbor aunt uncle nan gran
    """
)
