"""The caller's name in full, written as it was spelled, and the spelling itself."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from rubrics.language.message_words import ASKS_NAME, SPELLING, spells_out
from rubrics.language.names import TITLES, is_given_name, no_names
from rubrics.language.organisations import LINKING_WORDS, ORGANISATION_WORDS, TALK_WORDS
from rubrics.language.spelled import Spelled, spelled_words
from rubrics.language.spoken_numbers import only_number
from rubrics.language.text import normalise
from rubrics.listening import shortened
from rubrics.readings.callers_name import caller_names
from rubrics.readings.messages import Message
from rubrics.readings.spoken_address import addresses_by_name
from rubrics.scorecard import SlipField
from rubrics.slip.fields import answer_to, given, missing, said
from rubrics.talk import Talk

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?|[^\w\s]")  # noqa: RUF001
_NO_NAME = TALK_WORDS | LINKING_WORDS | TITLES | {"over", "out", "down"}
_NOT_NAMED = _NO_NAME | ORGANISATION_WORDS | no_names()
_ALIKE = 0.6
_LEAST_LETTERS = 3
_INTRODUCED = re.compile(
    r"\b(?:my name is|this is|it is|i am) (?P<name>\w{3,} \w{3,})"
    r"(?= from| speaking| here| calling|$)"
    r"|\b(?P<before>\w{3,} \w{3,}) (?:here|speaking)\b"
)
_ASKS_SPELLING = re.compile(r"\bspel(?:l|led|t|ling|lt)?\b|how (?:do you|is it|you) write")
_LONGEST_CHECK_WORDS = 14


@dataclass(frozen=True, slots=True)
class _Heard:
    """A name's words as they stand in one line."""

    words: tuple[str, ...]
    title: str
    line: int


def find_name(talk: Talk, message: Message) -> tuple[SlipField, SlipField]:
    """The caller's name and its spelling, as two fields."""
    heard = _heard_name(talk)
    spelled = _matching(talk, heard)
    if heard is None:
        name = _unrecognised(talk, message)
    else:
        words = _spelled_out(list(heard.words), [word for word, _ in spelled])
        shown = " ".join(filter(None, (heard.title, *map(_capital, words))))
        name = given(talk, shown, heard.line)
    return name, _spelling(talk, message, spelled)


def _heard_name(talk: Talk) -> _Heard | None:
    """The longest run of the caller's known names in one line; the caller's own words first."""
    known = _known_words(talk)
    runs = [
        run
        for index in talk.spoken
        if known & set(talk.texts[index].split())
        for run in _runs(talk, index, known)
    ]
    if not runs:
        return None
    return max(
        runs,
        key=lambda r: (len({*r.words}), talk.is_caller(r.line), bool(r.title), -r.line),
    )


def _known_words(talk: Talk) -> set[str]:
    words = caller_names(talk) | _titled(talk)
    own = {w for w in words if w not in _NO_NAME and len(w) > 1 and not w.isdigit()}
    return {w for w in own if w not in ORGANISATION_WORDS or is_given_name(w)}


def _titled(talk: Talk) -> set[str]:
    """The name by which the agent addresses the caller after the first line."""
    names = (addresses_by_name(talk.texts[i]) for i in talk.agent_indices[1:])
    sought = {w for i in talk.caller_indices[:2] for w in talk.texts[i].split()}
    return {name for name in names if name and name in sought and not is_given_name(name)}


def _runs(talk: Talk, index: int, known: set[str]) -> list[_Heard]:
    runs: list[_Heard] = []
    words: list[str] = []
    title = before = ""
    for token in [*_TOKEN.findall(said(talk, index)), "."]:
        plain = normalise(token)
        if plain and (set(plain.split()) <= known or _particle(plain, words)):
            if not words:
                title = before.title().rstrip(".") if before.rstrip(".").lower() in TITLES else ""
            words.append(token.rstrip("."))
        elif words and _is_surname(token, words, talk.is_caller(index)):
            words.append(token)
        elif words:
            runs.append(_Heard(tuple(words), title, index))
            words = []
        before = token
    return [r for r in runs if not _is_particle_only(r)]


def _particle(plain: str, words: list[str]) -> bool:
    return bool(words) and plain in ("de", "van", "von", "mac", "mc", "al", "bin", "di", "da", "la")


def _is_particle_only(run: _Heard) -> bool:
    return all(len(w) <= 1 for w in run.words)


def _is_surname(token: str, words: list[str], callers: bool) -> bool:
    """Whether a capitalised word after one given name goes on with the name."""
    if not callers or len(words) != 1 or not is_given_name(words[0].lower()):
        return False
    plain = token.lower()
    return words[0][0].isupper() and token[0].isupper() and plain not in _NO_NAME and len(token) > 2


def _matching(talk: Talk, heard: _Heard | None) -> list[tuple[str, int]]:
    """The words spelled in the call that spell the caller's name, and where."""
    found: list[tuple[str, int]] = []
    for index in talk.spoken:
        if spelled := spelled_words(said(talk, index)):
            asked = _asked_to_spell(talk, index)
            heard_before = _callers_words(talk, index)
            own = [s for s in spelled if s.word in heard_before or _spells_name(s, heard, asked)]
            found += [(word, index) for s in own for word in _apart(s.word, heard)]
    return _continued(found, heard)


def _callers_words(talk: Talk, before: int) -> set[str]:
    """The longer words that the caller has said so far, of which one may be spelled."""
    texts = (talk.texts[i] for i in talk.caller_indices if i < before)
    return {w for text in texts for w in text.split() if len(w) > _LEAST_LETTERS}


def _apart(word: str, heard: _Heard | None) -> list[str]:
    """Two names spelled without a pause, as two: the first of them is known."""
    for name in map(_letters, heard.words if heard else ()):
        rest = word[len(name) :]
        if len(name) > 1 and word.startswith(name) and len(_letters(rest)) >= _LEAST_LETTERS:
            return [name, rest]
    return [word]


def _continued(found: list[tuple[str, int]], heard: _Heard | None) -> list[tuple[str, int]]:
    """Without what is only a part of a longer spelling; parts of one name put together."""
    names = [_letters(w) for w in heard.words] if heard else []
    for (one, first), (two, second) in pairwise(found):
        if first != second and _likeness(one + two, names) > max(
            _likeness(one, names), _likeness(two, names)
        ):
            found = [*found, (one + two, second)]
    longest = sorted(found, key=lambda f: -len(f[0]))
    kept = [
        f
        for n, f in enumerate(longest)
        if not any(
            f[0] in other[0] or _likeness(f[0], [other[0]]) > _ALIKE for other in longest[:n]
        )
    ]
    return sorted(kept, key=found.index)


def _asked_to_spell(talk: Talk, index: int) -> bool:
    before = [i for i in talk.agent_indices if i < index]
    return bool(before) and _ASKS_SPELLING.search(talk.texts[before[-1]]) is not None


def _spells_name(spelled: Spelled, heard: _Heard | None, asked: bool) -> bool:
    letters = _letters(spelled.word)
    if len(letters) < _LEAST_LETTERS:
        return spelled.after == letters or (
            heard is not None and letters in map(_letters, heard.words)
        )
    names = [_letters(w) for w in heard.words] if heard else []
    pairs = ["".join(names[i : i + 2]) for i in range(len(names) - 1)]
    near = _likeness(letters, names + pairs) >= _ALIKE
    return near or any(letters in n for n in names) or (asked and len(letters) > _LEAST_LETTERS)


def _letters(word: str) -> str:
    return re.sub(r"[^a-z]", "", word.lower())


def _likeness(word: str, names: list[str]) -> float:
    return max((SequenceMatcher(None, word, n, autojunk=False).ratio() for n in names), default=0.0)


def _spelled_out(words: list[str], spelled: list[str]) -> list[str]:
    """The name's words with each spelled one put in its place, or added as the surname."""
    for spelling in spelled:
        letters = _letters(spelling)
        at = [_likeness(letters, [_letters(w)]) for w in words]
        pairs = [
            _likeness(letters, [_letters(words[i] + words[i + 1])]) for i in range(len(words) - 1)
        ]
        if pairs and max(pairs) > max(at):
            place = pairs.index(max(pairs))
            words[place : place + 2] = [spelling]
        elif max(at) >= _ALIKE:
            words[at.index(max(at))] = _better(words[at.index(max(at))], spelling)
        elif len(words) == 1 and is_given_name(words[0].lower()):
            words.append(spelling)
    return words


def _better(word: str, spelling: str) -> str:
    """The word as heard where its letters agree, for its capitals; else as spelled."""
    if _letters(word) == _letters(spelling) or _letters(spelling) in _letters(word):
        return word
    return spelling


def _capital(word: str) -> str:
    if not word.islower():
        return word
    shown = "-".join(part.capitalize() for part in word.split("-"))
    shown = re.sub(r"^Mc([a-z]{3,})$", lambda m: "Mc" + m[1].capitalize(), shown)
    return re.sub(r"^([DO]')([a-z])", lambda m: m[1] + m[2].upper(), shown)


def _unrecognised(talk: Talk, message: Message) -> SlipField:
    """Where a name was given that is no known one: the caller's answer as it stands."""
    asked = [i for i in talk.agent_indices if talk.texts[i] in ASKS_NAME]
    if not message.name:
        return missing(talk, asked[-1] if asked else None)
    for index in talk.caller_indices:
        for match in _INTRODUCED.finditer(talk.texts[index]):
            words = (match["name"] or match["before"]).split()
            if not _NOT_NAMED & set(words):
                return given(talk, " ".join(map(_capital, words)), index)
    for index in asked:
        answer = answer_to(talk, index)
        if answer is not None:
            return given(talk, shortened(said(talk, answer)), index, answer)
    for index in talk.agent_indices[1:]:
        called = addresses_by_name(talk.texts[index])
        if called:
            return given(talk, _capital(called), index)
    first = talk.caller_indices[0]
    return given(talk, shortened(said(talk, first)), first)


def _spelling(talk: Talk, message: Message, spelled: list[tuple[str, int]]) -> SlipField:
    asked = [i for i in talk.agent_indices if _ASKS_SPELLING.search(talk.texts[i])]
    if spelled and message.spelling:
        words = " ".join(_capital(word) for word, _ in spelled)
        return given(talk, words, *(line for _, line in spelled))
    if not message.spelling:
        return missing(talk, asked[0] if asked else None)
    checks = [i for i in talk.spoken if _checks_spelling(talk, i)]
    if not checks:
        return missing(talk, asked[0] if asked else None)
    shown = "; ".join(shortened(_spelling_words(said(talk, i))) for i in checks[:2])
    return given(talk, shown, *checks[:2])


def _checks_spelling(talk: Talk, index: int) -> bool:
    text = talk.texts[index]
    return (text in SPELLING or spells_out(text)) and not only_number(said(talk, index))


def _spelling_words(text: str) -> str:
    """Of a long line, the sentence about the letters."""
    parts = [p for p in re.split(r"(?<=[.?!])\s+", text) if normalise(p) in SPELLING]
    shown = parts[0] if parts else text
    words = shown.split()
    return shown if len(words) <= _LONGEST_CHECK_WORDS else " ".join(words[:_LONGEST_CHECK_WORDS])
