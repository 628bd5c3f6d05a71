"""How calls are opened: salutations and offers of help, as word classes and frames."""

from rubrics.language.near import is_near_any
from rubrics.language.phrases import Phrases

_CLASSES = {
    "day": r"(?:morning|mornin|afternoon|evening|day|night|eve)",
    "good": r"(?:good|gud|top of the|a very good|lovely)",
    "calling": r"(?:calling|ringing|phoning|telephoning|contacting|coling|cooling|choosing"
    r"|getting in touch|reaching out|your call|giving us|holding|waiting|being patient)",
    "modal": r"(?:can|may|could|might|shall|would|will|do|should|must)",
    "us": r"(?:i|we|he|she)",
    "serve": r"(?:help|assist|support|serve|be of|held|health|direct your call|take care of you"
    r"|look after you|make your (?:day|morning|afternoon|evening|life)|be helpful|get you sorted"
    r"|brighten your|sort you out|do for you)",
}

SALUTATION = Phrases(
    r"{good} {day}",
    r"(?:hello|hallo|hullo|helo|halo|hi|hiya|hiyah|heya|hey|howdy|gday|greetings|namaste|namaskar"
    r"|salaam|salam|aloha|bonjour|ahoy|howzit|sawubona|haye|jambo|vanakkam|welcome|ello|yello)",
    r"how do you do",
    r"(?:thank you|thanks|thank) ~5 {calling}",
    r"for (?:calling|ringing|phoning)",
    r"(?:pleased|pleasure|nice|lovely|good|glad) to (?:meet|hear|speak|talk|have you)",
    r"how are you(?: (?:doing|today|keeping|this))?",
    r"you are (?:very |most )?welcome",
    classes=_CLASSES,
)
BARE_TIME_OF_DAY = Phrases(
    r"^(?:\w+ )?(?:mornings?|afternoons?|evenings?)(?! shift| session)",
    r"(?:morning|afternoon|evening) (?:this is|\w+ (?:speaking|here))",
)
# What a recogniser leaves of "good morning": no other opening begins with "good".
_CUT_SHORT = Phrases(r"^good (?!luck|news|one|question|idea|point|grief|god|heavens|lord)")
# What is left of "hello there" and "thank you for calling" at the very beginning.
_BEGUN = Phrases(
    r"^there(?! (?:is|are|was|were|will|has|s|you))",
    r"^(?:you|thank|thanks|thank you) for (?!that|the|this|it|all|your (?:help|time|patience))\w+",
    r"good (?:you are (?:speaking|through|talking)|this is|how (?:can|may))",
)
_HELLO = ("hello", "hiya", "howdy", "welcome", "morning", "afternoon", "evening", "greetings")

OFFER = Phrases(
    r"what (?:can|may|could) (?:i|we)(?! (?:call|say|tell|put))",
    r"(?:how|can i|may i|i|we) (?:help|assist)(?: you)?(?: today| at all| with)?$",
    r"(?:can|may) (?:i|we) do for you",
    r"how ~2 {us} ~3 {serve}",
    r"how (?:may|can|could|might) (?:i|we)",
    r"how {modal} ~2 {serve}(?: you)?",
    r"how (?:are we|am i|will we be|will i be) (?:helping|assisting)",
    r"what ~4 {us} ~2 (?:do|doing|get|help|assist|sort|find|fix|arrange) ~2 (?:for|you|with)",
    r"(?:what|which) ~5 (?:help|assist|assistance|support)(?:ing)?(?: you)?(?: with| from)?",
    r"(?:what|who|where) (?:can|may|could) (?:i|we) (?:do|get|help|assist|connect|direct|find)",
    r"{modal} {us} ~2 (?:help|assist)(?: you)?(?! (?:it|but))",
    r"(?:be|here) (?:of|to) ~2 (?:assistance|service|help|assist|use)",
    r"(?:at|in) your service",
    r"(?:need|want|like) (?:any |some |a )?(?:help|hand|assistance)",
    r"(?:happy|glad|pleased|delighted|ready|here) to (?:help|assist)",
    r"(?:anything|something) (?:that )?{us} {modal} (?:do|help|assist)",
    r"(?:is there|was there) (?:anything|something) ~3 (?:help|assist|do) ~2 (?:you|with)",
    r"tell me how {us} {modal}",
    r"how ~3 be of ~2 (?:help|assistance|service|use)",
    classes=_CLASSES,
)
# "I can't help you", "can I start with your name", "can he help it": no offers.
NO_OFFER = Phrases(
    r"(?:not|never) (?:be able to |able to )?(?:help|assist)",
    r"(?:unable|not able) to (?:help|assist)",
    r"help (?:it|myself|themselves)",
    r"(?:can|may|could|if) (?:you|he|she|they) ~1 (?:help|assist) (?:me|us)",
    r"how (?:may|can|could|might) (?:i|we) (?:know|be sure|tell|trust|find you|contact|reach"
    r"|address"
    r"|call you)",
)


def greets(text: str) -> bool:
    """Whether normalised words hold a courteous salutation."""
    if text in SALUTATION or text in BARE_TIME_OF_DAY or text in _CUT_SHORT or text in _BEGUN:
        return True
    return any(len(w) > 2 and is_near_any(w, _HELLO) for w in text.split()[:2])


def offers_help(text: str) -> bool:
    """Whether normalised words offer the caller help."""
    return text in OFFER and text not in NO_OFFER
