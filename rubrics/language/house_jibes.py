"""Figures of speech in which somebody of the own house is run down."""

from rubrics.language.phrases import Phrases

_CLASSES = {
    "they": "(?:he|she|they|that one|that lot|this lot|them lot|that crowd|that "
    "(?:fella|fellow|lad|"
    "guy|chap|bloke|man|woman|girl|boy|team|office|department|shower)|(?:the |those |them |our "
    ")(?:lads|boys|guys|girls|folks|people|crowd))",
    "them": "(?:him|her|them|that one|that lot|this lot|that crowd|that "
    "(?:fella|fellow|lad|guy|chap|"
    "bloke|man|woman|girl|boy|team|office|department)|(?:those|these|the|our) (?:\\w+ "
    ")?(?:lads|boys|"
    "guys|girls|folks|people|clowns|crowd|lot))",
    "their": "(?:his|her|their)",
    "ask": "(?:post|posted|throw|shout|whistle|talk|ask|write|send|fire|flush|drop|chuck|tie|bury|"
    "burn|sing|pray|feed|fling|put|shouting|talking|asking|writing|whistling|sending|email|ring|"
    "wish)",
    "void": "(?:drain|wall|void|black hole|bin|well|sea|wind|moon|river|fire|furnace|toilet|jacks|"
    "loo|skip|volcano|shredder|hedge|cat|dog|goldfish|lamp ?post|brick|bog|bottle|north pole|"
    "santa|fairies|abyss|hole|bermuda|ether)",
    "trifle": "(?:suggestions?|options?|optional(?: extra)?|hobby|game|guidelines?|decorations?|"
    "holiday|rumours?|luxury|mystery|myth|fairy ?tale|work of fiction|theory|foreign language)",
}
_NOT_SELF = "(?<!\\bi )(?<!\\bwe )(?<!\\byou )(?<!\\bit )"

# These tell by themselves that a person or a department is laughed at.
OF_SOMEBODY = (
    # "Technical being Technical", "that is Colin for you", "paperwork and Colin have never met".
    "\\b(?!that|it|time|this|there)(\\w+) being \\1\\b|{they} (?:is|are) just being "
    "(?:him|her|them)sel(?:f|ves)",
    "and (?:a |an |the |his |her )?\\w+ (?:have|has) (?:never|not|yet to) (?:yet |really "
    "|actually )?(?:been |be "
    ")?(?:introduced|"
    "met|acquainted)|(?:is|are) (?:no|not|a complete|a total|a|perfect|complete) (?:great )?"
    "(?:strangers?|friends?) (?:to|of) (?:work|hard|soap|the truth|a|paperwork|deadlines?|the "
    "(?:phone|"
    "telephone|clock|alarm|mop|broom|keyboard|calendar|dictionary|filing))",
    "(?:standing|running|long running|local) joke|(?:joke|laughing stock|talk|despair) of the "
    "(?:place|"
    "office|building|town|company|trade|whole|county|yard)|laughing stock",
    # Nothing reaches them, nothing comes back.
    "(?:may|might|could|just) as well (?:have |be )?{ask} (?:\\w+ "
    "){0,4}(?:a|an|the|your|some|to|it|"
    "them) ?(?:\\w+ )?{void}",
    "(?:sent|went|goes|go|gone|passed|vanish\\w*|disappear\\w*|fall\\w*|fell|sucked|swallowed|dr"
    "ops?) "
    "(?:straight |off |down |up )?(?:into|in|to|down) (?:a|the|that|their|his|her|some) (?:big "
    "|great "
    "|usual )?(?:black hole|void|abyss|bermuda|bottomless|round file|great unknown|twilight zone|"
    "circular file)",
    "(?:where|place) (?:\\w+ ){1,4}(?:go|goes|come|comes) to die|never (?:to be )?seen (?:or "
    "heard of "
    ")?again|(?:used|using|serving|kept|ended up) (?:it |them |as |up |propping )*(?:a |as "
    ")+(?:coaster|"
    "doorstop|door stop|paperweight|beer mat|bookmark|dartboard|place ?mat|tea "
    "tray|frisbee|footstool)"
    "|(?:under|beneath) (?:somebodys|someones|a|his|her|their) (?:mug|coffee|sandwich|lunch|tea "
    "?cup)",
    # They work in the dark, by chance, in their sleep, in another age.
    "{they} (?:\\w+ ){1,4}(?:with (?:the|all the) (?:lights? (?:off|out)|lamps out)|in the dark|"
    "blindfold(?:ed)?|with {their} eyes (?:shut|closed)|in {their} sleep|with {their} feet|by "
    "candlelight|by (?:tossing|flipping)|on (?:a wing|luck)|with (?:a|the) (?:crystal "
    "ball|dartboard|"
    "blindfold|pin|ouija|abacus|spoon|hammer|roulette))",
    "(?:throw\\w*|toss\\w*|flip\\w*|roll\\w*|spin\\w*|stick\\w*|pull\\w*) (?:a |the |some |it "
    ")?(?:darts?|"
    "coin|dice|wheel|pin|bottle)(?: at| in| on| to|$)|(?:out of|from) (?:a|the|{their}) "
    "(?:hat|thin "
    "air|cracker)|(?:lucky dip|a tombola|pin the tail|by carrier pigeon|smoke signals|by pigeon|"
    "stone age|dark ages|steam age|last century|by mule|by donkey)",
    # Nobody could follow, find or wake them.
    "(?:could|can|would) not \\w+ {them} (?:\\w+ )?(?:with|without|if) (?:a|an|both|two|the|you)|"
    f"{_NOT_SELF}(?:could|would|can) not (?:find|see|read|spot|hear|catch|hit|notice|smell) "
    "(?:\\w+ ){1,6}(?:with (?:a|an|both|two|the)|without (?:a|an)|if (?:it|he|she|they|you))",
    "(?:would|could) not (?:let|trust|send|leave|have|ask|want) "
    "(?:{them}|(?!you|it|me|us|that|your)\\w+) (?:to |with |near |"
    "within |mind |change |run |hold |walk |boil |tie |park |butter |in charge |anywhere |loose "
    "|past "
    "|cross )+",
    # Their words are worth nothing.
    "{they} (?:would |will |just |always |only |does |do )*(?:tell|say|promise)s? (?:you |us "
    "|them )?"
    "(?:everybody|everyone|anybody|anyone|people|folks|them all|every customer) (?:that|the "
    "same|it|"
    "whatever|anything|the|\\w+ (?:days|weeks|hours))|(?:it is|that is) (?:just |only )?(?:a|the) "
    "(?:line|story|thing|trick|yarn) (?:that )?(?:they|he|she) (?:use|tell|spin|give|trot)s?",
    "promise (?:you |them |people |us )?(?:the (?:sun|moon|earth|world|stars)|\\w+ on a stick)|"
    "(?:say|says|tell|tells) (?:you |them |people )?(?:anything|whatever|what you want|any old)"
    "(?: \\w+){0,3} (?:off (?:the|their|his|her) (?:phone|line|back)|to get rid|to "
    "shut)|economical "
    "with|stranger to the truth|pinch of salt with (?:him|her|them)|believe (?:\\w+ ){1,4}when "
    "(?:you|i) see|{their} word is (?:worth|about)",
    # The rest of us clear up.
    "(?:spend|spent|waste|wasted|spending) (?:\\w+ ){0,2}(?:my|our) (?:\\w+ "
    ")?(?:li(?:fe|ves)|weeks?|"
    "days?|time|career|mornings?|afternoons?|\\w+days?) (?:\\w+ )?(?:cleaning|chasing|fixing|"
    "apologi[sz]ing|mopping|sorting|picking|covering|undoing|explaining|clearing|tidying|redoing)",
    "(?:apologi[sz]ing|sorry|excuses?|covering|clearing up|tidying up|cleaning up|picking up) "
    "(?:for|"
    "after|behind) (?:him|her|them|that|those|\\w+) (?:again|all (?:day|week)|every|since|is a "
    "full)"
    "|full time job (?:\\w+ ){0,2}(?:after|for|fixing|chasing|undoing)",
    # No wonder, with them.
    "(?:love|like|wish i could|wish|want|hard) to? ?(?:say|pretend|act|look|be) (?:that )?(?:i "
    "am |i was "
    "|i were |it was |that was |that is |this is )?(?:a |the |so |being "
    ")?(?:shocked|surprised|surprise"
    "|first|amazed|astonished|one off)|(?:can not|could not) (?:say|pretend) (?:that )?(?:i "
    "am|it is|it"
    " was|that is) (?:a )?(?:shocked|surprised|surprise|news)|(?:there is|what|well) a (?:shock|"
    "surprise)(?: for you|$)|color me (?:shocked|surprised)|colour me (?:shocked|surprised)|quelle"
    " surprise|why am i not surprised|par for the course",
    "{they} (?:does|do) be \\w+ing (?:nothing|everything|anything|all|nowt)|{they} (?:\\w+ )?"
    "(?:writes?|tells?|checks?|reads?|keeps?|puts?|remembers?|learns?|hears?|sees?|knows?) "
    "(?:us |me |"
    "you |it |them )?(?:down )?(?:nothing|nowt|damn all|feck all|sweet \\w+|diddly|zilch|bugger "
    "all)",
    "(?:every (?:single )?(?:time|week|day)|always the same|the same every \\w+|same old "
    "story|nothing "
    "but trouble|nothing but (?:grief|bother)|one thing after another) (?:with|from|off) "
    "(?:him|her|"
    "that (?:lot|crowd|fella|one|department|team)|those|(?!me|us|you|it|this|the|these|a|my|your"
    "|our|"
    "that|them)\\w+(?: \\w+)?$)",
    # What they would make of anything.
    "makes? (?:a|an|the) (?:\\w+ )?\\w+ look (?:like )?(?:a |an "
    ")?(?:quick|fast|organi[sz]ed|speedy|"
    "lively|clever|sharp|busy|hurry|good|professional|slow|modest|reliable)|{they} "
    "(?:is|are|was|were)"
    " (?:\\w+ )?as (?:useful|helpful|reliable|quick|fast|organi[sz]ed|sharp|much (?:use|help|good)|"
    "handy|bright|subtle|likely) as|(?:chocolate|paper|wet paper) (?:tea ?pot|fire ?guard|kettle|"
    "umbrella|bag)|ash ?tray on a|glass hammer|(?:memory|head|mind) (?:of|like) a "
    "(?:goldfish|sieve|"
    "colander|gnat)|attention span",
    "{they} (?:is|are|must be|was|were|lives?|works?) (?:\\w+ )?(?:on|in|from) (?:another|a "
    "different|a|"
    "(?:his|her|their) own) (?:\\w+ )?(?:planets?|worlds?|time ?zones?|universe|galaxy|dream|cloud|"
    "century|go slow)|cloud cuckoo|la la land|dream ?land|away with the|off with the "
    "fairies|nobody "
    "(?:is )?(?:at )?home up|(?:allergic|averse|immune) to (?:work|hard work|phones?|the (?:phone|"
    "telephone|truth)|paperwork|answering|effort|email|emails|deadlines|mornings|thinking|soap)",
    "{they} (?:\\w+ )?(?:treat|treats|regard|regards|see|sees|take|takes|think|thinks) (?:of "
    ")?(?:\\w+ )"
    "{1,3}(?:as|like|is|are) (?:just |only |more of |purely |merely |a |an |some |sort |of "
    ")*{trifle}|"
    "(?:deadlines?|rotas?|appointments?|rules|dates?|times?|emails?|hours) (?:\\w+ "
    "){0,3}(?:is|are) "
    "(?:just |only |more of |purely |merely |a |an |some |sort |of |considered )*{trifle}(?: to "
    "{them}|"
    " (?:over|down|up|in) there)",
    "(?:if|when|whenever|once|until|till|should) (?:{they}|(?!you|i|we|it)\\w+) (?:ever "
    ")?(?:can be "
    "bothered|could be bothered|deigns?|feels? like (?:it|work)|wakes? up|bothers?|sobers? "
    "up|finds? "
    "{their} (?:glasses|brain|way|watch|pen)|graces? us|learns? to|remembers? "
    "(?:where|how|what|{their}|"
    "which))|hold your breath (?:with|for|on|where) (?:{them}|\\w+)",
    "(?:lunatics|inmates|monkeys|animals|clowns) (?:\\w+ ){0,2}(?:run|running|taken|charge) "
    "(?:\\w+ ){0,3}(?:asylum|zoo|circus)|blind leading|so "
    "called (?:manager|engineer|experts?|team|service|support|technicians?|professionals?|specia"
    "lists?|"
    "department|help|management)|(?:less|least) said (?:about|of) (?!it|that|this)|slower than "
    "(?:a|"
    "the|wet|treacle|molasses)|(?:like )?herding cats|(?:blood (?:from|out of) (?:a "
    ")?stone|pulling "
    "teeth) (?:from |with |off |getting |down |up |over )",
    "(?:written|packed|done|designed|drawn|wired|fitted|built|run|programmed|invented|organi[sz]ed|"
    "planned|entered|typed|put together|measured|loaded) by (?:a|an|someone|somebody|people|the|"
    "some) "
    "(?:\\w+ ){0,3}(?:child|children|monkeys?|toddler|drunk|blind|chimps?|dog|cat|idiots?|asleep|"
    "never|eyes|sleep|clown|octopus|committee|hates?|amateurs?)",
    "need(?:s)? (?:a|an) (?:map|compass|torch|nursemaid|nanny|minder|babysitter|alarm clock|brain|"
    "rocket|kick|good (?:kick|shake|talking)|boot)(?: \\w+)? (?:to|up|for|from|behind)|(?:how|why) "
    "(?:{they}|\\w+) (?:ever )?(?:got|gets|keeps?|kept|holds?|passed) (?:(?:the|that|{their}|a) )?"
    "(?:job|licence|license|certificate|driving test|position)|(?:anybodys|anyones) guess what "
    "{they}",
    "{they} (?:couldnt|could not|would not|wouldnt) (?:be )?(?:\\w+ )?(?:trusted|relied|know "
    "(?:a|an|the"
    "|good|one|what)|recogni[sz]e|organi[sz]e|run|manage) (?:\\w+ ){0,4}(?:if|in|a|an|with)",
)

FIGURES = Phrases(*(OF_SOMEBODY), classes=_CLASSES)

# The same words with the agent's own self, the caller or a kind remark as their subject.
OF_NOBODY = Phrases(
    "so (?:that )?i do not|(?:so|before) (?:that )?i (?:make|get|mess|do)|(?:i|we) "
    "(?:would|will|might|"
    "could|do|did|have|had|am|was) (?:\\w+ ){0,2}(?:make|made|making) (?:a|an|such a) "
    "(?:\\w+ )?(?:hash|mess|hames|balls|pigs ear)|(?:my|our) (?:own "
    ")?(?:head|memory|brain|handwriting|"
    "spelling|typing)|(?:blood|teeth) (?:test|extraction)|(?:time|that) being|(?:i|me) being "
    "(?:me|i)"
)
