"""A recording is accepted whole or not at all, also where the database's answer is lost."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from service.config import Settings
from service.errors import TransientError
from service.services import Services
from service.storage import calls
from service.storage.calls import CallDetails
from service.storage.session import Database
from service.storage.tables import CallRow
from tests.databases import lay_schema


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    services = Services.build(Settings().with_data_dir(tmp_path))
    lay_schema(services.database)
    yield services
    services.close()


def _accept(services: Services) -> str:
    return services.intake.accept(io.BytesIO(b"sound"), CallDetails(file_name="a.wav")).call_id


def _files(services: Services) -> list[Path]:
    return [p for p in (services.settings.data_dir / "recordings").rglob("*") if p.is_file()]


def _break_adding(monkeypatch: pytest.MonkeyPatch, *, after_commit: bool) -> None:
    """The transaction that adds a call fails, before its commit or after it."""
    whole = Database.transaction

    @contextmanager
    def transaction(self: Database) -> Iterator[Session]:
        with whole(self) as session:
            yield session
            rows = [*session.new, *session.identity_map.values()]
            adding = any(isinstance(row, CallRow) for row in rows)
            session.flush()
            if adding and not after_commit:
                raise TransientError("away")
        if adding:
            raise TransientError("away")

    monkeypatch.setattr(Database, "transaction", transaction)


def test_a_commit_whose_answer_is_lost_keeps_the_recording(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        _break_adding(broken, after_commit=True)
        with pytest.raises(TransientError):
            _accept(services)
    call_id = _accept(services)  # the sender tries again
    with services.database.transaction() as session:
        key = calls.get_call(session, call_id).storage_key
    assert b"".join(services.store.read(key, 0, 10)) == b"sound"
    assert len(_files(services)) == 1


def test_a_failed_commit_leaves_no_file(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        _break_adding(broken, after_commit=False)
        with pytest.raises(TransientError):
            _accept(services)
    assert _files(services) == []
