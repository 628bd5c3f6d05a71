"""From a phone system's request to calls: proof, intake, and a line in the log of deliveries."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Request

from service.errors import AppError, TransientError
from service.intake.accept import Accepted, Intake
from service.intake.announced import Announced
from service.intake.hooks.delivery import (
    AgentChannels,
    Answer,
    Delivery,
    HookKind,
    HookRequest,
    Pushed,
    Sender,
)
from service.storage import deliveries
from service.storage.calls import CallDetails
from service.storage.tables import DeliveryRow, Outcome, SourceRow
from service.storage.tables.base import utc_now

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a request: its calls, or why there is none; `answer` where one is due."""

    accepted: tuple[Accepted, ...]
    seen: tuple[CallDetails, ...]
    noted: str
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Reception:
    """Takes requests of phone systems in. A `trial` proves and reads, and keeps no call."""

    intake: Intake
    trial: bool = False
    is_test: bool = False

    def take(self, kind: HookKind, request: HookRequest) -> Taken:
        """The request's recordings as calls.

        Raises `Unauthorised`, `WrongSignature`, `InvalidInput`, `TooLarge`, or `TransientError`
        when the disk or the database is away; nothing is stored then but a line in the log.
        """
        try:
            with _disk_errors(), kind.receive(request) as delivery:
                taken = self._keep(kind, request, delivery)
        except (AppError, HTTPException) as error:
            self._note_refusal(kind, request, error)
            raise
        if not taken.accepted:
            self._note_nothing_kept(kind, request, taken, delivery)
        return taken

    def _keep(self, kind: HookKind, request: HookRequest, delivery: Delivery) -> Taken:
        seen = tuple(each.details for each in delivery.recordings)
        if self.trial or not delivery.recordings:
            return Taken((), seen, delivery.noted, delivery.answer)

        def note(session: Session, details: CallDetails, accepted: Accepted) -> None:
            self._log(session, kind, request, _row_of(details, accepted))

        pushed = [each for each in delivery.recordings if isinstance(each, Pushed)]
        accepted = [self.intake.accept(each.stream, each.details, note) for each in pushed]
        announced = [each for each in delivery.recordings if isinstance(each, Announced)]
        if announced:
            accepted += self.intake.announce(announced, note)
        return Taken(tuple(accepted), seen, delivery.noted, delivery.answer)

    def _note_nothing_kept(
        self, kind: HookKind, request: HookRequest, taken: Taken, delivery: Delivery
    ) -> None:
        said = taken.noted or " ".join(map(_would_be, taken.seen)) or "There was no recording."
        row = _row(Outcome.NOTED, reason=said, external_id=delivery.external_id)
        self._add(kind, request, row)

    def _note_refusal(
        self, kind: HookKind, request: HookRequest, error: AppError | HTTPException
    ) -> None:
        text = error.message if isinstance(error, AppError) else error.description
        self._add(kind, request, _row(Outcome.REFUSED, reason=text or "The request failed."))

    def _add(self, kind: HookKind, request: HookRequest, row: DeliveryRow) -> None:
        """The log is for finding faults: that it cannot be written is no reason to refuse."""
        if request.sender is None:
            _LOG.info("A request of the kind %s for a source that is not there", kind.name)
            return
        try:
            with self.intake.database.transaction() as session:
                self._log(session, kind, request, row)
        except TransientError as error:
            _LOG.warning("A delivery could not be logged: %s", error.message)

    def _log(
        self, session: Session, kind: HookKind, request: HookRequest, row: DeliveryRow
    ) -> None:
        if request.sender is None:
            return
        row.source_id, row.kind, row.is_test = request.sender.id, kind.name, self.is_test
        row.body = request.trace.body
        deliveries.note(session, row)


def sender_of(row: SourceRow) -> Sender:
    """What a source must prove to know, with the old secret and token while they count."""
    hashes = (row.token_hash, row.old_token_hash)
    return Sender(
        id=row.id,
        secrets=tuple(secret for secret in (row.secret, row.old_secret) if secret),
        token_hashes=tuple(one for one in hashes if one),
        channels=AgentChannels(row.agent_channel, row.outbound_agent_channel),
        fetch_scheme=row.fetch_scheme if row.fetch_secret else "",
        mapping=row.mapping or {},
    )


def hook_request(intake: Intake, request: Request, sender: Sender | None, rest: str) -> HookRequest:
    """A request as the kinds read it, under the address by which phone systems know us."""
    settings = intake.settings
    return HookRequest(
        method=request.method,
        url=public_address(settings.public_url, request),
        rest=rest,
        headers=request.headers,
        open_body=lambda: request.stream,
        sender=sender,
        spool_folder=settings.data_dir / "incoming",
        keep_free_bytes=settings.keep_free_bytes,
        zone=ZoneInfo(settings.time_zone),
        now=utc_now(),
    )


def public_address(public_url: str, request: Request) -> str:
    """The address that the phone system called: its signatures cover that, not the proxy's."""
    base = public_url.rstrip("/") or request.root_url.rstrip("/")
    query = request.query_string.decode("latin-1")
    return f"{base}{request.path}{f'?{query}' if query else ''}"


def _row(
    outcome: Outcome,
    *,
    reason: str = "",
    call_id: str | None = None,
    external_id: str | None = None,
) -> DeliveryRow:
    return DeliveryRow(outcome=outcome, reason=reason, call_id=call_id, external_id=external_id)


def _row_of(details: CallDetails, accepted: Accepted) -> DeliveryRow:
    outcome = Outcome.DUPLICATE if accepted.duplicate else Outcome.ACCEPTED
    return _row(outcome, call_id=accepted.call_id, external_id=details.external_id)


def _would_be(details: CallDetails) -> str:
    parts = {
        "agent": details.agent,
        "queue": details.queue,
        "direction": details.direction,
        "the agent's channel": details.agent_channel,
        "id": details.external_id,
    }
    told = ", ".join(f"{name} {value}" for name, value in parts.items() if value)
    return f"A call would be added: {told}."


@contextmanager
def _disk_errors() -> Iterator[None]:
    """A disk that is away or broken is no fault of the sender: let it send again."""
    try:
        yield
    except OSError as error:
        raise TransientError(
            f"The recording could not be written ({error.strerror}), so nothing was stored."
            " Send it again later; whoever runs Callgrade must look at the disk.",
            code="storage_unavailable",
        ) from error
