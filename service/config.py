"""The settings of an installation; `Settings.from_env` is the only reader of the environment."""

import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from service.crash_points import CrashPoint

# The kernel's limit for the path of a unix socket is 108 bytes on Linux, 104 on macOS.
_LONGEST_SOCKET_PATH = 100
_PLACES = ("database_url", "storage_url", "redis_url", "model_dir")


class ConfigError(ValueError):
    """A setting that cannot be used; the message names the variable."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that may differ between installations, each `CALLGRADE_<NAME>` in upper case.

    Times are in seconds, sizes in bytes.
    """

    data_dir: Path = Path("data")
    database_url: str = ""
    redis_url: str = ""
    storage_url: str = ""
    secret_key: str = ""
    public_url: str = ""
    secure_cookies: bool = False
    trusted_proxies: int = 0
    admin_password: str = ""
    time_zone: str = "UTC"

    rubric: str = ""
    engine: str = "auto"
    whisper_model: str = "small.en"
    model_dir: str = ""
    device: str = "auto"
    compute_type: str = ""
    language: str = "en"
    cpu_threads: int = 0
    whisper_batch: int = 0
    roster: str = ""

    max_upload_bytes: int = 500_000_000
    max_audio_seconds: int = 4 * 3600
    keep_free_bytes: int = 200_000_000
    # For each whole day (24 h back from now); 0 sets no limit. The second pair is for one source.
    quota_calls_per_day: int = 0
    quota_bytes_per_day: int = 0
    quota_source_calls_per_day: int = 0
    quota_source_bytes_per_day: int = 0
    max_waiting_calls: int = 20_000
    session_seconds: int = 12 * 3600
    # Whether a sound that came in twice makes "one" call, or "each" time another.
    same_sound: str = "one"

    # How long after a review an agent may dispute its verdicts.
    dispute_days: int = 14
    # Under so many comparisons agreement is not told; under this kappa a criterion may be
    # switched to assist only.
    agreement_least: int = 30
    assist_below_kappa: float = 0.6

    # A call below this score, or whose speakers are told apart with less certainty, needs a person.
    low_score: int = 60
    low_role_percent: int = 70
    # What weekly samples are drawn from, together with the week: anybody may draw them again.
    sample_seed: str = "callgrade"

    # Hosts that may be asked without https and inside the house: "pbx.lan,10.0.0.5:8080".
    fetch_allow: str = ""
    # The only hosts that are asked, where any are named: "api.twilio.com,*.amazonaws.com".
    fetch_hosts: str = ""
    fetch_proxy: str = ""
    fetch_seconds: int = 15 * 60
    fetch_threads: int = 8

    # Systems of your own that may be told without https or inside the house: "crm.lan:8080".
    notify_allow: str = ""
    # The house's mail server for alerts: "smtp://user:password@mail.lan:587", or smtps://.
    smtp_url: str = ""
    mail_from: str = ""

    # Folders whose recordings become calls: "/mnt/pbx=pbx,/srv/drop"; after = is the source.
    watch: str = ""
    watch_pattern: str = ""
    watch_after: str = "move"
    watch_settle_seconds: int = 10
    watch_poll_seconds: int = 5
    # An SQS queue of S3 events, as Amazon Connect's bucket sends them: "https://...=source".
    s3_events: str = ""

    worker_processes: int = 1
    task_soft_limit_seconds: int = 3 * 3600
    # With the reconciler's pause of at most 15 s, a lost worker's call is back within a minute.
    lease_seconds: int = 40
    max_attempts: int = 3
    max_setbacks: int = 12
    decoder_memory_bytes: int = 1_000_000_000
    sweep_grace_seconds: int = 24 * 3600
    # Only for tests: the step (`service.crash_points`) at whose end the process dies.
    crash_at: str = ""

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """Read `CALLGRADE_*`. Raises `ConfigError` naming the variable that is wrong."""
        environ = os.environ if environ is None else environ
        values: dict[str, Any] = {}
        for field in fields(cls):
            variable = f"CALLGRADE_{field.name.upper()}"
            if environ.get(variable):
                values[field.name] = _read(variable, environ[variable], type(field.default))
        settings = cls(**values)
        settings._check()
        return settings.with_data_dir(settings.data_dir)

    def with_data_dir(self, data_dir: Path) -> "Settings":
        """The same settings with the data, and all that was not set apart, under `data_dir`."""
        before, after = _places(self.data_dir), _places(data_dir.expanduser().resolve())
        kept = {
            name: getattr(self, name)
            for name in _PLACES
            if getattr(self, name) not in ("", before[name])
        }
        return replace(self, **{**after, **kept})

    def to_env(self) -> dict[str, str]:
        """The variables that give another process these same settings; empty ones stand unset."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        return {
            f"CALLGRADE_{name.upper()}": str(value).lower()
            if isinstance(value, bool)
            else str(value)
            for name, value in values.items()
        }

    @property
    def sqlite_file(self) -> Path | None:
        """The database's file; None with another database."""
        prefix = "sqlite:///"
        if not self.database_url.startswith(prefix):
            return None
        return Path(self.database_url.removeprefix(prefix))

    @property
    def redis_socket(self) -> Path | None:
        """The socket of the Redis that `callgrade serve` runs itself; None with another Redis."""
        socket = _redis_socket(self.data_dir)
        return socket if self.redis_url == f"redis+socket://{socket}" else None

    def _check(self) -> None:
        if self.engine not in ("auto", "whisper", "pocketsphinx"):
            raise ConfigError("CALLGRADE_ENGINE must be auto, whisper or pocketsphinx")
        if self.language != "auto" and not re.fullmatch("[a-z]{2,3}", self.language):
            raise ConfigError("CALLGRADE_LANGUAGE must be auto or a code such as en, es or de")
        try:
            ZoneInfo(self.time_zone)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ConfigError(
                f"CALLGRADE_TIME_ZONE cannot be {self.time_zone!r}: use a name such as "
                "Europe/London or UTC"
            ) from error
        if self.smtp_url and not re.fullmatch("smtps?://[^/]+/?", self.smtp_url):
            raise ConfigError("CALLGRADE_SMTP_URL looks like smtp://user:password@mail.lan:587")
        if self.watch_after not in ("move", "delete", "leave"):
            raise ConfigError("CALLGRADE_WATCH_AFTER must be move, delete or leave")
        if self.same_sound not in ("one", "each"):
            raise ConfigError("CALLGRADE_SAME_SOUND must be one or each")
        if self.crash_at and self.crash_at not in set(CrashPoint):
            raise ConfigError(f"CALLGRADE_CRASH_AT must be one of {', '.join(CrashPoint)}")
        if not 2 <= self.lease_seconds <= 600:
            raise ConfigError("CALLGRADE_LEASE_SECONDS must be between 2 and 600")


def _places(data_dir: Path) -> dict[str, Any]:
    """Where everything lies that was not put elsewhere."""
    return {
        "data_dir": data_dir,
        "database_url": f"sqlite:///{data_dir / 'callgrade.sqlite3'}",
        "storage_url": (data_dir / "recordings").resolve().as_uri(),
        "redis_url": f"redis+socket://{_redis_socket(data_dir)}",
        "model_dir": str(data_dir / "models"),
    }


def _redis_socket(data_dir: Path) -> Path:
    """In the data directory, or under the temporary folder where that path is too long."""
    socket = data_dir / "redis" / "redis.sock"
    if len(str(socket)) <= _LONGEST_SOCKET_PATH:
        return socket
    digest = hashlib.sha256(str(data_dir).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"callgrade-{digest}" / "redis.sock"


def _read(variable: str, text: str, kind: type) -> object:
    readers: dict[type, Callable[[str], object]] = {
        bool: _read_bool,
        int: int,
        float: _read_share,
        str: str,
    }
    try:
        return readers.get(kind, Path)(text)
    except ValueError as error:
        wanted = "a whole number without a unit" if kind is int else str(error)
        raise ConfigError(f"{variable} cannot be {text!r}: use {wanted}") from error


def _read_share(text: str) -> float:
    try:
        share = float(text)
    except ValueError as error:
        raise ValueError("a number from 0 to 1 such as 0.6") from error
    if not 0 <= share <= 1:
        raise ValueError("a number from 0 to 1 such as 0.6")
    return share


def _read_bool(text: str) -> bool:
    known = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    if text.lower() not in known:
        raise ValueError("true or false")
    return known[text.lower()]
