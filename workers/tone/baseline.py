"""A speaker's usual voice in a call, and how far each utterance is from it.

Nothing here is fitted on recorded voices: every measure counts the same, in units of the
speaker's own spread, and no less than the spread of one synthetic voice that says many sentences.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from workers.tone.features import VoiceFeatures
from workers.tone.pitch import Booleans, Floats

# Of normal spread: MAD x 1.483 is the standard deviation.
_MAD_TO_DEVIATION = 1.483
_MOST_DEVIATIONS = 1.5
_LEAST_UTTERANCES = 2
# Far under the speaker's louder utterances it is the other side that leaks in, or the line.
_LEAK_DB = -30.0
# A lasting change, from one moment on or back again: the calmer part is the usual voice, even
# where it is the shorter one.
_LEAST_SHARE_OF_CALM = 0.2
_LEAST_OF_A_PART = 3
_PARTS_APART = 0.5
_PARTS_APART_SPREADS = 2.5
_MOST_CHANGES = 2

# The least spread that counts, by measure: what one voice varies between neutral sentences.
_LEAST_SPREAD: Mapping[str, float] = {
    "pitch": 1.5,
    "power": 2.0,
    "brightness": 2.0,
    "openness": 3.0,
    "flux": 0.03,
    "onset": 0.2,
}


@dataclass(frozen=True, slots=True)
class Distance:
    """How far an utterance is from its speaker's usual; None where it was not measured."""

    arousal: float | None = None
    semitones: float | None = None
    loudness_db: float | None = None
    brightness_db: float | None = None


def measure_distances(utterances: Sequence[VoiceFeatures]) -> list[Distance]:
    """The distance of each utterance of one speaker from the median of them all.

    `arousal` is the mean of six measures in robust deviations, each held to 2: about 0 in the
    usual voice, 1 and more where most of them are raised. None for a single utterance.
    """
    own = _without_leaks(utterances)
    return measure_against(own, _find_usual(_measures(own)))


def measure_against(
    utterances: Sequence[VoiceFeatures], usual: Sequence[bool] | Booleans
) -> list[Distance]:
    """The distances where it is known which utterances are the speaker's usual ones."""
    chosen = np.asarray(usual, bool)
    measures = _measures(utterances)
    levels = _against_usual([u.loudness_dbfs for u in utterances], chosen)
    bright = _against_usual([u.brightness_db for u in utterances], chosen)
    pitch = measures["pitch"] - _median(measures["pitch"][chosen])
    arousal = _arousal(measures, chosen)
    return [
        Distance(_known(arousal[i]), _known(pitch[i]), _known(levels[i]), _known(bright[i]))
        for i in range(len(utterances))
    ]


def _without_leaks(utterances: Sequence[VoiceFeatures]) -> list[VoiceFeatures]:
    levels = [u.loudness_dbfs for u in utterances if u.loudness_dbfs is not None]
    if not levels:
        return list(utterances)
    least = float(np.percentile(levels, 75)) + _LEAK_DB
    own = [u.loudness_dbfs is not None and u.loudness_dbfs >= least for u in utterances]
    return [u if kept else VoiceFeatures() for u, kept in zip(utterances, own, strict=True)]


def _measures(utterances: Sequence[VoiceFeatures]) -> dict[str, Floats]:
    f0 = _array([u.f0_hz for u in utterances])
    return {
        "pitch": 12 * np.log2(f0),
        "power": _array([u.power_dbfs for u in utterances]),
        "brightness": _array([u.brightness_db for u in utterances]),
        "openness": _array([u.openness_db for u in utterances]),
        "flux": _array([u.flux for u in utterances]),
        "onset": _array([u.onset_db for u in utterances]),
    }


def _find_usual(measures: Mapping[str, Floats]) -> Booleans:
    """Which utterances the usual is taken from: all, or the calmer part of a changed call."""
    everything = np.ones(len(measures["pitch"]), bool)
    voiced = ~np.isnan(measures["pitch"])
    least = max(_LEAST_OF_A_PART, int(np.ceil(_LEAST_SHARE_OF_CALM * voiced.sum())))
    if voiced.sum() < 2 * _LEAST_OF_A_PART:
        return everything
    # In fixed units: the change itself widens the speaker's own spread.
    arousal = _raw_arousal(measures, voiced, own_spread=False)
    ranked = np.sort(arousal[voiced])
    cut = _widest_split(ranked, least)
    lower, upper = ranked[:cut], ranked[cut:]
    calm: Booleans = arousal <= ranked[cut - 1]
    apart = float(np.median(upper) - np.median(lower))
    spread = max(_spread(lower), _spread(upper))
    clear = apart >= max(_PARTS_APART, _PARTS_APART_SPREADS * spread)
    lasting = int(np.count_nonzero(np.diff(calm[voiced]))) <= _MOST_CHANGES
    if not (clear and lasting) or len(lower) > len(upper):
        return everything
    return calm


def _widest_split(ranked: Floats, least: int) -> int:
    """Where two groups of at least `least` are the most alike within themselves."""
    cuts = range(least, len(ranked) - _LEAST_OF_A_PART + 1)
    within = [
        float(((ranked[:c] - ranked[:c].mean()) ** 2).sum())
        + float(((ranked[c:] - ranked[c:].mean()) ** 2).sum())
        for c in cuts
    ]
    return cuts[int(np.argmin(within))]


def _arousal(measures: Mapping[str, Floats], usual: Booleans) -> Floats:
    if (~np.isnan(measures["pitch"])).sum() < _LEAST_UTTERANCES:
        return np.full(len(usual), np.nan)
    return _raw_arousal(measures, usual)


def _raw_arousal(
    measures: Mapping[str, Floats], usual: Booleans, *, own_spread: bool = True
) -> Floats:
    held = []
    for name, values in measures.items():
        middle = _median(values[usual])
        spread = max(_LEAST_SPREAD[name], _spread(values[usual]) if own_spread else 0.0)
        deviations = (values - middle) / spread
        held.append(_MOST_DEVIATIONS * np.tanh(deviations / _MOST_DEVIATIONS))
    total: Floats = np.mean(held, axis=0)
    return total


def _against_usual(values: Sequence[float | None], usual: Booleans) -> Floats:
    known = _array(values)
    return known - _median(known[usual])


def _array(values: Sequence[float | None]) -> Floats:
    return np.array([np.nan if v is None else v for v in values], dtype=np.float64)


def _median(values: Floats) -> float:
    known = values[~np.isnan(values)]
    return float(np.median(known)) if len(known) else float("nan")


def _spread(values: Floats) -> float:
    known = values[~np.isnan(values)]
    if not len(known):
        return 0.0
    return _MAD_TO_DEVIATION * float(np.median(np.abs(known - np.median(known))))


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
