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

_PAUSE_SECONDS = 0.25  # a change of speaker comes with at least this
_PIECE_SECONDS = 2.5
_LEAST_SECONDS = 0.3
_CLEAR_SECONDS = 0.7  # shorter pieces are assigned, and do not shape the clusters
_MOST_PIECES = 1500  # clustering takes the square of it in memory
_PITCH_WEIGHT = 3.0
_ONE_VOICE_BELOW = 0.12
_LEAST_PIECES = 4


@dataclass(frozen=True, slots=True)
class _Piece:
    words: tuple[Word, ...]

    @property
    def seconds(self) -> float:
        return self.words[-1].end - self.words[0].start


def tell_voices_apart(samples: Samples, words: Sequence[Word]) -> list[VoicedWord]:
    """Each word with its voice, 0 or 1; all 0 where only one voice is heard."""
    pieces = list(_cut(words))
    clear = [i for i, p in enumerate(pieces) if p.seconds >= _CLEAR_SECONDS][:_MOST_PIECES]
    if len(clear) < _LEAST_PIECES:
        return [VoicedWord(w, 0, 0.5) for w in words]
    features = _features(samples, pieces)
    labels = AgglomerativeClustering(n_clusters=2, linkage="ward").fit_predict(features[clear])
    if silhouette_score(features[clear], labels) < _ONE_VOICE_BELOW:
        return [VoicedWord(w, 0, 0.7) for w in words]
    centres = np.stack([features[clear][labels == voice].mean(axis=0) for voice in (0, 1)])
    return list(_assign(pieces, features, centres))


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


def _features(samples: Samples, pieces: Sequence[_Piece]) -> Floats:
    """One row a piece: scaled to unit spread, pitch weighted up, unknown pitch in the middle."""
    rows = np.stack([describe_voice(_sound_of(samples, p)) for p in pieces])
    spread = np.nanstd(rows, axis=0)
    scaled = (rows - np.nanmedian(rows, axis=0)) / np.where(spread > 0, spread, 1.0)
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
