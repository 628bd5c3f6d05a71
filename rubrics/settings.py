"""The settings (`params`) that detectors take: which there are, and what each may be."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from rubrics.language.own_phrases import MOST_WORDINGS, count_wordings, own_phrase

WHO = ("agent", "caller", "anyone")
PLACES = ("opening", "closing", "anywhere")
METRICS: Mapping[str, str] = {
    "talk_share_agent": "the agent's share of the speech, 0-1",
    "longest_silence_seconds": "the longest stretch in which nobody speaks",
    "interruptions": "how often the agent starts over the caller",
    "words_per_minute": "how fast the agent speaks",
    "response_seconds": "how long the caller usually waits for the agent's reply",
    "duration_seconds": "the length of the call",
    "holds": "how many holds there are",
    "hold_seconds": "all holds together",
}
_LONGEST_SECONDS = 86_400.0
_LARGEST = 1e15  # what is beyond, infinity among it, is no sensible number

Problem = tuple[tuple[str | int, ...], str]
Check = Callable[[object], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: how its value is checked, and whether it must be there."""

    check: Check
    required: bool = False


def check_settings(detector: str, params: Mapping[str, Any]) -> Iterator[Problem]:
    """Every problem of a detector's settings, each with the keys that lead to it."""
    known = SETTINGS.get(detector, {})
    for key, value in params.items():
        if key in known:
            yield from (((key, *path), message) for path, message in known[key].check(value))
        else:
            yield (key,), f"unknown setting; {_which(detector)}"
    for key, setting in known.items():
        if setting.required and key not in params:
            yield (key,), f"is missing; {detector} cannot judge without it"
    if detector in _TOGETHER:
        yield from _TOGETHER[detector](params)


def check_said(value: object) -> Iterator[Problem]:
    """Every problem of a condition such as `{who: caller, phrases: [...]}`."""
    if not isinstance(value, Mapping):
        yield (), "must be settings like {who: caller, phrases: [...]}"
        return
    for key in value:
        if key not in _SAID:
            yield (key,), f"unknown key; known are {', '.join(_SAID)}"
    if "phrases" not in value:
        yield ("phrases",), "is missing"
    for key, setting in _SAID.items():
        if key in value:
            yield from (((key, *path), message) for path, message in setting.check(value[key]))


def number_between(low: float, high: float) -> Check:
    """A check that a value is a number within the bounds."""

    def check(value: object) -> Iterator[Problem]:
        if not is_number(value) or not low <= value <= high:  # type: ignore[operator]
            yield (), f"must be a number from {low:g} to {high:g}, not {value!r}"

    return check


def is_number(value: object) -> bool:
    """Whether the value is a number of sensible size; true and false are none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return -_LARGEST < value < _LARGEST


def _one_of(*choices: str) -> Check:
    def check(value: object) -> Iterator[Problem]:
        if value not in choices:
            yield (), f"must be one of {', '.join(choices)}, not {value!r}"

    return check


def _place(value: object) -> Iterator[Problem]:
    if is_number(value) and 0 < value <= _LONGEST_SECONDS:  # type: ignore[operator]
        return
    if value not in PLACES:
        yield (), f"must be {', '.join(PLACES)} or a number of seconds, not {value!r}"


def _names(value: object) -> Iterator[Problem]:
    if not isinstance(value, list) or not value:
        yield (), "must be a list with at least one entry"
        return
    for index, entry in enumerate(value):
        if not isinstance(entry, str | int | float) or isinstance(entry, bool):
            yield (index,), f"must be words (put them in quotation marks), not {entry!r}"
        elif not own_phrase(str(entry)).wordings:
            yield (index,), "holds no word"


def _phrases(value: object) -> Iterator[Problem]:
    if isinstance(value, list):
        for index, entry in enumerate(value):
            count = count_wordings(str(entry))
            if count > MOST_WORDINGS:
                message = f"stands for {count} wordings; write it as several phrases"
                yield (index,), message
                return
    yield from _names(value)


def _bounds(params: Mapping[str, Any]) -> Iterator[Problem]:
    if "low" not in params and "high" not in params:
        yield (), "metric_between needs low, high or both"
    order = ("partial_low", "low", "high", "partial_high")
    given = [key for key in order if is_number(params.get(key))]
    for lower, upper in pairwise(given):
        if params[lower] > params[upper]:
            yield (upper,), f"must not be under {lower} ({params[lower]:g})"
    for outer, inner in (("partial_low", "low"), ("partial_high", "high")):
        if outer in params and inner not in params:
            yield (outer,), f"means nothing without {inner}"


def _later(params: Mapping[str, Any]) -> Iterator[Problem]:
    seconds, partial = params.get("seconds"), params.get("partial_seconds")
    if is_number(seconds) and is_number(partial) and partial <= seconds:  # type: ignore[operator]
        yield ("partial_seconds",), f"must be more than seconds ({seconds:g})"


def _which(detector: str) -> str:
    known = SETTINGS.get(detector)
    return f"{detector} takes {', '.join(known)}" if known else f"{detector} takes none"


_SECONDS = number_between(0.1, _LONGEST_SECONDS)
_BOUND = number_between(0, _LONGEST_SECONDS)
_SAID = {"who": Setting(_one_of(*WHO)), "phrases": Setting(_phrases), "within": Setting(_place)}
_SAYS = {
    "who": Setting(_one_of(*WHO)),
    "phrases": Setting(_phrases, required=True),
    "within": Setting(_place),
}
SETTINGS: Mapping[str, Mapping[str, Setting]] = {
    "greeting": {"phrases": Setting(_phrases)},
    "offer_of_help": {"phrases": Setting(_phrases)},
    "identification": {"names": Setting(_names), "organisations": Setting(_names)},
    "hold_updates": {"longest_seconds": Setting(_SECONDS)},
    "says": {**_SAYS, "needs": Setting(_one_of("any", "all"))},
    "never_says": _SAYS,
    "asks_before": {
        "asks": Setting(_phrases, required=True),
        "before": Setting(_phrases, required=True),
        "before_who": Setting(_one_of(*WHO)),
    },
    "within_seconds": {
        "who": Setting(_one_of(*WHO)),
        "phrases": Setting(_phrases, required=True),
        "seconds": Setting(_SECONDS, required=True),
        "partial_seconds": Setting(_SECONDS),
    },
    "metric_between": {
        "metric": Setting(_one_of(*METRICS), required=True),
        "low": Setting(_BOUND),
        "high": Setting(_BOUND),
        "partial_low": Setting(_BOUND),
        "partial_high": Setting(_BOUND),
    },
}
_TOGETHER: Mapping[str, Callable[[Mapping[str, Any]], Iterator[Problem]]] = {
    "metric_between": _bounds,
    "within_seconds": _later,
}
