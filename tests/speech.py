"""Speech synthesised by flite, and calls made of it."""

import shutil
import subprocess
import tempfile
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from workers.audio import Samples

_LINE_NOISE = 4e-5  # about one step of 16 bits: a silence that is not digital
_PROGRAMS = ("flite", "sox")
_MISSING = [p for p in _PROGRAMS if not shutil.which(p)]

needs_speech = pytest.mark.skipif(
    bool(_MISSING), reason=f"synthesised speech needs {' and '.join(_MISSING)} on the PATH"
)


@dataclass(frozen=True, slots=True)
class Line:
    """What a voice says; `after` seconds of silence come before it. `agent` or not."""

    text: str
    agent: bool
    after: float = 0.6


@dataclass(frozen=True, slots=True)
class Voice:
    """A flite voice and how much slower than usual it speaks."""

    name: str
    stretch: float = 1.15


def say(text: str, voice: Voice, *, rate_hz: int = 16_000) -> Samples:
    """Speech at the rate given, its peak at -6 dBFS. Always the same for the same words."""
    with tempfile.TemporaryDirectory() as folder:
        raw, out = Path(folder) / "raw.wav", Path(folder) / "out.wav"
        stretch = f"duration_stretch={voice.stretch}"
        _run("flite", "-voice", voice.name, "--setf", stretch, "-t", text, "-o", raw)
        _run("sox", "-D", raw, "-r", rate_hz, "-c", 1, "-b", 16, out, "norm", -6)
        return _read(out)


def speak_call(
    lines: Sequence[Line], agent: Voice, caller: Voice, *, rate_hz: int = 16_000
) -> tuple[Samples, Samples]:
    """The agent's and the caller's channel of a conversation, with faint line noise."""
    parts: tuple[list[Samples], list[Samples]] = ([], [])
    for line in lines:
        speech = say(line.text, agent if line.agent else caller, rate_hz=rate_hz)
        pause = np.zeros(round(line.after * rate_hz), np.float32)
        for channel, speaking in enumerate((line.agent, not line.agent)):
            parts[channel].extend([pause, speech if speaking else np.zeros_like(speech)])
    rng = np.random.default_rng(7)
    left, right = (np.concatenate([*p, np.zeros(rate_hz, np.float32)]) for p in parts)
    hiss = rng.normal(0, _LINE_NOISE, (2, len(left))).astype(np.float32)
    return left + hiss[0], right + hiss[1]


def convert(source: Path, target: Path, *options: object) -> Path:
    """Have sox write the file in another form."""
    _run("sox", "-D", source, *options, target)
    return target


def _run(*command: object) -> None:
    subprocess.run([str(c) for c in command], check=True, capture_output=True)


def _read(path: Path) -> Samples:
    with wave.open(str(path)) as file:
        data = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    return (data / 32768).astype(np.float32)
