"""Failures of the organisation as callers report them."""

from rubrics.language.phrases import Phrases

_CLASSES = {
    "come": "(?:come|came|turned up|turn up|showed|showed up|show "
    "up|arrived|arrive|been|appeared|rung|ring|rang|called|call|phoned|phone|got"
    " back|get back|gotten "
    "back|replied|reply|responded|respond|answered|answer|written|wrote|told|"
    "tell|contacted|contact|emailed|texted|sent|send|done|do|did|fixed|fix|"
    "bothered|delivered|collected|picked"
    " up|picked it up|pick up|listened|listen|seen|looked|explained|said "
    "anything|let me know|been in touch|followed "
    "up|helped|help|does|calls|rings|answers|replies|comes|shows up|turns "
    "up|gets "
    "back|returned|acknowledged|cares|sorted|informed|updated|warned|mentioned)",
    "nobody": "(?:nobody|no one|no body|none of you|not one (?:person|of you)|not a "
    "soul|nobody there|not anyone|no engineer|no driver|no plumber|no "
    "technician|no delivery|no show|the "
    "(?:engineer|driver|plumber|technician|fitter|man|guy|courier|fella|lad|"
    "nurse|electrician|van|lorry|truck|bus|taxi|cab)"
    " (?:has |have |had |did )?(?:not|never))",
    "state": "(?:working|work|arrived|arrive|here|fixed|ready|cold|hot|on|delivered|come|"
    "came|turned"
    " up|shown "
    "up|showed|received|got|had|heard|been|sorted|resolved|refunded|credited|"
    "paid|processed|collected|picked"
    " "
    "up|emptied|back|updated|changed|cancelled|connected|installed|dispatched|"
    "shipped|sent|landed|through|appeared|seen|done|finished|repaired|replaced|"
    "in|right|entering|loading|charging|opening|closing|locking|draining|heating|"
    "cooling|connecting|responding|ringing|printing|turning"
    " on|coming|showing up|turning "
    "up|answered|shut|shutting|fitting|fit|fitted)",
    "broken": "(?:broken|smashed|damaged|cracked|faulty|defective|shattered|dented|"
    "scratched|ripped|torn|leaking|in"
    " bits|in pieces|bust|busted|dead|missing|empty|mouldy|moldy|rotten|off|out"
    " of "
    "date|expired|burnt|stained|soaked|snapped|chipped|bent|warped|split|ruined|"
    "spoiled|spoilt|jammed|stuck|blank|corrupted|duplicated?|duplicate|lost|"
    "mislaid|wrong|incorrect|filthy|dirty|freezing|stone"
    " cold|dropping|down|out|buzzing|backwards|overdue|late|wet through|on the "
    "wrong side|playing up|on the blink|kaput|not right)",
    "item": "(?:order|item|size|colour|color|address|name|amount|price|part|parts|one|"
    "ones|thing|things|date|day|time|account|person|number|bill|model|product|"
    "dose|dosage|tablets|prescription|room|flight|seat|seats|ticket|tickets|code|"
    "tariff|rate|letter|side|way|place|house|form|figure|quantity|meter|card|bag|"
    "food|meal|pizza|shoes|tyres|table|car|type|kind|shade|version|address|file|"
    "box|parcel|delivery|sofa|invoice|information|advice)",
    "promised": "(?:(?:was|were|is|are|am) "
    "(?:meant|supposed|due|promised|told|booked|scheduled|expected|going) "
    "(?:to|for|it|that|you|he|she|they|we|i|someone|somebody)|(?:you|they|he|she|"
    "someone|somebody|your"
    " \\w+|the \\w+|a \\w+) (?:guys |lot )?(?:\\w+ )?(?:said|promised|told "
    "me|told us|swore|assured me|were going to|was going to|were meant to|was "
    "meant to|were supposed to|was supposed to))",
}

# The same again, the wrong one, one that does not last, one that nobody answers for.
_LET_DOWN = (
    "(?:second|third|fourth|fifth|sixth) (?:\\w+ )?(?:router|card|one|replacement|engineer|boiler"
    "|phone|"
    "letter|appointment|kettle|delivery|visit|machine|carer|driver)(?: (?:you|ye|from you|this|in"
    "|off)|$)|"
    "on my (?:second|third|fourth|fifth|sixth) \\w+",
    "(?:no|not a|never a) (?:bus|train|taxi|cab|van|driver|engineer|carer|nurse|parcel|delivery"
    "|reply|"
    "doctor|refund|call) (?:\\w+ )?(?:came|come|showed|turned|arrived|ever|at|yet)",
    "(?:fell|falls|falling|come|came|coming) (?:to bits|apart|to pieces|away|off in|unstuck"
    "|undone)|"
    "(?:lasted|worked for) (?:a|one|two|three|only|about|all of) (?:\\w+ )?(?:day|days|week|weeks"
    "|hour|"
    "hours|month|months|minutes|fortnight)",
    "(?:that|which|where) (?:roof|wall|tap|pipe|door|window|fence|floor|thing)? ?your (?:men|man"
    "|lads|"
    "people|fitters?|plumber|builders?|engineers?|crew) (?:\\w+ )?(?:patched|fixed|mended|fitted"
    "|laid|"
    "hung|did|put|left|made)|your (?:\\w+ )?(?:has |have |is |had )?(?:made|left|making) (?:it"
    "|things|"
    "us|me|a) (?:\\w+ )?(?:worse|mess|without|waiting|stranded|hole|gap)",
    "(?:someone|somebody|one of your \\w+|some one) (?:at your end|there|in your office|of yours)"
    " (?:"
    "typed|put|wrote|entered|spelt|sent|gave|told|got|made|has|must)|at your end",
    "can not (?:get|reach|raise) (?:anybody|anyone|hold of|a human|a person|through)(?: to)?(?:"
    " answer|"
    " reply|\\w*)|(?:just )?rings out|(?:rung|rang|ring) and (?:rung|rang|ring)|i (?:was|got|have"
    " been|"
    "am) cut off",
    "(?:came|come|back|returned|delivered|arrived) (?:back )?(?:from you )?with (?:a|the|no|half"
    "|two) "
    "(?:\\w+ )?(?:crack|scratch|hole|scorch|stain|dent|tear|mark|burn|chip|rip|part|screws?|bit"
    "|piece|"
    "button)|(?:laid|fitted|hung|put in|installed|cut|sewn) (?:with|leaving) (?:a|no)? ?(?:gap"
    "|hole|"
    "crack|wrong|crooked|squint|upside)",
    "(?:got|been|was|were) put in (?:a|the) (?:\\w+ )?(?:broom|cupboard|wrong|box|basement"
    "|smoking|single|"
    "twin)|they had no (?:record|booking|trace)|no (?:record|trace|sign) of (?:me|us|it|my|our)|"
    "(?:come|came|turned) (?:out|up) (?:\\w+ ){1,4}and (?:we|i) (?:had |have )?(?:asked|ordered"
    "|wanted|"
    "said|paid)",
    "(?:men|lads?|blokes?|engineers?|drivers?|fitters?|van|crew|fellas?|plumber|workmen) (?:are "
    "|is )?"
    "not (?:being |been )?(?:here|there|come|arrived|turning up)",
    "(?:it|that) (?:is|has) been (?:a|two|three|four|five|six|seven|eight|nine|ten) (?:whole"
    " )?(?:days|"
    "weeks?|months?|year|hours)$|(?:paying|paid|charged) for (?:\\w+ ){1,5}(?:i|we) (?:can not"
    "|never|do "
    "not|did not)",
)

FAULT = Phrases(
    *_LET_DOWN,
    "(?:second|third|fourth|fifth|sixth|seventh|umpteenth) "
    "(?:person|agent|department|number|one) (?:i|we|that i|today)|(?:says?|shows?|saying) (?:it"
    " is |i am |i )?(?:overdue|unpaid|owing|owe|due|outstanding) (?:but|and|when) (?:i|we) "
    "(?:have )?(?:already )?(?:paid|settled|cleared)",
    "(?:half|some|most|part|one|two|three|several) (?:of )?(?:the |my |it |them )?(?:\\w+ "
    ")?missing|(?:a|such a|made) (?:right |real |complete |total )?mess (?:of|in) "
    "(?:my|our|the)|bounced|told (?:\\w+ )?(?:someone|somebody|he|she|they|it|you|that) (?:\\w+"
    " ){1,9}(?:and|but) (?:it is|its|here we are|now)(?: "
    "now)?|(?:sent|gave|given|told|quoted|sold) me (?:\\w+ ){0,3}(?:old|out of "
    "date|expired|somebody elses|used|second "
    "hand|incorrect)|(?:left|dumped|thrown|threw|chucked) (?:it|them|my \\w+|the \\w+) (?:out "
    "|outside|over|in the (?:rain|bin|bushes|hedge|road|street))|soaked through|gone "
    "cold|(?:half|an) (?:an )?hour late|(?:hours?|days?|weeks?|months?) late|let me down",
    "(?:appointment|booking|slot|delivery|visit|pick ?up|collection|table|session|call)(?: "
    "\\w+){0,8} (?:at|for|between) (?:\\w+ ){1,8}(?:and|but) (?:it is|its|now)(?: now)? (?:\\w+"
    " "
    "){0,2}(?:past|oclock|gone|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    "twelve|\\d+)",
    # Nobody did what was due.
    "{nobody}(?: \\w+){0,3} (?:has |have |had |is |is has |ever |even |actually |bothered to "
    "|could be bothered to |seems to |wants to )*{come}",
    "(?:have|has|had|i|we)(?: still)? (?:not|never)(?: yet| even| actually| still)? "
    "(?:heard|received|had|got|seen|been "
    "(?:called|rung|contacted|told|refunded|paid|sent|emptied|collected|delivered|fixed|"
    "updated|answered|credited|repaired|replaced|informed|connected))(?!"
    " (?:to|it on me|the (?:time|chance)|of|a (?:chance|minute|look)))",
    "(?:heard|hear|there has been|been|got|had|get|gotten) (?:absolutely |back )?nothing(?: "
    "back| since| at all| from| so far|$)|not (?:heard|had) (?:a "
    "(?:word|thing|peep|reply|response|sausage|dicky bird)|anything)|(?:no|without a|not "
    "a|without any|never a) (?:reply|response|answer|word|call back|callback|show|sign "
    "of|update|news|refund yet|apology|letter|notice|warning|explanation)|(?:never|not) (?:\\w+"
    " )?(?:called|rang|rung|phoned|emailed|texted|wrote|written|turned up|showed|showed "
    "up|came|come|arrived|delivered|answered|replied|responded|got "
    "back|returned|sent|received|fixed|picked "
    "up|collected|credited|refunded|worked|cancelled|happened|materialised|materialized|got "
    "here|been out|appeared|shown up|heard back|let me know|told me|told us)(?! (?:before|from "
    "me|you)\\b)",
    "(?:still|yet)(?: \\w+){0,2} "
    "(?:not|no|nothing|waiting|broken|leaking|down|dead|faulty|missing|dropping|the "
    "same|wrong|have not|has not|without|sat here|sitting here|do not have|keeps?)|not (?:\\w+ "
    ")?yet "
    "(?:arrived|come|been)|(?:fridge|heating|boiler|line|phone|internet|broadband|it|they|"
    "order|parcel|units?|router)"
    " (?:\\w+ )?(?:is|are|has|have) still not",
    "(?:it|they|that|he|she|this|which|and|parcel|order|package|delivery|bag|engineer|driver|"
    "refund|money|cheque|check|card|letter|form|sofa|repair|ticket|prescription|door|window|"
    "one|thing|tap|toilet|lift|heating|boiler|meter|token|bins?)"
    " (?:(?!i |we |you )\\w+ )?(?:is|are|has|have|did|does|do|was|were|had|will)(?: still)? not"
    " (?:even |actually |been |yet |properly )*{state}(?! (?:for sale|my|about))",
    # What was promised and did not come.
    "(?:{promised})(?: \\w+){1,14} (?:and|but|yet|now|only|it is|i have|instead|here)(?: "
    "\\w+){0,6}? (?:not|never|nobody|no "
    "one|nothing|still|no|late|wrong|gone|hours|where|waiting|ages|it is (?:now "
    ")?(?:thursday|friday|monday|tuesday|wednesday|saturday|sunday|twenty|half past|gone)|now "
    "it is)",
    "{promised}(?: \\w+){1,8} (?:yesterday|last "
    "(?:week|month|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|on "
    "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:days|weeks|hours|months) "
    "ago|this morning|at \\w+)(?: \\w+){0,6} (?:and|but|it is|where|still|nothing|nobody|not)",
    "(?:she|he|they|you|someone|somebody) (?:said|told me|promised)(?: \\w+){0,3} "
    "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|this "
    "morning|last week)(?: and)? (?:and )?(?:it is|nothing|nobody|now it)|you "
    "(?:told|said|promised)(?: me| us)? (?:it|that|you|he|she|i|they) (?:was|were|would|had)(?:"
    " \\w+){0,5} (?:and|but) (?:it|you|he|she|they|i)",
    # Again and again.
    "(?:the|my|this is the|for the|that is the|is the) "
    "(?:second|third|fourth|fifth|sixth|seventh|umpteenth|tenth|nth) "
    "(?:time|call|one|letter|week|day|visit|appointment|engineer|person|attempt|replacement|"
    "month)(?!"
    " (?:lucky|i have booked with))|(?:have|i|we)(?: have| had)? (?:already "
    ")?(?:called|rang|rung|phoned|emailed|reported|written|wrote|asked|complained|been on|been "
    "in|been round|chased|tried|told you|told them|left|mailed|filled|messaged)(?: \\w+){0,4} "
    "(?:twice|again and again|(?:two|three|four|five|six|seven|eight|ten|several|\\d+|many|so "
    "many|countless|umpteen|multiple|a dozen|numerous|god knows how many) "
    "(?:times|messages|letters|calls|emails|voicemails|separate|different|people))|(?:twice|three"
    " times|four times|five times|six times|\\w+ times|third time) (?:now|already|this|i "
    "have|and|in a row|over|have i|you have)(?! a (?:day|week|year))|that is "
    "(?:twice|two|three) (?:now|times|weeks|days)|left (?:\\w+ "
    ")?(?:two|three|four|five|several|messages|messages and)|i left (?:three|two|four|one "
    "on)|(?:twice|again|over|times) (?:about|because of) (?:the|this|my)|same "
    "(?:problem|error|issue|fault|thing) (?:as|again|every|all over|still|has|is|every)",
    # Money.
    "(?:charged|billed|took|taken|taking|debited|deducted|paid|invoiced|collected|cost|bill|"
    "payment|money)(?:"
    " \\w+){0,6} (?:twice|double|two times|again|too much|extra|wrongly|in error|by "
    "mistake|three times|when i (?:cancelled|had not|did not)|for (?:something|nothing|a \\w+ i"
    " (?:never|did not)))|double(?:d| "
    "|-)?(?:charg\\w*|bill\\w*|book\\w*|pay\\w*|debit\\w*)|over ?charg\\w*|over ?bill\\w*|over "
    "?draw\\w*(?= me)|overdrew|(?:billed|charged|charging|billing|bill for|charge of|charges) "
    "(?:me |us )?(?:for )?(?:(?:\\w+ "
    "){0,4}(?:hundred|thousand|pounds|dollars|euro|euros|quid|grand)|a \\w+ i (?:never|did "
    "not)|\\d+)|(?:refund|money back|reimbursement)(?: \\w+){0,4} "
    "(?:not|never|still|nowhere|waiting|weeks|months|ago|promised)|(?:where is|still waiting "
    "(?:for|on)|waiting (?:for|on)|chasing) (?:my|the|our|a|that) "
    "(?:refund|money|order|parcel|delivery|package|engineer|card|cheque|check|driver|sofa|"
    "car|bag|luggage|bus|taxi|cab|timber|half"
    " ten)|(?:letter|bill|statement|demand|notice|fine|bailiffs?|final notice)(?: \\w+){0,6} "
    "(?:final notice|bailiffs?|wrong|not mine|by mistake|i do not owe|eleven thousand|i have "
    "already paid|already paid)|(?:i|we) (?:have )?(?:already )?paid(?: \\w+){0,8} (?:but|and "
    "you|shut off|cut off|unpaid|still|says i have not|and it "
    "says)|(?:shut|cut|switched|turned|disconnected) (?:us |me |it |my \\w+ |our \\w+ )?off(?! "
    "(?:the|at))|rejected|declined (?:and|but|my|it|our|for)|telling us "
    "declined|(?:say|says|saying|shows|showing) (?:it is |i am |we are "
    ")?(?:declined|unpaid|cancelled|no access|delivered)",
    # Bad goods and bad work.
    "(?:arrived|turned "
    "up|came|come|delivered|was|is|are|were|it|they|been|gone|got|sent|has|have|keeps|gets|"
    "all|completely|totally|still)(?:"
    " \\w+){0,3} "
    "(?:smashed|damaged|cracked|faulty|defective|shattered|dented|scratched|ripped|torn|in "
    "bits|in pieces|busted|mouldy|moldy|broken|stone "
    "cold|soaked|spoiled|spoilt|leaking|burnt|corrupted|duplicate|duplicated|backwards|"
    "missing|ruined|on"
    " the wrong|the wrong way|misspelled|misspelt|upside down|filthy)",
    "(?:sent|send|gave|given|got|delivered|received|charged|put|had|brought|ordered and "
    "got|is|are|was|were|came|come|cut|fitted|installed|booked|posted|billed|printed|shipped|"
    "in|on|with|to|at)(?:"
    " \\w+){0,4} (?:the )?(?:completely |totally |all )?wrong(?: {item}|$| again| and| on| it| "
    "the)|wrong {item}|(?:something|someone|somebody) elses|not (?:what|the one|the size|the "
    "colour|the color|the same (?:as|one)) (?:i|we) "
    "(?:ordered|asked|paid|wanted|booked|was|were)|not as "
    "(?:described|advertised|ordered)|instead of (?:the|a|what)|(?:it|that|this) (?:is|was) not"
    " what",
    "(?:keeps|keep|kept|constantly|always|every time) (?:\\w+ "
    ")?(?:dropping|rebooting|restarting|crashing|cutting|failing|breaking|freezing|"
    "disconnecting|going"
    " off|going down|leaking|tripping|telling "
    "me|buffering|switching|stopping|beeping|jamming|losing|being|getting|passing|logging|"
    "rejecting|coming"
    " back|bouncing|happening)|(?:does|do|did|is|are|was|has|will) not (?:even |actually "
    ")?(?:work|working|worked|turn on|switch on|start|open|close|load|connect|charge|go "
    "through|fit|ring|shut|enter|entering|open properly|print|heat|drain|flush|lock)|stopped "
    "(?:working|coming|being)|(?:broke|broken|packed up|conked out|gave up|fell apart|come "
    "apart|came apart|came off|fallen off|blew up|fallen over|fell over|gone down|gone off|gone"
    " dead|crashed|cut out|went off|packed in|died on (?:me|us)|given up)(?! (?:into|the "
    "news|my (?:arm|leg)))|dropping (?:every|out|off|all)|(?:no|without|not got) (?:any "
    ")?(?:internet|power|heating|hot water|water|signal|electric|electricity|gas|light|dial "
    "tone|broadband|phone line|heat|service|wifi|connection)(?! bill)|(?:hot "
    "water|power|internet|heating|broadband|electric|line|lights|phone|wifi|service|boiler) "
    "(?:was|is|has been|went|is been|has gone|were) (?:out|off|down|gone|cut|dead)|it is been "
    "off|in darkness",
    "(?:no|not|never|without) (?:been "
    ")?(?:emptied|delivered|collected|refunded|credited|answered|fixed|repaired|replaced|"
    "cleaned|cancelled|processed|updated)(?!"
    " yet from me)|did not (?:come out|come|arrive|turn "
    "up|show|call|ring|get|receive|happen|work|fix|clean|deliver|leave|load|answer|pick|"
    "reply|tell|send|go"
    " through|do (?:it|the|what|anything)|cancel)(?! (?:to|it on|a chance|your "
    "name|you|around))|(?:lost|losing|mislaid|misplaced) (?:my|our|the|her|his|it)(?! "
    "(?:job|husband|wife|mother|dad|father|card|keys|debit|purse|wallet|phone|password|"
    "receipt|number))|(?:came|come|turned"
    " up|arrived|been done) (?:in |out )?(?:all )?wrong|(?:sent|gave) (?:me |us "
    ")?(?:the|a|another) (?:\\w+ ){1,4}again|(?:we|i) (?:paid|asked|booked|ordered)(?: "
    "\\w+){1,10} (?:and|but)(?: when)? (?:we|i|it|they|you) "
    "(?:got|was|gave|were|sent|put)|(?:my|our|the|a) (?:\\w+ "
    ")?(?:bag|parcel|luggage|suitcase|order|package|delivery|file|prescription|repeat|form|"
    "payment|application|letter|car|cab|taxi|bus|meal)"
    " (?:\\w+ ){0,3}(?:not|never|missing|lost|gone|nowhere|late|disappeared)(?! the)",
    # Long waits, broken appointments, being passed about.
    "(?:(?:waiting|waited|been waiting|wait|sat|sat here|sitting|standing|stood|been "
    "here|stuck|on hold|holding|hanging on|took|taken|queued|been on|been stood|been sat|been "
    "without|without (?:a|any|my) \\w+)(?: \\w+){0,5} (?:since|for "
    "(?:an|over|nearly|about|almost|\\w+ "
    "(?:hours?|days?|weeks?|months?|minutes))|(?:an|two|three|four|five|six|all|whole) "
    "(?:hours?|day|days|weeks?|months?|morning|afternoon|minutes)|all (?:day|morning|week|that "
    "time)|ages|forever|weeks|hours|months)|(?:for|over|nearly|almost|been) (?:an hour|two "
    "hours|three hours|hours|\\w+ weeks|\\w+ months|\\w+ days)(?: now)?(?: and)?(?: "
    "(?:nobody|nothing|no "
    "one|still|not)))|(?:missed|cancelled|canceled|moved|changed|postponed|rescheduled|"
    "bumped|forgot|forgotten|ignored|messed"
    " up|mixed up|botched|lost|overbooked|skipped)(?: \\w+)? "
    "(?:my|our|the|on|his|her|me|us|it)(?! (?:call|bus|turn|stop|mind|train|name))|you (?:\\w+ "
    ")?(?:cancelled|forgot|missed|lost|ignored|overcharged|messed|cut|promised|let (?:me|us) "
    "down|split|sent|took|fitted|gave|put|sold|broke|stopped|closed|charged)(?: \\w+){0,5} "
    "(?:in|on|wrong|twice|me|us|it|off|down|again|without|when|and|a flight|the "
    "wrong|for|april|last|my|our|the metric)(?! (?:help|a (?:hand|favour)))",
    "(?:let (?:me|us) down|letting (?:me|us) down|passed (?:around|from pillar|about|back and "
    "forth)|from pillar to post|the run ?around|going round in circles|fobbed off|hung up "
    "on|cut off (?:twice|again|three)|been lied to|lied to|misled|mis ?sold|been given "
    "the|nobody (?:wants|seems|knows|cares)|not good enough|(?:your|the) "
    "(?:lads?|man|men|fitter|engineer|driver|courier|boys?|guy|plumber|technician|workers|"
    "contractors?|people|crew|van|cleaner|staff)"
    " (?:\\w+ "
    "){0,5}(?:dug|broke|damaged|left|cut|ruined|scratched|knocked|cracked|flooded|spilled|"
    "never|did"
    " not|was rude|were rude|swore|shouted|on the pole|smashed|had his radio|he (?:has|have) "
    "(?:cut|left|broken))|rude to me|was rude|very rude)",
    "(?:comes|came|come|coming) (?:in |out )?(?:like gravy|brown|round the chimney|through the "
    "(?:ceiling|roof) again|out brown|in again|up brown)|(?:it is|that is) (?:happened|doing "
    "it|leaking|broken|dripping|gone wrong|not working|coming in|failed) "
    "(?:again|already)|again about|(?:about|regarding) the (?:\\w+ "
    ")?(?:again|complaint)|(?:make|making|raise|lodge|register|file|put in) a (?:formal "
    ")?complaint|complain(?:ing)? (?:about|that)|(?:mine|one|pauline s|hers|his) says "
    "(?:circle|something)|seeing (?:\\w+ )?as if|missed two|disconnected|(?:has|have|is|are) "
    "become (?:duplicate|double)|no right to|overdrew me|cracked|mistake (?:on|in|with) "
    "(?:my|our|the)|error (?:on|in|with) (?:my|our|the)|damp|rats",
    classes=_CLASSES,
)

# A failure whatever else the line says.
SURE_FAULT = Phrases(
    "{nobody} (?:has |have |had |ever |even |actually |bothered to )*{come}(?! (?:me "
    "(?:about|before)|us))",
    "(?:the|my|is|for the) (?:third|fourth|fifth|sixth|seventh|tenth|umpteenth) "
    "(?:time|person|call|letter|agent|department|engineer)(?: "
    "(?:i|we|this|now|today|in|about|that)|$)",
    "(?:charged|billed|debited|taken|took|paid)(?: \\w+){0,5} (?:twice|two times|double)",
    "never (?:turned up|showed|showed up|arrived|came back|rang back|called back|got back|got "
    "here|been emptied)|not been "
    "(?:emptied|collected|fixed|repaired|delivered|refunded|cleaned) "
    "(?:again|yet|still|in|for|since)",
    classes=_CLASSES,
)

# A failure only where the whole line sounds like one: an expectation, a wrong or a want.
LIKELY_FAULT = Phrases(
    "(?:was|were|been|is|are) (?:promised|assured|quoted|told|meant|supposed|due) ~2 "
    "(?:to|the|a|an|by|that|it|there|would|i|we|next|for|it|\\w+ "
    "(?:days|weeks))|(?:should|ought to) (?:have|of) "
    "(?:been|had|come|arrived|got|gone|told)|(?:you|they|he|she|\\w+) (?:have )?(?:said|told "
    "me|told us|swore|kept saying|promised|assured) ~2 (?:it|you|he|she|they|there|would|that)",
    "never (?:\\w+ "
    ")?(?:came|come|went|gone|got|gotten|did|done|finished|worked|put|been|agreed|asked|"
    "touched|ordered|signed|left|had|made|saw|seen|received|happened|arrived|told|rang|"
    "called|paid|used|moved|answered|even)|(?:is|are|was)"
    " not (?:mine|there|ours|his|hers|true|right|correct|moved|in|on|what|the|as)|nothing "
    "(?:in|on|from|back|since|yet|happened|done)|nothing$|short$|\\w+ short(?: of)?|(?:no|not "
    "a|not one) (?:\\w+ "
    "){0,2}(?:reply|record|sign|trace|pool|points|ticket|note|answer|apology|warning|explanation)",
    "(?:i|we) (?:\\w+ )?(?:ordered|asked|booked|paid|cancelled|donated|signed "
    "up|filled|handed|posted|sent|gave|rang|called|emailed|wrote|bought|transferred|took|"
    "kept|did|deposited|ticked|returned)(?:"
    " \\w+){0,14} "
    "(?:and|but|still|you|they|again|instead|yet|then)|(?:is|are|was|were|been|got) (?:\\w+ "
    ")?(?:lost|misplaced|wiped|deleted|refused|blocked|left|given away|taken off|locked out|cut"
    " "
    "off|closed|moved|cancelled|wrong|late|out|off|down|broken|debited|charged|billed|"
    "swapped|damaged|overcharged|mixed"
    " up|sent back|torn|cracked|ripped|half|worse|blank|stuck|missed)",
    "(?:your|the|their|this) (?:\\w+ "
    "){1,4}(?:wiped|swallowed|blocked|drilled|covered|charged|took|sent|left|lost|gave|"
    "changed|crash\\w*|broke\\w*|knocked|dropped|came|went|shows|says|showed|has|have|did|"
    "will|is|are|was|were|keeps?|put|made|said|turned|unloaded|opened|arrived|told|let)",
    "(?:you|ye|they|somebody|someone|he|she) (?:\\w+ )?(?:have |has |had |did |then )?(?:\\w+ "
    ")?(?:sent|wiped|charged|billed|taken|took|lost|left|gave|given|put|spelt|shipped|"
    "covered|changed|cut|broke|closed|delivered|unloaded|fitted|missed|forgot|forgotten|"
    "cancelled|quoted|made|shut|stopped|sold)",
    "keeps? (?:\\w+ )?\\w+ing|crash(?:es|ed|ing)|error|mistakes?|wrong|worse|leak\\w*|error "
    "code|goes nowhere|go anywhere|kicks? me|(?:out|off|down|without|waiting|late|gone) (?:for "
    ")?(?:since|\\w+ (?:days|weeks|hours|months))|(?:days|weeks|hours|months|an "
    "hour|fortnights?) (?:now|late|and|later|ago|on|in|after|to)|took (?:nine|ten|\\w+ "
    "(?:days|weeks|months))|each time|every (?:time|month|week|day)|had to "
    "(?:leave|pay|go|wait|throw|sit|stand|chase|borrow|ring|cancel)|(?:third|second|fourth|fifth)"
    " time|twice|again|still|a joke of|great service",
    classes=_CLASSES,
)

# Failures of something else than the organisation, or the caller's own doing.
OWN_DOING = Phrases(
    "(?:neighbou?rs?|cousins?|nephews?|landlords?|brothers?|husbands?|wifes?|lodgers?) (?:has "
    ")?(?:gone and |just )?(?:put|broke|broken|hit|cut|took|taken|locked|parked|built) ~1 "
    "(?:a|my|the|our|it)|daft of me|silly of me|(?:all |it is |was )my (?:own "
    ")?(?:fault|mistake|doing)|my (?:fault|mistake|bad)|i (?:made|must have made) a mistake"
)

# The whole trouble is of the caller's own making.
OWN_FAULT = Phrases(
    "(?:daft|silly|stupid|dozy) of me|my own (?:\\w+ )?(?:fault|mistake|doing)|(?:it is|was|all"
    "|entirely"
    "|my) my (?:\\w+ )?(?:fault|mistake|doing)|i (?:made|must have made) a mistake"
)

NOT_A_FAULT = Phrases(
    "if (?:nobody|no one|it|they|he|she|you|the \\w+) "
    "(?:does|do|did|is|are|was|were|has|have)(?: not)?|(?:i|we) (?:have been|am|are|was|were) "
    "in (?:bits|pieces)|who (?:are|were) (?:supposed|meant) to|(?:does|do) not say "
    "(?:if|whether|what|which|when|how)|not know what that means|(?:have|had) not got "
    "(?:my|a|any|it)\\b",
    "i (?:have )?(?:changed|moved|cancelled|postponed)|(?:my|our) (?:own "
    ")?(?:fault|mistake|doing|bad)|daft of me|silly of me|i (?:have "
    ")?(?:forgot|forgotten|lost|left|dropped|broke|locked|missed|misread|mislaid|typed)(?! "
    "(?:three|two|four|a message|messages|word))|(?:somebody|someone) "
    "(?:backed|hit|crashed|drove|stole|broke into|has stolen|ran)|(?:not|no) (?:a "
    ")?(?:complaint|problem|rush|hurry|worries)|just (?:wondering|checking|wanted to "
    "(?:check|know|ask))|no problem|missed call|missed your call|(?:i|we) (?:have )?missed "
    "(?:a|your|the|his|her) call",
)
