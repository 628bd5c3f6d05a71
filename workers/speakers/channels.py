"""What the channels of a recording are: two people, the same sound twice, or one of them empty."""

import numpy as np

from workers.audio import RATE_HZ, Samples, Sound

_BLOCK = 60 * RATE_HZ
_SAME_ABOVE = 0.95


def is_dual_mono(sound: Sound) -> bool:
    """Whether both channels carry the same sound, at whatever level."""
    return len(sound.channels) == 2 and correlation(*sound.channels) > _SAME_ABOVE


def correlation(left: Samples, right: Samples) -> float:
    """How alike two channels are, 0-1 (1: equal up to level and sign); 0 when one is silent."""
    products = np.zeros(3)
    for start in range(0, len(left), _BLOCK):  # in blocks: a whole product would be a third channel
        a = left[start : start + _BLOCK].astype(np.float64)
        b = right[start : start + _BLOCK].astype(np.float64)
        products += (a @ b, a @ a, b @ b)
    both = float(np.sqrt(products[1] * products[2]))
    return abs(float(products[0])) / both if both > 0 else 0.0
