"""Settings come from CALLGRADE_* variables, and say which one is wrong."""

from pathlib import Path

import pytest

from service.config import ConfigError, Settings


def test_everything_lies_under_the_data_directory_unless_set_apart() -> None:
    settings = Settings.from_env(
        {"CALLGRADE_DATA_DIR": "/srv/cg", "CALLGRADE_MODEL_DIR": "/srv/models"}
    )
    assert settings.database_url == "sqlite:////srv/cg/callgrade.sqlite3"
    assert settings.storage_url == "file:///srv/cg/recordings"
    assert settings.model_dir == "/srv/models"


def test_moving_the_data_directory_keeps_what_was_set_apart() -> None:
    settings = Settings.from_env({"CALLGRADE_REDIS_URL": "redis://queue:6379/0"})
    moved = settings.with_data_dir(Path("/srv/cg"))
    assert moved.database_url == "sqlite:////srv/cg/callgrade.sqlite3"
    assert moved.redis_url == "redis://queue:6379/0"
    assert moved.redis_socket is None


def test_a_socket_path_that_the_kernel_refuses_moves_to_the_temporary_folder() -> None:
    settings = Settings.from_env({"CALLGRADE_DATA_DIR": "/srv/" + "x" * 120})
    assert settings.redis_socket is not None
    assert len(str(settings.redis_socket)) <= 100


def test_settings_survive_the_way_to_another_process() -> None:
    given = {"CALLGRADE_SECURE_COOKIES": "true", "CALLGRADE_KEEP_FREE_BYTES": "0"}
    settings = Settings.from_env(given)
    assert Settings.from_env(settings.to_env()) == settings


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("CALLGRADE_MAX_AUDIO_SECONDS", "two hours"),
        ("CALLGRADE_SECURE_COOKIES", "perhaps"),
        ("CALLGRADE_ENGINE", "siri"),
        ("CALLGRADE_LANGUAGE", "English"),
        ("CALLGRADE_LEASE_SECONDS", "1"),
        ("CALLGRADE_TIME_ZONE", "Mars/Olympus"),
        ("CALLGRADE_MAX_UPLOAD_BYTES", "5MB"),
    ],
)
def test_a_wrong_value_is_named(variable: str, value: str) -> None:
    with pytest.raises(ConfigError, match=variable):
        Settings.from_env({variable: value})
