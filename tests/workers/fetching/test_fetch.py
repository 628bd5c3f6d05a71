"""An announced recording is fetched once, or its call says why not and what to do."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler

import pytest
from sqlalchemy import update

from service.errors import TransientError
from service.services import Services
from service.storage import fetches
from service.storage.calls import CallDetails, get_call
from service.storage.tables import CallRow, CallState, FetchRow, SourceRow
from service.storage.tables.base import utc_now
from tests.factories import tone_wav
from tests.servers import answer, site
from workers.fetching import refreshing
from workers.fetching.fetch import fetch_recording
from workers.fetching.runtime import FetchRuntime

SOUND = tone_wav(0.2)
Announce = Callable[..., str]


def call_of(services: Services, call_id: str) -> CallRow:
    with services.database.transaction() as session:
        return get_call(session, call_id)


def fetch_of(services: Services, call_id: str) -> FetchRow | None:
    with services.database.transaction() as session:
        return fetches.last_try(session, call_id)


def give_credentials(services: Services, scheme: str, secret: str) -> None:
    values = {"fetch_scheme": scheme, "fetch_user": "pbx", "fetch_secret": secret}
    with services.database.transaction() as session:
        session.execute(update(SourceRow).values(values))


def make_due(services: Services) -> None:
    """The pause is over, and nobody is at it."""
    past = utc_now() - timedelta(seconds=1)
    with services.database.transaction() as session:
        session.execute(update(FetchRow).values(next_attempt_at=past, lease_expires_at=past))


def test_a_fetched_recording_waits_for_scoring(
    services: Services, runtime: FetchRuntime, announce: Announce
) -> None:
    with site(answer(200, SOUND)) as pbx:
        call_id = announce(f"{pbx.url}/1.wav")
        assert call_of(services, call_id).state == CallState.RECEIVED
        fetch_recording(runtime, call_id)
    call = call_of(services, call_id)
    assert (call.state, call.size_bytes) == (CallState.STORED, len(SOUND))
    assert call.storage_key
    assert b"".join(services.store.read(call.storage_key, 0, 10**6)) == SOUND
    assert fetch_of(services, call_id) is None


def test_a_repeated_task_fetches_nothing(
    services: Services, runtime: FetchRuntime, announce: Announce
) -> None:
    with site(answer(200, SOUND)) as pbx:
        call_id = announce(pbx.url)
        fetch_recording(runtime, call_id)
        fetch_recording(runtime, call_id)
        assert announce(pbx.url) == call_id
    assert len(pbx.requests) == 1


@pytest.mark.parametrize("status", [202, 404, 429, 503])
def test_what_is_not_there_yet_is_asked_for_again(
    services: Services, runtime: FetchRuntime, announce: Announce, status: int
) -> None:
    with site(answer(status)) as pbx:
        call_id = announce(pbx.url)
        fetch_recording(runtime, call_id)
        fetch_recording(runtime, call_id)  # too early: nothing is asked
    fetch = fetch_of(services, call_id)
    assert fetch
    assert fetch.last_error
    assert str(status) in fetch.last_error
    assert len(pbx.requests) == 1
    assert call_of(services, call_id).state == CallState.RECEIVED


def test_it_is_asked_for_at_least_six_times_in_more_than_an_hour(
    services: Services, runtime: FetchRuntime, announce: Announce
) -> None:
    waited = timedelta()
    with site(answer(404)) as pbx:
        call_id = announce(pbx.url)
        while call_of(services, call_id).state == CallState.RECEIVED:
            fetch_recording(runtime, call_id)
            fetch = fetch_of(services, call_id)
            if fetch and fetch.next_attempt_at:
                waited += fetch.next_attempt_at - utc_now()
                make_due(services)
    assert len(pbx.requests) >= 6
    assert waited >= timedelta(hours=1)
    call = call_of(services, call_id)
    assert (call.state, call.error_code) == (CallState.FAILED, "fetch_failed")


def test_a_phone_system_that_wants_to_be_left_alone_is(
    services: Services, runtime: FetchRuntime, announce: Announce
) -> None:
    with site(answer(429, Retry_After="900")) as pbx:
        call_id = announce(pbx.url)
        fetch_recording(runtime, call_id)
    fetch = fetch_of(services, call_id)
    assert fetch
    assert fetch.next_attempt_at
    assert fetch.next_attempt_at > utc_now() + timedelta(seconds=800)


@pytest.mark.parametrize(
    ("answered", "code", "said"),
    [
        ((401, b""), "not_permitted", "401 Unauthorized"),
        ((403, b"<xml/>"), "not_permitted", "link has run out"),
        ((410, b""), "gone", "no longer there"),
        ((400, b""), "not_sound", "400 Bad Request"),
        ((200, b"<!DOCTYPE html><title>Sign in</title>"), "not_sound", "a web page"),
        ((200, b'{"code": 20404}'), "not_sound", "JSON"),
        ((200, "<Error>Zugriff für alle</Error>".encode() * 30), "not_sound", "instead of"),
    ],
)
def test_what_will_not_change_is_said_at_once(  # noqa: PLR0917 - fixtures and a case
    services: Services,
    runtime: FetchRuntime,
    announce: Announce,
    answered: tuple[int, bytes],
    code: str,
    said: str,
) -> None:
    with site(answer(*answered)) as pbx:
        call_id = announce(pbx.url)
        fetch_recording(runtime, call_id)
    call = call_of(services, call_id)
    assert (call.state, call.error_code) == (CallState.FAILED, code)
    assert said in (call.error_message or "")


def test_an_address_inside_is_refused_at_once(
    services: Services, runtime: FetchRuntime, announce: Announce
) -> None:
    call_id = announce("https://localhost:6379/a.wav")
    fetch_recording(runtime, call_id)
    call = call_of(services, call_id)
    assert (call.state, call.error_code) == (CallState.FAILED, "address_refused")


def test_a_recording_over_the_limit_is_refused_before_it_is_read(
    services: Services, runtime: FetchRuntime, announce: Announce
) -> None:
    small = replace(runtime, settings=replace(runtime.settings, max_upload_bytes=1000))
    with site(answer(200, SOUND)) as pbx:
        call_id = announce(pbx.url)
        fetch_recording(small, call_id)
    assert call_of(services, call_id).error_code == "too_large"


def test_an_endless_recording_stops_at_the_limit(
    services: Services, runtime: FetchRuntime, announce: Announce
) -> None:
    def endless(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n")
        while True:
            request.wfile.write(b"\xff\x00" * 50_000)

    small = replace(runtime, settings=replace(runtime.settings, max_upload_bytes=1_000_000))
    with site(endless) as pbx:
        call_id = announce(pbx.url)
        fetch_recording(small, call_id)
    assert call_of(services, call_id).error_code == "too_large"
    assert list((services.settings.data_dir / "incoming").iterdir()) == []


def test_a_recording_that_was_cut_off_is_asked_for_again(
    services: Services, runtime: FetchRuntime, announce: Announce
) -> None:
    with site(answer(200, SOUND, Content_Length=str(len(SOUND) * 2))) as pbx:
        call_id = announce(pbx.url)
        fetch_recording(runtime, call_id)
    assert call_of(services, call_id).state == CallState.RECEIVED


def test_the_token_that_came_along_is_shown(
    services: Services, runtime: FetchRuntime, announce: Announce
) -> None:
    with site(answer(200, SOUND)) as pbx:
        fetch_recording(runtime, announce(pbx.url, authorization="given:abc"))
    assert pbx.requests[0][1]["Authorization"] == "Bearer abc"


def test_the_credentials_of_the_source_are_shown(
    services: Services, runtime: FetchRuntime, announce: Announce
) -> None:
    give_credentials(services, "basic", "secret")
    with site(answer(200, SOUND)) as pbx:
        fetch_recording(runtime, announce(pbx.url, authorization="basic"))
    assert pbx.requests[0][1]["Authorization"] == "Basic cGJ4OnNlY3JldA=="


def test_a_fetch_given_up_can_be_started_again(
    services: Services, runtime: FetchRuntime, announce: Announce
) -> None:
    with site(answer(403)) as pbx:
        call_id = announce(pbx.url)
        fetch_recording(runtime, call_id)
        with services.database.transaction() as session:
            assert fetches.fetch_again(session, get_call(session, call_id))
            assert not fetches.fetch_again(session, get_call(session, call_id))
        fetch_recording(runtime, call_id)
    assert len(pbx.requests) == 2


def test_a_newer_link_starts_a_failed_fetch_again(
    services: Services, runtime: FetchRuntime, announce: Announce
) -> None:
    with site(answer(403)) as old, site(answer(200, SOUND)) as new:
        call_id = announce(old.url)
        fetch_recording(runtime, call_id)
        assert announce(old.url) == call_id
        assert call_of(services, call_id).state == CallState.FAILED
        assert announce(new.url) == call_id
        fetch_recording(runtime, call_id)
    assert call_of(services, call_id).state == CallState.STORED


def test_the_same_sound_is_not_scored_twice(
    services: Services, runtime: FetchRuntime, announce: Announce
) -> None:
    uploaded = services.intake.accept(io.BytesIO(SOUND), CallDetails(file_name="b.wav")).call_id
    with site(answer(200, SOUND)) as pbx:
        call_id = announce(pbx.url)
        fetch_recording(runtime, call_id)
    call = call_of(services, call_id)
    assert (call.state, call.same_as) == (CallState.DUPLICATE, uploaded)
    assert fetch_of(services, call_id) is None


def test_the_same_sound_is_scored_each_time_where_that_is_set(
    services: Services, runtime: FetchRuntime, announce: Announce
) -> None:
    each = replace(runtime, settings=replace(runtime.settings, same_sound="each"))
    with site(answer(200, SOUND)) as pbx:
        for call_id in [announce(pbx.url, external_id=name) for name in "ab"]:
            fetch_recording(each, call_id)
            assert call_of(services, call_id).state == CallState.STORED


def test_a_worker_that_lost_its_lease_writes_nothing(
    services: Services, runtime: FetchRuntime, announce: Announce
) -> None:
    def handle(request: BaseHTTPRequestHandler) -> None:
        if len(pbx.requests) > 1:
            answer(200, SOUND)(request)
            return
        make_due(services)  # while the first worker waits, it is presumed dead
        fetch_recording(runtime, call_id)
        answer(200, tone_wav(0.1))(request)

    with site(handle) as pbx:
        call_id = announce(pbx.url)
        fetch_recording(runtime, call_id)
    assert call_of(services, call_id).size_bytes == len(SOUND)
    stored = (services.settings.data_dir / "recordings").rglob("*")
    assert len([path for path in stored if path.is_file()]) == 1


def test_what_a_killed_try_left_behind_is_removed(
    services: Services, runtime: FetchRuntime, announce: Announce
) -> None:
    with site(answer(200, SOUND)) as pbx:
        call_id = announce(pbx.url)
        left = services.settings.data_dir / "recordings" / call_id[:2] / f"{call_id}.1"
        left.parent.mkdir(parents=True)
        left.write_bytes(SOUND)  # its row was never committed
        with services.database.transaction() as session:
            session.execute(update(FetchRow).values(attempts=1))
        fetch_recording(runtime, call_id)
    assert [path.name for path in left.parent.iterdir()] == [f"{call_id}.2"]


def test_a_recording_that_is_pushed_meanwhile_is_taken(
    services: Services, runtime: FetchRuntime, announce: Announce
) -> None:
    with site(answer(403)) as pbx:
        call_id = announce(pbx.url)
        fetch_recording(runtime, call_id)
    details = CallDetails(file_name="a.wav", source_id=1, external_id="1")
    pushed = [services.intake.accept(io.BytesIO(SOUND), details) for _ in range(2)]
    assert [(each.call_id, each.duplicate) for each in pushed] == [
        (call_id, False),
        (call_id, True),
    ]
    call = call_of(services, call_id)
    assert (call.state, call.error_code) == (CallState.STORED, None)
    assert fetch_of(services, call_id) is None


def test_trouble_on_our_side_costs_no_try(
    services: Services,
    runtime: FetchRuntime,
    announce: Announce,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def away(*_args: object) -> None:
        raise TransientError("The recording store cannot be reached.")

    monkeypatch.setattr(type(runtime.store), "keep", away)
    with site(answer(200, SOUND)) as pbx:
        call_id = announce(pbx.url)
        fetch_recording(runtime, call_id)
    fetch = fetch_of(services, call_id)
    assert fetch
    assert fetch.attempts == 0
    assert fetch.lease_token is None


def test_a_link_that_ran_out_is_renewed_where_the_phone_system_can(
    services: Services,
    runtime: FetchRuntime,
    announce: Announce,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with site(answer(403)) as old, site(answer(200, SOUND)) as new:
        asked: list[str] = []

        def refresh(_client: object, recording_id: str, authorization: str) -> str:
            asked.extend((recording_id, authorization))
            return new.url

        monkeypatch.setitem(refreshing.REFRESHES, "generic", refresh)
        give_credentials(services, "bearer", "key")
        call_id = announce(old.url, external_id="rec-7")
        fetch_recording(runtime, call_id)
    assert asked == ["rec-7", "Bearer key"]
    assert call_of(services, call_id).state == CallState.STORED


def test_the_source_may_be_gone(
    services: Services, runtime: FetchRuntime, announce: Announce
) -> None:
    with site(answer(200, SOUND)) as pbx:
        call_id = announce(pbx.url, authorization="basic")
        with services.database.transaction() as session:
            session.delete(session.get_one(SourceRow, 1))
        fetch_recording(runtime, call_id)
    assert call_of(services, call_id).state == CallState.STORED
