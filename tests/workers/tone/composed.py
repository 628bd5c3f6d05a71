"""Calls of synthesised voices that are made higher, louder and faster by `sox`, or flatter."""

import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from rubrics.call import Call, Speaker, Utterance
from rubrics.detectors import DETECTORS
from rubrics.dialogue import Dialogue
from tests.signals import write_wav
from tests.speech import Voice, say
from workers.audio import RATE_HZ, Samples, decode_recording
from workers.tone import Spoken, measure_tone

AGENT, CALLER = Speaker.AGENT, Speaker.CALLER
# Of flite's male voices the liveliest, and its female one.
VOICES = {AGENT: Voice("awb"), CALLER: Voice("slt")}
_LEVEL = 0.4

SENTENCES = (
    "Your order left our warehouse on Monday morning.",
    "The technician will be with you between nine and eleven.",
    "There is a small charge for the second delivery.",
    "I will send you a letter with all the details.",
    "We open every day from eight until half past six.",
    "The invoice was paid on the third of October.",
    "That should be in your account by the end of the week.",
    "You can bring it back to any of our shops.",
)
RAISED = ("pitch", "400", "tempo", "1.1", "gain", "7")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence at a time; `effects` are sox's."""

    speaker: Speaker
    start: float
    effects: tuple[str, ...] = ()


def compose(said: Sequence[Said], *, line: tuple[str, ...] = ()) -> Call:
    """The call as it is after its tone was measured; `line` is done to every utterance."""
    sounds = [_sound(i, each, line) for i, each in enumerate(said)]
    tones = measure_tone(
        Spoken(each.speaker.value, sound) for each, sound in zip(said, sounds, strict=True)
    )
    utterances = tuple(
        Utterance(s.speaker, s.start, s.start + len(sound) / RATE_HZ, "hello", tone=tone)
        for s, sound, tone in zip(said, sounds, tones, strict=True)
    )
    return Call("composed", utterances, utterances[-1].end, sounded=True)


def verdict(criterion: str, call: Call) -> str:
    """What the shipped detector says of the call."""
    return DETECTORS[criterion](Dialogue(call), {}).verdict.value


def labels(call: Call, speaker: Speaker = AGENT) -> list[str | None]:
    """The labels of a speaker's utterances, in order."""
    return [u.tone.label for u in call.utterances if u.speaker is speaker and u.tone]


def in_turns(start: float, end: float, *, agent: tuple[str, ...] = ()) -> Iterator[Said]:
    """Agent and caller by turns, one sentence each five seconds."""
    for i, at in enumerate(np.arange(start, end, 5.0)):
        yield Said(CALLER, float(at)) if i % 2 else Said(AGENT, float(at), agent)


def _sound(index: int, said: Said, line: tuple[str, ...]) -> Samples:
    sentence = SENTENCES[index // 2 % len(SENTENCES)]
    return change(say_once(sentence, VOICES[said.speaker]), (*said.effects, *line))


@cache
def say_once(sentence: str, voice: Voice) -> Samples:
    """The sentence, with room above it to be raised."""
    return (say(sentence, voice) * _LEVEL).astype(np.float32)


def change(sound: Samples, effects: tuple[str, ...]) -> Samples:
    """The sound after sox's effects."""
    if not effects:
        return sound
    with TemporaryDirectory() as folder:
        before, after = Path(folder) / "before.wav", Path(folder) / "after.wav"
        write_wav(before, sound)
        subprocess.run(["sox", "-V1", "-D", before, after, *effects], check=True)
        return decode_recording(after).channels[0]
