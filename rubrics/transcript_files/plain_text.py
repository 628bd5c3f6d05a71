"""A transcript for people to read: a time, who, and what."""

from rubrics.call import Call
from rubrics.transcript_files.given import clean_text
from rubrics.transcript_files.labels import speaker_word


def write_text(call: Call) -> str:
    """The call as text, a line an utterance."""
    lines = [
        f"[{_mm_ss(u.start)}] {speaker_word(u.speaker)}: {clean_text(u.text)}\n"
        for u in call.utterances
        if clean_text(u.text)
    ]
    return "".join(lines) or "Nobody was heard to speak.\n"


def _mm_ss(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"
