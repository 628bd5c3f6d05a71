"""Transcripts that are sent beside a recording: read at once, so that a bad one is refused."""

from typing import IO

from rubrics.call import TranscriptError
from rubrics.transcript_files import MOST_BYTES, decode_transcript, read_transcript
from rubrics.transcript_files.given import TranscriptFile
from service.errors import InvalidInput, TooLarge


def take_transcript(stream: IO[bytes], name: str) -> TranscriptFile:
    """The transcript as it came. Raises `InvalidInput` that says where it cannot be read."""
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise TooLarge(f"The transcript {name} is larger than {MOST_BYTES // 1_000_000} MB.")
    try:
        text = decode_transcript(data)
        form = read_transcript(text, name).form
    except TranscriptError as error:
        raise InvalidInput(f"The transcript {name} cannot be read: {error}.") from error
    return TranscriptFile(name, form, text)
