"""The tone of the utterances of a call, each against its speaker's own usual."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rubrics.call import UtteranceTone, Word
from workers.audio import Samples
from workers.tone.baseline import Distance, measure_distances
from workers.tone.features import VoiceFeatures, measure_voice
from workers.tone.wording import Evidence, choose_label, describe_evidence

_LEAST_PAUSE_SECONDS = 0.2
_LEAST_WORDS = 3
# The deviation of the pitch: a monotone under 1 semitone, ordinary speech 2 to 3, acted joy 4.
_FLAT_SEMITONES, _LIVELY_SEMITONES = 1.0, 4.0


@dataclass(frozen=True, slots=True)
class Spoken:
    """One utterance to be measured: who, its sound and its words."""

    speaker: str
    samples: Samples
    words: tuple[Word, ...] = ()


def measure_tone(utterances: Iterable[Spoken]) -> list[UtteranceTone]:
    """The tone of each utterance against the median of the same speaker's utterances.

    One utterance's sound is held at a time, so an iterator may cut them from a long call.
    """
    speakers: list[str] = []
    words: list[Sequence[Word]] = []
    voices: list[VoiceFeatures] = []
    for utterance in utterances:
        speakers.append(utterance.speaker)
        words.append(utterance.words)
        voices.append(measure_voice(utterance.samples))
    distances = _distances(speakers, voices)
    return [describe_tone(*each) for each in zip(voices, distances, words, strict=True)]


def describe_tone(
    voice: VoiceFeatures, distance: Distance, words: Sequence[Word] = ()
) -> UtteranceTone:
    """What was measured of one utterance, in numbers and words."""
    evidence = Evidence(
        arousal=distance.arousal,
        semitones=distance.semitones,
        loudness_db=distance.loudness_db,
        brightness_db=distance.brightness_db,
        liveliness=_liveliness(voice.f0_deviation_semitones),
        voiced_seconds=voice.voiced_seconds,
    )
    return UtteranceTone(
        f0_hz=_rounded(voice.f0_hz),
        f0_semitones=_rounded(distance.semitones),
        f0_spread_semitones=_rounded(voice.f0_spread_semitones),
        loudness_dbfs=_rounded(voice.loudness_dbfs),
        loudness_db=_rounded(distance.loudness_db),
        tilt_db=_rounded(voice.brightness_db),
        tilt_change_db=_rounded(distance.brightness_db),
        arousal=_rounded(distance.arousal),
        liveliness=_rounded(evidence.liveliness),
        words_per_minute=_rate(words),
        pause_seconds=_pauses(words),
        label=choose_label(evidence),
        evidence=describe_evidence(evidence),
    )


def _distances(speakers: Sequence[str], voices: Sequence[VoiceFeatures]) -> list[Distance]:
    """Each utterance's distance from its speaker's usual, in the order given."""
    found = [Distance()] * len(voices)
    for speaker in set(speakers):
        own = [i for i, s in enumerate(speakers) if s == speaker]
        for i, distance in zip(own, measure_distances([voices[i] for i in own]), strict=True):
            found[i] = distance
    return found


def _liveliness(deviation_semitones: float | None) -> float | None:
    if deviation_semitones is None:
        return None
    share = (deviation_semitones - _FLAT_SEMITONES) / (_LIVELY_SEMITONES - _FLAT_SEMITONES)
    return min(max(share, 0.0), 1.0)


def _rate(words: Sequence[Word]) -> float | None:
    seconds = words[-1].end - words[0].start if words else 0.0
    if len(words) < _LEAST_WORDS or seconds <= 0:
        return None
    return round(60.0 * len(words) / seconds, 1)


def _pauses(words: Sequence[Word]) -> float:
    gaps = (after.start - before.end for before, after in pairwise(words))
    return round(sum(g for g in gaps if g >= _LEAST_PAUSE_SECONDS), 3)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
