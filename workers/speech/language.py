"""Which language a call is in, and whether that is the one it is expected in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workers.errors import WrongLanguage

ANY = "auto"
ENGLISH = "en"

# A wrong refusal costs more than a few unread lines: it takes much speech, heard alike all along.
_LEAST_SECONDS = 8.0
_SURE_OF_ANOTHER = 0.8
_EXPECTED_AT_MOST = 0.1
_HEARD_AT_LEAST = 0.5

_NAMES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "hi": "Hindi",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


@dataclass(frozen=True, slots=True)
class SpokenLanguage:
    """The language to write a call down in; `notes` are for whoever reads the call."""

    code: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listening:
    """What one stretch of speech sounds like: the probability of each language, by its code."""

    seconds: float
    probabilities: Mapping[str, float]


def settles(listening: Listening, expected: str) -> bool:
    """Whether the expected language was heard so plainly that no more need be listened to."""
    return listening.probabilities.get(expected, 0.0) >= _HEARD_AT_LEAST


def judge_language(heard: Sequence[Listening], expected: str) -> SpokenLanguage:
    """The language to transcribe in. Raises `WrongLanguage` when it is plainly another one.

    Little speech, or speech that sounds like several languages, is taken to be as expected.
    """
    code, probability = _likeliest(heard)
    if expected == ANY:
        return _whatever_it_is(code, probability)
    if any(settles(listening, expected) for listening in heard):
        return SpokenLanguage(expected)
    enough = sum(listening.seconds for listening in heard) >= _LEAST_SECONDS
    sure = probability >= _SURE_OF_ANOTHER and _mean(heard, expected) <= _EXPECTED_AT_MOST
    if code != expected and enough and sure:
        raise WrongLanguage(
            f"This call is in {name_of(code)} (heard with a probability of {probability:.0%}), "
            f"and calls are expected in {name_of(expected)}. To transcribe it all the same, set "
            f"CALLGRADE_LANGUAGE={code}, or auto for any language, and score it again. "
            "The shipped rubric judges English only."
        )
    return SpokenLanguage(expected)


def english_only(expected: str, reader: str, remedy: str) -> SpokenLanguage:
    """English, from a reader that knows nothing else. Raises `WrongLanguage` for another one."""
    if expected == ENGLISH:
        return SpokenLanguage(ENGLISH)
    if expected == ANY:
        return SpokenLanguage(
            ENGLISH, (f"{reader} only knows English; anything else comes out as invented words.",)
        )
    raise WrongLanguage(
        f"{reader} only knows English, and CALLGRADE_LANGUAGE asks for {name_of(expected)}. "
        f"{remedy}"
    )


def name_of(code: str) -> str:
    """The language's name with its code, or the code alone where the name is not known."""
    return f"{_NAMES[code]} ({code})" if code in _NAMES else code


def _whatever_it_is(code: str, probability: float) -> SpokenLanguage:
    if code == ENGLISH or not code:
        return SpokenLanguage(ENGLISH)
    note = (
        f"The call is in {name_of(code)} (heard with a probability of {probability:.0%}). "
        "The shipped rubric judges English only."
    )
    return SpokenLanguage(code, (note,))


def _likeliest(heard: Sequence[Listening]) -> tuple[str, float]:
    codes = {code for listening in heard for code in listening.probabilities}
    means = {code: _mean(heard, code) for code in sorted(codes)}
    return max(means.items(), key=lambda item: item[1], default=("", 0.0))


def _mean(heard: Sequence[Listening], code: str) -> float:
    """The probability of a language over all that was heard, longer stretches counting more."""
    seconds = sum(listening.seconds for listening in heard)
    weighed = sum(listening.seconds * listening.probabilities.get(code, 0.0) for listening in heard)
    return weighed / seconds if seconds else 0.0
