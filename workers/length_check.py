"""Whether all of a call is there: the header's promise, and what the phone system told."""

from workers.audio import Sound

CUT_OFF = "cut_off"
LENGTH_DIFFERS = "length_differs"

_MOST_SECONDS = 2.0
_MOST_SHARE = 0.05
# Phone systems tell whole seconds.
_ROUNDING_SECONDS = 1.0


def length_warning(sound: Sound, declared_seconds: float | None) -> str | None:
    """What to say when the recording is not as long as the phone system told; None when it is."""
    if declared_seconds is None or not _differs(sound.duration, declared_seconds):
        return None
    return (
        f"The phone system told of {declared_seconds:.0f} s and the recording lasts "
        f"{sound.duration:.0f} s. What is there was scored; look whether a part is missing."
    )


def audio_flag(sound: Sound, declared_seconds: float | None) -> str | None:
    """The one word for a recording that may not be the whole call; None for a whole one."""
    if sound.cut_off:
        return CUT_OFF
    return LENGTH_DIFFERS if length_warning(sound, declared_seconds) else None


def _differs(seconds: float, declared_seconds: float) -> bool:
    apart = abs(seconds - declared_seconds)
    share_allows = max(_ROUNDING_SECONDS, _MOST_SHARE * declared_seconds)
    return apart > min(_MOST_SECONDS, share_allows)
