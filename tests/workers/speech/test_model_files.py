"""A model is found where it lies; where it cannot be had, the message says what to do, soon."""

import time
from pathlib import Path

import pytest

from workers.errors import ModelMissing
from workers.speech.model_files import find_model


@pytest.fixture(autouse=True)
def _unreachable_hub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)


def lay_model(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "model.bin").write_bytes(b"x")
    return folder


def test_a_folder_is_taken_as_it_is(tmp_path: Path) -> None:
    folder = lay_model(tmp_path / "mine")
    assert find_model(str(folder), "") == folder


def test_a_model_copied_under_its_name_is_found(tmp_path: Path) -> None:
    folder = lay_model(tmp_path / "small.en")
    assert find_model("small.en", str(tmp_path)) == folder


def test_a_downloaded_model_is_found_without_asking_the_network(tmp_path: Path) -> None:
    cached = tmp_path / "models--Systran--faster-whisper-small.en"
    folder = lay_model(cached / "snapshots" / "abc")
    (cached / "refs").mkdir()
    (cached / "refs" / "main").write_text("abc")
    assert find_model("small.en", str(tmp_path)) == folder


def test_a_missing_model_is_reported_at_once_with_what_to_do(tmp_path: Path) -> None:
    started = time.monotonic()
    with pytest.raises(ModelMissing, match=r"cannot be downloaded .*copy the model's folder"):
        find_model("small.en", str(tmp_path))
    assert time.monotonic() - started < 5


def test_an_unknown_name_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"no Whisper model 'smal'.*small\.en"):
        find_model("smal", str(tmp_path))


def test_a_folder_without_a_model_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"holds no model\.bin"):
        find_model(str(tmp_path), "")
