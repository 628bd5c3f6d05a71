"""How long lists and searches take over 1,000 and over 100,000 calls, on both databases.

Each is the whole page as the server makes it, without the network.
"""

import hashlib
import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import quantiles
from typing import Any
from urllib.parse import quote

from flask.testing import FlaskClient
from sqlalchemy import insert, select, text

from service.app import create_app
from service.config import Settings
from service.services import Services
from service.storage import users
from service.storage.call_pages import Sort
from service.storage.migrate import migrate
from service.storage.session import Database
from service.storage.tables import (
    AgentRow,
    CallRow,
    CallState,
    CallTextRow,
    ScorecardRow,
    UserRow,
    VerdictRow,
)
from tests.factories import STARTED
from tests.postgres import running_postgres

FEW, MANY = 1_000, 100_000
GOAL_TIMES = 1.5
_ROUNDS, _BATCH, _AGENTS, _CRITERIA = 20, 5_000, 80, 3
_TALK = (
    "thank you for calling my name is how may i help the account number payment card billing"
    " refund delay order parcel engineer appointment morning afternoon please hold moment sorry"
    " address postcode email number today tomorrow monday right sure okay yes no of course"
)
_FORM: dict[str, Any] = {"bands": [], "sections": [{"criteria": []}]}
_FILTERS = {
    "agent": "agent=Agent+7",
    "team": "team=Night",
    "queue": "queue=Billing",
    "state failed": "state=failed",
    "a month": f"since={STARTED - timedelta(days=30):%Y-%m-%d}&until={STARTED:%Y-%m-%d}",
    "score 0-40": "min_score=0&max_score=40",
    "rare verdict": "criterion=c0&verdict=fail",
    "common verdict": "criterion=c1&verdict=pass",
    "length": "min_length=01:00&max_length=01:10",
    "reviewed": "reviewed=yes",
    "not reviewed": "reviewed=no",
    "assigned": "assigned=me",
    "offline recogniser": "fallback=1",
    "nothing fits": "agent=Agent+7&queue=none",
    "three at once": "direction=outbound&queue=Billing&state=scored",
}
_SEARCHES = {
    "rare word": "zebra17",
    "common word": "thank",
    "phrase": '"card billing"',
    "beginning": "ref*",
    "side": "agent:refund caller:delay",
}


@dataclass(frozen=True, eq=False)
class Site:
    """The pages over one database."""

    database: Database
    browser: FlaskClient


@dataclass(frozen=True, slots=True)
class Measured:
    """The 95th percentile of one list over few and over many calls, in milliseconds."""

    name: str
    few: float
    many: float

    @property
    def times(self) -> float:
        """How many times as long the many take."""
        return self.many / self.few


def lists() -> dict[str, str]:
    """The address of every kind of list that the pages offer."""
    found = {f"all, {sort}": f"/calls?sort={sort}" for sort in Sort}
    for name, query in _FILTERS.items():
        for sort in (Sort.NEWEST, Sort.LOWEST):
            found[f"{name}, {sort}"] = f"/calls?{query}&sort={sort}"
    found["to do"] = "/todo"
    for name, words in _SEARCHES.items():
        found[f"search, {name}"] = f"/calls?q={quote(words)}"
    found["search, of an agent"] = "/calls?q=refund&agent=Agent+7"
    return found


def fill(database: Database, number: int) -> None:
    """Calls with scorecard, verdicts and words to search, of two years."""
    chance = random.Random(7)
    with database.transaction() as session:
        session.add(UserRow(name="ana", password_hash="-", role="reviewer"))
        session.add_all(AgentRow(name=f"Agent {i}", team="Night") for i in range(0, _AGENTS, 4))
    for first in range(0, number, _BATCH):
        several = range(first, min(first + _BATCH, number))
        with database.transaction() as session:
            session.execute(insert(CallRow), [_call(i, chance) for i in several])
            session.execute(insert(CallTextRow), [_text(i, chance) for i in several])
            session.execute(insert(ScorecardRow), [_card(i) for i in several])
            verdicts = [v for i in several for v in _verdicts(i, chance)]
            session.execute(insert(VerdictRow), verdicts)
    if database.engine.dialect.name == "postgresql":
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as analyse:
            analyse.execute(text("VACUUM ANALYZE"))


def p95_ms(few: Site, many: Site, address: str, rounds: int = _ROUNDS) -> tuple[float, float]:
    """The 95th percentiles of a page from each; the first pages warm the caches.

    Both take turns, so that what else the machine does meets them alike. SQLite works in this
    process, so there its processor time counts, which leaves out other work altogether.
    """
    clock = time.process_time if few.database.engine.name == "sqlite" else time.perf_counter
    times: dict[Site, list[float]] = {few: [], many: []}
    for _ in range(rounds + 2):
        for site, taken in times.items():
            began = clock()
            if site.browser.get(address).status_code != 200:
                raise ValueError(f"{address} is no list")
            taken.append(1000 * (clock() - began))
    few_p95, many_p95 = (quantiles(taken[2:], n=20)[-1] for taken in times.values())
    return few_p95, many_p95


def open_site(url: str, folder: Path) -> Site:
    """The pages over a filled database, and a browser in which ana has signed in."""
    settings = Settings(secret_key="s" * 40, database_url=url).with_data_dir(folder)
    services = Services.build(settings)
    with services.database.transaction() as session:
        ana = session.scalars(select(UserRow)).one()
        token = users.sign_in(session, ana, seconds=86_400)
    browser = create_app(settings, services).test_client()
    browser.set_cookie("callgrade-sign-in", token)
    return Site(services.database, browser)


def main() -> None:
    """Print every list's times, and how many miss the goal."""
    with tempfile.TemporaryDirectory(prefix="cg-lists-") as folder:
        _report("SQLite", *(f"sqlite:///{folder}/{size}.sqlite3" for size in (FEW, MANY)))
    with (
        tempfile.TemporaryDirectory(prefix="cg-pg-") as folder,
        running_postgres(Path(folder)) as server,
    ):
        _report("PostgreSQL", server.new_database(), server.new_database())


def _report(kind: str, url_of_few: str, url_of_many: str) -> None:
    with tempfile.TemporaryDirectory(prefix="cg-lists-") as folder:
        few = _filled(url_of_few, FEW, Path(folder))
        many = _filled(url_of_many, MANY, Path(folder))
        rows = [Measured(name, *p95_ms(few, many, at)) for name, at in lists().items()]
    few.database.dispose()
    many.database.dispose()
    print(f"{kind}: p95 of a page over {FEW:,} and {MANY:,} calls (goal {GOAL_TIMES} times)")
    for row in rows:
        print(f"  {row.name:32} {row.few:7.1f} ms {row.many:7.1f} ms {row.times:5.2f}")
    missed = [row.name for row in rows if row.times > GOAL_TIMES]
    print(f"  missed: {', '.join(missed) or 'none'}")


def _call(i: int, chance: random.Random) -> dict[str, Any]:
    state = CallState.FAILED if i % 200 == 3 else CallState.SCORED
    scored = state is CallState.SCORED
    return {
        "id": _id(i),
        "file_name": f"{i}.wav",
        "agent": f"Agent {chance.randrange(_AGENTS)}",
        "queue": chance.choice(("Sales", "Support", "Billing")),
        "direction": "outbound" if i % 50 == 0 else "inbound",
        "started_at": STARTED - timedelta(days=730) * chance.random(),
        "state": state,
        "score": round(100 * chance.random() ** 0.5, 1) if scored else None,
        "duration_seconds": 20 + 600 * chance.random() if scored else None,
        "unsure_count": int(scored and i % 9 == 0),
        "auto_fail": scored and i % 40 == 0,
        "role_confidence": 0.5 + chance.random() / 2,
        "fallback_engine": i % 100 == 1,
        "reviewed_at": STARTED if i % 10 == 0 else None,
    }


def _text(i: int, chance: random.Random) -> dict[str, Any]:
    lines = [" ".join(chance.choices(_TALK.split(), k=12)) for _ in range(20)]
    if i % 997 == 0:
        lines[3] += " zebra17"
    times = {"agent": [8.0 * n for n in range(10)], "caller": [8.0 * n + 4 for n in range(10)]}
    agent, caller = "\n".join(lines[::2]), "\n".join(lines[1::2])
    return {"call_id": _id(i), "agent": agent, "caller": caller, "times": times}


def _card(i: int) -> dict[str, Any]:
    return {
        "id": i + 1,
        "call_id": _id(i),
        "rubric_id": "bench",
        "rubric_version": "1",
        "auto_fail": False,
        "card": {},
        "form": _FORM,
        "engine": "whisper",
        "model": "bench",
        "audio_sha256": "-",
        "program_version": "bench",
    }


def _verdicts(i: int, chance: random.Random) -> Iterator[dict[str, Any]]:
    for number in range(_CRITERIA):
        failed = i % 500 == 0 if number == 0 else chance.random() < 0.1
        yield {
            "scorecard_id": i + 1,
            "criterion": f"c{number}",
            "verdict": "fail" if failed else "pass",
            "confidence": 0.9,
            "weight": 1.0,
            "reason": "Said so.",
        }


def _id(i: int) -> str:
    return hashlib.sha256(str(i).encode()).hexdigest()[:16]


def _filled(url: str, number: int, folder: Path) -> Site:
    database = Database(url)
    migrate(database)
    fill(database, number)
    database.dispose()
    return open_site(url, folder)
