"""Words that came with a recording: whose they are comes from the names, the words or the sound."""

from pathlib import Path

import pytest

from rubrics.call import Call, Speaker
from rubrics.transcript_files import read_transcript
from tests.signals import noise, silence, voiced, write_wav
from workers.audio import Samples
from workers.pipeline import Recording, Tools, analyse

HELP = "Good morning, Acme, Tom speaking. How can I help you?"
WISH = "I would like to order a lamp."


@pytest.fixture(scope="module")
def voices() -> tuple[Samples, Samples]:
    """The agent's low voice at 0.5 s and 6.5 s, the caller's high one at 3.5 s, nine seconds."""
    agent, caller = silence(20), silence(20)
    for channel, pitch_hz, start in ((agent, 120, 0.5), (caller, 210, 3.5), (agent, 120, 16.0)):
        first = round(start * 16_000)
        channel[first : first + 40_000] += voiced(pitch_hz, 2.5)
    return agent, caller


def vtt(*said: tuple[float, str, str]) -> str:
    cues = [
        f"00:{start:06.3f} --> 00:{start + 2.5:06.3f}\n{who}{text}\n" for start, who, text in said
    ]
    return "WEBVTT\n\n" + "\n".join(cues)


def hear(text: str, path: Path, **facts: str) -> Call:
    given = read_transcript(text, "call.vtt")
    return analyse(Recording(path, "one", transcript=given, **facts), Tools())  # type: ignore[arg-type]


def speakers(call: Call) -> list[str]:
    return [u.speaker.value for u in call.utterances]


def pitches(call: Call) -> list[int]:
    return [round((u.tone.f0_hz or 0) / 10) for u in call.utterances if u.tone]


def test_named_speakers_have_the_tone_of_their_channel_and_the_hold_is_found(
    voices: tuple[Samples, Samples], tmp_path: Path
) -> None:
    path = write_wav(tmp_path / "call.wav", voices[1], voices[0])
    text = vtt((0.5, "<v Agent>", HELP), (3.5, "<v Caller>", WISH), (16.0, "<v Agent>", "Thanks."))
    call = hear(text, path)
    assert speakers(call) == ["agent", "caller", "agent"]
    assert pitches(call) == [12, 21, 12]
    assert [(round(a), round(b)) for a, b in call.silences] == [(6, 16)]
    assert (call.role_confidence, call.engine.words) == (1.0, "transcript supplied (VTT)")
    assert (call.sounded, call.timed, call.duration) == (True, False, 20.0)


def test_numbered_speakers_are_told_by_what_they_say(
    voices: tuple[Samples, Samples], tmp_path: Path
) -> None:
    path = write_wav(tmp_path / "call.wav", *voices)
    text = vtt((0.5, "<v SPEAKER_01>", HELP), (3.5, "<v SPEAKER_00>", WISH))
    call = hear(text, path)
    assert speakers(call) == ["agent", "caller"]
    assert 0.8 < call.role_confidence < 1


def test_or_by_the_agents_channel_where_that_is_known(
    voices: tuple[Samples, Samples], tmp_path: Path
) -> None:
    path = write_wav(tmp_path / "call.wav", *voices)
    text = vtt((0.5, "<v SPEAKER_01>", HELP), (3.5, "<v SPEAKER_00>", WISH))
    call = hear(text, path, agent_channel="right")
    assert (speakers(call), call.role_confidence) == (["caller", "agent"], 1.0)
    assert pitches(call) == [12, 21]


def test_or_by_the_agents_name(voices: tuple[Samples, Samples], tmp_path: Path) -> None:
    path = write_wav(tmp_path / "call.wav", *voices)
    text = vtt((0.5, "<v Ann>", "Hello."), (3.5, "<v Tom>", "Hello."))
    assert speakers(hear(text, path, agent_name="Tom Ford")) == ["caller", "agent"]


def test_without_speakers_the_channels_tell(
    voices: tuple[Samples, Samples], tmp_path: Path
) -> None:
    path = write_wav(tmp_path / "call.wav", *voices)
    call = hear(vtt((0.5, "", HELP), (3.5, "", WISH), (16.0, "", "Goodbye.")), path)
    assert speakers(call) == ["agent", "caller", "agent"]


def test_an_announcement_is_no_person(voices: tuple[Samples, Samples], tmp_path: Path) -> None:
    path = write_wav(tmp_path / "mono.wav", voices[0] + voices[1])
    text = vtt((0.5, "<v IVR>", "Press one."), (3.5, "<v Agent>", HELP), (6.0, "<v Client>", WISH))
    call = hear(text, path)
    assert [u.speaker for u in call.utterances] == [Speaker.UNKNOWN, Speaker.AGENT, Speaker.CALLER]


def test_what_does_not_belong_together_is_said(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "noise.wav", noise(3))
    call = hear(vtt((0.5, "<v Agent>", HELP), (30.0, "<v Caller>", WISH)), path)
    assert "goes on for 30 s after the recording ends" in call.warnings[0]
    assert "Nobody is heard to speak" in call.warnings[1]
