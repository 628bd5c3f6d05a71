"""Tells two voices on one channel apart: pieces of speech clustered by how they sound."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import AgglomerativeClustering
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
_MOST_PIECES = 1500  # clustering takes the square of it in memory
_PITCH_WEIGHT = 3.0
# Silhouettes measured on stereo calls mixed down: one voice alone reaches 0.35, two clearly
# different ones 0.36 to 0.61, and of those below 0.3 a quarter of the words go wrong.
_ONE_VOICE_BELOW = 0.3
_UNCLEAR_AT, _CLEAR_AT = 0.25, 0.4
_LEAST_SHARE = 0.08
_APART_SEMITONES, _APART_RATIO = 3.0, 2.0
_EVEN = 0.5
_LEAST_PIECES = 4


@dataclass(frozen=True, slots=True)
class _Piece:
    words: tuple[Word, ...]

    @property
    def seconds(self) -> float:
        return self.words[-1].end - self.words[0].start


@dataclass(frozen=True, slots=True)
class ToldApart:
    """Each word with its voice, and how clearly the voices differ (0-1)."""

    words: tuple[VoicedWord, ...]
    clarity: float


def tell_voices_apart(samples: Samples, words: Sequence[Word]) -> ToldApart:
    """Each word with its voice, 0 or 1; all 0 where no second voice is heard for certain."""
    pieces = list(_cut(words))
    clear = [i for i, p in enumerate(pieces) if p.seconds >= _CLEAR_SECONDS][:_MOST_PIECES]
    if len(clear) < _LEAST_PIECES:
        return _one_voice(words)
    voices = np.stack([describe_voice(_sound_of(samples, p)) for p in pieces])
    features = _scaled(voices)
    shaping, labels = _cluster(features, np.array(clear))
    silhouette = float(silhouette_score(features[shaping], labels))
    if silhouette < _ONE_VOICE_BELOW or not _differ(voices[shaping], labels):
        return _one_voice(words)
    centres = np.stack([features[shaping][labels == voice].mean(axis=0) for voice in (0, 1)])
    clarity = (silhouette - _UNCLEAR_AT) / (_CLEAR_AT - _UNCLEAR_AT)
    return ToldApart(tuple(_assign(pieces, features, centres)), round(min(1.0, clarity), 3))


def _one_voice(words: Sequence[Word]) -> ToldApart:
    return ToldApart(tuple(VoicedWord(w, 0, _EVEN) for w in words), 0.0)


def _cluster(features: Floats, rows: Rows) -> tuple[Rows, Rows]:
    """Two clusters of the rows that are left once lone oddities (a cough, a click) are dropped."""
    while True:
        labels = AgglomerativeClustering(n_clusters=2, linkage="ward").fit_predict(features[rows])
        sizes = np.bincount(labels, minlength=2)
        least = max(2, round(_LEAST_SHARE * len(rows)))
        if sizes.min() >= least or len(rows) <= 2 * _LEAST_PIECES:
            return rows, labels
        rows = rows[labels == sizes.argmax()]


def _differ(voices: Floats, labels: Rows) -> bool:
    """Whether two clusters are two people: apart in pitch, or by more than each varies in itself.

    Clusters alone do not say: any set of pieces falls into two.
    """
    first, second = voices[labels == 0], voices[labels == 1]
    semitones = 12 * abs(np.nanmedian(first[:, -1]) - np.nanmedian(second[:, -1]))
    centres = [cluster[:, :-1].mean(axis=0) for cluster in (first, second)]
    apart = np.linalg.norm(centres[0] - centres[1])
    inside = np.concatenate([c[:, :-1] - m for c, m in zip((first, second), centres, strict=True)])
    varies = np.sqrt((inside**2).sum(axis=1).mean())
    return bool(semitones >= _APART_SEMITONES or apart >= _APART_RATIO * varies)


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
    """The features at unit spread, pitch weighted up, unknown pitch in the middle."""
    spread = np.nanstd(voices, axis=0)
    scaled = (voices - np.nanmedian(voices, axis=0)) / np.where(spread > 0, spread, 1.0)
    scaled = np.nan_to_num(scaled, nan=0.0)
    scaled[:, -1] *= _PITCH_WEIGHT
    return scaled


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
