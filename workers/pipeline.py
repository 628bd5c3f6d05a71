"""A recording becomes the evidence of a call. The order of the steps is readable here."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from rubrics.call import Call, Direction, Engine, Utterance, Word
from rubrics.transcript_files.given import GivenTranscript
from service.config import Settings
from service.storage.raw_formats import RawFormat
from workers.audio import Limits, Sound, decode_recording
from workers.checkpoints import Checkpoints, NoCheckpoints, Reading, transcribe_resumably
from workers.errors import NoSpeech
from workers.freed_memory import release_freed_memory
from workers.given_transcript import converse
from workers.length_check import length_warning
from workers.speakers.assignment import AgentChannel, Conversation, assign_speakers
from workers.speakers.beginning import starts_mid_speech
from workers.speakers.bleed import without_bleed
from workers.speakers.channels import is_dual_mono
from workers.speakers.turns import Turn, find_silences
from workers.speakers.voicemail import is_voicemail
from workers.speech.model_holder import ChosenEngine, ModelHolder
from workers.speech.settings import EngineChoice, SpeechSettings
from workers.speech.transcriber import SpeechSegment
from workers.speech.vad import find_speech
from workers.tone import Spoken, measure_tone


class Stage(StrEnum):
    """What is being done, in the words that a person sees."""

    DECODING = "reading the recording"
    FINDING_SPEECH = "finding speech"
    TRANSCRIBING = "transcribing"
    LISTENING = "listening to speakers and tone"


# The share of the whole that is done when a stage begins and ends.
_SHARES = {
    Stage.DECODING: (0.0, 0.05),
    Stage.FINDING_SPEECH: (0.05, 0.1),
    Stage.TRANSCRIBING: (0.1, 0.95),
    Stage.LISTENING: (0.95, 1.0),
}

ProgressReport = Callable[[Stage, float], None]


@dataclass(frozen=True, slots=True)
class Recording:
    """One recording file and what is known about its call; messages call it `name`.

    With a `transcript` its words are taken from there, and no engine is needed. `raw_format`
    is for a recording without a header, `declared_seconds` the length that was told.
    """

    path: Path
    id: str
    name: str = ""
    direction: Direction | str = Direction.INBOUND
    agent_channel: AgentChannel | str = AgentChannel.AUTO
    started_at: datetime | None = None
    agent_name: str | None = None
    transcript: GivenTranscript | None = None
    raw_format: RawFormat | None = None
    declared_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Tools:
    """What a process keeps between calls."""

    models: ModelHolder = field(default_factory=lambda: ModelHolder(SpeechSettings()))
    limits: Limits = field(default_factory=Limits)


def make_tools(settings: Settings) -> Tools:
    """The tools for an installation's settings; nothing is loaded yet."""
    speech = SpeechSettings(
        engine=EngineChoice(settings.engine),
        whisper_model=settings.whisper_model,
        device=settings.device,
        compute_type=settings.compute_type,
        language=settings.language,
        model_dir=settings.model_dir,
        cpu_threads=settings.cpu_threads or _cores() // settings.worker_processes or 1,
        hotwords=settings.roster,
        batch_windows=settings.whisper_batch,
    )
    limits = Limits(settings.max_audio_seconds, settings.decoder_memory_bytes)
    return Tools(ModelHolder(speech), limits)


def _cores() -> int:
    """How many cores this process may use; the workers of one machine share them."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def analyse(
    recording: Recording,
    tools: Tools,
    report: ProgressReport | None = None,
    hear: Callable[[Sound], None] | None = None,
    checkpoints: Checkpoints | None = None,
) -> Call:
    """The call's evidence; `report` is told the stage and the share of the whole (0-1) done.

    `hear` is given the decoded sound at the end, so that nobody need decode it again. What
    `checkpoints` holds of the transcription is not transcribed again; the result is the same.
    Raises a `RecordingError` for a recording that cannot be scored, `ModelMissing` when no
    engine can be loaded.
    """
    checkpoints = checkpoints or NoCheckpoints()
    progress = _Progress(report or (lambda _stage, _share: None), checkpoints.share_kept())
    sound = _decode(recording, tools, progress)
    if recording.transcript:
        return _with_given_words(recording, recording.transcript, sound, progress, hear)
    progress.at(Stage.FINDING_SPEECH, 0.0)
    segments = _find_speech(recording, sound)
    chosen = tools.models.get()
    spoken = chosen.transcriber.find_language(sound, segments)
    reading = Reading(sound, segments, chosen.transcriber, spoken.code)
    words = _transcribe(reading, checkpoints, progress)
    progress.at(Stage.LISTENING, 0.0)
    conversation = assign_speakers(
        sound, words, Direction(recording.direction), AgentChannel(recording.agent_channel)
    )
    if hear:
        hear(sound)
    call = _call(recording, sound, conversation, chosen.transcriber.engine)
    return replace(
        call,
        starts_mid_speech=starts_mid_speech(sound, segments),
        warnings=(*call.warnings, *_engine_warning(chosen), *spoken.notes),
    )


def _with_given_words(
    recording: Recording,
    given: GivenTranscript,
    sound: Sound,
    progress: "_Progress",
    hear: Callable[[Sound], None] | None,
) -> Call:
    """The evidence of words that came with the recording; what the sound tells is added."""
    progress.at(Stage.LISTENING, 0.0)
    conversation = converse(
        given,
        sound,
        Direction(recording.direction),
        AgentChannel(recording.agent_channel),
        recording.agent_name,
    )
    if hear:
        hear(sound)
    call = _call(recording, sound, conversation, Engine(model=given.form))
    segments = [s for i, c in enumerate(sound.channels) for s in find_speech(c, i)]
    return replace(
        call,
        timed=call.timed and given.timed,
        starts_mid_speech=starts_mid_speech(sound, segments),
        warnings=(*call.warnings, *_unheard(segments)),
    )


def _unheard(segments: Sequence[SpeechSegment]) -> Iterator[str]:
    if not segments:
        yield (
            "Nobody is heard to speak in the recording. Check that the transcript belongs to it."
        )


class _Progress:
    """Turns the share of a stage into the share of the whole."""

    def __init__(self, report: ProgressReport, kept: float) -> None:
        self._report = report
        self._least = self._of_all(Stage.TRANSCRIBING, kept) if kept else 0.0

    def at(self, stage: Stage, share: float) -> None:
        self._report(stage, max(self._least, self._of_all(stage, share)))

    def _of_all(self, stage: Stage, share: float) -> float:
        begins, ends = _SHARES[stage]
        return begins + share * (ends - begins)


def _decode(recording: Recording, tools: Tools, progress: _Progress) -> Sound:
    """The sound; a mono call that was stored twice comes as the one channel that it is."""
    sound = decode_recording(
        recording.path,
        name=recording.name,
        limits=tools.limits,
        raw_format=recording.raw_format,
        progress=lambda share: progress.at(Stage.DECODING, share),
    )
    if differs := length_warning(sound, recording.declared_seconds):
        sound = replace(sound, warnings=(*sound.warnings, differs))
    if not is_dual_mono(sound):
        return sound
    note = "Both channels carry the same sound; the recording was treated as mono."
    return replace(sound, channels=sound.channels[:1], warnings=(*sound.warnings, note))


def _find_speech(recording: Recording, sound: Sound) -> list[SpeechSegment]:
    found = [s for i, c in enumerate(sound.channels) for s in find_speech(c, i)]
    segments = without_bleed(sound, found)
    release_freed_memory()
    if not segments:
        cut_off = " ".join(sound.warnings)
        raise NoSpeech(
            f"Nobody speaks in the {sound.duration:.1f} s of "
            f"{recording.name or recording.path.name}: there is only silence or noise. "
            + (cut_off or "Check that the phone system records the conversation.")
        )
    return segments


def _transcribe(
    reading: Reading, checkpoints: Checkpoints, progress: _Progress
) -> list[list[Word]]:
    """The words of each channel, in order."""
    words: list[list[Word]] = [[] for _ in reading.sound.channels]
    progress.at(Stage.TRANSCRIBING, 0.0)
    for segment, found, share in transcribe_resumably(reading, checkpoints):
        words[segment.channel].extend(found)
        progress.at(Stage.TRANSCRIBING, share)
    release_freed_memory()
    return words


def _call(recording: Recording, sound: Sound, conversation: Conversation, engine: Engine) -> Call:
    direction = Direction(recording.direction)
    utterances = tuple(_utterances(sound, conversation))
    return Call(
        id=recording.id,
        utterances=utterances,
        duration=round(sound.duration, 3),
        direction=direction,
        voicemail=is_voicemail(utterances, direction),
        started_at=recording.started_at,
        agent_name=recording.agent_name,
        sounded=True,
        timed=len(sound.channels) == 2,
        role_confidence=conversation.role_confidence,
        silences=find_silences(conversation.turns, sound.duration),
        engine=engine,
        warnings=(*sound.warnings, *conversation.warnings),
    )


def _utterances(sound: Sound, conversation: Conversation) -> Iterator[Utterance]:
    speakers = [conversation.speaker_of(t) for t in conversation.turns]
    tones = measure_tone(
        [
            Spoken(
                speaker.value, sound.cut(_channel(sound, turn), turn.start, turn.end), turn.words
            )
            for speaker, turn in zip(speakers, conversation.turns, strict=True)
        ]
    )
    for speaker, turn, tone in zip(speakers, conversation.turns, tones, strict=True):
        yield Utterance(
            speaker=speaker,
            start=turn.start,
            end=turn.end,
            text=turn.text,
            words=turn.words,
            confidence=turn.confidence,
            speaker_confidence=turn.voice_confidence,
            tone=tone,
        )


def _channel(sound: Sound, turn: Turn) -> int:
    return min(turn.voice, len(sound.channels) - 1)


def _engine_warning(chosen: ChosenEngine) -> Iterator[str]:
    if chosen.reason:
        yield f"Transcribed by the offline recogniser; accuracy is lower. {chosen.reason}"
