"""What a recogniser does to a transcript: lost punctuation, cut and joined turns, wrong words."""

import json
import random
import re
from collections.abc import Callable, Mapping
from typing import Any

Call = dict[str, Any]
Perturbation = Callable[[Call, random.Random], Call]

_SHARE = 0.1
_MISHEARD = {
    "hold": "whole", "holding": "folding", "thanks": "tanks", "wait": "weight", "for": "four",
    "to": "two",
    "there": "their", "your": "you're", "you're": "your", "right": "write",
    "know": "no", "hear": "here", "bye": "by", "sorry": "story", "name": "main",
    "line": "lion",
    "calling": "falling", "call": "cool", "back": "pack", "morning": "mourning",
    "speaking": "peeking",
    "transfer": "transfers", "through": "threw", "message": "massage", "would": "wood",
    "we": "he",
    "he": "the", "she": "see", "can": "can't", "it": "at", "is": "his", "i": "a", "and": "an",
    "help": "health", "please": "pleas", "else": "elves", "anything": "any thing",
    "policy": "police",
    "minute": "minutes", "moment": "mormon", "number": "numbers", "desk": "disk", "off": "of",
    "understand": "understanding", "afraid": "a raid", "worried": "worry", "upset": "up set",
}  # fmt: skip


def without_marks(call: Call, _random: random.Random) -> Call:
    """Lower case without punctuation, as many recognisers write."""
    return _texts(call, lambda text: re.sub(r"[^\w\s]", "", text.replace("-", " ")).lower())


def dropped(call: Call, chance: random.Random) -> Call:
    """One word in ten is missing."""
    return _words(call, lambda word: "" if chance.random() < _SHARE else word)


def substituted(call: Call, chance: random.Random) -> Call:
    """One word in ten is another word of the same call."""
    pool = [word for u in call["utterances"] for word in u["text"].split()] or ["the"]
    return _words(call, lambda word: chance.choice(pool) if chance.random() < _SHARE else word)


def misheard(call: Call, chance: random.Random) -> Call:
    """One word in ten is heard as one that sounds alike."""
    return _words(
        call, lambda word: _sounds_like(word, chance) if chance.random() < _SHARE else word
    )


def merged(call: Call, chance: random.Random) -> Call:
    """Half of a speaker's neighbouring utterances are joined; labels follow."""
    kept: list[dict[str, Any]] = []
    where: dict[int, int] = {}
    for i, utterance in enumerate(call["utterances"]):
        joins = kept and _follows(kept[-1], utterance) and chance.random() < 0.5
        if joins:
            last = kept[-1]
            last["text"] += " " + utterance["text"]
            last["end"] = max(last["end"], utterance["end"])
        else:
            kept.append(dict(utterance))
        where[i] = len(kept) - 1
    return _relabelled({**call, "utterances": kept}, {i: [at] for i, at in where.items()})


def split(call: Call, chance: random.Random) -> Call:
    """A third of the longer utterances are cut in two at a word; labels follow both parts."""
    pieces: list[dict[str, Any]] = []
    where: dict[int, list[int]] = {}
    for i, utterance in enumerate(call["utterances"]):
        words = utterance["text"].split()
        cut = len(words) >= 8 and chance.random() < 0.34
        parts = _halves(utterance, words, chance) if cut else [dict(utterance)]
        where[i] = list(range(len(pieces), len(pieces) + len(parts)))
        pieces += parts
    return _relabelled({**call, "utterances": pieces}, where)


PERTURBATIONS: Mapping[str, Perturbation] = {
    "no marks": without_marks,
    "dropped": dropped,
    "substituted": substituted,
    "misheard": misheard,
    "merged": merged,
    "split": split,
}


def perturb(call: Mapping[str, Any], *names: str, seed: int = 1) -> Call:
    """A copy of a labelled call after the named perturbations, the same for the same seed."""
    changed: Call = json.loads(json.dumps(call))
    for name in names:
        chance = random.Random(f"{seed} {name} {call['id']}")
        changed = PERTURBATIONS[name](changed, chance)
    return changed


def _texts(call: Call, change: Callable[[str], str]) -> Call:
    return {**call, "utterances": [{**u, "text": change(u["text"])} for u in call["utterances"]]}


def _words(call: Call, change: Callable[[str], str]) -> Call:
    return _texts(call, lambda text: " ".join(filter(None, map(change, text.split()))))


def _sounds_like(word: str, chance: random.Random) -> str:
    core = word.lower().strip(".,!?")
    if core in _MISHEARD:
        return _MISHEARD[core]
    if len(core) < 4:
        return word
    at = chance.randrange(1, len(core) - 1)
    return core[:at] + chance.choice("aeiounrst") + core[at + 1 :]


def _follows(last: Mapping[str, Any], utterance: Mapping[str, Any]) -> bool:
    gap = utterance["start"] - last["end"]
    return last["speaker"] == utterance["speaker"] and 0 <= gap < 2.0


def _halves(
    utterance: dict[str, Any], words: list[str], chance: random.Random
) -> list[dict[str, Any]]:
    at = chance.randrange(3, len(words) - 3)
    share = at / len(words)
    middle = round(utterance["start"] + share * (utterance["end"] - utterance["start"]), 2)
    first = {**utterance, "end": middle, "text": " ".join(words[:at])}
    return [first, {**utterance, "start": middle, "text": " ".join(words[at:])}]


def _relabelled(call: Call, where: Mapping[int, list[int]]) -> Call:
    """The call with its labels' utterance numbers moved."""
    labels = {
        name: {**label, "evidence": sorted({n for i in label["evidence"] for n in where[i]})}
        for name, label in call.get("labels", {}).items()
    }
    commitments = [
        {**c, "utterance": where[c["utterance"]][0]} for c in call.get("commitments", ())
    ]
    return {**call, "labels": labels, "commitments": commitments}
