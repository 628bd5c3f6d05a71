"""Hurrying the caller: orders to be quick, other work held up as a reason, impatience."""

from rubrics.language.phrases import Phrases

_CLASSES = {
    "waiting": "(?:waiting|behind you|out the door|out here|out there|on hold|to get "
    "(?:through|to|round|back)|at the gate|in the yard|stacked up|backed "
    "up|queueing|queuing|lined up|holding|standing here|standing|to call|to "
    "ring|to do|to see|ringing|piling up|come in)",
    "others": "(?:calls?|callers?|customers?|people|patients?|folks|lines?|queue|wagons?|"
    "lorr(?:y|ies)|trucks?|vans?|guys?|clients?|things|work|jobs?|meeting|"
    "delivery|deliveries|list|phones?|appointments?|somebody|someone|others|ones|"
    "orders|of"
    " them|of these|of "
    "those|more|another|dozen|twenty|ten|nine|eight|seven|six|five|four|three|"
    "eleven|twelve|fifteen|thirty|forty|fifty)",
    "addressed": "(?:sir|madam|mr|mrs|ms|miss|love|mate|man|pal|now|please|then|dear|lady|"
    "buddy|hun|hon|sweetheart|darling|boss|folks|so|i|we|you|what)",
}

# Impatience in a few words: on to the next, be done, leave the rest out.
_IMPATIENT = (
    "^(?:yes |yeah |yep |okay |right |fine )+(?:and )?(?:so )?(?:your|the) (?:question|point"
    "|number|"
    "name|problem) (?:is|was)$|^(?:yes |yeah |yep |right |okay |fine ){2,}(?:next|go on|what else"
    "|and)"
    "(?: thing)?(?: come on)?$|^(?:next|next question|next thing|faster|quicker|quickly|fast)(?: "
    "please| now)?$",
    "skip (?:ahead|forward|on|all (?:of )?that|that bit|the (?:chat|chit chat|small talk|preamble|"
    "pleasantries|background))|(?:in|under) (?:ten|five|twenty|a few|one|two|as few) words(?:"
    " or)?|no "
    "time (?:for (?:that|this|chat|chit|small|all|details|stories)|to waste|to chat)",
    "not here (?:for|to) (?:a |have a )?(?:chat|natter|gossip|chatter|listen|social)|is there"
    " (?:much|"
    "a lot|any) more (?:of|to) (?:this|it)|(?:right |okay |so )?moving (?:swiftly|quickly"
    "|rapidly) on|"
    "swiftly on",
    "(?:calls?|callers?|people|customers?|patients|jobs|others|lines?) (?:\\w+ ){0,2}(?:stacked"
    "|backed|"
    "piled|lined|queued|queueing|waiting|hanging|holding)(?: \\w+)? (?:behind|on) (?:you|yours"
    "|this|me|"
    "us)",
    "(?:talk|speak|read|say it|go|be) (?:a (?:bit|little|lot) )?(?:faster|quicker)|quick quick"
    "|(?:let|"
    "lets) (?:us )?(?:have|be having) (?:it|you)(?: then)?(?: quick\\w*|$)|never mind all that",
    "(?:you are|it is) (?:holding|keeping|tying) (?:up )?(?:everyone|everybody|the line|people|us"
    "|me|"
    "the queue)|(?:just|only) (?:got|have|spare|give you) (?:you )?(?:a|one|two|thirty|ten)"
    " (?:minute|"
    "second|sec)s? (?:so|sir|for you|max|tops)",
)

# A wish to talk that is none, somebody else's impatience, and figures of speech for "sooner".
_FIGURES = (
    "(?:love|like|be delighted|happy) to (?:chat|talk|natter|stay|stop|listen|hear "
    "(?:it|all|the rest)|sit"
    "|gossip)(?: \\w+){0,3} (?:but|only|except)|(?:tapping|looking at|checking|pointing at) "
    "(?:their|his|her"
    "|my|your) (?:watch|watches|wrist|foot|feet)",
    "(?:people|customers|patients|calls?|callers?|fellas?|guy|man|woman|lorry|folk|three|four|fi"
    "ve|six) "
    "(?:\\w+ ){0,2}(?:stood|standing|sat|sitting|tapping|lined up|staring|glaring|looking) "
    "(?:\\w+ )?(?:at|"
    "outside|in front|by|behind|round) (?:my|the|me|us) ?(?:window|counter|desk|door|hatch|back|"
    "gate|glass)?"
    "(?= tapping| so|$| waiting| looking| giving)",
    "(?:board|switchboard|phones?|lights?) (?:\\w+ )?(?:is |are )?(?:lit up|lighting "
    "up|flashing|blinking|"
    "winking|glowing|hopping)|(?:giving me the eye|line back so|(?:need|want) (?:this|the|my) "
    "line (?:back|free|clear))",
    "(?:before|while) i (?:retire|grow old|am (?:still )?young|turn (?:grey|fifty|into)|lose "
    "the will)|(?:till|until"
    "|before) the cows|(?:this|that) side of (?:christmas|easter|the "
    "weekend)|(?:abridged|edited|condensed|"
    "short|shorter|two minute|thirty second) (?:version|one) (?:would|will|please|is|of "
    "it)|trailer and not",
    "land the plane|boil it down|sum it up|(?:in|under) (?:about |under "
    ")?(?:three|four|five|ten|two) words|"
    "full stop coming|skip to the end(?! of)|cut to the|(?:fast forward|jump ahead)(?: to| "
    "a|$)|bullet points",
    "what (?:is it|do) you actually (?:want|need|after|calling|ringing)|(?:got|have|need|ought) "
    "to (?:go ahead and "
    ")?let me go|(?:going|have) to stop you there|(?:lunch|tea|dinner|coffee) is "
    "(?:going|getting|turning)",
)

HURRY = Phrases(
    *_IMPATIENT,
    *_FIGURES,
    "(?:is|was) this going to (?:take|be) (?:long|much|all|a while|forever)",
    "(?:quick|quickly|fast) as you can(?: please| sir| madam| now| i have| we "
    "have|$)|(?:lines|phones) (?:are )?(?:going|lit|flashing|ringing|lighting)(?: here| off| "
    "up|$)",
    "^(?:right |so |okay |yes )*(?:and )?the point is$|^chop(?: chop)?\\b|tick tock|(?:you "
    "have|you got|i can (?:give|spare) you|you have got) (?:\\w+ "
    ")?(?:thirty|ten|five|sixty|twenty|one|two|a|\\d+) (?:seconds?|minutes?|secs|mins)(?: "
    "starting| now| sir| madam| then|$)|must get "
    "on|(?:calls|phones|lines|customers|people|others|folk) (?:are "
    ")?(?:stacking|hopping|waiting|queueing|queuing|piling|backing)(?! for their)|next "
    "caller|others? (?:are|is) waiting|time is ticking|(?:taking|eating) (?:up )?(?:a lot of "
    "|too much |all )?(?:my |our |into )?(?:time|it)|only allowed|my "
    "(?:stats|average|targets?|handling time|numbers)",
    "i need you to (?:decide|hurry|be quick|speed|get|answer|choose)|decide (?:right )?now|let "
    "us not (?:go|get) into|only a (?:moment|minute|second)|be here "
    "(?:till|until|all)|(?:today|sometime today|any day|this (?:year|century|side)) (?:would "
    "be|of christmas)|whenever you are ready(?= eh| only| then some)|be fast|bit faster|faster "
    "than that|step on it|flat out|slammed|rushed off|(?:keep|make) (?:this|it) (?:real |really"
    " |very |nice and )?(?:short|brief|quick|snappy)|ins and outs|in one (?:sentence|word)|just"
    " (?:give me )?the (?:gist|headlines|basics|essentials|short|number|name|facts)|essentials "
    "only|short answers|can not wait while|very busy (?:man|woman|person)",
    "(?:have to|need to|going to have to|going to|must|want to|mean to|to) (?:hurry|rush) "
    "(?:you|this|us|it)|sorry to (?:hurry|rush)|moving on(?! to)|get the picture|heard "
    "enough|got the gist|can we move on|^(?:yeah |yep |okay |yes )*got it(?: got it)? go on|are"
    " you nearly (?:there|done|finished|ready)|get this (?:over|done)|will this take "
    "(?:long|much)|how (?:much )?longer (?:is this|will this|are you|do you)|way out the "
    "door|people usually have it|have it (?:ready|to hand) next time|(?:do not|does not) need "
    "(?:all )?(?:the|your) (?:details?|background|preamble|history|whole|ins)|time is "
    "short|pushed for time|short (?:on|of) time|up against it|against the clock|get a "
    "wriggle|jildi|jaldi|fast please|fastly|quickly tell|tell (?:me )?(?:quickly|fast)|say it "
    "fast",
    "hurry (?:it |this |things )?(?:up|along|on)|hurry(?: please| now)",
    "make (?:it|this|that) (?:a )?(?:really |very |nice and |quite "
    ")?(?:quick|snappy|fast|short|brief|sharpish)(?: one)?",
    "(?:keep|make) (?:it|this|that|things) (?:short|brief|quick|snappy|to the point|concise)|be"
    " (?:quick|brief|snappy|short)(?: about it| please| then)?",
    "(?:get|come|cut|skip|jump|go) (?:straight |right |just )?to (?:the|your) "
    "(?:point|chase|end|bottom|important|bit)|cut it short",
    "get (?:on|a move on|going|it over)(?: with (?:it|this|your))|get on with it|get a move "
    "on|(?:move|shift|hurry|push|speed|get) (?:it|this|things|us|that|along|yourself) "
    "(?:on|along|up)(?: a (?:bit|little))?(?! to (?:the|our))|move on a bit|move it(?: along| "
    "on|$)",
    "pick up the pace|chop chop|spit it out|out with it|look sharp|snap it up|quick "
    "sticks|quickly (?:please|now|sir|madam|then|love)|quicker(?: please| than)",
    "wrap (?:this|it|things|that) up|wind (?:this|it|things) up|crack on|(?:press|push) "
    "on|(?:any|bit) (?:quicker|faster)|speak (?:up and )?(?:faster|quicker)",
    "(?:long story short|in a nutshell|bottom line|(?:just )?the (?:short|quick) version|short "
    "and sweet) ?(?:please|then|sir|madam|love)?$",
    "(?<!will )(?<!to )(?<!can )(?<!has )(?<!have )(?<!just )(?<!not )(?<!could )(?<!would "
    ")come on(?: {addressed}| there is|$)",
    "(?:^|okay |right |well |now |it )let us go(?: {addressed}|$)|let us (?:move|get moving|get"
    " going|be quick|speed|hurry|not drag)",
    "are we (?:about |nearly |almost |all |quite )?(?:done|finished|good|through)(?: here| yet|"
    " now| or)?(?! with| on| for)|(?:is that|was that) (?:finally )?it(?: then)? because",
    "(?:anything else|something else|everything|is that all|all) (?:\\w+ )?because (?:i|we|there)",
    "(?<!say )(?<!either )(?<!with a )(?<!tick )(?<!a simple )(?:is it )?yes or no(?:$| "
    "(?:sir|madam|love|please))|are you (?:a yes|in or|(?:buying|doing it|having it|taking it) or "
    "(?:not|what|are)|going to (?:pay|book|buy) or)|(?:so )?what (?:are )?we (?:saying|doing)|make "
    "(?:up )?your mind|just (?:tell me|give me|answer) (?:yes|the number|what)|quick(?:ly)? i "
    "(?:have|am)",
    # Other work as a reason.
    "(?:i|we) (?:have|got|have got) (?:\\w+ ){0,4}{others} (?:\\w+ ){0,3}{waiting}",
    "(?:i|we) (?:have|got|have got) (?:\\w+ ){0,2}(?:other|more|better) (?:\\w+ "
    "){0,2}(?:calls?|callers?|customers?|people|patients|things to|work "
    "to|jobs|lines|clients|guests|orders)",
    "(?:i|we) (?:have|got|have got) (?:\\w+ ){0,3}(?:a|another|the) "
    "(?:queue|line|call|bus|train|meeting|lunch|wagon|lorry|customer|full house|shop full|whole"
    " list|list)(?! (?:of|for|that|to (?:arrange|offer|show))| is free)(?: \\w+){0,2} "
    "?(?:waiting|behind|here|out|to (?:get|go|catch)|coming|on|in|full|as long)?$",
    "(?:i|we) (?:have|got|have got) (?:\\w+ ){0,3}(?:a )?(?:queue|line|room|shop|list|board) "
    "(?:\\w+ )?(?:behind|out|of|full|full of|here|as long)",
    "there (?:is|are) (?:\\w+ ){0,3}{others} (?:\\w+ ){0,3}(?:behind you|out the door|out "
    "here|waiting (?:behind|on me|for me|to|too|so)|who need you to)",
    "(?:wagon|lorry|truck|van|customer|delivery|bus) (?:\\w+ ){0,2}(?:come in|just come|just "
    "pulled|pulling in|waiting|in the yard)",
    "(?:have not|do not have|not|have not got|do not) (?:got |have )?(?:all "
    "(?:day|night|morning|afternoon|week)|time for|the time|long|forever|much time|hours|a lot "
    "of time)",
    "(?:can not|do not want to|will not|am not going to|could not) (?:be |just "
    ")?(?:sit|stand|stay|sitting|standing|hang|spend|chat|talk|listen) (?:\\w+ ){0,4}(?:all "
    "(?:day|night|morning|afternoon)|while you|and chat|forever|chatting|talking|to (?:your|the"
    " whole)|about nothing|here listening|around)",
    "(?:do|did) not need (?:\\w+ )?(?:your|the|a) (?:life|whole|full|back "
    "?story|story|entire|history|speech|essay)|(?:spare|save) me the|skip the "
    "(?:story|details|history|rest|speech)",
    "(?:get|come|getting) to what (?:you|it)|what (?:is|was) (?:it )?(?:you|your|the) "
    "(?:point|are after exactly|are getting at|actually (?:want|need))|what are you (?:getting "
    "at|trying to say)|is there a point|the point being|just the "
    "(?:facts|number|gist|basics)|so what is the (?:question|point)",
    "(?:it is )?(?:just|only) me (?:on|here|in|today|on today|working|on the desk|on the "
    "phones)(?! to)|time is money|(?:clock|meter) is (?:ticking|running)|against the clock",
    "(?:you have|i have|we have|you|i) (?:got )?(?:literally |only |just |about )+(?:got "
    ")?(?:about )?(?:\\w+ )?(?:minutes?|seconds?|mins|secs)(?! (?:left on|of))",
    "(?:i|we) (?:really |do )?(?:need|have|got|am going to need|have got) to "
    "(?:go|run|dash|shoot|get off|get on|get going|wrap|finish|fly|move|clear the line|free "
    "(?:up )?the|leave|keep (?:this|it) (?:short|moving))(?! "
    "(?:and|check|to|through|find|ask|look|get|over|back|into|in|upstairs|on to|ahead|out "
    "(?:and|to)|with)\\b)",
    "(?:i|we) (?:am|are) (?:really |very |a bit |rather |pretty |so |kind of |quite |extremely "
    "|rushed|)(?:busy|in a (?:hurry|rush)|rushed off|up to my|swamped|snowed|run off|about to "
    "(?:close|leave|shut|go|clock)|late for|due (?:in|at)|trying to (?:close|leave))",
    "(?:we|i) (?:close|finish|shut|knock off|clock off|go home|go off shift) in (?:\\w+ "
    ")?(?:minutes?|\\w+|mins)|(?:it is my|on my) (?:lunch|break|dinner|home time)|my "
    "(?:lunch|break|dinner|tea|shift|bus|train) (?:is|was|ended|starts|started|gets|hour)|it is"
    " school run",
    "(?:get|getting) (?:you )?off (?:the|this) (?:phone|line)|clear the "
    "line|(?:hold|holding|held|tying|tie) (?:me|us|everyone|people|the line|up the line) "
    "up|other people (?:are )?(?:waiting|need|want)",
    classes=_CLASSES,
)

# The agent's own haste on the caller's behalf, or news of a queue: nobody is hurried.
UNHURRIED = Phrases(
    "(?:he|she|they|use|everybody|everyone|anything) (?:\\w+ ){0,8}get "
    "(?:you|people|folks|them) off the "
    "(?:phone|line)",
    "if you are (?:short|pushed|pressed|in)|slowly|you have had to",
    "i can hear that|what a position|(?:position|spot|place|situation) to be|must be "
    "(?:awful|hard|stressful|worrying)|you have (?:got )?(?:a|the) "
    "(?:lorry|van|truck|queue|customer)|poor you",
    "(?:have|if) you (?:have |got )?(?:got )?(?:\\w+ )?(?:minutes?|moment|time|seconds?)",
    "(?:i will|let me|to|i shall|allow me to) (?:just )?(?:get|cut|come)(?: straight)? to the "
    "(?:point|chase)|(?:he|she|they|driver|colleague|someone|that) (?:\\w+ "
    ")?(?:said|saying|told|was telling|telling|asked|rushed|hurried|made "
    "you)|(?:asked|told|tell|telling|ask|chase|get) (?:them|him|her|the \\w+)(?: \\w+){0,3} "
    "(?:to |get |hurry|be quick|move|speed)|(?<!do )(?<!what )you (?:would "
    "like|asked|want|wanted|said|are in|must be in|sound)|for you because|before the last|thank"
    " you for (?:waiting|your patience|holding)|in the list so|point of sale|want to be quick "
    "for",
    "(?:i|we) (?:will|shall|can|am going to|try to|promise to|would|do not want to|will not) "
    "(?:\\w+ )?(?:be (?:as )?(?:quick|brief)(?! about)|make (?:it|this) "
    "(?:quick|brief|short)|keep (?:it|this|you)|hurry|rush)",
    "(?:no|not any|there is no|without any) (?:rush|hurry|pressure)|do not "
    "(?:rush|hurry|worry)|take (?:all )?(?:your|the|whatever) time|all the time|(?:not|never) "
    "(?:to )?(?:rush|hurry)",
    "as (?:quick|quickly|fast|soon) as (?!you can (?:please|sir|madam|now|i|we)|you can$)|get "
    "you (?:going|moving|on your way|sorted)|hurry (?:them|him|her|the|it up "
    "for)|(?:ask|tell|get) (?:them|him|her) to hurry",
    "sorry (?:to|if|for|about|that|but) (?:rush|hurry|keep|i|we|the|being)|ahead of you|in "
    "front of you|before you",
)
