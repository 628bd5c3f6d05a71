"""Makes `workers/speech/telephone_means.txt`: how wide-band speech looks through an 8 kHz line.

The same synthesised sentences are read by PocketSphinx's front end as they are and after 8 kHz
sampling; least squares give the linear map between the two, which is laid on the model's means.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pocketsphinx import Decoder

from tests.bench.agreement import read_calls
from tests.signals import write_wav
from tests.speech import Voice, convert, say
from workers.audio import Samples, decode_recording

Cepstra = NDArray[np.float64]

_VOICES = ("slt", "rms", "awb", "kal16")
_SENTENCES = 90
_WIDTH = 13
_STREAMS = 3  # cepstra, their first and their second differences
_GRAMMAR = "#JSGF V1.0; grammar none; public <none> = yes ;"


def fit_telephone_means(target: Path) -> None:
    """Write the transform in the form that the recogniser's `mllr` setting reads."""
    with tempfile.TemporaryDirectory() as folder:
        pairs = list(_pairs(Path(folder)))
        wide = np.concatenate([_cepstra(a, Path(folder) / "cepstra") for a, _ in pairs])
        narrow = np.concatenate([_cepstra(b, Path(folder) / "cepstra") for _, b in pairs])
    transform, *_ = np.linalg.lstsq(wide, narrow, rcond=None)
    target.write_text("\n".join(_lines(transform.T)) + "\n", encoding="ascii")


def _pairs(folder: Path) -> Iterator[tuple[Samples, Samples]]:
    texts = [u["text"] for call in read_calls() for u in call["utterances"]]
    for i, text in enumerate(texts[:: max(1, len(texts) // _SENTENCES)]):
        wide = say(text, Voice(_VOICES[i % len(_VOICES)], 1.0))
        line = convert(write_wav(folder / "wide.wav", wide), folder / "line.wav", "-r", 8000)
        yield wide, decode_recording(line).channels[0][: len(wide)]


def _cepstra(samples: Samples, folder: Path) -> Cepstra:
    """What the recogniser's front end makes of the sound, its mean taken off; a row a frame."""
    folder.mkdir(exist_ok=True)
    decoder = Decoder(loglevel="FATAL", lm=None, mfclogdir=str(folder))
    decoder.add_jsgf_string("none", _GRAMMAR)
    decoder.activate_search("none")
    decoder.start_utt()
    decoder.process_raw((samples * 32767).astype("<i2").tobytes(), no_search=True, full_utt=True)
    decoder.end_utt()
    del decoder  # writes the file out
    (log,) = folder.glob("*.mfc")
    rows = np.frombuffer(log.read_bytes(), ">f4")[1:].reshape(-1, _WIDTH).astype(np.float64)
    log.unlink()
    centred: Cepstra = rows - rows.mean(axis=0)
    return centred


def _lines(transform: Cepstra) -> Iterator[str]:
    yield "1"
    yield str(_STREAMS)
    for _ in range(_STREAMS):
        yield str(_WIDTH)
        yield from (_numbers(row) for row in transform)
        yield _numbers(np.zeros(_WIDTH))
        yield _numbers(np.ones(_WIDTH))


def _numbers(row: Cepstra) -> str:
    return " ".join(f"{value:.5f}" for value in row)


if __name__ == "__main__":
    fit_telephone_means(Path(sys.argv[1]))
