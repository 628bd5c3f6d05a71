"""All that `callgrade serve` runs is killed at random; then it is stopped and started again.

The roles apart, and many more kills: test_kill_loop_roles.py.
"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from service.config import Settings
from tests.faults.checker import violations
from tests.faults.killer import Killer
from tests.faults.pbx import Pbx
from tests.running import Running, running_serve, wait_until

LEASE_SECONDS = 10
SEED = 20261122
CALLS, KILLS = 4, 4


def test_what_was_acknowledged_is_scored_once_whatever_is_killed(tmp_path: Path) -> None:
    environment = {"CALLGRADE_LEASE_SECONDS": str(LEASE_SECONDS)}
    with running_serve(tmp_path / "data", environment) as running:
        pbx = Pbx.add_to(running, tmp_path)
        killer = Killer(running, SEED, KILLS, longest_pause_seconds=1.5)
        killer.start()
        with ThreadPoolExecutor(4) as senders:
            sent = [
                senders.submit(pbx.post, f"call-{n}", seconds=2, patience_seconds=300)
                for n in range(CALLS)
            ]
        killer.wait()
        assert len({future.result() for future in sent}) == CALLS
    # Stopped with work at hand, and started again.
    with running_serve(tmp_path / "data", environment) as running:
        wait_until(lambda: _all_ended(running), 120, running.log)
        running.command("sweep", "--grace-seconds", "0")
    settings = Settings().with_data_dir(tmp_path / "data")
    assert violations(settings, pbx.acknowledged) == [], killer.history


def _all_ended(running: Running) -> bool:
    unfinished = "SELECT count(*) FROM calls WHERE state NOT IN ('scored', 'quarantined', 'failed')"
    return running.rows(unfinished) == [(0,)]
