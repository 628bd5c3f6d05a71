"""How well raised voices are told from calm ones, on acted speech that is never fitted on.

The corpora (EMO-DB, RAVDESS) lie outside the checkout; without them nothing is measured.
Raised is anger, joy and fear; calm is calm, sadness and boredom.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from workers.audio import decode_recording
from workers.tone.baseline import Distance, measure_against, measure_distances
from workers.tone.features import VoiceFeatures, measure_voice
from workers.tone.measure import describe_tone

CORPORA = Path(__file__).parents[3] / "shared" / "audio" / "emotion"
SETS = {
    "EMO-DB, telephone": ("emodb_8k", "emodb-labels.csv", ".wav", 0.985),
    "RAVDESS, telephone": ("ravdess_8k", "ravdess-labels.csv", ".wav", 0.93),
    "EMO-DB, clean": ("emodb", "emodb-labels.csv", ".flac", 0.985),
}
RAISED = ("angry", "happy", "anxious", "fearful")
CALM = ("calm", "sad", "bored")
_NEUTRAL = "neutral"
_CALL_GOAL, _FALSE_GOAL = 0.90, 0.05
_CALL_UTTERANCES, _RAISED_SHARE, _ROUNDS = 24, 0.25, 10


@dataclass(frozen=True, slots=True)
class Clip:
    """One acted sentence, measured."""

    speaker: str
    sex: str
    emotion: str
    voice: VoiceFeatures


@dataclass(frozen=True, slots=True)
class Heard:
    """A clip as it was judged among others."""

    clip: Clip
    arousal: float
    label: str | None


def read_clips(name: str) -> list[Clip]:
    """The clips of one of the `SETS`; empty where it is not there."""
    folder, labels, suffix, _ = SETS[name]
    if not (CORPORA / folder).is_dir():
        return []
    rows = csv.DictReader((CORPORA / labels).read_text(encoding="utf-8").splitlines())
    paths = ((row, (CORPORA / folder / row["path"]).with_suffix(suffix)) for row in rows)
    return [_clip(row, path) for row, path in paths if path.exists()]


def by_neutral(clips: Sequence[Clip]) -> list[Heard]:
    """Every clip against its speaker's neutral ones."""
    heard = []
    for own in _speakers(clips):
        neutral = [c.emotion == _NEUTRAL for c in own]
        distances = measure_against([c.voice for c in own], neutral)
        heard += [_heard(c, d) for c, d in zip(own, distances, strict=True)]
    return _measured(heard)


def by_call(clips: Sequence[Clip], raised_share: float) -> list[Heard]:
    """Clips in calls of one speaker each, against what is usual in the call itself."""
    rng = np.random.default_rng(1)
    heard = []
    for _, own in product(range(_ROUNDS), _speakers(clips)):
        call = _compose(own, raised_share, rng)
        distances = measure_distances([c.voice for c in call])
        heard += [_heard(c, d) for c, d in zip(call, distances, strict=True)]
    return _measured(heard)


def area(heard: Sequence[Heard], raised: Sequence[str], calm: Sequence[str]) -> float:
    """The share of pairs, one raised and one calm, whose order is right (AUC)."""
    high = np.array([h.arousal for h in heard if h.clip.emotion in raised])
    low = np.array([h.arousal for h in heard if h.clip.emotion in calm])
    return float(_wins(high, low).mean())


def false_share(heard: Sequence[Heard]) -> float:
    """How many utterances are called raised or tense."""
    return float(np.mean([h.label in ("raised", "tense") for h in heard]))


def _wins(high: NDArray[np.float64], low: NDArray[np.float64]) -> NDArray[np.float64]:
    wins: NDArray[np.float64] = (high[:, None] > low) + 0.5 * (high[:, None] == low)
    return wins


def _clip(row: dict[str, str], path: Path) -> Clip:
    sound = decode_recording(path)
    speaker = row.get("speaker") or row["actor"]
    return Clip(speaker, row["sex"], row["emotion"], measure_voice(sound.channels[0]))


def _speakers(clips: Sequence[Clip]) -> Iterator[list[Clip]]:
    for speaker in sorted({c.speaker for c in clips}):
        yield [c for c in clips if c.speaker == speaker]


def _compose(own: Sequence[Clip], share: float, rng: np.random.Generator) -> list[Clip]:
    raised = [c for c in own if c.emotion in RAISED]
    others = [c for c in own if c.emotion in (*CALM, _NEUTRAL)]
    count = round(_CALL_UTTERANCES * share)
    picked = [raised[i] for i in rng.choice(len(raised), count, replace=False)]
    rest = min(_CALL_UTTERANCES - count, len(others))
    picked += [others[i] for i in rng.choice(len(others), rest, replace=False)]
    return [picked[i] for i in rng.permutation(len(picked))]


def _heard(clip: Clip, distance: Distance) -> Heard:
    tone = describe_tone(clip.voice, distance)
    return Heard(clip, np.nan if tone.arousal is None else tone.arousal, tone.label)


def _measured(heard: Sequence[Heard]) -> list[Heard]:
    return [h for h in heard if not np.isnan(h.arousal)]


def _tables(heard: Sequence[Heard], calm: Sequence[str]) -> Iterator[str]:
    groups: dict[str, Callable[[Heard], bool]] = {
        "all": lambda _h: True,
        "men": lambda h: h.clip.sex == "M",
        "women": lambda h: h.clip.sex == "F",
    }
    emotions = {h.clip.emotion for h in heard}
    yield f"    {'':16}" + "".join(f"{name:>8}" for name in groups)
    pairs = [((r,), (c,)) for r in RAISED for c in (*CALM, _NEUTRAL) if {r, c} <= emotions]
    for raised, low in [(RAISED, calm), *pairs]:
        areas = [area([h for h in heard if of(h)], raised, low) for of in groups.values()]
        name = "raised-calm" if raised == RAISED else f"{raised[0]}-{low[0]}"
        yield f"    {name:16}" + "".join(f"{a:8.3f}" for a in areas)


def main() -> None:
    """Print the tables, the goal beside each whole."""
    for name, (*_, goal) in SETS.items():
        clips = read_clips(name)
        if not clips:
            print(f"tone: {name} is not there")
            continue
        print(f"tone, {name}, against the speaker's neutral utterances (goal {goal}):")
        print("\n".join(_tables(by_neutral(clips), CALM)))
        print(f"  against the call itself, a quarter raised (goal {_CALL_GOAL}):")
        print("\n".join(_tables(by_call(clips, _RAISED_SHARE), (*CALM, _NEUTRAL))))
        found = false_share([h for h in by_call(clips, 0.25) if h.clip.emotion in RAISED])
        false = false_share(by_call(clips, 0.0))
        print(f"  called raised: {found:.2f} of the raised; where none is, {false:.3f} of all")
        print(f"  (goal at most {_FALSE_GOAL})")


if __name__ == "__main__":
    main()
