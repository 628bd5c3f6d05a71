"""How the agent opens the call: salutation, own name and organisation, the offer of help."""

from collections.abc import Mapping
from typing import Any

from rubrics.call import Direction
from rubrics.dialogue import Dialogue
from rubrics.language.greetings import greets, offers_help
from rubrics.language.introductions import Introduction, read_introduction
from rubrics.language.near import sounds_within
from rubrics.language.own_phrases import OwnPhrase, own_phrase
from rubrics.language.text import normalise
from rubrics.scorecard import Finding, Verdict
from rubrics.talk import Talk


def detect_greeting(dialogue: Dialogue, params: Mapping[str, Any]) -> Finding:
    """Whether the opening holds a courteous salutation. Setting `phrases`: own salutations."""
    talk = dialogue.turns
    own = _own_phrases(params)
    for index in talk.opening.agent:
        text = talk.texts[index]
        if greets(text) or _is_said(own, text):
            return Finding(
                Verdict.PASS,
                f"Opens with a salutation: {_quote(talk, index)}.",
                (talk.evidence(index),),
                0.95,
            )
    return Finding(
        Verdict.FAIL,
        f"No salutation in the opening; the call begins with {_quote(talk, _first(talk))}.",
        (talk.evidence(_first(talk)),),
        0.9,
    )


def detect_offer_of_help(dialogue: Dialogue, params: Mapping[str, Any]) -> Finding:
    """Whether the opening offers help. Setting `phrases`: own offers that count too."""
    talk = dialogue.turns
    if talk.call.voicemail or talk.call.direction is Direction.OUTBOUND:
        return Finding(Verdict.NA, "The agent placed this call, so no offer of help is due.")
    own = _own_phrases(params)
    for index in talk.opening.agent:
        text = talk.texts[index]
        if offers_help(text) or _is_said(own, text):
            return Finding(
                Verdict.PASS,
                f"Offers help in the opening: {_quote(talk, index)}.",
                (talk.evidence(index),),
                0.95,
            )
    return Finding(
        Verdict.FAIL,
        "The opening offers no help; something like 'How may I help you?' was expected.",
        (talk.evidence(_first(talk)),),
        0.9,
    )


def detect_identification(dialogue: Dialogue, params: Mapping[str, Any]) -> Finding:
    """Own name and organisation in the opening. Settings `names`, `organisations`: the roster.

    The roster holds the names known to the installation; it is matched by spelling and sound.
    """
    talk = dialogue.turns
    introductions = _introductions(talk)
    people, places = _roster(params, "names"), _roster(params, "organisations")
    named = [i for i, intro in introductions if intro.has_name or _heard(talk, i, people)]
    placed = [i for i, intro in introductions if intro.has_organisation or _heard(talk, i, places)]
    shown = sorted(set(named[:1] + placed[:1])) or list(talk.opening.agent)
    evidence = tuple(talk.evidence(i) for i in shown)
    verdict = _IDENTIFIED[bool(named), bool(placed)]
    confidence = 0.9 if verdict is Verdict.PASS else 0.8
    return Finding(verdict, _IDENTIFIED_REASONS[bool(named), bool(placed)], evidence, confidence)


_IDENTIFIED = {
    (True, True): Verdict.PASS,
    (True, False): Verdict.PARTIAL,
    (False, True): Verdict.PARTIAL,
    (False, False): Verdict.FAIL,
}
_IDENTIFIED_REASONS = {
    (True, True): "Gives an own name and the organisation, department or line.",
    (True, False): "Gives an own name, but no organisation, department or line in the opening.",
    (False, True): "Names the organisation or line, but gives no own name in the opening.",
    (False, False): "Gives neither an own name nor the organisation in the opening.",
}


def _roster(params: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(normalise(str(entry)) for entry in params.get(key, ()))


def _heard(talk: Talk, index: int, roster: tuple[str, ...]) -> bool:
    return any(sounds_within(entry, talk.texts[index]) for entry in roster)


def _introductions(talk: Talk) -> list[tuple[int, Introduction]]:
    outbound = talk.call.direction is Direction.OUTBOUND
    found = []
    for i, first in talk.opening.with_first:
        text, heard = talk.utterances[i].text, _heard_before(talk, i)
        found.append((i, read_introduction(text, first=first, outbound=outbound, heard=heard)))
    return found


def _heard_before(talk: Talk, index: int) -> frozenset[str]:
    """The words that the caller has said before an utterance."""
    before = (talk.texts[i] for i in talk.spoken if i < index and not talk.is_agent(i))
    return frozenset(word for text in before for word in text.split())


def _first(talk: Talk) -> int:
    return talk.agent_indices[0]


def _own_phrases(params: Mapping[str, Any]) -> list[OwnPhrase]:
    return [own_phrase(str(p)) for p in params.get("phrases", ())]


def _is_said(own: list[OwnPhrase], text: str) -> bool:
    return any(phrase.find_all(text.split(), tolerant=True) for phrase in own)


def _quote(talk: Talk, index: int) -> str:
    text = talk.utterances[index].text
    words = text.split()
    return f"“{' '.join(words[:12])}{' …' if len(words) > 12 else ''}”"


def detect_answering_for_other(dialogue: Dialogue, _params: Mapping[str, Any]) -> Finding:
    """Whether the agent says in the opening that this is a colleague's phone."""
    talk = dialogue.turns
    owner = talk.phone_owner
    if owner is None:
        return Finding(Verdict.NA, "The agent answers an own or a general line.")
    evidence = (talk.evidence(owner.index),)
    if owner.index in talk.opening.agent:
        reason = f"Says in the opening whose phone it is: {_quote(talk, owner.index)}."
        return Finding(Verdict.PASS, reason, evidence, 0.9)
    reason = "It comes out only after the caller's business that this is a colleague's phone."
    return Finding(Verdict.FAIL, reason, evidence, 0.85)
