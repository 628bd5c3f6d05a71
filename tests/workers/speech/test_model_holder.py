"""One model a process; the offline recogniser stands in, and never under Whisper's name."""

import os
from pathlib import Path

import pytest

from tests.tiny_whisper import build_tiny_whisper
from workers.errors import ModelMissing
from workers.speech.model_holder import ModelHolder
from workers.speech.settings import EngineChoice, SpeechSettings

pytest.importorskip("pocketsphinx", reason="there is no pocketsphinx for this Python")


def missing(tmp_path: Path, engine: EngineChoice) -> ModelHolder:
    return ModelHolder(SpeechSettings(engine=engine, whisper_model=str(tmp_path)))


def test_auto_falls_back_and_says_why(tmp_path: Path) -> None:
    chosen = missing(tmp_path, EngineChoice.AUTO).get()
    assert chosen.transcriber.engine.fallback
    assert "holds no model.bin" in chosen.reason


def test_whisper_alone_does_not_fall_back(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"holds no model\.bin"):
        missing(tmp_path, EngineChoice.WHISPER).get()


def test_the_offline_recogniser_can_be_wanted(tmp_path: Path) -> None:
    chosen = missing(tmp_path, EngineChoice.POCKETSPHINX).get()
    assert (chosen.transcriber.engine.name, chosen.reason) == ("pocketsphinx", "")


def test_auto_takes_whisper_where_it_is(tmp_path: Path) -> None:
    model = build_tiny_whisper(tmp_path / "tiny")
    chosen = ModelHolder(SpeechSettings(whisper_model=str(model))).get()
    assert (chosen.transcriber.engine.name, chosen.reason) == ("whisper", "")


def test_the_model_is_loaded_once(tmp_path: Path) -> None:
    holder = missing(tmp_path, EngineChoice.AUTO)
    assert holder.get() is holder.get()


def test_a_forked_process_loads_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    holder = missing(tmp_path, EngineChoice.POCKETSPHINX)
    before = holder.get()
    monkeypatch.setattr(os, "getpid", lambda: -1)
    assert holder.get() is not before


def test_a_model_that_came_later_replaces_the_fallback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder = missing(tmp_path, EngineChoice.AUTO)
    assert holder.get().reason
    build_tiny_whisper(tmp_path)
    monkeypatch.setattr("workers.speech.model_holder._TRY_AGAIN_SECONDS", -1.0)
    assert holder.get().transcriber.engine.name == "whisper"
