"""The same program on PostgreSQL, Redis and S3, web and worker started apart."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import boto3
import psycopg
import pytest
from moto.server import ThreadedMotoServer

from tests.postgres import Postgres
from tests.running import PASSWORD, credentials, free_port, wait_until

SAMPLE = Path("service/samples/good-call-stereo.flac").resolve()


class Cluster:
    """Web and worker over a database, a queue and a bucket that they share."""

    def __init__(self, folder: Path, database_url: str, stack: ExitStack) -> None:
        self._folder, self._stack = folder, stack
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        self.database_url = database_url
        self._environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("CALLGRADE_")},
            **self._start_bucket(),
            "CALLGRADE_DATABASE_URL": database_url,
            "CALLGRADE_REDIS_URL": self._start_redis(),
            "CALLGRADE_STORAGE_URL": "s3://calls/recordings",
            "CALLGRADE_SECRET_KEY": "the same key on every machine",
            "CALLGRADE_ADMIN_PASSWORD": PASSWORD,
            "CALLGRADE_ENGINE": "pocketsphinx",
        }

    def start(self, role: str, *arguments: str) -> None:
        """Start a role with a local folder of its own, as another machine would have."""
        self._spawn(
            [*_CALLGRADE, role, *arguments],
            {**self._environment, "CALLGRADE_DATA_DIR": str(self._folder / role)},
        )

    def start_web(self) -> None:
        self.start("web", "--port", str(self._port))
        command = ["curl", "--silent", "--fail", f"{self.url}/healthz"]
        wait_until(
            lambda: subprocess.run(command, check=False, capture_output=True).returncode == 0, 60
        )

    def run(self, *arguments: str) -> str:
        return subprocess.run(
            [*_CALLGRADE, *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    def query(self, query: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.database_url) as connection:
            return connection.execute(query).fetchall()

    def _start_redis(self) -> str:
        server = shutil.which("redis-server")
        if server is None:
            pytest.skip("needs redis-server (Debian: apt install redis-server)")
        port = free_port()
        self._spawn([server, "--port", str(port), "--save", ""], dict(os.environ))
        return f"redis://127.0.0.1:{port}/0"

    def _start_bucket(self) -> dict[str, str]:
        server = ThreadedMotoServer(port=0)
        server.start()
        self._stack.callback(server.stop)
        _host, port = server.get_host_and_port()
        keys = {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": "us-east-1",
        }
        client = boto3.client(
            "s3",
            endpoint_url=keys["AWS_ENDPOINT_URL"],
            aws_access_key_id="test",
            aws_secret_access_key="test",
            region_name="us-east-1",
        )
        client.create_bucket(Bucket="calls")
        return keys

    def _spawn(self, command: list[str], environment: dict[str, str]) -> None:
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        self._stack.callback(process.wait, 60)
        self._stack.callback(process.terminate)


_CALLGRADE = (sys.executable, "-m", "service")


@pytest.fixture
def cluster(postgres: Postgres, tmp_path: Path) -> Iterator[Cluster]:
    with ExitStack() as stack:
        yield Cluster(tmp_path, postgres.new_database(), stack)


def test_a_call_posted_to_one_machine_is_scored_by_another(cluster: Cluster) -> None:
    cluster.start_web()
    cluster.start("worker")
    _secret, token = credentials(cluster.run("source", "add", "pbx"))
    headers = ["--header", f"Authorization: Bearer {token}"]
    posted = _curl(*headers, "--form", f"file=@{SAMPLE}", f"{cluster.url}/hooks/pbx")
    wait_until(lambda: cluster.query("SELECT state FROM calls") == [("scored",)], 120)
    answer = _curl(*headers, posted["status_url"])
    assert answer["state"] == "scored"
    assert answer["verdicts"]["greeting"]["verdict"] == "pass"


def _curl(*arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        ["curl", "--silent", "--show-error", "--fail", *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)
