"""Tells two voices on one channel apart: pieces of speech clustered by how they sound."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score

from rubrics.call import Word
from workers.audio import RATE_HZ, Samples
from workers.speakers.turns import VoicedWord
from workers.tone import describe_voice

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]

_PAUSE_SECONDS = 0.25  # a change of speaker comes with at least this
_PIECE_SECONDS = 2.5
_LEAST_SECONDS = 0.3
_CLEAR_SECONDS = 0.7  # shorter pieces are assigned, and do not shape the clusters
_MOST_PIECES = 1500  # the silhouette takes the square of it in memory
# Voices far apart in pitch are told by it best; for like ones it misleads (octave errors).
_FAR_SEMITONES, _PITCH_WEIGHT = 5.0, 3.0
_MOST_SPREADS = 2.5  # an oddity (a cough, a click) pulls no further than this
# Silhouettes measured on stereo calls mixed down: one voice alone reaches 0.24, or more where
# it falls into one large and one tiny part; two clearly different ones 0.3 to 0.63.
_ONE_VOICE_BELOW, _LEAST_SHARE = 0.27, 0.15
_UNCLEAR_AT, _CLEAR_AT = 0.22, 0.34
_EVEN = 0.5
_LEAST_PIECES = 4
_STARTS = 20


@dataclass(frozen=True, slots=True)
class _Piece:
    words: tuple[Word, ...]

    @property
    def seconds(self) -> float:
        return self.words[-1].end - self.words[0].start


@dataclass(frozen=True, slots=True)
class ToldApart:
    """Each word with its voice, and how clearly the voices differ (0-1); 0: it may be one."""

    words: tuple[VoicedWord, ...]
    clarity: float


@dataclass(frozen=True, slots=True)
class _Clusters:
    """Two clusters of the rows that were long enough to be clear, and the features they lie in."""

    features: Floats
    labels: Rows
    silhouette: float

    def centres(self, rows: Rows) -> Floats:
        """The middle of each cluster."""
        return np.stack(
            [self.features[rows][self.labels == voice].mean(axis=0) for voice in (0, 1)]
        )


def tell_voices_apart(samples: Samples, words: Sequence[Word]) -> ToldApart:
    """Each word with its voice, 0 or 1, as the best guess even where the clarity is 0."""
    pieces = list(_cut(words))
    clear = np.array(
        [i for i, p in enumerate(pieces) if p.seconds >= _CLEAR_SECONDS][:_MOST_PIECES]
    )
    if len(clear) < _LEAST_PIECES:
        return one_voice(words)
    voices = np.stack([describe_voice(_sound_of(samples, p)) for p in pieces])
    seconds = np.array([pieces[i].seconds for i in clear])
    found = _cluster(voices, clear, seconds)
    sizes = np.bincount(found.labels, weights=seconds, minlength=2)
    said = _assign(pieces, found.features, found.centres(clear))
    if found.silhouette < _ONE_VOICE_BELOW or sizes.min() < _LEAST_SHARE * sizes.sum():
        return ToldApart(tuple(said), 0.0)
    clarity = (found.silhouette - _UNCLEAR_AT) / (_CLEAR_AT - _UNCLEAR_AT)
    return ToldApart(tuple(said), round(min(1.0, clarity), 3))


def one_voice(words: Sequence[Word]) -> ToldApart:
    """All words as said by one voice."""
    return ToldApart(tuple(VoicedWord(w, 0, _EVEN) for w in words), 0.0)


def _cluster(voices: Floats, rows: Rows, seconds: Floats) -> _Clusters:
    """Two clusters, first by all features alike, then by pitch above all where it differs much."""
    features = _scaled(voices)
    means = KMeans(2, n_init=_STARTS, random_state=0).fit(features[rows], sample_weight=seconds)
    clusters = _clusters(features, rows, means.labels_)
    if _semitones_apart(voices[rows], clusters.labels) < _FAR_SEMITONES:
        return clusters
    features[:, -1] *= _PITCH_WEIGHT
    means = KMeans(2, init=clusters.centres(rows), n_init=1)
    return _clusters(features, rows, means.fit(features[rows], sample_weight=seconds).labels_)


def _clusters(features: Floats, rows: Rows, labels: Rows) -> _Clusters:
    one = len(np.unique(labels)) == 1
    return _Clusters(
        features, labels, 0.0 if one else float(silhouette_score(features[rows], labels))
    )


def _semitones_apart(voices: Floats, labels: Rows) -> float:
    """How far the clusters' usual pitches lie apart; 0 where one has none."""
    pitches = [voices[labels == voice][:, -1] for voice in (0, 1)]
    if any(np.isnan(p).all() for p in pitches):
        return 0.0
    return float(12 * abs(np.nanmedian(pitches[0]) - np.nanmedian(pitches[1])))


def _cut(words: Sequence[Word]) -> Iterator[_Piece]:
    first = 0
    for i, (before, after) in enumerate(pairwise(words), start=1):
        pause = after.start - before.end
        long = after.end - words[first].start > _PIECE_SECONDS
        if pause > _PAUSE_SECONDS or long:
            yield _Piece(tuple(words[first:i]))
            first = i
    if words:
        yield _Piece(tuple(words[first:]))


def _scaled(voices: Floats) -> Floats:
    """The features at unit spread, oddities cut short, unknown pitch in the middle."""
    known = voices.copy()
    if np.isnan(known[:, -1]).all():
        known[:, -1] = 0.0
    spread = np.nanstd(known, axis=0)
    scaled = (known - np.nanmedian(known, axis=0)) / np.where(spread > 0, spread, 1.0)
    limited: Floats = np.clip(np.nan_to_num(scaled, nan=0.0), -_MOST_SPREADS, _MOST_SPREADS)
    return limited


def _sound_of(samples: Samples, piece: _Piece) -> Samples:
    start, end = piece.words[0].start, piece.words[-1].end
    short = max(0.0, _LEAST_SECONDS - (end - start)) / 2
    cut = samples[max(0, int((start - short) * RATE_HZ)) : int((end + short) * RATE_HZ)]
    missing = int(_LEAST_SECONDS * RATE_HZ) - len(cut)
    return np.pad(cut, (0, missing)) if missing > 0 else cut


def _assign(pieces: Sequence[_Piece], features: Floats, centres: Floats) -> Iterator[VoicedWord]:
    distances = np.linalg.norm(features[:, None, :] - centres[None], axis=2)
    for piece, (first, second) in zip(pieces, distances, strict=True):
        voice = 0 if first <= second else 1
        margin = abs(first - second) / max(first + second, 1e-9)
        confidence = round(float(min(0.99, 0.5 + margin)), 3)
        for word in piece.words:
            yield VoicedWord(word, voice, confidence)
