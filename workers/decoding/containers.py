"""Opening a recording: by its content, from an allowlist, and never a second file."""

from pathlib import Path
from typing import Any

import av

# No playlist, no concat script, nothing that names a second file; and no protocol but `file`.
_FORMATS = (
    "wav,w64,mp3,ogg,mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,flac,amr,aac,aiff,au,caf,asf,avi,"
    "mpeg,mpegts,flv,gsm"
)
_MAGIC = (
    *(b"RIFF", b"RF64", b"OggS", b"fLaC", b"ID3", b".snd", b"FORM", b"caff", b"#!AMR"),
    *(b"\x1a\x45\xdf\xa3", b"\x30\x26\xb2\x75", b"riff"),
)


def open_container(path: Path, raw: dict[str, Any] | None) -> av.container.InputContainer:
    """The recording, opened; `raw` (codec, rate_hz, channels) is for files without a header.

    A file that has a header after all is read as what it says it is.
    """
    if raw is None or _has_header(path):
        options = {"protocol_whitelist": "file", "format_whitelist": _FORMATS}
        return av.open(f"file:{path}", options=options)
    options = {
        "protocol_whitelist": "file",
        "format_whitelist": raw["codec"],
        "sample_rate": str(raw["rate_hz"]),
        "ch_layout": "mono" if raw["channels"] == 1 else "stereo",
    }
    return av.open(f"file:{path}", format=raw["codec"], options=options)


def _has_header(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(12)
    return head.startswith(_MAGIC) or head[4:8] == b"ftyp"
