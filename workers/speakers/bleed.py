"""Drops what one channel carries of the other's voice, so that no line is heard twice."""

from collections.abc import Iterator, Sequence

import numpy as np
from scipy.signal import fftconvolve

from workers.audio import Samples, Sound
from workers.speech.transcriber import SpeechSegment

_PIECE_SECONDS = 0.4
_LATEST_ECHO_SECONDS = 0.3
_FAINTER_DB = 6.0
_ALIKE_FROM = 0.6
_LEAST_SECONDS = 0.3  # what is left between two pieces of bleed and shorter is a seam, no speech


def without_bleed(sound: Sound, segments: Sequence[SpeechSegment]) -> list[SpeechSegment]:
    """The segments without the stretches in which only the other channel's voice is heard."""
    if len(sound.channels) == 1:
        return list(segments)
    return [kept for segment in segments for kept in _own_parts(sound, segment)]


def _own_parts(sound: Sound, segment: SpeechSegment) -> Iterator[SpeechSegment]:
    """What is left of a segment; all of it where no piece is bleed."""
    borders = np.linspace(
        segment.start, segment.end, max(1, round(segment.seconds / _PIECE_SECONDS)) + 1
    )
    pieces = list(zip(borders[:-1].tolist(), borders[1:].tolist(), strict=True))
    bleeds = [_is_bleed(sound, segment.channel, *piece) for piece in pieces]
    if not any(bleeds):
        yield segment
        return
    began: float | None = None
    for (start, _), bleed in zip([*pieces, (segment.end, 0.0)], [*bleeds, True], strict=True):
        if not bleed:
            began = start if began is None else began
        elif began is not None:
            if start - began > max(_LEAST_SECONDS, 1.5 * _PIECE_SECONDS):
                yield SpeechSegment(segment.channel, began, start)
            began = None


def _is_bleed(sound: Sound, channel: int, start: float, end: float) -> bool:
    """Whether a piece is a fainter, perhaps later copy of what the other channel carries."""
    own = sound.cut(channel, start, end)
    other = sound.cut(1 - channel, start - _LATEST_ECHO_SECONDS, end)
    fainter = _power(other) * 10 ** (-_FAINTER_DB / 10)
    if _power(own) > fainter or len(other) < len(own):
        return False
    return _likeness(own, other) >= _ALIKE_FROM


def _likeness(piece: Samples, among: Samples) -> float:
    """The best correlation (0-1) of a piece with any equally long stretch of another."""
    products = np.abs(fftconvolve(among, piece[::-1], mode="valid"))
    sums = np.concatenate([[0.0], np.cumsum(among.astype(np.float64) ** 2)])
    energies = sums[len(piece) :] - sums[: -len(piece)]
    scale = np.sqrt(energies * float(piece.astype(np.float64) @ piece))
    return float((products / np.maximum(scale, 1e-9)).max(initial=0.0))


def _power(samples: Samples) -> float:
    return float(np.mean(samples.astype(np.float64) ** 2)) if len(samples) else 0.0
