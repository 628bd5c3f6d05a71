"""Mockery of the caller in figures of speech: mock alarm, mock praise, doubted words."""

# These are added to what counts as a sneer.
BARBS = (
    "(?:does|do|did) (?:it|this|that) (?:look|sound|seem) (?:to you )?(?:like|as if|as though) "
    "(?:i|we"
    "|a (?:charity|hotel|library|bank|taxi|creche))|does (?:it|this) say \\w+ on my",
    "(?:most|half|half the|all the|plenty of|the|funny how|usually) "
    "(?:people|ones|folk|folks|customers|"
    "callers) (?:who|that) (?:tell|say|give|ring|come|spin|ask|forget|claim) (?:\\w+ ){0,4}"
    "(?:ringing from|drive|driving|own|have|has|are|turn out|live|generally|usually|end up|be "
    "lying)"
    "|(?:everyone|everybody|they all|anyone) (?:who|that) (?:says|tells|claims) (?:\\w+ "
    "){1,3}(?:has|is|turns)",
    "(?:alert|inform|call|ring|tell|phone|notify) (?:the|all the) "
    "(?:media|press|papers|newspapers|coastguard|"
    "prime minister|queen|king|president|pope|army|un|united nations)|(?:hold|stop) the "
    "(?:front page|"
    "presses|press)|stop the lights|(?:smallest|tiniest|tiny|little) violin|get the violins? out",
    "(?:have|are|is) (?:you|we|he|she|madam|sir) (?:quite |all |nearly )?(?:finished|done) "
    "(?:our|your|with "
    "your|with the) (?:little )?(?:speech|rant|performance|tantrum|sermon|lecture)|^(?:well "
    "|and )?have you "
    "quite finished$|thank(?:s| you) for the (?:lecture|sermon|speech|life story|history "
    "lesson|running commentary)",
    "more sense (?:out of|from) (?:the|a|my)|(?:explain|say|tell) (?:it|that) to the "
    "(?:dog|cat|wall|kettle) "
    "(?:faster|quicker|and)|(?:my|the) (?:dog|cat|goldfish|nan|five year old|nephew) "
    "(?:could|would have|can|has) "
    "(?:\\w+ )?(?:worked|managed|understood|got|work|manage|figure|more)|(?:bigger|smaller|short"
    "er) words",
    "(?:raised|born|brought up|reared) in a (?:barn|field|cave)|(?:wrong side of (?:the "
    ")?bed|wrong side this)|"
    "crystal ball|mind ?reader|(?:i am|we are) not (?:psychic|telepathic|a "
    "magician|magicians|miracle)",
    "(?:give|get|wash|syringe|clean|clear) (?:your|them|those|the) (?:ears?|lugs) (?:a "
    "|out|syringed|tested|"
    "seen|checked|cleaned)|(?:ears|eyes) (?:a )?(?:wee )?(?:clean|wash|test)(?:ed)?|hearing "
    "test if|"
    "(?:sound|love) of (?:your|his|her) own voice",
    "^(?:well |aye |oh |yeah |yes |and )*(?:so you (?:said|say|keep saying|claim)|if you say "
    "so)(?: dear| love| "
    "then| pet| sir| madam)?$|(?:and|yeah|aye) (?:i am|im) the (?:\\w+ "
    ")?(?:mayor|queen|pope|king|tooth fairy)|"
    "(?:pigs (?:have|might|can|will)|have wings)|(?:actually|really) (?:in|home|there) this time",
    "(?:remember|forget|able|learn|try) (?:not )?to care|pretend (?:to care|that i "
    "care)|(?:pity|shame) i do not "
    "care|(?:heart|soul) is breaking for you|(?:joy|delight|barrel of laughs) to "
    "(?:live|work|deal) with|fun at "
    "parties|(?:off|away|asleep|absent|sick) (?:\\w+ ){0,2}(?:school|class)? ?the day they "
    "(?:did|taught|had)|"
    "(?:amazing|wonder|miracle|surprised) (?:that )?you (?:found|find|managed|manage|remembered)"
    " (?:the|to|your)",
    "not (?:exactly )?(?:the ritz|a moon landing|a hotel|the savoy|your "
    "(?:butler|taxi|mum|mammy|mam|chauffeur|"
    "personal))|(?:second|third|fourth|fifth|tenth) time if (?:that|it|you) "
    "(?:is|will|would|helps?|need|like)|"
    "in letters the size|(?:printed|written|says|there) in (?:big|large|capital|black and "
    "white)(?: \\w+)? "
    "(?:letters|print)? ?(?:if you|for those|even)|welcome to (?:the )?(?:adult|grown up|real)",
)
