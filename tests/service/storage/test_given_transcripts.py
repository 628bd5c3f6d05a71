"""A given transcript lies with its call on both databases, and a swap is scored on both."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.config import Settings
from service.intake.given_transcripts import take_transcript
from service.role_swap import swap_agent_and_caller
from service.services import Services
from service.storage.calls import CallDetails, get_call
from service.storage.given_transcripts import find_given, given_in_use, use_given
from tests.databases import lay_schema, new_postgres_url
from tests.factories import add_scored_call, shipped_example
from tests.postgres import Postgres

VTT = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Agent>Grüß Gott\0, Acme \N{TELEPHONE RECEIVER}.\n"


@pytest.fixture(params=["sqlite", "postgresql"])
def services(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Services]:
    settings = Settings().with_data_dir(tmp_path)
    if request.param == "postgresql":
        postgres: Postgres = request.getfixturevalue("postgres")
        settings = Settings(database_url=new_postgres_url(postgres)).with_data_dir(tmp_path)
    services = Services.build(settings)
    lay_schema(services.database)
    yield services
    services.close()


def test_it_is_kept_as_it_came_used_or_not_and_gone_with_its_call(services: Services) -> None:
    given = take_transcript(io.BytesIO(VTT.encode()), "grüße.vtt")
    details = CallDetails(file_name="call.wav", transcript=given)
    call_id = services.intake.accept(io.BytesIO(b"sound"), details).call_id
    with services.database.transaction() as session:
        assert given_in_use(session, call_id) == given
        use_given(session, call_id, use=False)
    with services.database.transaction() as session:
        assert given_in_use(session, call_id) is None
        session.delete(get_call(session, call_id))
    with services.database.transaction() as session:
        assert find_given(session, call_id) is None


def test_a_swap_and_its_undoing_are_stored(services: Services) -> None:
    call = add_scored_call(services, shipped_example())
    swap_agent_and_caller(services, call.id, None)
    card = swap_agent_and_caller(services, call.id, None)
    with services.database.transaction() as session:
        row = get_call(session, call.id)
        assert row.score == card.score == call.score
