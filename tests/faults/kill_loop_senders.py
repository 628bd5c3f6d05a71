"""Phone systems that send as the genuine ones do, and try again until they are told yes."""

import io
import json
import subprocess
import time
import urllib.error
import urllib.request
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Protocol
from urllib.parse import urlencode

import numpy as np
import soundfile
from standardwebhooks import Webhook
from twilio.request_validator import RequestValidator

from service.services import Services
from service.storage import sources
from tests.faults.history import History, What
from tests.servers import answer

TWILIO_TOKEN = "0123456789abcdef0123456789abcdef"
_SAMPLE = Path("service/samples/good-call-stereo.flac")
_SECONDS = 2
_PAUSE_SECONDS = 0.3
_TIMEOUT_SECONDS = 20
TRANSCRIPT = """WEBVTT

00:00.000 --> 00:01.000
<v Agent>Good morning, Acme, Tom speaking. How can I help you?

00:01.000 --> 00:02.000
<v Caller>I would like to order a lamp.
"""


class Sender(Protocol):
    """One phone system; `source` is its name here."""

    source: str

    def send(self, external_id: str) -> str | None:
        """Send once: the call's id ("" where the answer tells none), or None for no yes."""


def send_until_acknowledged(
    sender: Sender, external_id: str, history: History, *, patience_seconds: float
) -> None:
    """Send again and again until it is taken. Fails when that takes too long."""
    deadline = time.monotonic() + patience_seconds
    while time.monotonic() < deadline:
        history.note(What.SENT, source=sender.source, external_id=external_id)
        call_id = sender.send(external_id)
        if call_id is not None:
            note = {"source": sender.source, "external_id": external_id, "call_id": call_id}
            history.note(What.ACKNOWLEDGED, **note)
            return
        time.sleep(_PAUSE_SECONDS)
    raise AssertionError(f"{external_id} was not taken in {patience_seconds} s")


def recording(external_id: str) -> bytes:
    """The sample's beginning with a noise of its own, so that no two are the same sound."""
    rng = np.random.default_rng(list(external_id.encode()))
    samples, rate_hz = _beginning()
    wav = io.BytesIO()
    soundfile.write(wav, samples + rng.normal(0, 1e-4, samples.shape), rate_hz, format="WAV")
    return wav.getvalue()


def give_recording(request: BaseHTTPRequestHandler) -> None:
    """The phone systems' own server: a recording for each address."""
    name = request.path.rpartition("/")[2].removesuffix(".wav")
    answer(200, recording(name), Content_Type="audio/wav")(request)


@cache
def _beginning() -> tuple[np.ndarray, int]:
    samples, rate_hz = soundfile.read(_SAMPLE, frames=_SECONDS * 8000)
    return samples, rate_hz


@dataclass(frozen=True, slots=True)
class CurlSender:
    """An Asterisk script: curl posts recording and transcript with the source's token."""

    url: str
    token: str
    source: str = "pbx"

    def send(self, external_id: str) -> str | None:
        command = [
            *("curl", "--silent", "--fail", "--max-time", str(_TIMEOUT_SECONDS)),
            *("--header", f"Authorization: Bearer {self.token}"),
            *("--form", f"file=@-;filename={external_id}.wav"),
            *("--form", f"transcript={TRANSCRIPT}", "--form", f"call_id={external_id}"),
            f"{self.url}/hooks/{self.source}",
        ]
        sound = recording(external_id)
        done = subprocess.run(command, check=False, input=sound, capture_output=True)
        return str(json.loads(done.stdout)["id"]) if done.returncode == 0 else None


@dataclass(frozen=True, slots=True)
class SignedSender:
    """Standard Webhooks as its own library signs them: a message with the recording's address."""

    url: str
    secret: str
    recordings: str
    source: str = "signed"

    def send(self, external_id: str) -> str | None:
        link = f"{self.recordings}/{external_id}.wav"
        body = json.dumps({"recording_url": link, "call_id": external_id})
        now = datetime.now(UTC)
        headers = {
            "Content-Type": "application/json",
            "webhook-id": f"msg_{external_id}",
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": Webhook(self.secret).sign(f"msg_{external_id}", now, body),
        }
        told = _post(f"{self.url}/hooks/{self.source}", body.encode(), headers)
        return str(json.loads(told)["id"]) if told is not None else None


@dataclass(frozen=True, slots=True)
class TwilioSender:
    """Twilio's callback, signed as Twilio's own library checks it; its answer tells no id."""

    url: str
    recordings: str
    source: str = "twilio"

    def send(self, external_id: str) -> str | None:
        address = f"{self.url}/hooks/{self.source}"
        fields = {
            "AccountSid": "AC" + "0" * 32,
            "CallSid": f"CA{zlib.crc32(external_id.encode()):032x}",
            "RecordingSid": external_id,
            "RecordingUrl": f"{self.recordings}/{external_id}.wav",
            "RecordingStatus": "completed",
            "RecordingChannels": "2",
        }
        signature = RequestValidator(TWILIO_TOKEN).compute_signature(address, fields)
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Twilio-Signature": signature,
        }
        return None if _post(address, urlencode(fields).encode(), headers) is None else ""


def add_senders(services: Services, recordings: str) -> list[Sender]:
    """The three phone systems, each a source of the installation."""
    url = services.settings.public_url
    with services.database.transaction() as session:
        pbx = sources.add_source(session, "pbx")
        signed = sources.add_source(session, "signed")
        sources.add_source(session, "twilio", kind="twilio", secret=TWILIO_TOKEN)
    return [
        CurlSender(url, pbx.token),
        SignedSender(url, signed.secret, recordings),
        TwilioSender(url, recordings),
    ]


def _post(address: str, body: bytes, headers: dict[str, str]) -> bytes | None:
    """The answer's body, or None for anything but 2xx."""
    asked = urllib.request.Request(address, data=body, headers=headers)
    try:
        with urllib.request.urlopen(asked, timeout=_TIMEOUT_SECONDS) as told:
            return bytes(told.read())
    except (OSError, urllib.error.URLError, ValueError):
        return None
    except Exception as error:
        # The connection broke in the middle of the answer: that is no yes either.
        if type(error).__module__ == "http.client":
            return None
        raise
