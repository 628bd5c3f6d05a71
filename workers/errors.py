"""Why a recording cannot be scored. Each message says what is wrong, with numbers, and what to do.

RecordingError
├── EmptyFile         no bytes at all
├── UnreadableFile    not there, a folder, or not permitted
├── NotAudio          no format that is known
├── NoAudioTrack      a film without sound
├── NoSamples         a header and no sound
├── CutOff            less than half of the promised sound
├── TooLong           over the limit of decoded seconds
├── TooManyChannels   neither mono nor stereo
├── NoSpeech          sound, and nobody speaks
└── WrongLanguage     another language than the one expected
DecoderCrashed        reading it took down the process that did so, or used too much
ModelMissing          the speech model cannot be had
LeaseLost             the call was given to another worker: no failure, and nobody is told
"""

from service.errors import PermanentError, TransientError


class RecordingError(PermanentError):
    """The recording cannot be scored as it is."""

    code = "recording"


class EmptyFile(RecordingError):  # noqa: N818 - reads as what happened
    """The file has no bytes."""

    code = "empty"


class UnreadableFile(RecordingError):  # noqa: N818
    """The file cannot be opened."""

    code = "unreadable"


class NotAudio(RecordingError):  # noqa: N818
    """The file is in no format that can be read."""

    code = "not_audio"


class NoAudioTrack(RecordingError):  # noqa: N818
    """The file holds pictures or data, and no sound."""

    code = "no_audio_track"


class NoSamples(RecordingError):  # noqa: N818
    """The file has a header and no sound in it."""

    code = "no_samples"


class CutOff(RecordingError):  # noqa: N818
    """Less than half of the sound that the header promises."""

    code = "cut_off"


class TooLong(RecordingError):  # noqa: N818
    """The recording is over the limit of seconds."""

    code = "too_long"


class TooManyChannels(RecordingError):  # noqa: N818
    """The recording is neither mono nor stereo."""

    code = "too_many_channels"


class NoSpeech(RecordingError):  # noqa: N818
    """Nobody speaks in the recording."""

    code = "no_speech"


class WrongLanguage(RecordingError):  # noqa: N818
    """The call is in another language than the one expected, or than the engine knows."""

    code = "language"


class DecoderCrashed(TransientError):  # noqa: N818
    """The decoding process died or used more than it may; tried again a few times."""

    code = "decoder_crashed"


class ModelMissing(PermanentError):  # noqa: N818
    """The speech model cannot be loaded; the message says why and what to do."""

    code = "model_missing"


class LeaseLost(Exception):  # noqa: N818
    """The call was given to another worker; nothing more may be written."""


# By what the decoding process tells of them.
RECORDING_ERRORS: dict[str, type[RecordingError]] = {
    error.code: error
    for error in (EmptyFile, NotAudio, NoAudioTrack, NoSamples, CutOff, TooLong, TooManyChannels)
}
