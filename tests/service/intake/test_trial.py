"""A test request is signed and taken in as a real one, and leaves no call behind unless asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from service.config import Settings
from service.errors import WrongSignature
from service.intake.hooks import HOOKS
from service.intake.hooks.delivery import HookKind
from service.intake.trial import try_source
from service.services import Services
from service.storage import sources
from service.storage.tables import CallRow, DeliveryRow, Outcome, SourceRow
from tests.databases import lay_schema

TESTABLE = [kind for kind in HOOKS.values() if kind.sample]
HERE = "http://127.0.0.1:8080/"


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    folder: Path = tmp_path_factory.mktemp("trial")
    settings = Settings(keep_free_bytes=1).with_data_dir(folder)
    built = Services.build(settings)
    lay_schema(built.database)
    yield built
    built.close()


def add(services: Services, kind: HookKind) -> SourceRow:
    with services.database.transaction() as session:
        for old in session.scalars(select(SourceRow)):
            session.delete(old)
    secret = "a secret of thirty-two characters" if kind.secret else None
    with services.database.transaction() as session:
        sources.add_source(session, "here", kind=kind.name, secret=secret)
        return sources.get_source(session, "here")


@pytest.mark.parametrize("kind", TESTABLE, ids=lambda k: k.name)
def test_a_test_request_is_read_and_makes_no_call(services: Services, kind: HookKind) -> None:
    taken = try_source(services.intake, kind, add(services, kind), HERE)
    with services.database.transaction() as session:
        [line] = session.scalars(select(DeliveryRow)).all()
        assert session.scalars(select(CallRow)).all() == []
    assert [bool(d.external_id) for d in taken.seen] == [True]
    assert (line.outcome, line.is_test) == (Outcome.NOTED, True)
    assert "A call would be added" in line.reason


def test_a_test_of_a_kind_that_brings_sound_can_become_a_call(services: Services) -> None:
    row = add(services, HOOKS["asterisk"])
    taken = try_source(services.intake, HOOKS["asterisk"], row, HERE, keep=True)
    assert [a.duplicate for a in taken.accepted] == [False]


def test_a_test_fails_where_a_real_request_would(services: Services) -> None:
    kind = HOOKS["twilio"]
    row = add(services, kind)
    broken = HookKind(**{**{f: getattr(kind, f) for f in kind.__slots__}, "sample": unsigned})
    with pytest.raises(WrongSignature):
        try_source(services.intake, broken, row, HERE)


def unsigned(order):  # type: ignore[no-untyped-def]
    made = HOOKS["twilio"].sample(order)
    return type(made)(made.url, {**made.headers, "X-Twilio-Signature": "x"}, made.body)
