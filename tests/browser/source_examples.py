"""Phone systems in each state, for pictures of their pages."""

from sqlalchemy import select

from service.intake.hooks import HOOKS
from service.intake.trial import try_source
from service.services import Services
from service.storage import deliveries, sources
from service.storage.tables import DeliveryRow, Outcome, UserRow
from service.storage.users import Role

_KINDS = {"crm": "mapped", "pbx-berlin": "asterisk", "twilio": "twilio", "zoom-sales": "zoom"}
_WRONG = (
    "X-Twilio-Signature does not match. Check that the auth token here is the account's"
    " primary one, and that CALLGRADE_PUBLIC_URL is the very address that Twilio posts to."
)
_BODY = """{
 "event": "call.ended",
 "recording": {
  "href": "https://crm.example.org/77.mp3?…"
 }
}"""


def add_example_sources(services: Services) -> dict[str, str]:
    """Add them, let a supervisor look, and give the addresses of their pages."""
    with services.database.transaction() as session:
        session.scalars(select(UserRow)).one().role = Role.SUPERVISOR.value
        for name, kind in _KINDS.items():
            secret = "s" * 32 if HOOKS[kind].secret else None
            sources.add_source(session, name, kind=kind, secret=secret)
        sources.rotate(session, "twilio", secret="t" * 32)
        ids = {row.name: row.id for row in sources.list_sources(session)}
    for number in range(6):
        found = DeliveryRow(outcome=Outcome.ACCEPTED, external_id=f"1774958700.{number}")
        _note(services, found, ids["pbx-berlin"])
    _note(services, DeliveryRow(outcome=Outcome.REFUSED, reason=_WRONG, times=3), ids["twilio"])
    missing = "There is no recording's address at 'recording_url'."
    _note(services, DeliveryRow(outcome=Outcome.NOTED, reason=missing, body=_BODY), ids["crm"])
    for name in ("pbx-berlin", "twilio"):
        with services.database.transaction() as session:
            row = sources.get_source(session, name)
        try_source(services.intake, HOOKS[row.kind], row, "https://calls.example.org/")
    return {
        "sources": "/sources",
        "source-kinds": "/sources/add",
        "source-add": "/sources/add/twilio",
        **{f"source-{name}": f"/source/{name}" for name in _KINDS},
    }


def _note(services: Services, row: DeliveryRow, source_id: int) -> None:
    row.source_id, row.kind = source_id, "example"
    with services.database.transaction() as session:
        deliveries.note(session, row)
