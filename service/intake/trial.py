"""A test request to a source: made as the phone system would, taken in as a real one is."""

import math
import struct
from pathlib import Path
from secrets import randbelow, token_urlsafe
from urllib.parse import urlsplit

from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from service.errors import InvalidInput
from service.intake.accept import Intake
from service.intake.hooks.delivery import HookKind, SampleOrder, SampleRequest, Sender
from service.intake.reception import Reception, Taken, hook_request, sender_of
from service.storage.tables import SourceRow
from service.storage.tables.base import utc_now
from service.storage.users import hash_token

_SPOKEN = Path(__file__).parents[1] / "samples" / "poor-call-mono.mp3"
_RATE_HZ = 8000
_TONE_SECONDS = 0.5


def try_source(
    intake: Intake, kind: HookKind, row: SourceRow, base_url: str, *, keep: bool = False
) -> Taken:
    """What becomes of a correctly signed request to the source; a call only with `keep`.

    It stands in the log as a test. Raises what a real request would be refused with.
    """
    if kind.sample is None:
        raise InvalidInput(f"There is no test request for {kind.title}.")
    if keep and not kind.pushes_audio:
        raise InvalidInput("This kind only announces recordings: a test has none to fetch.")
    # Of the real token there is only a hash, so the test has one of its own.
    token = f"cgt_{token_urlsafe(24)}"
    order = SampleOrder(
        url=f"{(intake.settings.public_url or base_url).rstrip('/')}/hooks/{row.name}",
        secret=row.secret,
        token=token,
        recording=_SPOKEN.read_bytes() if keep and _SPOKEN.exists() else tone(),
        now=utc_now(),
        mapping=row.mapping or {},
    )
    sample = kind.sample(order)
    asked = hook_request(intake, _request(sample), _sender(row, token, sample), _rest(sample, row))
    return Reception(intake, trial=not keep, is_test=True).take(kind, asked)


def tone() -> bytes:
    """Half a second of a tone as a WAV file; each time another, so that it is no repeat."""
    pitch_hz = 300 + randbelow(400)
    steps = range(int(_TONE_SECONDS * _RATE_HZ))
    waves = [int(8000 * math.sin(2 * math.pi * pitch_hz * n / _RATE_HZ)) for n in steps]
    sound = struct.pack(f"<{len(waves)}h", *waves)
    head = struct.pack(
        "<4sI4s4sIHHIIHH",
        b"RIFF",
        36 + len(sound),
        b"WAVE",
        b"fmt ",
        16,
        1,
        1,
        _RATE_HZ,
        2 * _RATE_HZ,
        2,
        16,
    )
    return head + struct.pack("<4sI", b"data", len(sound)) + sound


def _request(sample: SampleRequest) -> Request:
    parts = urlsplit(sample.url)
    builder = EnvironBuilder(
        path=parts.path,
        base_url=f"{parts.scheme}://{parts.netloc}/",
        query_string=parts.query,
        method=sample.method,
        headers=Headers(list(sample.headers.items())),
        data=sample.body,
    )
    return Request(builder.get_environ())


def _sender(row: SourceRow, token: str, sample: SampleRequest) -> Sender:
    known = sender_of(row)
    return Sender(
        id=known.id,
        secrets=(sample.secret,) if sample.secret else known.secrets,
        token_hashes=(*known.token_hashes, hash_token(token)),
        channels=known.channels,
        fetch_scheme=known.fetch_scheme,
        mapping=known.mapping,
    )


def _rest(sample: SampleRequest, row: SourceRow) -> str:
    return urlsplit(sample.url).path.partition(f"/hooks/{row.name}")[2].lstrip("/")
