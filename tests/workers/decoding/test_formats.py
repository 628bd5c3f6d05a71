"""Every format that telephone systems leave comes in at its right length, its channels apart."""

import shutil
import struct
import subprocess
from pathlib import Path

import numpy as np
import pytest

from service.errors import InvalidInput
from service.storage.raw_formats import RawFormat, read_raw_format
from tests.signals import tone, write_wav
from workers.audio import RATE_HZ, Samples, Sound, decode_recording
from workers.errors import NotAudio

SECONDS = 3
LEFT_HZ, RIGHT_HZ = 400, 900
pytestmark = pytest.mark.skipif(
    not (shutil.which("ffmpeg") and shutil.which("sox")), reason="needs ffmpeg and sox"
)

# The name says the container, as far as FFmpeg is concerned.
STEREO = {
    "pcm-s16.wav": ["-c:a", "pcm_s16le"],
    "pcm-s24.wav": ["-c:a", "pcm_s24le"],
    "float.wav": ["-c:a", "pcm_f32le", "-ar", "48000"],
    "mu-law.wav": ["-c:a", "pcm_mulaw"],
    "a-law.wav": ["-c:a", "pcm_alaw"],
    "ima-adpcm.wav": ["-c:a", "adpcm_ima_wav"],
    "ms-adpcm.wav": ["-c:a", "adpcm_ms"],
    "call.au": ["-c:a", "pcm_mulaw"],
    "call.mp3": ["-b:a", "64k"],
    "vorbis.ogg": ["-c:a", "libvorbis", "-ar", "44100"],
    "opus.ogg": ["-c:a", "libopus"],
    "call.m4a": ["-c:a", "aac", "-ar", "16000"],
    "call.aac": ["-c:a", "aac", "-ar", "16000"],
    "call.webm": ["-c:a", "libopus"],
    "call.flac": [],
    "call.aiff": [],
    "call.caf": [],
    "call.wma": ["-c:a", "wmav2", "-ar", "44100"],
}
MONO = {
    "pcm-s16-mono.wav": ["-c:a", "pcm_s16le"],
    "mu-law-mono.wav": ["-c:a", "pcm_mulaw"],
    "a-law-mono.wav": ["-c:a", "pcm_alaw"],
    "g726.wav": ["-c:a", "g726", "-b:a", "32k"],
    "g723.wav": ["-c:a", "g723_1", "-b:a", "6300"],
    "mono.mp3": ["-b:a", "16k"],
}
SOX = {"wav49.wav": ["-e", "gsm-full-rate"], "call.gsm": [], "call.amr-nb": []}
RAW = {
    "call.ulaw": ("mulaw/8000/1", ["-f", "mulaw"]),
    "call.alaw": ("alaw", ["-f", "alaw"]),
    "call.sln": ("s16le/8000/1", ["-f", "s16le"]),
    "call.sln16": ("s16le/16000/1", ["-f", "s16le", "-ar", "16000"]),
    "call.g722": ("g722", ["-f", "g722", "-ar", "16000"]),
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All the files, written at one go."""
    folder = tmp_path_factory.mktemp("formats")
    left, right = (tone(hz, SECONDS, rate_hz=8000) for hz in (LEFT_HZ, RIGHT_HZ))
    stereo = write_wav(folder / "two", left, right, rate_hz=8000)
    mono = write_wav(folder / "one", left, rate_hz=8000)
    raw = {name: options for name, (_, options) in RAW.items()}
    for source, forms in ((stereo, STEREO), (mono, {**MONO, **raw})):
        outputs = [part for name, form in forms.items() for part in (*form, folder / name)]
        _run("ffmpeg", "-i", source, *outputs)
    for name, options in SOX.items():
        _run("sox", "-t", "wav", mono, *options, folder / name)
    return folder


def _run(*command: object) -> None:
    subprocess.run([str(c) for c in command], check=True, capture_output=True)


def _loudest_hz(samples: Samples) -> float:
    spectrum = np.abs(np.fft.rfft(samples))
    return float(np.fft.rfftfreq(len(samples), 1 / RATE_HZ)[spectrum.argmax()])


def _is_whole(sound: Sound, *hz: float) -> None:
    assert sound.duration == pytest.approx(SECONDS, abs=0.1)
    assert [_loudest_hz(c) for c in sound.channels] == pytest.approx(list(hz), abs=5)
    assert (sound.warnings, sound.cut_off) == ((), False)


@pytest.mark.parametrize("name", STEREO)
def test_channels_of_every_format_stay_apart(name: str, files: Path) -> None:
    _is_whole(decode_recording(files / name), LEFT_HZ, RIGHT_HZ)


@pytest.mark.parametrize("name", [*MONO, *SOX])
def test_the_formats_of_telephones_are_read(name: str, files: Path) -> None:
    _is_whole(decode_recording(files / name), LEFT_HZ)


@pytest.mark.parametrize("name", RAW)
def test_a_recording_without_a_header_is_read_as_declared(name: str, files: Path) -> None:
    _is_whole(decode_recording(files / name, raw_format=read_raw_format(RAW[name][0])), LEFT_HZ)


def test_a_declared_codec_without_an_encoder_here_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "call.g729"
    path.write_bytes(np.random.default_rng(1).bytes(10 * 100 * SECONDS))
    sound = decode_recording(path, raw_format=read_raw_format("g729"))
    assert sound.duration == pytest.approx(SECONDS, abs=0.1)


@pytest.mark.parametrize("name", ["call.sln", "call.g722", "call.ulaw"])
def test_a_recording_without_a_header_is_refused_unless_declared(name: str, files: Path) -> None:
    with pytest.raises(NotAudio):
        decode_recording(files / name)


def test_a_file_with_a_header_is_read_by_it_even_where_raw_ones_are_declared(files: Path) -> None:
    sound = decode_recording(files / "pcm-s16.wav", raw_format=RawFormat("mulaw", 8000, 1))
    _is_whole(sound, LEFT_HZ, RIGHT_HZ)


@pytest.mark.parametrize(("name", "wrong"), [("call.mp3", "a.wav"), ("pcm-s16.wav", "a.g722")])
def test_the_content_counts_and_not_the_name(
    name: str, wrong: str, files: Path, tmp_path: Path
) -> None:
    shutil.copy(files / name, tmp_path / wrong)
    _is_whole(decode_recording(tmp_path / wrong), LEFT_HZ, RIGHT_HZ)


@pytest.mark.parametrize("size", [0, 0xFFFFFFFF, 0x7FFFFFFF, 0x7FFFF000])
def test_a_wav_whose_length_was_not_known_is_read_whole(
    size: int, files: Path, tmp_path: Path
) -> None:
    data = bytearray((files / "pcm-s16-mono.wav").read_bytes())
    at = data.index(b"data")
    data[at + 4 : at + 8] = data[4:8] = struct.pack("<I", size)
    (tmp_path / "streamed.wav").write_bytes(data)
    _is_whole(decode_recording(tmp_path / "streamed.wav"), LEFT_HZ)


@pytest.mark.parametrize("text", ["pcm", "mulaw/8000/3", "mulaw/999999", "g722/8000/1", "../x", ""])
def test_a_raw_format_that_is_none_is_said_so(text: str) -> None:
    with pytest.raises(InvalidInput, match=r"raw format|is always|rate"):
        read_raw_format(text)
