"""Every format comes in with its channels apart; what cannot be scored is refused in words."""

import shutil
import socket
import struct
import subprocess
from pathlib import Path

import numpy as np
import pytest

from tests.signals import silence, tone, write_wav
from workers.audio import RATE_HZ, Limits, Samples, decode_recording
from workers.errors import (
    CutOff,
    EmptyFile,
    NoAudioTrack,
    NoSamples,
    NotAudio,
    TooLong,
    TooManyChannels,
    UnreadableFile,
)
from workers.file_identity import sha256_of

LEFT_HZ, RIGHT_HZ = 400, 900


def program(name: str) -> str:
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")
    return name


def run(*command: object) -> None:
    subprocess.run([str(c) for c in command], check=True, capture_output=True)


def loudest_hz(samples: Samples) -> float:
    spectrum = np.abs(np.fft.rfft(samples))
    return float(np.fft.rfftfreq(len(samples), 1 / RATE_HZ)[spectrum.argmax()])


@pytest.fixture
def stereo(tmp_path: Path) -> Path:
    left, right = tone(LEFT_HZ, 2, rate_hz=8000), tone(RIGHT_HZ, 2, rate_hz=8000)
    return write_wav(tmp_path / "stereo.wav", left, right, rate_hz=8000)


def test_the_audio_of_a_film_is_read(stereo: Path, tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    picture = ["-f", "lavfi", "-i", "testsrc=size=64x64:rate=5:duration=2"]
    run(program("ffmpeg"), *picture, "-i", stereo, film)
    assert len(decode_recording(film).channels) == 2


def test_a_film_without_sound_is_refused(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    run(program("ffmpeg"), "-f", "lavfi", "-i", "testsrc=size=64x64:rate=5:duration=2", film)
    with pytest.raises(NoAudioTrack, match="no audio track"):
        decode_recording(film)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "call.wav").write_bytes(b"")
    with pytest.raises(EmptyFile, match=r"call\.wav is empty .0 bytes.\. Export"):
        decode_recording(tmp_path / "call.wav")


def test_text_with_the_name_of_a_recording_is_refused(tmp_path: Path) -> None:
    (tmp_path / "call.wav").write_text("<html>404 not found</html>\n" * 50)
    with pytest.raises(NotAudio, match="not a recording that can be read"):
        decode_recording(tmp_path / "call.wav")


@pytest.mark.parametrize("path", ["missing.wav", "."])
def test_what_cannot_be_opened_is_said_so(path: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        decode_recording(tmp_path / path)


@pytest.mark.parametrize(
    "script",
    [
        "ffconcat version 1.0\nfile secret.wav\n",
        "#EXTM3U\n#EXTINF:5,\nsecret.wav\n",
        "[playlist]\nFile1=secret.wav\n",
    ],
)
def test_a_playlist_opens_no_other_file(script: str, tmp_path: Path) -> None:
    write_wav(tmp_path / "secret.wav", tone(LEFT_HZ, 1))
    for name in ("call.wav", "call.m3u8", "call.ffconcat"):
        (tmp_path / name).write_text(script)
        with pytest.raises(NotAudio):
            decode_recording(tmp_path / name)


@pytest.mark.parametrize(
    "script", ["#EXTM3U\n#EXTINF:5,\n{}\n", "ffconcat version 1.0\nfile {}\n", "{}\n"]
)
def test_a_playlist_opens_no_address(script: str, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/secret.wav"
        for name in ("call.wav", "call.m3u8"):
            (tmp_path / name).write_text(script.format(address))
            with pytest.raises(NotAudio):
                decode_recording(tmp_path / name)
        with pytest.raises(BlockingIOError):
            listener.accept()


def test_a_name_that_looks_like_a_protocol_is_only_a_name(tmp_path: Path) -> None:
    odd = write_wav(tmp_path / "concat:a|b.wav", tone(LEFT_HZ, 1))
    assert decode_recording(odd).duration == 1.0


def test_a_header_without_sound_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoSamples, match="a header and nothing behind it"):
        decode_recording(write_wav(tmp_path / "call.wav", silence(0)))


def test_four_channels_are_refused_with_what_to_do(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "call.wav", *[tone(LEFT_HZ, 1)] * 4)
    with pytest.raises(TooManyChannels, match=r"has 4 channels\. Export it as mono, or as stereo"):
        decode_recording(path)


def test_a_cut_off_recording_is_read_with_a_warning(tmp_path: Path) -> None:
    whole = write_wav(tmp_path / "call.wav", tone(LEFT_HZ, 10))
    whole.write_bytes(whole.read_bytes()[: 44 + 5 * RATE_HZ * 2])
    sound = decode_recording(whole)
    assert sound.duration == pytest.approx(5.0)
    assert "promises 10.0 s and holds 5.0 s" in sound.warnings[0]


def test_a_cut_off_mp3_is_read_with_a_warning(stereo: Path, tmp_path: Path) -> None:
    path = tmp_path / "call.mp3"
    run(program("ffmpeg"), "-i", stereo, path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 5 // 8])
    sound = decode_recording(path)
    assert "cut off" in sound.warnings[0]
    assert sound.cut_off


def test_a_recording_of_which_most_is_missing_is_refused(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "call.wav", tone(LEFT_HZ, 10))
    path.write_bytes(path.read_bytes()[: 44 + 2 * RATE_HZ * 2])
    with pytest.raises(CutOff, match=r"promises 10\.0 s and holds only 2\.0 s"):
        decode_recording(path)


def test_a_streamed_wav_of_unknown_size_promises_nothing(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "call.wav", tone(LEFT_HZ, 3))
    data = bytearray(path.read_bytes())
    data[40:44] = struct.pack("<I", 0xFFFFFFFF)
    path.write_bytes(data)
    sound = decode_recording(path)
    assert (sound.duration, sound.warnings) == (3.0, ())


def test_too_long_a_recording_is_refused_by_its_header(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "call.wav", tone(LEFT_HZ, 4))
    with pytest.raises(TooLong, match=r"lasts about 0:04 min; the limit is 0:02 min\. Cut it"):
        decode_recording(path, limits=Limits(max_seconds=2))


def test_too_long_a_recording_is_refused_while_it_is_read(tmp_path: Path) -> None:
    source = write_wav(tmp_path / "call.wav", tone(LEFT_HZ, 4))
    streamed = tmp_path / "streamed.mka"  # written to a pipe: nobody came back to note its length
    command = [program("ffmpeg"), "-i", str(source), "-f", "matroska", "-"]
    streamed.write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)
    with pytest.raises(TooLong, match="more than the limit"):
        decode_recording(streamed, limits=Limits(max_seconds=2))


def test_samples_that_are_no_numbers_become_silence(tmp_path: Path) -> None:
    path = tmp_path / "call.wav"
    samples = tone(LEFT_HZ, 2)
    samples[100:200] = np.nan
    samples[300] = np.inf
    header = struct.pack(
        "<4sI4s4sIHHIIHH", b"RIFF", 0, b"WAVE", b"fmt ", 16, 3, 1, RATE_HZ, 0, 4, 32
    )
    path.write_bytes(header + struct.pack("<4sI", b"data", samples.nbytes) + samples.tobytes())
    sound = decode_recording(path)
    assert np.isfinite(sound.channels[0]).all()
    assert sound.warnings == ("101 samples were not numbers and were replaced by silence.",)


def test_progress_runs_to_the_end(tmp_path: Path) -> None:
    seen: list[float] = []
    decode_recording(write_wav(tmp_path / "call.wav", tone(LEFT_HZ, 4)), progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == pytest.approx(1.0)


def test_the_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert sha256_of(tmp_path / "a").startswith("ba7816bf8f01cfea414140de5dae2223")
