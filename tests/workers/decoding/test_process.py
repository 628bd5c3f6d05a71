"""Whatever a recording does to its decoder, the process that asked for it lives on."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from tests.signals import tone, write_wav
from workers.audio import RATE_HZ, Limits, decode_recording
from workers.errors import DecoderCrashed, NotAudio, TooLong


def _decoders() -> list[int]:
    """The decoding processes of this process."""
    threads = Path(f"/proc/{os.getpid()}/task").iterdir()
    children = [int(pid) for thread in threads for pid in (thread / "children").read_text().split()]
    return [pid for pid in children if b"workers.decoding.child" in _command_line(pid)]


def _command_line(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def _signal_the_next_decoder(number: int) -> threading.Thread:
    def send() -> None:
        deadline = time.monotonic() + 10
        while not (found := _decoders()) and time.monotonic() < deadline:
            time.sleep(0.002)
        os.kill(found[0], number)

    thread = threading.Thread(target=send)
    thread.start()
    return thread


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    return write_wav(tmp_path / "call.wav", tone(400, 2))


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGKILL])
def test_a_decoder_that_dies_is_a_reason_and_the_next_recording_is_read(
    number: int, recording: Path
) -> None:
    killer = _signal_the_next_decoder(number)
    with pytest.raises(DecoderCrashed, match=signal.Signals(number).name):
        decode_recording(recording)
    killer.join()
    assert decode_recording(recording).duration == 2.0


def test_a_decoder_that_comes_no_further_is_given_up(recording: Path) -> None:
    stopper = _signal_the_next_decoder(signal.SIGSTOP)
    with pytest.raises(DecoderCrashed, match="came no further for 1 s"):
        decode_recording(recording, limits=Limits(stall_seconds=1))
    stopper.join()
    assert _decoders() == []


def test_a_recording_that_wants_too_much_memory_is_given_up(recording: Path) -> None:
    with pytest.raises(DecoderCrashed, match="more than 100 MB of memory"):
        decode_recording(recording, limits=Limits(memory_bytes=100_000_000))


def test_a_decoder_ends_with_the_process_that_started_it(recording: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from workers.audio import decode_recording\n"
        "decode_recording(Path(sys.argv[1]), progress=lambda share: print(share, flush=True)"
        " or __import__('time').sleep(60))"
    )
    command = [sys.executable, "-c", program, str(recording)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as asking:
        assert asking.stdout
        asking.stdout.readline()
        asking.kill()
    deadline = time.monotonic() + 5
    while any(_command_line(int(p.name)).find(recording.name.encode()) >= 0 for p in _all()):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _all() -> list[Path]:
    return [
        p
        for p in Path("/proc").iterdir()
        if p.name.isdigit() and b"decoding.child" in _command_line(int(p.name))
    ]


def test_a_decoder_knows_no_setting_and_no_secret(
    recording: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CALLGRADE_SECRET_KEY", "very secret")
    seen: list[bytes] = []
    decode_recording(
        recording,
        progress=lambda _: seen.extend(
            Path(f"/proc/{p}/environ").read_bytes() for p in _decoders()
        ),
    )
    assert seen
    assert not any(b"CALLGRADE" in environ for environ in seen)


def test_what_was_decoded_lies_in_a_file_and_not_on_the_heap(tmp_path: Path) -> None:
    minutes = 3
    quiet = np.zeros(60 * minutes * RATE_HZ, np.float32)
    path = write_wav(tmp_path / "call.wav", quiet, quiet)
    before = _memory_bytes("RssAnon")
    sound = decode_recording(path)
    assert [float(c.max()) for c in sound.channels] == [0.0, 0.0]
    assert _memory_bytes("RssAnon") - before < 1_000_000 * minutes


def _memory_bytes(kind: str, pid: int | str = "self") -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return 1024 * int(next(line for line in lines if line.startswith(kind)).split()[1])


def test_a_day_of_silence_is_refused_soon_and_in_little_memory(tmp_path: Path) -> None:
    minute, day = tmp_path / "minute.mp3", tmp_path / "day.mp3"
    source = ["-f", "lavfi", "-t", "60", "-i", "anullsrc=r=8000:cl=mono", "-b:a", "8k"]
    command = ["ffmpeg", "-loglevel", "error", *source, "-write_xing", "0", minute]
    subprocess.run(command, check=True)
    day.write_bytes(minute.read_bytes() * 24 * 60)  # no header tells its length
    began, peaks = time.monotonic(), []
    with pytest.raises(TooLong, match=r"the limit is 4:00:00 h"):
        decode_recording(
            day, progress=lambda _: peaks.extend(_memory_bytes("VmHWM", p) for p in _decoders())
        )
    assert time.monotonic() - began < 30
    assert max(peaks) < 200_000_000


@pytest.mark.parametrize("seed", range(4))
def test_noise_under_the_name_of_a_recording_is_refused(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "call.g729"
    path.write_bytes(np.random.default_rng(seed).bytes(60_000))
    with pytest.raises(NotAudio):
        decode_recording(path)
