"""How recordings without a header are to be read: declared for a source, since nothing tells it."""

import re
from dataclasses import dataclass

from service.errors import InvalidInput

# What FFmpeg calls them, and their usual rate in hertz: a number that stands alone is that one.
CODECS = {"mulaw": 8000, "alaw": 8000, "s16le": 8000, "s16be": 8000, "g722": 16000, "g729": 8000}
_FIXED = ("g722", "g729")
_FORM = re.compile(r"([a-z0-9]+)(?:/([0-9]{4,6}))?(?:/([12]))?")


@dataclass(frozen=True, slots=True)
class RawFormat:
    """Codec, rate and channels of a recording that is nothing but samples."""

    codec: str
    rate_hz: int
    channels: int

    def __str__(self) -> str:
        return f"{self.codec}/{self.rate_hz}/{self.channels}"


def read_raw_format(text: str) -> RawFormat:
    """The format in "mulaw/8000/1"; rate and channels may be left out. Raises `InvalidInput`."""
    match = _FORM.fullmatch(text.strip().lower())
    if match is None or match[1] not in CODECS:
        raise InvalidInput(
            f"{text[:40]!r} is no raw format. Write codec/rate/channels, such as mulaw/8000/1; "
            f"codecs are {', '.join(CODECS)}."
        )
    codec = match[1]
    found = RawFormat(codec, int(match[2] or CODECS[codec]), int(match[3] or 1))
    if codec in _FIXED and found != RawFormat(codec, CODECS[codec], 1):
        raise InvalidInput(f"{codec} is always {RawFormat(codec, CODECS[codec], 1)}.")
    if not 4000 <= found.rate_hz <= 192_000:
        raise InvalidInput("The rate of a raw format is 4000 to 192000 Hz.")
    return found
