"""What a file's own header promises about its length, to tell a cut-off file from a short one."""

import struct
from pathlib import Path
from typing import BinaryIO

import av

# Formats whose header tells the length; elsewhere it may be an estimate from the bytes there.
_TELLING = {"mov", "flac", "aiff", "caf", "asf", "ogg"}
# What is written before the length is known: nothing, or about as much as a number can hold.
_LARGEST_SIZE = 0x7FFF0000
_MP3_HEAD_BYTES = 65_536


def promised_seconds(path: Path, container: av.container.InputContainer) -> float | None:
    """The seconds that the header promises, or None where it promises nothing."""
    kinds = set(container.format.name.split(","))
    if "wav" in kinds:
        return _wav_seconds(path)
    if kinds & _TELLING or ("mp3" in kinds and _has_frame_count(path)):
        return container.duration / av.time_base if container.duration else None
    return None


def _wav_seconds(path: Path) -> float | None:
    with path.open("rb") as file:
        if file.read(4) != b"RIFF":
            return None
        file.seek(12)
        byte_rate = 0
        while head := _chunk(file):
            name, size = head
            if name == b"fmt ":
                byte_rate = struct.unpack("<I", file.read(16)[8:12])[0]
                size -= 16
            if name == b"data":
                known = byte_rate and 0 < size < _LARGEST_SIZE
                return size / byte_rate if known else None
            file.seek(max(0, size) + size % 2, 1)
    return None


def _chunk(file: BinaryIO) -> tuple[bytes, int] | None:
    head = file.read(8)
    return (head[:4], struct.unpack("<I", head[4:])[0]) if len(head) == 8 else None


def _has_frame_count(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(_MP3_HEAD_BYTES)
    return b"Xing" in head or b"Info" in head
