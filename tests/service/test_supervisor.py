"""Programs are kept running, and stopped in order."""

import os
import sys
import time
from pathlib import Path

from service.supervisor import Program, Supervisor


def _program(name: str, code: str) -> Program:
    return Program(name, [sys.executable, "-c", code], dict(os.environ), stop_seconds=5)


def _wait_for(path: Path, text: str) -> bool:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if path.exists() and text in path.read_text():
            return True
        time.sleep(0.02)
    return False


def test_a_program_that_dies_is_started_again(tmp_path: Path) -> None:
    log = tmp_path / "log"
    code = f"open({str(log)!r}, 'a').write('start\\n')"
    supervisor = Supervisor()
    supervisor.start(_program("short", code))
    supervisor.run(until=lambda: _wait_for(log, "start\nstart\n"))
    supervisor.stop()
    assert log.read_text().count("start") >= 2


def test_programs_are_stopped_last_started_first(tmp_path: Path) -> None:
    log = tmp_path / "log"
    supervisor = Supervisor()
    for name in ("first", "second"):
        ready = tmp_path / name
        code = (
            "import signal, sys, time\n"
            f"def end(*_): open({str(log)!r}, 'a').write('{name} '); sys.exit()\n"
            "signal.signal(signal.SIGTERM, end)\n"
            f"open({str(ready)!r}, 'w').write('ready')\n"
            "time.sleep(60)"
        )
        supervisor.start(_program(name, code))
        assert _wait_for(ready, "ready")
    supervisor.stop()
    assert log.read_text() == "second first "
