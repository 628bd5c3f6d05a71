"""An opening cut at the frames that introduce somebody: "this is", "you are through to", "from"."""

import re
from dataclasses import dataclass

from rubrics.language.greetings import OFFER, SALUTATION
from rubrics.language.names import is_surely_name
from rubrics.language.words import word_set

_FRAMES = re.compile(
    r"\b(?:"
    r"(?P<ask>(?:is (?:this|that|it)|are you|am i (?:speaking|talking) (?:to|with)|can i|could i"
    r"|may i"
    r"|might i|speak (?:to|with)|(?:looking|asking|message|calling|this is) for|what|who|which"
    r"|do you|did you|have you|would you|i need|i want|you need|give me|tell me|can you|could you"
    r"|about|is there|if you|please)\b)"
    r"|(?P<name>my names?(?: is)?|(?:the )?name is|i am called|call me|you can call me"
    r"|(?:you are |your )?(?:speaking|talking|chatting) (?:to|with)|you have got (?!through)"
    r"|you are with|but it is|it is only me)"
    r"|(?P<self>this is(?: just| only)?|it is(?: just| only)?|i am|here is|that is)"
    r"|(?P<welcome>welcome to|(?:calling|ringing|phoning) (?:you )?(?:from|on behalf of)"
    r"|for (?:calling|ringing|phoning|choosing|contacting)(?: up| in at| in)?|on behalf of)"
    r"|(?P<place>you (?:have|are) (?:now )?(?:through|reached|connected|come through|got through"
    r"|put through)"
    r"(?: to)?|you have (?:reached|(?:called|rung|dialled|phoned)(?! (?:about|to|for|me|us|back)))"
    r"|here at)"
    r"|(?P<joint>from|with|at|over at|over in|here in|in|on)"
    r")\b"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words and the frame that leads to them; "start" for none."""

    frame: str
    words: tuple[str, ...]


def cut_at_frames(clause: str) -> list[Piece]:
    """The clause cut at its frames; salutations and offers of help fall away."""
    marked = _with_this(clause)
    for match in OFFER.find_all(clause) + SALUTATION.find_all(clause):
        marked = marked.replace(match[0], f"| {_frame_in(match[0])} ", 1)
    pieces = []
    for part in marked.split("|"):
        pieces += _cut(" ".join(part.split()))
    return [p for p in pieces if p.words]


def _frame_in(salutation: str) -> str:
    """The end of "thank you for calling" and of "welcome", which an organisation follows."""
    if salutation == "welcome":
        return salutation
    reason = salutation.rpartition(" for ")[2] if " for " in salutation else ""
    return f"for {reason}" if "ing" in reason else ""


def _with_this(clause: str) -> str:
    """The clause with the "this" that was lost before "is Miranda"."""
    words = clause.split()
    rows = zip(["", *words], words, [*words[1:], ""], [*words[2:], "", ""], strict=False)
    return " ".join(
        "this is"
        if word == "is" and before not in _IS_OTHERS and is_surely_name(name) and after in _GOES_ON
        else word
        for before, word, name, after in rows
    )


_IS_OTHERS = word_set("this it that name he she here there what who how where names which and desk")
_GOES_ON = word_set("can how what speaking may could answering lifting picking with") | {""}
_IDLE = re.compile(r"^(?:(?:there|so|okay|right|well|yeah|yes|now|oh|and) )+")
_ONES_OWN = re.compile(r"\b(?:direct|private|personal|own) (?=(?:line|phone|number|extension)\b)")


def _cut(part: str) -> list[Piece]:
    part = _ONES_OWN.sub("", _IDLE.sub("", part))
    pieces, frame, at = [], "start", 0
    for match in _FRAMES.finditer(part):
        pieces.append(Piece(frame, tuple(part[at : match.start()].split())))
        frame, at = str(match.lastgroup), match.end()
    pieces.append(Piece(frame, tuple(part[at:].split())))
    return pieces
