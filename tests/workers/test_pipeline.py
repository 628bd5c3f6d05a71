"""A recording becomes a call: who says what when, with its holes and doubts said plainly."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from rubrics.call import Call, Direction, Speaker
from tests.signals import noise, silence, write_wav
from tests.speech import Line, Voice, needs_speech, speak_call
from tests.tiny_whisper import build_tiny_whisper
from workers.audio import RATE_HZ, Limits, Samples
from workers.errors import ModelMissing, NoSpeech, TooLong
from workers.pipeline import Recording, Stage, Tools, analyse
from workers.speech.model_holder import ModelHolder
from workers.speech.settings import EngineChoice, SpeechSettings

pytest.importorskip("pocketsphinx", reason="there is no pocketsphinx for this Python")

LINES = (
    Line("Good morning, customer service, my name is David. How may I help you?", agent=True),
    Line("Hello. Can I speak to Robert Miller? It is about my order.", agent=False),
    Line("Is it all right if I put you on hold for two minutes?", agent=True),
    Line("Yes, that is fine.", agent=False),
    Line("I am sorry about the wait. He is not here.", agent=True, after=9.0),
    Line("When will he be back? I have been waiting for two weeks.", agent=False),
    Line("I will call you back by three o'clock this afternoon.", agent=True),
)
OFFLINE = Tools(ModelHolder(SpeechSettings(engine=EngineChoice.POCKETSPHINX)))


@pytest.fixture(scope="module")
def voices() -> tuple[Samples, Samples]:
    return speak_call(LINES, Voice("rms", 1.2), Voice("slt", 1.15))


@pytest.fixture(scope="module")
def stereo(voices: tuple[Samples, Samples], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_wav(tmp_path_factory.mktemp("calls") / "call.wav", *voices)


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    channels = speak_call(LINES[:2], Voice("rms", 1.2), Voice("slt", 1.15))
    return write_wav(tmp_path_factory.mktemp("calls") / "short.wav", *channels)


@pytest.fixture(scope="module")
def heard(stereo: Path) -> Call:
    return analyse(Recording(stereo, "one"), OFFLINE)


def order_of(call: Call) -> list[bool]:
    return [u.speaker is Speaker.AGENT for u in call.utterances]


@needs_speech
def test_each_channel_is_one_speaker_in_the_order_of_the_talk(heard: Call) -> None:
    assert order_of(heard) == [line.agent for line in LINES]
    assert heard.role_confidence > 0.9
    assert (heard.sounded, heard.timed) == (True, True)


@needs_speech
def test_the_hold_is_a_silence(heard: Call) -> None:
    (hold,) = heard.silences
    assert hold[1] - hold[0] == pytest.approx(9.2, abs=0.5)


@needs_speech
def test_every_utterance_has_words_tone_and_confidence(heard: Call) -> None:
    for utterance in heard.utterances:
        assert utterance.words[0].start == utterance.start
        assert utterance.tone is not None
        assert utterance.tone.f0_hz is not None
        assert utterance.confidence is not None


@needs_speech
def test_the_same_recording_gives_the_same_call(short: Path) -> None:
    anew = Tools(ModelHolder(OFFLINE.models.settings))
    assert analyse(Recording(short, "one"), OFFLINE) == analyse(Recording(short, "one"), anew)


@needs_speech
def test_the_agents_channel_can_be_told(short: Path) -> None:
    call = analyse(Recording(short, "one", agent_channel="right"), OFFLINE)
    assert order_of(call) == [False, True]
    assert call.role_confidence == 1.0


@needs_speech
def test_a_mono_mix_is_told_apart_by_voice(voices: tuple[Samples, Samples], tmp_path: Path) -> None:
    mono = write_wav(tmp_path / "mono.wav", voices[0] + voices[1])
    call = analyse(Recording(mono, "mono"), OFFLINE)
    assert order_of(call) == [line.agent for line in LINES]
    assert not call.timed
    assert call.role_confidence > 0.6


@needs_speech
def test_the_same_sound_on_both_channels_is_mono(
    voices: tuple[Samples, Samples], tmp_path: Path
) -> None:
    mix = (voices[0] + voices[1])[: 12 * RATE_HZ]
    call = analyse(Recording(write_wav(tmp_path / "dual.wav", mix, mix / 2), "dual"), OFFLINE)
    assert not call.timed
    assert "Both channels carry the same sound" in call.warnings[0]


@needs_speech
def test_an_empty_channel_is_said_to_be_so(voices: tuple[Samples, Samples], tmp_path: Path) -> None:
    path = write_wav(tmp_path / "half.wav", voices[0], np.zeros_like(voices[0]))
    call = analyse(Recording(path, "half", agent_channel="right"), OFFLINE)
    assert {u.speaker for u in call.utterances} == {Speaker.CALLER}
    assert "Nobody speaks on the right channel, taken for the agent's" in call.warnings[0]


@needs_speech
def test_a_message_left_by_the_agent_is_a_voicemail(tmp_path: Path) -> None:
    lines = [Line("Hello. My name is David. Please call me back this afternoon.", agent=True)]
    agent, _ = speak_call(lines, Voice("rms", 1.2), Voice("slt"))
    path = write_wav(tmp_path / "message.wav", agent)
    call = analyse(Recording(path, "message", direction=Direction.OUTBOUND), OFFLINE)
    assert call.voicemail


@needs_speech
def test_the_stand_in_for_whisper_says_so_and_why(short: Path, tmp_path: Path) -> None:
    tools = Tools(ModelHolder(SpeechSettings(whisper_model=str(tmp_path))))
    call = analyse(Recording(short, "one"), tools)
    assert call.engine.fallback
    assert call.warnings[-1].startswith("Transcribed by the offline recogniser; accuracy is lower.")
    assert "holds no model.bin" in call.warnings[-1]


@needs_speech
def test_whisper_reads_a_call_from_end_to_end(stereo: Path, tmp_path: Path) -> None:
    model = build_tiny_whisper(tmp_path / "tiny")
    tools = Tools(ModelHolder(SpeechSettings(whisper_model=str(model), device="cpu")))
    call = analyse(Recording(stereo, "one"), tools)
    assert (call.engine.name, call.engine.model, call.engine.fallback) == ("whisper", "tiny", False)
    assert call.utterances
    assert analyse(Recording(stereo, "one"), tools) == call


@needs_speech
def test_without_its_model_whisper_alone_fails_with_the_reason(
    stereo: Path, tmp_path: Path
) -> None:
    settings = SpeechSettings(engine=EngineChoice.WHISPER, whisper_model=str(tmp_path))
    with pytest.raises(ModelMissing, match=r"holds no model\.bin"):
        analyse(Recording(stereo, "one"), Tools(ModelHolder(settings)))


@needs_speech
def test_progress_names_the_stages_and_only_grows(short: Path) -> None:
    seen: list[tuple[Stage, float]] = []
    analyse(Recording(short, "one"), OFFLINE, lambda stage, share: seen.append((stage, share)))
    assert list(dict.fromkeys(stage for stage, _ in seen)) == list(Stage)
    shares = [share for _, share in seen]
    assert shares == sorted(shares)
    assert 0 <= shares[0] <= shares[-1] <= 1


@pytest.mark.parametrize("quiet", [silence(5), noise(3)], ids=["silence", "noise"])
def test_where_nobody_speaks_the_message_says_what_to_do(quiet: Samples, tmp_path: Path) -> None:
    path = write_wav(tmp_path / "quiet.wav", quiet)
    with pytest.raises(NoSpeech, match=r"Nobody speaks in the .* Check that the phone system"):
        analyse(Recording(path, "quiet"), OFFLINE)


@needs_speech
def test_a_limit_of_seconds_holds(stereo: Path) -> None:
    with pytest.raises(TooLong, match="the limit is 0:10 min"):
        analyse(Recording(stereo, "one"), replace(OFFLINE, limits=Limits(max_seconds=10)))
