"""Supervisors see how each phone system does, set it up, and try it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from service.intake.hooks import HOOKS
from service.services import Services
from service.storage import sources
from service.storage.tables import CallRow, UserRow
from service.storage.users import Role
from tests.factories import add_call, add_scored_call
from tests.service.web.conftest import Installation, install, signed_in

PUBLIC = "https://calls.example.org"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Installation]:
    made = install(tmp_path, public_url=PUBLIC, keep_free_bytes=1)
    with made.services.database.transaction() as session:
        session.scalars(select(UserRow)).one().role = Role.SUPERVISOR.value
    yield made
    made.services.close()


@pytest.fixture
def supervisor(house: Installation) -> FlaskClient:
    return signed_in(house)


def page(answer: TestResponse) -> str:
    return re.sub(r"\s+", " ", answer.text)


def push(house: Installation, token: str, name: str = "pbx") -> TestResponse:
    return house.stranger().put(
        f"/hooks/{name}/u-1.wav?call_id=u-1",
        data=b"RIFF sound",
        headers={"Authorization": f"Bearer {token}"},
    )


def add(services: Services, kind: str, name: str = "pbx") -> str:
    with services.database.transaction() as session:
        secret = "s" * 44 if HOOKS[kind].secret else None
        return sources.add_source(session, name, kind=kind, secret=secret).token


def test_reviewers_do_not_see_phone_systems(house: Installation) -> None:
    with house.services.database.transaction() as session:
        session.scalars(select(UserRow)).one().role = Role.REVIEWER.value
    reviewer = signed_in(house)
    addresses = ("/sources", "/sources/status", "/sources/add", "/source/pbx", "/source/pbx/status")
    assert {reviewer.get(a).status_code for a in addresses} == {403}
    assert reviewer.post("/source/pbx/remove").status_code == 403
    assert "/sources" not in reviewer.get("/upload").text


def test_a_new_installation_says_what_a_source_is(supervisor: FlaskClient) -> None:
    text = page(supervisor.get("/sources"))
    assert "No phone system yet" in text
    assert 'href="/sources/add"' in text


@pytest.mark.parametrize("kind", HOOKS)
def test_each_kind_can_be_added_and_shows_its_setup(supervisor: FlaskClient, kind: str) -> None:
    assert HOOKS[kind].title in page(supervisor.get("/sources/add")).replace("&#39;", "'")
    assert supervisor.get(f"/sources/add/{kind}").status_code == 200
    given = {"name": "here", "secret": "a-secret-of-the-vendor"}
    text = supervisor.post(f"/sources/add/{kind}", data=given).text
    assert f"{PUBLIC}/hooks/here" in text
    assert "Waiting for a first request" in text
    assert "a-secret-of-the-vendor" not in text


def test_what_is_made_is_shown_once(supervisor: FlaskClient) -> None:
    text = supervisor.post("/sources/add/asterisk", data={"name": "pbx"}).text
    token = re.search(r"cgt_[\w-]{30,}", text)
    assert token
    again = supervisor.get("/source/pbx").text
    assert token.group() not in again
    assert "YOUR-TOKEN" in again


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ({"name": "Bad Name", "secret": "x"}, "lower-case"),
        ({"name": "voice", "secret": ""}, "A secret is needed"),
    ],
)
def test_what_cannot_be_added_is_said(
    supervisor: FlaskClient, given: dict[str, str], hint: str
) -> None:
    answer = supervisor.post("/sources/add/twilio", data=given)
    assert answer.status_code == 400
    assert hint in answer.text
    assert supervisor.get("/sources/add/unheard-of").status_code == 404


def test_the_state_follows_what_comes(house: Installation, supervisor: FlaskClient) -> None:
    def state() -> str:
        return str(supervisor.get("/sources/status").json["states"]["pbx"])

    token = add(house.services, "freeswitch")
    assert "Waiting for a first request" in state()
    push(house, "cgt_wrong")
    assert "Refused just now" in state()
    assert "not from a known source" in state()
    push(house, token)
    assert "Received just now, 1 call today" in state()


def test_the_newest_deliveries_say_what_came_of_them(
    house: Installation, supervisor: FlaskClient
) -> None:
    token = add(house.services, "freeswitch")
    for given in ("cgt_wrong", token, token):
        push(house, given)
    text = page(supervisor.get("/source/pbx"))
    order = [text.index(words) for words in ("Known already", "Taken in", ">Refused<")]
    assert order == sorted(order)
    assert "…/u-1.wav" in text


def test_a_test_request_passes_and_leaves_the_state_alone(
    house: Installation, supervisor: FlaskClient
) -> None:
    add(house.services, "twilio")
    answer = supervisor.post("/source/pbx/test", follow_redirects=True)
    assert "The test request passed" in answer.text
    assert "A call would be added: direction inbound" in page(answer)
    assert "Waiting for a first request" in answer.text


def test_a_test_request_can_become_a_call(house: Installation, supervisor: FlaskClient) -> None:
    add(house.services, "asterisk")
    answer = supervisor.post("/source/pbx/test", data={"keep": "1"})
    with house.services.database.transaction() as session:
        [call] = session.scalars(select(CallRow)).all()
    assert answer.location == f"/calls/{call.id}"
    assert "Waiting for a first request" in supervisor.get("/sources").text


def test_settings_are_kept_and_a_secret_is_never_shown_again(
    house: Installation, supervisor: FlaskClient
) -> None:
    add(house.services, "mapped")
    given = {
        "agent_channel": "left",
        "outbound_agent_channel": "right",
        "map_recording_url": "data.url",
        "fetch_scheme": "bearer",
        "fetch_secret": "tell-nobody",
    }
    supervisor.post("/source/pbx/settings", data=given)
    again = {**given, "fetch_secret": ""}
    text = supervisor.post("/source/pbx/settings", data=again, follow_redirects=True).text
    with house.services.database.transaction() as session:
        row = sources.get_source(session, "pbx")
        assert sources.fetch_authorization(session, row.id) == "Bearer tell-nobody"
    assert (row.agent_channel, row.outbound_agent_channel) == ("left", "right")
    assert row.mapping == {"recording_url": "data.url"}
    assert "tell-nobody" not in text


def test_a_bad_setting_is_refused_with_its_reason(
    house: Installation, supervisor: FlaskClient
) -> None:
    add(house.services, "asterisk")
    answer = supervisor.post("/source/pbx/settings", data={"raw_format": "tape"})
    assert answer.status_code == 400
    assert "codec/rate/channels" in answer.text


def test_both_tokens_count_until_the_old_one_is_retired(
    house: Installation, supervisor: FlaskClient
) -> None:
    old = add(house.services, "freeswitch")
    shown = supervisor.post("/source/pbx/rotate").text
    new = re.search(r"cgt_[\w-]{30,}", shown)
    assert new
    assert "The old one still counts" in shown
    assert [push(house, t).status_code for t in (old, new.group())] == [202, 202]
    supervisor.post("/source/pbx/retire")
    assert [push(house, t).status_code for t in (old, new.group())] == [401, 202]


def test_a_removed_source_can_send_no_more(house: Installation, supervisor: FlaskClient) -> None:
    token = add(house.services, "freeswitch")
    push(house, token)
    assert "Its calls stay" in supervisor.post("/source/pbx/remove", follow_redirects=True).text
    assert push(house, token).status_code == 401
    assert supervisor.get("/source/pbx").status_code == 404
    with house.services.database.transaction() as session:
        assert len(session.scalars(select(CallRow)).all()) == 1


def test_what_others_typed_is_shown_as_text(house: Installation, supervisor: FlaskClient) -> None:
    token = add(house.services, "mapped")
    house.stranger().post(
        "/hooks/pbx",
        json={"<script>alert(1)</script>": "<img src=x>"},
        headers={"Authorization": f"Bearer {token}"},
    )
    text = supervisor.get("/source/pbx").text + str(supervisor.get("/source/pbx/status").json)
    assert "<script>alert" not in text
    assert "<img src=x>" not in text
    assert "&lt;script&gt;" in text


def test_a_calls_page_tells_its_queue_and_the_callers_number(
    house: Installation, supervisor: FlaskClient
) -> None:
    told = {"queue": "Billing", "caller_number": "+442079460123"}
    for row in (add_call(house.services, **told), add_scored_call(house.services, **told)):
        text = supervisor.get(f"/calls/{row.id}").text
        assert "<bdi>Billing</bdi> · <bdi>+442079460123</bdi>" in text


def test_calls_from_a_folder_count_as_received(
    house: Installation, supervisor: FlaskClient
) -> None:
    add(house.services, "generic", "drop")
    with house.services.database.transaction() as session:
        source_id = sources.get_source(session, "drop").id
    add_call(house.services, source_id=source_id)
    assert "Received just now, 1 call today" in supervisor.get("/sources").text
