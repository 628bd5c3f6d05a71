"""Transcript files, and the call in one that has no recording; no speech library is needed."""

from dataclasses import replace
from pathlib import Path

from rubrics.call import Call, Direction, Engine, Speaker, TranscriptError, Utterance
from rubrics.transcript_files import decode_transcript, read_transcript
from rubrics.transcript_files.given import GivenLine, GivenTranscript, TranscriptFile
from workers.errors import EmptyFile, RecordingError, UnreadableFile
from workers.speakers.given_roles import GivenRoles, given_roles
from workers.speakers.turns import Turn, find_silences
from workers.speakers.voicemail import is_voicemail

_NOBODY_KNOWS = 0.5
_NO_SPEAKERS = (
    "The transcript does not say who speaks, so nobody can be judged. Give it speakers "
    "(<v Agent>, or Agent: before the words), or give the recording too."
)


class BadTranscript(RecordingError):  # noqa: N818 - reads as what happened
    """A transcript file that cannot be read."""

    code = "bad_transcript"


def open_transcript(path: Path) -> GivenTranscript:
    """What a transcript file on disk holds. Raises `RecordingError`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be opened: {error.strerror}.") from error
    if not data.strip():
        raise EmptyFile(f"{path.name} is empty.")
    try:
        text = decode_transcript(data)
    except TranscriptError as error:
        raise _bad(path.name, error) from error
    return read_given(TranscriptFile(path.name, "", text))


def read_given(file: TranscriptFile) -> GivenTranscript:
    """What a transcript that came with a call holds. Raises `BadTranscript`."""
    try:
        return read_transcript(file.text, file.name)
    except TranscriptError as error:
        raise _bad(file.name, error) from error


def written_call(
    given: GivenTranscript, call_id: str, direction: Direction | None, agent_name: str | None = None
) -> Call:
    """The call in a transcript without a recording; `direction` replaces the file's own."""
    if given.call:
        return replace(given.call, direction=direction or given.call.direction)
    direction = direction or Direction.INBOUND
    roles = given_roles(given, direction, agent_name)
    utterances = tuple(_utterance(line, roles) for line in given.lines)
    duration = max(u.end for u in utterances)
    turns = [Turn(0, line.words) for line in given.lines]
    return Call(
        id=call_id,
        utterances=utterances,
        duration=duration,
        direction=direction,
        voicemail=is_voicemail(utterances, direction),
        agent_name=agent_name,
        timed=given.timed,
        role_confidence=roles.confidence if roles else _NOBODY_KNOWS,
        silences=find_silences(turns, duration),
        engine=Engine(model=given.form),
        warnings=() if roles else (_NO_SPEAKERS,),
    )


def _utterance(line: GivenLine, roles: GivenRoles | None) -> Utterance:
    return Utterance(
        speaker=roles.speaker_of(line) if roles else Speaker.UNKNOWN,
        start=line.start,
        end=line.end,
        text=line.text,
        words=line.words,
        confidence=line.confidence,
        speaker_confidence=line.speaker_confidence,
    )


def _bad(name: str, error: TranscriptError) -> BadTranscript:
    return BadTranscript(f"{name} is no transcript that can be read: {error}.")
