"""Other systems and people are told of calls, by real HTTP and SMTP on this machine."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import select, update
from standardwebhooks import Webhook

from rubrics.call import call_to_dict
from service.messenger import Messenger
from service.services import Services
from service.storage import dispatches, leases, receivers, results
from service.storage.receivers import EMAIL, WEBHOOK, ReceiverSettings
from service.storage.tables import CallRow, CallState, DispatchRow, NoticeKind, ReceiverRow
from service.storage.tables.base import utc_now
from tests.factories import add_call, example
from tests.running import free_port
from tests.service.web.conftest import install


@dataclass
class Receiving:
    """A system that is told: it answers with the statuses in turn, the last one for ever."""

    statuses: list[int] = field(default_factory=lambda: [204])
    headers: dict[str, str] = field(default_factory=dict)
    heard: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    port: int = 0

    @property
    def link(self) -> str:
        return f"http://127.0.0.1:{self.port}/told"

    def body(self, index: int = -1) -> Any:
        return json.loads(self.heard[index][1])


@contextmanager
def _receiving(*statuses: int, **headers: str) -> Iterator[Receiving]:
    state = Receiving(list(statuses) or [204], headers)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            state.heard.append((dict(self.headers), body))
            status = state.statuses.pop(0) if len(state.statuses) > 1 else state.statuses[0]
            self.send_response(status)
            for name, value in state.headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_args: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        state.port = server.server_port
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield state
        server.shutdown()
        thread.join()


class _Mailbox:
    """What a real mail server took, or the answer that it gives instead."""

    def __init__(self) -> None:
        self.letters: list[Message] = []
        self.answer = "250 taken"

    async def handle_DATA(  # noqa: N802 - named by the mail server
        self, _server: object, _session: object, envelope: Any
    ) -> str:
        if self.answer.startswith("250"):
            self.letters.append(message_from_bytes(envelope.content))
        return self.answer


@pytest.fixture
def mailbox() -> Iterator[tuple[_Mailbox, str]]:
    box = _Mailbox()
    port = free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, f"smtp://127.0.0.1:{port}"
    controller.stop()


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Callable[..., Services]]:
    opened: list[Services] = []

    def make(**settings: object) -> Services:
        chosen = {"notify_allow": "127.0.0.1", "public_url": "https://calls.example", **settings}
        opened.append(install(tmp_path, **chosen).services)
        return opened[-1]

    yield make
    for services in opened:
        services.close()


def _add(services: Services, kind: str, address: str, **settings: Any) -> ReceiverRow:
    told = settings.pop("told", [kind.value for kind in receivers.CHOICES])
    with services.database.transaction() as session:
        return receivers.add_receiver(
            session, kind, ReceiverSettings(address=address, told=tuple(told), **settings)
        )


def _dispatches(services: Services) -> list[DispatchRow]:
    with services.database.transaction() as session:
        return list(session.scalars(select(DispatchRow).order_by(DispatchRow.id)))


def _make_due(services: Services) -> None:
    with services.database.transaction() as session:
        session.execute(update(DispatchRow).values(next_attempt_at=utc_now()))


def _store_result(services: Services, row: CallRow | None = None) -> str:
    """Store a scorecard as a worker does."""
    row, made = row or add_call(services), example()
    with services.database.transaction() as session:
        found = results.Result(
            evidence=call_to_dict(made.call),
            card=made.card,
            rubric=made.rubric,
            engine=made.call.engine,
            duration_seconds=made.call.duration,
            listening_key=None,
            program_version="0.1.0",
        )
        results.store_result(session, session.get_one(CallRow, row.id), found)
    return row.id


def test_a_scored_call_is_told_signed_as_standard_webhooks_say(made: Any) -> None:
    services = made()
    with _receiving() as other:
        receiver = _add(services, WEBHOOK, other.link)
        call_id = _store_result(services)
        Messenger(services).send_due()
        headers, body = other.heard[0]
    told = Webhook(receiver.secret).verify(body, {k.lower(): v for k, v in headers.items()})
    assert told["type"] == "call.scored"
    assert told["data"]["call_id"] == call_id
    assert told["data"]["call_url"] == f"https://calls.example/calls/{call_id}"
    assert _dispatches(services)[0].arrived_at is not None


def test_no_word_of_the_call_leaves_with_a_notice(made: Any) -> None:
    services = made()
    with _receiving() as other:
        _add(services, WEBHOOK, other.link)
        _store_result(services)
        Messenger(services).send_due()
        assert b"charged twice" not in other.heard[0][1]


def test_a_second_scoring_that_changes_nothing_is_not_told(made: Any) -> None:
    services = made()
    _add(services, WEBHOOK, "https://crm.example/told")
    row = add_call(services)
    _store_result(services, row)
    _store_result(services, row)
    assert [d.notice.kind for d in _dispatches(services)] == [NoticeKind.SCORED]


def test_a_score_that_changes_is_told_with_the_one_before(made: Any) -> None:
    services = made()
    _add(services, WEBHOOK, "https://crm.example/told", told=["score.changed"])
    row = add_call(services)
    _store_result(services, row)
    with services.database.transaction() as session:
        session.execute(update(CallRow).values(score=12.0))
    _store_result(services, row)
    (told,) = _dispatches(services)
    assert told.notice.payload["previous_score"] == 12.0
    assert told.notice.payload["changed_by"] == "scoring"


def test_a_call_that_fails_is_told_with_its_reason(made: Any) -> None:
    services = made()
    _add(services, WEBHOOK, "https://crm.example/told")
    call_id = add_call(services).id
    with services.database.transaction() as session:
        lease = leases.claim(session, call_id, seconds=40)
        assert lease
        leases.mark_failed(session, lease, code="no_audio", message="There is no sound in it.")
    (told,) = _dispatches(services)
    assert told.notice.kind == NoticeKind.FAILED
    assert told.notice.payload["error"]["message"] == "There is no sound in it."


def test_a_call_that_goes_into_quarantine_is_told_once(made: Any) -> None:
    services = made()
    _add(services, WEBHOOK, "https://crm.example/told")
    call_id = add_call(services).id
    with services.database.transaction() as session:
        leases.claim(session, call_id, seconds=-1)
        assert leases.recover_abandoned(session, max_attempts=1) == 1
        assert leases.recover_abandoned(session, max_attempts=1) == 0
        assert session.get_one(CallRow, call_id).state == CallState.QUARANTINED
    assert [d.notice.kind for d in _dispatches(services)] == [NoticeKind.FAILED]


def test_a_system_that_is_down_is_told_later_with_the_same_id(made: Any) -> None:
    services = made()
    with _receiving(500, 200) as other:
        _add(services, WEBHOOK, other.link)
        _store_result(services)
        messenger = Messenger(services)
        assert messenger.send_due() == 1
        assert messenger.send_due() == 0  # not before the pause is over
        _make_due(services)
        messenger.send_due()
        first, second = (headers["webhook-id"] for headers, _ in other.heard)
    assert first == second
    assert _dispatches(services)[0].arrived_at is not None


def test_a_system_that_asks_for_time_gets_it(made: Any) -> None:
    services = made()
    with _receiving(429, Retry_After="3600") as other:
        _add(services, WEBHOOK, other.link)
        _store_result(services)
        Messenger(services).send_due()
    due = _dispatches(services)[0].next_attempt_at
    assert due is not None
    assert 3500 < (due - utc_now()).total_seconds() < 3700


def test_after_the_last_attempt_it_is_given_up_and_can_be_sent_again(made: Any) -> None:
    services = made()
    with _receiving(500) as other:
        receiver = _add(services, WEBHOOK, other.link)
        _store_result(services)
        for _ in range(dispatches.MOST_ATTEMPTS):
            _make_due(services)
            Messenger(services).send_due()
        (row,) = _dispatches(services)
        assert row.next_attempt_at is None
        assert "last of 10 attempts" in row.answer
        other.statuses = [200]
        with services.database.transaction() as session:
            dispatches.send_again(session, receiver.id, row.id)
        Messenger(services).send_due()
    assert _dispatches(services)[0].arrived_at is not None


def test_a_system_that_is_gone_is_told_nothing_more(made: Any) -> None:
    services = made()
    with _receiving(410) as other:
        _add(services, WEBHOOK, other.link)
        _store_result(services)
        Messenger(services).send_due()
        _store_result(services)
    assert len(_dispatches(services)) == 1
    with services.database.transaction() as session:
        assert "410" in (receivers.list_receivers(session)[0].stopped_because or "")


def test_a_redirect_is_not_followed(made: Any) -> None:
    services = made()
    with _receiving(302, Location="http://127.0.0.1:9/") as other:
        _add(services, WEBHOOK, other.link)
        _store_result(services)
        Messenger(services).send_due()
    assert "Redirects are not followed" in _dispatches(services)[0].answer


def test_nothing_is_sent_inside_the_house_unless_it_was_named(made: Any) -> None:
    services = made(notify_allow="")
    with _receiving() as other:
        _add(services, WEBHOOK, other.link)
        _store_result(services)
        Messenger(services).send_due()
        assert other.heard == []
    assert "CALLGRADE_NOTIFY_ALLOW=127.0.0.1" in _dispatches(services)[0].answer


def test_old_and_new_secret_sign_until_the_old_one_is_retired(made: Any) -> None:
    services = made()
    with _receiving() as other:
        receiver = _add(services, WEBHOOK, other.link)
        with services.database.transaction() as session:
            receivers.rotate_secret(session, receiver.id)
        _store_result(services)
        Messenger(services).send_due()
        headers, body = other.heard[0]
    assert Webhook(receiver.secret).verify(body, {k.lower(): v for k, v in headers.items()})


def test_two_processes_send_a_notice_once(made: Any) -> None:
    services = made()
    with _receiving() as other:
        _add(services, WEBHOOK, other.link)
        for _ in range(8):
            _store_result(services)
        senders = [threading.Thread(target=Messenger(services).send_due) for _ in range(4)]
        for sender in senders:
            sender.start()
        for sender in senders:
            sender.join()
        ids = [headers["webhook-id"] for headers, _ in other.heard]
    assert len(ids) == len(set(ids)) > 0


def test_a_low_score_is_mailed_and_a_good_one_is_not(
    made: Any, mailbox: tuple[_Mailbox, str]
) -> None:
    box, address = mailbox
    services = made(smtp_url=address, mail_from="callgrade@house.example")
    _add(services, EMAIL, "boss@house.example", only_alerts=True, below_score=100.0)
    _add(services, EMAIL, "calm@house.example", only_alerts=True, below_score=0.0)
    _store_result(services)
    while Messenger(services).send_due():
        continue
    (letter,) = box.letters
    assert letter["To"] == "boss@house.example"
    assert "Linda" in letter["Subject"]
    assert "https://calls.example/calls/" in letter.get_payload()


def test_a_mailbox_that_does_not_exist_is_not_tried_again(
    made: Any, mailbox: tuple[_Mailbox, str]
) -> None:
    box, address = mailbox
    box.answer = "550 no such mailbox"
    services = made(smtp_url=address)
    _add(services, EMAIL, "nobody@house.example")
    _store_result(services)
    Messenger(services).send_due()
    (row,) = _dispatches(services)
    assert row.next_attempt_at is None
    assert "no such mailbox" in row.answer


def test_without_a_mail_server_the_log_names_the_setting(made: Any) -> None:
    services = made()
    _add(services, EMAIL, "boss@house.example")
    _store_result(services)
    Messenger(services).send_due()
    assert "CALLGRADE_SMTP_URL" in _dispatches(services)[0].answer
