"""The one form in which sound passes between modules: float32 samples at 16 kHz."""

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

RATE_HZ = 16_000
DEFAULT_MAX_SECONDS = 4 * 3600
