"""What passes between the address that phone systems post to and the kinds of them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import IO

from werkzeug.datastructures import Headers

from service.storage.calls import CallDetails


@dataclass(frozen=True, slots=True)
class Sender:
    """The source that a request names, with what it must prove to know."""

    id: int
    secret: str
    token_hash: str
    agent_channel: str


@dataclass(frozen=True, slots=True)
class HookRequest:
    """A request as it came: nothing of its body is read yet.

    `open_body` gives the stream, which ends by itself; a body that is announced too large
    is refused there. `sender` is None when no source has the name.
    """

    headers: Headers
    open_body: Callable[[], IO[bytes]]
    sender: Sender | None
    spool_folder: Path
    keep_free_bytes: int
    zone: tzinfo
    now: datetime


@dataclass(frozen=True, slots=True)
class Delivery:
    """One recording and what the phone system says about it."""

    recording: IO[bytes]
    details: CallDetails


# Everything that was spooled is gone when the context ends.
HookKind = Callable[[HookRequest], AbstractContextManager[Delivery]]
