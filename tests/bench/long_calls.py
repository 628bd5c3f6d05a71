"""Calls of any length, spoken by two synthesised voices: stereo, and the same mixed down."""

import wave
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import numpy as np

from tests.speech import Line, Voice, speak_call
from workers.audio import Samples

RATE_HZ = 8000
_LINES = (
    Line("Good morning, customer service, my name is David. How may I help you?", agent=True),
    Line("Hello. It is about my order. The first one never came.", agent=False),
    Line("I am sorry to hear that. May I have your order number, please?", agent=True),
    Line("Yes, it is four seven one nine two. I have been waiting for two weeks.", agent=False),
    Line("Thank you. Is it all right if I put you on hold for a minute?", agent=True),
    Line("Yes, that is fine.", agent=False),
    Line("I am sorry about the wait. The parcel came back to us on Monday.", agent=True, after=4.0),
    Line("And when will it be sent again? I need it before the weekend.", agent=False),
    Line("I will send it today, and I will call you back tomorrow by noon.", agent=True),
    Line("All right. Can you send me a message with the new number?", agent=False),
    Line("Certainly. I will write to you this afternoon. Is there anything else?", agent=True),
    Line("No, that was all. Thanks for your help.", agent=False),
)


def write_calls(folder: Path, minutes: float) -> dict[str, Path]:
    """The call as `mono` and `stereo` files of that length, 8 kHz with 16 bits."""
    paths = {}
    for layout, name in (("stereo", f"stereo-{minutes:g}.wav"), ("mono", f"mono-{minutes:g}.wav")):
        paths[layout] = folder / name
        if not paths[layout].exists():
            _write(paths[layout], minutes, mono=layout == "mono")
    return paths


def _write(path: Path, minutes: float, *, mono: bool) -> None:
    left = round(minutes * 60 * RATE_HZ)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1 if mono else 2)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        for agent, caller in _talk():
            channels = [agent + caller] if mono else [agent, caller]
            data = np.stack([c[:left] for c in channels], axis=1)
            file.writeframes((np.clip(data, -1, 1) * 32767).astype("<i2").tobytes())
            left -= len(data)
            if left <= 0:
                return


def _talk() -> Iterator[tuple[Samples, Samples]]:
    """The conversation over and over, with another pause each time."""
    agent, caller = speak_call(_LINES, Voice("rms", 1.1), Voice("slt", 1.1), rate_hz=RATE_HZ)
    for round_number in count():
        pause = (round_number % 7 + 1) * RATE_HZ // 5
        yield np.pad(agent, (0, pause)), np.pad(caller, (0, pause))
