"""Whether a channel came through a telephone line: nothing above 4 kHz, at whatever rate."""

import numpy as np

from workers.audio import RATE_HZ, Samples

_BLOCK = 60 * RATE_HZ
_FRAME = 512
_SPEECH_HZ = (300.0, 3400.0)
_ABOVE_HZ = (5000.0, 7500.0)
# Measured on voices: -57 dB and below through 8 kHz, -51 dB and above at 16 kHz.
_NARROW_BELOW_DB = -54.0


def is_telephone_band(samples: Samples) -> bool:
    """Whether the channel's sound ends at about 4 kHz, as after 8 kHz sampling."""
    speech, above = _band_power(samples)
    return above <= speech * 10 ** (_NARROW_BELOW_DB / 10)


def _band_power(samples: Samples) -> tuple[float, float]:
    """The power in the band of telephone speech and in the one above, over the whole channel."""
    frequencies = np.fft.rfftfreq(_FRAME, 1 / RATE_HZ)
    power = np.zeros(len(frequencies))
    window = np.hanning(_FRAME).astype(np.float32)
    for start in range(0, len(samples), _BLOCK):
        block = samples[start : start + _BLOCK]
        frames = block[: len(block) // _FRAME * _FRAME].reshape(-1, _FRAME) * window
        for part in np.array_split(frames, 8):  # the whole block's spectrum would need 8 MB more
            power += (np.abs(np.fft.rfft(part, axis=1)) ** 2).sum(axis=0)
    speech, above = (
        float(power[(frequencies >= low) & (frequencies <= high)].mean())
        for low, high in (_SPEECH_HZ, _ABOVE_HZ)
    )
    return speech, above
