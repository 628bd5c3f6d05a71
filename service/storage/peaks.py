"""Where the drawn sound of a call lies: how loud it is over time, made once by the worker."""

PEAKS_SUFFIX = ".peaks"


def peaks_key(sound_key: str) -> str:
    """The key of a recording's peaks, by the key of the recording."""
    return f"{sound_key}{PEAKS_SUFFIX}"
