"""Supervisors choose who is told of calls, and see whether they were."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update

from service.services import Services
from service.storage import dispatches, receivers
from service.storage.notices import note_scored
from service.storage.tables import CallRow, DispatchRow, ReceiverRow, UserRow
from service.storage.users import Role
from tests.factories import add_scored_call
from tests.service.web.conftest import Installation, install, signed_in

WEBHOOK = {"address": "https://crm.example.org/told", "told": ["call.scored", "call.failed"]}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Installation]:
    made = install(tmp_path, public_url="https://calls.example.org")
    with made.services.database.transaction() as session:
        session.scalars(select(UserRow)).one().role = Role.SUPERVISOR.value
    yield made
    made.services.close()


@pytest.fixture
def supervisor(house: Installation) -> FlaskClient:
    return signed_in(house)


def _receiver(services: Services) -> ReceiverRow:
    with services.database.transaction() as session:
        return receivers.list_receivers(session)[0]


def test_reviewers_do_not_see_who_is_told(house: Installation) -> None:
    with house.services.database.transaction() as session:
        session.scalars(select(UserRow)).one().role = Role.REVIEWER.value
    reviewer = signed_in(house)
    addresses = ("/notifications", "/notifications/add/webhook", "/notifications/1")
    assert {reviewer.get(address).status_code for address in addresses} == {403}


def test_a_webhook_is_added_and_its_secret_shown_once(
    house: Installation, supervisor: FlaskClient
) -> None:
    page = supervisor.post("/notifications/add/webhook", data=WEBHOOK).text
    secret = _receiver(house.services).secret
    assert secret in page
    assert secret not in supervisor.get(f"/notifications/{_receiver(house.services).id}").text
    assert "crm.example.org/told" in supervisor.get("/notifications").text


@pytest.mark.parametrize(
    ("kind", "given", "words"),
    [
        ("webhook", {"address": "ftp://x", "told": "call.scored"}, "begins with https://"),
        ("webhook", {"address": "https://x.example"}, "at least one thing"),
        ("email", {"address": "two@a.example, b@c.example", "told": "call.scored"}, "one e-mail"),
        (
            "email",
            {"address": "a@b.example", "told": "call.scored", "below_score": "low"},
            "a number between",
        ),
    ],
)
def test_what_cannot_be_used_is_explained_and_kept_in_the_form(
    supervisor: FlaskClient, kind: str, given: dict[str, str], words: str
) -> None:
    answer = supervisor.post(f"/notifications/add/{kind}", data=given)
    assert answer.status_code == 400
    assert words in answer.text
    assert given["address"] in answer.text


def test_the_log_tells_what_became_of_a_notice_and_sends_it_again(
    house: Installation, supervisor: FlaskClient
) -> None:
    supervisor.post("/notifications/add/webhook", data=WEBHOOK)
    call = add_scored_call(house.services)
    with house.services.database.transaction() as session:
        note_scored(session, session.get_one(CallRow, call.id), failed=["greeting"])
        session.flush()
        line = session.scalars(select(DispatchRow)).one()
        dispatches.note_given_up(session, line.id, "It answered 500.")
    address = f"/notifications/{_receiver(house.services).id}"
    page = re.sub(r"\s+", " ", supervisor.get(address).text)
    assert "Given up" in page
    assert "It answered 500." in page
    supervisor.post(f"{address}/again/{line.id}")
    assert "On its way" in supervisor.get(f"{address}/status").json["deliveries"]  # type: ignore[index]


def test_a_test_is_put_on_its_way(house: Installation, supervisor: FlaskClient) -> None:
    supervisor.post("/notifications/add/email", data={**WEBHOOK, "address": "boss@example.org"})
    address = f"/notifications/{_receiver(house.services).id}"
    page = supervisor.post(f"{address}/test", follow_redirects=True).text
    assert "A test is on its way" in page
    assert "CALLGRADE_SMTP_URL" in page


def test_a_receiver_that_was_stopped_goes_on_with_new_settings(
    house: Installation, supervisor: FlaskClient
) -> None:
    supervisor.post("/notifications/add/webhook", data=WEBHOOK)
    with house.services.database.transaction() as session:
        session.execute(update(ReceiverRow).values(stopped_because="It answered 410."))
    address = f"/notifications/{_receiver(house.services).id}"
    assert "Stopped" in supervisor.get(address).text
    supervisor.post(f"{address}/settings", data=WEBHOOK)
    assert _receiver(house.services).stopped_because is None


def test_removing_one_takes_its_log_along(house: Installation, supervisor: FlaskClient) -> None:
    supervisor.post("/notifications/add/webhook", data=WEBHOOK)
    address = f"/notifications/{_receiver(house.services).id}"
    supervisor.post(f"{address}/test")
    supervisor.post(f"{address}/remove")
    assert supervisor.get(address).status_code == 404
    with house.services.database.transaction() as session:
        assert session.scalars(select(DispatchRow)).all() == []
