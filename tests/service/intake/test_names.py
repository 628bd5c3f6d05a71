"""A recording's name is only shown; where it lies is made up."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.config import Settings
from service.services import Services
from service.storage.calls import CallDetails, get_call
from tests.databases import lay_schema


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    services = Services.build(Settings().with_data_dir(tmp_path / "data"))
    lay_schema(services.database)
    yield services
    services.close()


@pytest.mark.parametrize(
    "name",
    ["../../x", "/etc/passwd", "a.php.wav", "x" * 300, "\u202egnp.wav", "..", "C:\\x.wav", "a\nb"],
)
def test_the_stored_path_owes_nothing_to_the_name(name: str, services: Services) -> None:
    details = CallDetails(file_name=name)
    call_id = services.intake.accept(io.BytesIO(b"sound"), details).call_id
    with services.database.transaction() as session:
        row = get_call(session, call_id)
    assert re.fullmatch(r"[0-9a-f]{2}/[0-9a-f]{16}", row.storage_key or "")
    assert len(row.file_name) <= 255
    data_dir = services.settings.data_dir
    (stored,) = (p for p in (data_dir / "recordings").rglob("*") if p.is_file())
    assert stored == data_dir / "recordings" / (row.storage_key or "")
    assert {p.name for p in data_dir.parent.iterdir()} == {"data"}
