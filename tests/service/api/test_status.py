"""The status address: its own source and signed-in people see a call, nobody else does."""

import io

from service.storage import users
from service.storage.calls import CallDetails
from service.storage.users import Role
from tests.service.api.requests import WAV, post_with_token


def send_call(installation) -> str:
    return post_with_token(installation.client, installation.pbx.token, call_id="1").json["id"]


def ask(installation, call_id: str, token: str | None = None):
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return installation.client.get(f"/api/calls/{call_id}", headers=headers)


def test_the_source_sees_that_its_call_waits(installation):
    call_id = send_call(installation)
    answer = ask(installation, call_id, installation.pbx.token)
    assert answer.json == {
        "id": call_id,
        "state": "stored",
        "score": None,
        "verdicts": {},
        "error": None,
    }


def test_a_failed_call_says_why(installation):
    call_id = send_call(installation)
    with installation.services.database.transaction() as session:
        row = session.merge(installation.calls()[0])
        row.state, row.error_code, row.error_message = "failed", "no_speech", "Nobody speaks."
    answer = ask(installation, call_id, installation.pbx.token)
    assert answer.json["state"] == "failed"
    assert answer.json["error"] == {"code": "no_speech", "message": "Nobody speaks."}


def test_another_sources_call_is_not_there(installation):
    call_id = send_call(installation)
    others = ask(installation, call_id, installation.other.token)
    missing = ask(installation, "0" * 16, installation.other.token)
    assert (others.status_code, others.data) == (404, missing.data)


def test_without_or_with_a_wrong_token_nothing_is_told(installation):
    call_id = send_call(installation)
    assert ask(installation, call_id).status_code == 401
    assert ask(installation, call_id, "cgt_wrong").status_code == 401


def test_a_signed_in_person_sees_every_call(installation):
    call_id = send_call(installation)
    with installation.services.database.transaction() as session:
        person = users.add_user(session, "ana", "a long password", Role.REVIEWER)
        token = users.sign_in(session, person, seconds=60)
    client = installation.client
    client.set_cookie("callgrade-sign-in", token)
    assert client.get(f"/api/calls/{call_id}").json["id"] == call_id


def test_a_call_that_was_uploaded_before_becomes_the_sources(installation):
    details = CallDetails(file_name="by hand.wav")
    uploaded = installation.services.intake.accept(io.BytesIO(WAV), details)
    call_id = send_call(installation)
    assert call_id == uploaded.call_id
    assert ask(installation, call_id, installation.pbx.token).status_code == 200


def test_a_known_call_id_counts_more_than_a_known_sound(installation):
    post_with_token(installation.client, installation.pbx.token, b"sound one", call_id="1")
    second = post_with_token(installation.client, installation.pbx.token, b"sound two", call_id="2")
    again = post_with_token(installation.client, installation.pbx.token, b"sound one", call_id="2")
    assert again.json["id"] == second.json["id"]
