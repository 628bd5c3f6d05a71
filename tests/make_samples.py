"""Makes the recordings in service/samples: `python -m tests.make_samples`. Needs flite and sox."""

import json
import tempfile
from pathlib import Path

import numpy as np

from tests.signals import write_wav
from tests.speech import Line, Voice, convert, speak_call
from workers.audio import Samples

_WIRE_STEPS = 4096
FOLDER = Path(__file__).parents[1] / "service" / "samples"

GOOD_CALL = (
    Line("Good morning, customer service, my name is David. How may I help you today?", True),
    Line("Hello. My name is Mary Miller. I have a question about my last payment.", False),
    Line("I paid two weeks ago, and it is still not on my account. I am very worried.", False),
    Line("I am sorry about that. I understand how worrying that is.", True),
    Line("Is it all right if I put you on hold for two minutes?", True),
    Line("Yes, that is fine.", False),
    Line("I am sorry about the wait. I found your payment. It came in this morning.", True, 13.0),
    Line("That is very good news.", False),
    Line("I will send you a letter today.", True),
    Line("Is there anything else I can help you with today, Mary?", True, 1.0),
    Line("No, that is all. Thank you very much.", False),
    Line("I am happy to help. Have a good day. Goodbye.", True),
)
POOR_CALL = (
    Line("Yeah, what do you need?", True),
    Line("Hello. Can I speak to Robert Miller? It is about my order.", False),
    Line("He is not here. He has not shown up yet. I think he was drinking last night.", True),
    Line("When will he be back? I have been waiting for two weeks.", False),
    Line("I am going to put you on hold.", True),
    Line("No, he is still not here. Try again later.", True, 12.0),
    Line("Can you help me with my order? I am very angry about this.", False),
    Line("That is not my job. There is nothing I can do.", True),
    Line("I want to speak to a manager.", False),
    Line("Whatever. Try again later.", True),
)
SAMPLES = (
    {
        "file": "good-call-stereo.flac",
        "title": "Sample: a good call",
        "agent": "David",
        "direction": "inbound",
        "agent_channel": "left",
        "started_at": "2026-11-16T10:04:00",
    },
    {
        "file": "poor-call-mono.mp3",
        "title": "Sample: a poor call",
        "agent": "Alan",
        "direction": "inbound",
        "agent_channel": "auto",
        "started_at": "2026-11-16T15:31:00",
    },
)


def make_samples(folder: Path) -> None:
    """Write both recordings and their list into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        good = speak_call(GOOD_CALL, Voice("rms", 1.2), Voice("slt", 1.15), rate_hz=8000)
        wav = write_wav(Path(work) / "good.wav", *(_as_by_wire(c) for c in good), rate_hz=8000)
        convert(wav, folder / "good-call-stereo.flac", "-C", 8)
        agent, caller = speak_call(POOR_CALL, Voice("awb", 1.1), Voice("slt", 1.1))
        wav = write_wav(Path(work) / "poor.wav", agent + caller)
        convert(wav, folder / "poor-call-mono.mp3", "-C", 48)
    listing = json.dumps(SAMPLES, indent=2) + "\n"
    (folder / "samples.json").write_text(listing, encoding="utf-8")


def _as_by_wire(channel: Samples) -> Samples:
    """With the 13 bits that G.711 carries; the file is a third smaller for it."""
    return np.round(channel * _WIRE_STEPS) / np.float32(_WIRE_STEPS)


if __name__ == "__main__":
    make_samples(FOLDER)
