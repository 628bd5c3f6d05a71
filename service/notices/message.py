"""One notice for one receiver, with all that sending it takes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from service.config import Settings
from service.storage.tables import NoticeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is sent, to where, and by which settings.

    `id` is the same at every attempt; `secrets` all sign, the newest first. `post` carries a
    body to a link and gives the status, the headers (lower case) and the beginning of the answer.
    """

    id: str
    kind: NoticeKind
    at: datetime
    now: datetime
    payload: dict[str, Any]
    address: str
    secrets: tuple[str, ...]
    settings: Settings
    post: "Callable[[str, bytes, dict[str, str]], PostAnswer]"

    @property
    def call_link(self) -> str | None:
        """The call's page; None where the installation's address or the call is not known."""
        call_id = self.payload.get("call_id")
        base = self.settings.public_url.rstrip("/")
        return f"{base}/calls/{call_id}" if base and call_id else None


@dataclass(frozen=True, slots=True)
class PostAnswer:
    """What another system said to a notice."""

    status: int
    headers: dict[str, str]
    text: str
