"""What passes between the address that phone systems post to and the kinds of them."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import IO
from urllib.parse import parse_qsl, urlsplit

from werkzeug.datastructures import Headers

from service.intake.announced import Announced
from service.storage.calls import CallDetails

_LONGEST_NUMBER = 60


@dataclass(frozen=True, slots=True)
class AgentChannels:
    """The channel of a stereo recording that carries the agent: left, right or auto."""

    inbound: str = "auto"
    outbound: str = "auto"

    def of(self, direction: str) -> str:
        """The channel in calls of that direction."""
        return self.outbound if direction == "outbound" else self.inbound


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """The source that a request names, with what it must prove to know.

    While a secret is being changed there are two of each.
    """

    id: int
    secrets: tuple[str, ...]
    token_hashes: tuple[str, ...]
    channels: AgentChannels = AgentChannels()
    fetch_scheme: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)

    def own(self, details: CallDetails) -> CallDetails:
        """The details as this source's, with its channel for the direction unless one is told."""
        channel = details.agent_channel
        if channel == "auto":
            channel = self.channels.of(details.direction)
        # PostgreSQL refuses what is longer than its column.
        number = (details.caller_number or "")[:_LONGEST_NUMBER] or None
        return replace(details, source_id=self.id, agent_channel=channel, caller_number=number)


@dataclass(slots=True)
class Trace:
    """What may be shown of a request later; nothing before its sender is proven."""

    body: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HookRequest:
    """A request as it came: nothing of its body is read yet.

    `url` is the public address with its query, `rest` the path behind the source's name.
    `open_body` gives the stream, which ends by itself; a body that is announced too large
    is refused there. `sender` is None when no source has the name.
    """

    method: str
    url: str
    rest: str
    headers: Headers
    open_body: Callable[[], IO[bytes]]
    sender: Sender | None
    spool_folder: Path
    keep_free_bytes: int
    zone: tzinfo
    now: datetime
    trace: Trace = field(default_factory=Trace)

    @property
    def query(self) -> dict[str, str]:
        """The fields of the address."""
        return dict(parse_qsl(urlsplit(self.url).query, keep_blank_values=True))


@dataclass(frozen=True, slots=True)
class Pushed:
    """A recording that came with the request."""

    stream: IO[bytes]
    details: CallDetails


@dataclass(frozen=True, slots=True)
class Answer:
    """What a phone system expects to hear, where that is not our own 202."""

    status: int = 200
    body: str = ""
    content_type: str = "text/plain"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Delivery:
    """The recordings of a request; one without any says in `noted` why nothing is kept."""

    recordings: tuple[Pushed | Announced, ...] = ()
    noted: str = ""
    external_id: str | None = None
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a setup; `{address}`, `{token}` and `{secret}` are filled in."""

    text: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class SecretNeed:
    """A secret that the phone system hands out, so that a person must bring it here."""

    label: str
    hint: str


@dataclass(frozen=True, slots=True)
class FetchNeed:
    """What the phone system asks for when a recording is fetched: basic or bearer."""

    scheme: str
    user_label: str
    secret_label: str
    optional: bool = True


@dataclass(frozen=True, slots=True)
class SampleOrder:
    """What a test request is made of: the source's address and secrets, and a short recording."""

    url: str
    secret: str
    token: str
    recording: bytes
    now: datetime
    mapping: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SampleRequest:
    """A request as the phone system would make it.

    `secret` stands in for the source's where only the phone system could sign with that.
    """

    url: str
    headers: Mapping[str, str]
    body: bytes
    method: str = "POST"
    secret: str | None = None


# Everything that was spooled is gone when the context ends.
Receive = Callable[[HookRequest], AbstractContextManager[Delivery]]


@dataclass(frozen=True, slots=True, kw_only=True)
class HookKind:
    """A kind of phone system: how it proves itself, what it says, and how it is set up.

    `secret` is None when the source's own, made-up secret is used. `uses_token` says that a
    bearer token is accepted, `pushes_audio` that recordings come with the request,
    `signs_address` that a signature covers the address as the phone system calls it.
    """

    name: str
    title: str
    summary: str
    receive: Receive
    steps: tuple[Step, ...]
    sample: Callable[[SampleOrder], SampleRequest] | None = None
    secret: SecretNeed | None = None
    uses_secret: bool = True
    uses_token: bool = False
    pushes_audio: bool = False
    signs_address: bool = False
    takes_mapping: bool = False
    fetch: FetchNeed | None = None
    channels: AgentChannels = AgentChannels()
    methods: frozenset[str] = frozenset({"POST"})


def filled_steps(
    kind: HookKind, address: str, made: tuple[str, str] | None = None
) -> tuple[Step, ...]:
    """The kind's steps with the source's address, and its secret and token where they are shown."""
    secret, token = made or ("YOUR-SECRET", "YOUR-TOKEN")
    values = {"{address}": address, "{token}": token, "{secret}": secret}
    return tuple(
        Step(_filled(step.text, values), _filled(step.code, values)) for step in kind.steps
    )


def _filled(text: str, values: Mapping[str, str]) -> str:
    for place, value in values.items():
        text = text.replace(place, value)
    return text
