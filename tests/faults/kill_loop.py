"""The kill loop: genuine phone systems send calls while every process is killed at random.

`python -m tests.faults.kill_loop --seed 7 --postgresql` runs the full form and prints the verdict.
"""

import argparse
import os
import random
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select

from service.config import Settings
from service.errors import TransientError
from service.installation import prepare
from service.services import Services
from service.storage.tables import CallRow, CallState, FetchRow
from service.storage.tables.base import utc_now
from service.sweeper import sweep
from tests.faults.history import History, What, read_history
from tests.faults.history_books import read_books
from tests.faults.history_checker import Verdict, judge
from tests.faults.kill_loop_house import House
from tests.faults.kill_loop_killer import HouseKiller
from tests.faults.kill_loop_senders import (
    Sender,
    add_senders,
    give_recording,
    send_until_acknowledged,
)
from tests.postgres import Postgres, running_postgres
from tests.running import PASSWORD, free_port
from tests.servers import site

_OPEN = (CallState.RECEIVED, CallState.STORED, CallState.TRANSCRIBING, CallState.SCORING)
_AT_ONCE = 6
_START_SECONDS = 120.0
Faults = dict[str, Callable[[random.Random], bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much happens; the same seed makes the same choices.

    The first `forgotten` calls are queued before any worker is there, and then Redis is
    emptied. `senders` says how often each phone system sends. Ends when all is done, or when
    the workers, once they work, did nothing for `still_seconds`.
    """

    seed: int
    calls: int
    kills: int
    forgotten: int
    senders: tuple[int, int, int] = (3, 1, 1)
    longest_pause_seconds: float = 3.0
    lease_seconds: int = 8
    spread_seconds: float = 0.0
    still_seconds: float = 90.0
    reconciler: bool = True
    database_url: str = ""
    others: Faults = field(default_factory=dict)


FULL = Plan(seed=1, calls=500, kills=110, forgotten=20, spread_seconds=180.0)
SHORT = Plan(
    seed=1,
    calls=25,
    kills=8,
    forgotten=5,
    senders=(6, 1, 1),
    longest_pause_seconds=1.0,
    lease_seconds=4,
    spread_seconds=4.0,
)


def run(plan: Plan, folder: Path) -> Verdict:
    """Do all of it in the folder, and judge what is left in the end."""
    history = History(folder / "history.jsonl")
    settings = _settings(plan, folder / "data")
    services = Services.build(settings)
    prepare(settings, services.database)
    try:
        with site(give_recording) as recordings:
            senders = add_senders(services, recordings.url)
            with _house(plan, settings, folder / "house.log") as house:
                _happen(plan, house, senders, history)
                _settle(plan, services)
        grace = timedelta(seconds=settings.sweep_grace_seconds + 60)
        sweep(services, utc_now() + grace)
    finally:
        services.close()
    return judge(read_history(history.path), read_books(settings))


def _settings(plan: Plan, data_dir: Path) -> Settings:
    settings = Settings(engine="pocketsphinx").with_data_dir(data_dir)
    return replace(
        settings,
        public_url=f"http://127.0.0.1:{free_port()}",
        database_url=plan.database_url or settings.database_url,
        secret_key="the same key after every start",
        admin_password=PASSWORD,
        fetch_allow="127.0.0.1",
        lease_seconds=plan.lease_seconds,
    )


@contextmanager
def _house(plan: Plan, settings: Settings, log: Path) -> Iterator[House]:
    house = House(settings, log, reconciler=plan.reconciler)
    house.watch()
    try:
        house.start("redis")
        house.start("web")
        house.wait_for_web()
        yield house
    finally:
        house.stop()


def _happen(plan: Plan, house: House, senders: list[Sender], history: History) -> None:
    chance = random.Random(plan.seed)
    numbered = [
        (chance.choices(senders, plan.senders)[0], f"{plan.seed}-{number}")
        for number in range(plan.calls)
    ]
    _send(numbered[: plan.forgotten], history, spread_seconds=0)
    if house.flush_redis():
        history.note(What.FAULT, text="redis emptied")
    house.start("worker")
    house.start("fetcher")
    killer = HouseKiller(
        house, history, plan.seed, plan.kills, plan.longest_pause_seconds, plan.others
    )
    killer.start()
    try:
        _send(numbered[plan.forgotten :], history, spread_seconds=plan.spread_seconds)
        killer.wait()
    finally:
        killer.stopping.set()


def _send(numbered: list[tuple[Sender, str]], history: History, *, spread_seconds: float) -> None:
    """Send all, evenly over the time, and wait until each is acknowledged."""
    began = time.monotonic()

    def send(number: int) -> None:
        due = began + spread_seconds * number / len(numbered)
        time.sleep(max(0.0, due - time.monotonic()))
        sender, external_id = numbered[number]
        send_until_acknowledged(sender, external_id, history, patience_seconds=300)

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for future in [pool.submit(send, number) for number in range(len(numbered))]:
            future.result()


def _settle(plan: Plan, services: Services) -> None:
    """Wait until nothing is left to do, or nothing has moved for too long."""
    pause = threading.Event()
    before, still_since = None, time.monotonic()
    while (now := _standing(services)) is None or now[0]:
        if now is not None and now != before:
            before, still_since = now, time.monotonic()
        at_work = before is not None and before[1] > 0
        patience_seconds = plan.still_seconds if at_work else _START_SECONDS
        if time.monotonic() - still_since > patience_seconds:
            return
        pause.wait(0.2)


def _standing(services: Services) -> tuple[int, int, int] | None:
    """How many calls and fetches are open, and how much was tried; None: nobody can tell now."""
    try:
        with services.database.transaction() as session:
            unfinished = select(func.count()).where(CallRow.state.in_(_OPEN))
            tried = select(func.sum(CallRow.attempts))
            fetches = select(func.count()).select_from(FetchRow)
            return (
                session.scalar(unfinished) or 0,
                session.scalar(tried) or 0,
                session.scalar(fetches) or 0,
            )
    except TransientError:
        return None


def main() -> None:
    """Run the full form as the command line says; the exit status is 1 for a broken promise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--calls", type=int, default=FULL.calls)
    parser.add_argument("--kills", type=int, default=FULL.kills)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--without-reconciler", action="store_true")
    asked = parser.parse_args()
    plan = replace(
        FULL,
        seed=asked.seed,
        calls=asked.calls,
        kills=asked.kills,
        forgotten=min(FULL.forgotten, asked.calls // 4),
        spread_seconds=1.6 * asked.kills,
        reconciler=not asked.without_reconciler,
    )
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="cg-kill-"))
    print(f"history and log: {folder}", flush=True)
    verdict = run_on_postgresql(plan, folder) if asked.postgresql else run(plan, folder)
    print(f"{verdict}\n{time.monotonic() - began:.0f} s")
    if verdict.broken:
        raise SystemExit(1)
    shutil.rmtree(folder)


def run_on_postgresql(plan: Plan, folder: Path) -> Verdict:
    """The same on a PostgreSQL of its own, whose processes are killed as well."""
    with (
        tempfile.TemporaryDirectory(prefix="cg-pg-") as place,
        running_postgres(Path(place)) as server,
    ):
        plan = replace(plan, database_url=server.new_database())
        others = {**plan.others, "a process of postgresql killed": server_process_killer(server)}
        return run(replace(plan, others=others), folder)


def server_process_killer(server: Postgres) -> Callable[[random.Random], bool]:
    """Kills one of the server's processes: it breaks all connections and recovers by itself."""

    def kill(chance: random.Random) -> bool:
        lines = (server.folder / "data" / "postmaster.pid").read_text().splitlines()
        children = Path(f"/proc/{lines[0]}/task/{lines[0]}/children").read_text().split()
        if children:
            os.kill(int(chance.choice(children)), signal.SIGKILL)
        return bool(children)

    return kill


if __name__ == "__main__":
    main()
