"""How many words of a mono mix go to the wrong speaker, against the stereo call it is made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from rubrics.call import Word
from tests.bench.agreement import read_calls
from tests.signals import sound
from tests.speech import Line, Voice, speak_call
from workers.audio import Sound, decode_recording
from workers.speakers.bleed import without_bleed
from workers.speakers.diarization import tell_voices_apart
from workers.speech.vad import find_speech

CALLS = Path(__file__).parents[2].parent / "shared" / "audio" / "calls"
_WORD_SECONDS = 0.33
_VOICES = (("slt", "rms"), ("rms", "awb"), ("awb", "slt"), ("kal16", "slt"))


@dataclass(frozen=True, slots=True)
class SpeakerError:
    """The share (0-1) of words with the wrong voice, and how clear the voices were said to be."""

    name: str
    words: int
    error: float
    clarity: float


def measure_speakers(name: str, call: Sound) -> SpeakerError:
    """Mix a stereo call down, tell the voices apart, and count the words that went wrong."""
    spoken = sorted(_spoken(call), key=lambda pair: pair[0].start)
    words = [word for word, _ in spoken]
    truth = np.array([channel for _, channel in spoken])
    told = tell_voices_apart((call.channels[0] + call.channels[1]) / 2, words)
    voices = np.array([w.voice for w in told.words])
    wrong = float((voices != truth).mean())
    return SpeakerError(name, len(words), min(wrong, 1 - wrong), told.clarity)


def main() -> None:
    """Print the error of every call, synthesised and real, and the mean of each kind."""
    kinds = (("synthesised", _synthesised()), ("real", _real()))
    for kind, calls in kinds:
        rows = [measure_speakers(name, call) for name, call in calls]
        for row in rows:
            print(
                f"  {row.name:34} {row.words:5} words  wrong {row.error:6.1%}"
                f"  clarity {row.clarity:.2f}"
            )
        if rows:
            mean = float(np.mean([r.error for r in rows]))
            print(f"speakers: {kind} mono mixes, {mean:.1%} of the words wrong")


def _spoken(call: Sound) -> Iterator[tuple[Word, int]]:
    """Stretches as long as a word wherever somebody speaks, with the channel."""
    found = [s for i, c in enumerate(call.channels) for s in find_speech(c, i)]
    for segment in without_bleed(call, found):
        count = max(1, round(segment.seconds / _WORD_SECONDS))
        times = np.linspace(segment.start, segment.end, count + 1).tolist()
        for start, end in pairwise(times):
            yield Word("word", start, end), segment.channel


def _synthesised() -> Iterator[tuple[str, Sound]]:
    calls = read_calls()[::11][: len(_VOICES)]
    for data, (agent, caller) in zip(calls, _VOICES, strict=False):
        lines = [Line(u["text"], u["speaker"] == "agent", 0.4) for u in data["utterances"]]
        channels = speak_call(lines, Voice(agent), Voice(caller))
        yield f"{data['id']} {agent}/{caller}", sound(*channels)


def _real() -> Iterator[tuple[str, Sound]]:
    for path in sorted([*CALLS.glob("hv-*.wav"), *CALLS.glob("lca-*.flac")]):
        yield path.stem, decode_recording(path)


if __name__ == "__main__":
    main()
