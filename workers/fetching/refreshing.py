"""Asking a phone system for another link where the first has run out: one line a kind.

Most kinds need none: their links last, or their recordings are asked for with credentials.
"""

import json
from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import quote

from service.outgoing.client import Client
from service.storage import sources
from service.storage.fetches import Wanted
from service.storage.tables import CallRow, SourceRow
from workers.fetching.runtime import FetchRuntime

# (client, the phone system's id of the recording, an Authorization header) -> a link or None
Refresh = Callable[[Client, str, str], str | None]
_MOST_BYTES = 100_000


def fresh_link(runtime: FetchRuntime, wanted: Wanted, call_id: str) -> str | None:
    """A link that works now; None where the kind knows no way, or the source has no credentials."""
    if wanted.source_id is None:
        return None
    with runtime.database.transaction() as session:
        source = session.get(SourceRow, wanted.source_id)
        call = session.get(CallRow, call_id)
        authorization = sources.fetch_authorization(session, wanted.source_id)
    refresh = REFRESHES.get(source.kind) if source else None
    if refresh is None or call is None or not call.external_id or not authorization:
        return None
    return refresh(runtime.client, call.external_id, authorization)


def telnyx_link(client: Client, recording_id: str, authorization: str) -> str | None:
    """Telnyx: a link lives for ten minutes, and its API gives as many as are asked for."""
    address = f"https://api.telnyx.com/v2/recordings/{quote(recording_id, safe='')}"
    with client.get(address, authorization=authorization) as answer:
        if answer.status != HTTPStatus.OK:
            return None
        text = b"".join(iter(lambda: answer.body.read(_MOST_BYTES), b""))
    links = json.loads(text).get("data", {}).get("download_urls") or {}
    return links.get("wav") or links.get("mp3")


REFRESHES: dict[str, Refresh] = {"telnyx": telnyx_link}
