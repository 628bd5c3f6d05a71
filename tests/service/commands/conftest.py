"""Runs `callgrade` commands on an installation in a temporary folder."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli import main
from service.config import Settings
from service.services import Services
from tests.databases import lay_schema

Run = Callable[..., Result]


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    built = Services.build(Settings().with_data_dir(tmp_path))
    lay_schema(built.database)
    yield built
    built.close()


@pytest.fixture
def callgrade(tmp_path: Path, services: Services) -> Run:
    def run(*arguments: str, typed: str | None = None, **environ: str) -> Result:
        command = [*arguments, "--data-dir", str(tmp_path)]
        return CliRunner().invoke(main, command, input=typed, env=environ)

    return run
