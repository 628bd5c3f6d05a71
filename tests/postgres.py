"""A real PostgreSQL for tests, on a private socket; skipped with its reason where there is none."""

import os
import shutil
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest

_DEBIAN_PROGRAMS = Path("/usr/lib/postgresql")


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server; its socket lies in `folder`."""

    programs: Path
    folder: Path

    def new_database(self, *, template: str = "template1") -> str:
        """The URL of a fresh database: an empty one, or a copy of the template."""
        name = f"test_{uuid.uuid4().hex[:10]}"
        server = ("-h", str(self.folder), "-U", "callgrade")
        _run(self.programs / "createdb", *server, "-T", template, name)
        return f"postgresql://callgrade@/{name}?host={quote(str(self.folder))}"


@contextmanager
def running_postgres(folder: Path) -> Iterator[Postgres]:
    """Start a server in the folder, and stop it afterwards."""
    programs = _find_programs()
    data = folder / "data"
    folder.chmod(0o755)
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(folder, "postgres", "postgres")
    _run(programs / "initdb", "-D", str(data), "-U", "callgrade", "-A", "trust", "-N")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    _run(
        programs / "pg_ctl",
        "-D",
        str(data),
        "-o",
        options,
        "-w",
        "-l",
        str(folder / "log"),
        "start",
    )
    try:
        yield Postgres(programs, folder)
    finally:
        _run(programs / "pg_ctl", "-D", str(data), "-m", "immediate", "stop")


def _find_programs() -> Path:
    if on_path := shutil.which("initdb"):
        return Path(on_path).resolve().parent
    versions = sorted(_DEBIAN_PROGRAMS.glob("*/bin/initdb"))
    if not versions:
        pytest.skip("needs PostgreSQL's server programs (Debian: apt install postgresql)")
    return versions[-1].parent


def _run(program: Path, *arguments: str) -> None:
    command = [str(program), *arguments]
    if os.geteuid() == 0:
        command = ["runuser", "-u", "postgres", "--", *command]
    subprocess.run(command, check=True, capture_output=True, cwd="/")
