"""The image and the compose file, checked against their schema and against the program."""

import re
import subprocess
import sys
from dataclasses import fields
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
import yaml

from service.config import Settings

ROOT = Path(__file__).parent.parent
COMPOSE = ROOT / "docker-compose.yml"
VARIABLES = {f"CALLGRADE_{f.name.upper()}" for f in fields(Settings)}


@pytest.fixture(scope="module")
def services() -> dict[str, dict[str, Any]]:
    return yaml.safe_load(COMPOSE.read_text())["services"]


def test_the_compose_file_follows_the_compose_schema() -> None:
    program = Path(sys.executable).with_name("check-jsonschema")
    command = [str(program), "--builtin-schema", "vendor.compose-spec", str(COMPOSE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", ["web", "worker", "fetcher"])
def test_a_role_runs_a_command_that_exists(services: dict[str, Any], name: str) -> None:
    known = {point.name for point in entry_points(group="callgrade.commands")}
    assert services[name]["command"][0] in known


def test_every_variable_of_the_compose_file_is_a_setting(services: dict[str, Any]) -> None:
    given = {v for v in services["web"]["environment"] if v.startswith("CALLGRADE_")}
    assert given <= VARIABLES


def test_every_service_has_a_health_check(services: dict[str, Any]) -> None:
    assert all("healthcheck" in service for service in services.values())


def test_the_image_copies_what_exists_and_runs_without_root() -> None:
    text = (ROOT / "Dockerfile").read_text()
    copied = re.findall(r"^COPY (.+) \S+$", text, flags=re.MULTILINE)
    assert all((ROOT / name).exists() for line in copied for name in line.split())
    assert re.search(r"^USER callgrade$", text, flags=re.MULTILINE)


def test_the_settings_page_lists_every_setting_and_the_readme_no_other() -> None:
    listed = _settings_in("docs/settings.md")
    assert listed == VARIABLES
    assert _settings_in("README.md") <= listed


def _settings_in(page: str) -> set[str]:
    rows = re.findall(r"^\| `([A-Z0-9_]+)` \|", (ROOT / page).read_text(), flags=re.MULTILINE)
    return {f"CALLGRADE_{name}" for name in rows}
