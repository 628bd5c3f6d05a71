"""Twilio: a form whose address and fields are signed with the account's auth token."""

import base64
import hashlib
import hmac
from urllib.parse import urlsplit, urlunsplit

from service.errors import WrongSignature
from service.intake.hooks import samples, twiml_form
from service.intake.hooks.credentials import NOBODY, any_same
from service.intake.hooks.delivery import (
    AgentChannels,
    Delivery,
    FetchNeed,
    HookKind,
    HookRequest,
    SampleOrder,
    SampleRequest,
    SecretNeed,
    Sender,
    Step,
)
from service.intake.hooks.event import event, form_fields, form_pairs

_WRONG = (
    "X-Twilio-Signature does not match. Check that the auth token here is the account's"
    " primary one, and that CALLGRADE_PUBLIC_URL is the very address that Twilio posts to."
)


def verify(request: HookRequest, body: bytes) -> Sender:
    """The source whose auth token signed the address and the form. Raises `WrongSignature`."""
    given = request.headers.get("X-Twilio-Signature", "")
    # A request signed with a shared key says which algorithm it uses.
    settings = request.headers.get("X-Twilio-Webhooks-Signature-Settings", "")
    digest = "sha256" if "algorithm=HMAC_SHA256" in settings else "sha1"
    pairs = [] if request.method == "GET" else form_pairs(request, body)
    if not matches(request, pairs, given, digest) or request.sender is None:
        raise WrongSignature(_WRONG)
    return request.sender


def matches(
    request: HookRequest, pairs: list[tuple[str, str]], given: str, digest: str = "sha1"
) -> bool:
    """Whether one of the source's secrets made the signature, with the port named or not."""
    expected = [
        signature(secret, url, pairs, digest).encode()
        for secret in (request.sender or NOBODY).secrets
        for url in _spellings(request.url)
    ]
    return any_same(expected, given.encode())


def signature(secret: str, url: str, pairs: list[tuple[str, str]], digest: str = "sha1") -> str:
    """The signature over an address and the fields of a form."""
    text = url + "".join(name + value for name, value in sorted(set(pairs)))
    made = hmac.new(secret.encode(), text.encode(), getattr(hashlib, digest)).digest()
    return base64.b64encode(made).decode()


def _spellings(url: str) -> tuple[str, str]:
    """The address with its port and without: signers differ in it."""
    parts = urlsplit(url)
    host = parts.netloc.split(":")[0]
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return (
        urlunsplit(parts._replace(netloc=f"{host}:{port}")),
        urlunsplit(parts._replace(netloc=host)),
    )


def parse(request: HookRequest, sender: Sender, body: bytes) -> Delivery:
    """The recording that the form announces."""
    return twiml_form.delivery(request, sender, form_fields(request, body))


def sample_fields() -> dict[str, str]:
    """What the status callback of a finished recording says."""
    return {
        "AccountSid": "AC" + "0" * 32,
        "CallSid": "CA" + "0" * 32,
        "RecordingSid": samples.new_id("RE"),
        "RecordingUrl": samples.RECORDING_URL,
        "RecordingStatus": "completed",
        "RecordingDuration": "61",
        "RecordingChannels": "2",
        "RecordingSource": "DialVerb",
    }


def sample(order: SampleOrder) -> SampleRequest:
    """The status callback of a finished recording."""
    fields = sample_fields()
    headers = {
        "Content-Type": samples.FORM,
        "X-Twilio-Signature": signature(order.secret, order.url, list(fields.items())),
    }
    return SampleRequest(order.url, headers, samples.as_form(fields))


KIND = HookKind(
    name="twilio",
    title="Twilio",
    summary="The recording status callback, signed with the account's auth token.",
    receive=event(verify, parse),
    sample=sample,
    secret=SecretNeed("Auth token", "Twilio console, Account Info: the primary auth token."),
    signs_address=True,
    fetch=FetchNeed("basic", "Account SID", "Auth token"),
    # The customer's leg is left and whoever was dialled right; of calls that an application
    # places, either may be the agent.
    channels=AgentChannels("right", "auto"),
    methods=frozenset({"GET", "POST"}),
    steps=(
        Step(
            "Let Twilio record in two channels and call back here. In TwiML:",
            '<Dial record="record-from-answer-dual"\n'
            '      recordingStatusCallback="{address}"\n'
            '      recordingStatusCallbackEvent="completed absent">\n'
            "  ...\n"
            "</Dial>",
        ),
        Step(
            "By the REST API, the same is RecordingStatusCallback on a call with Record=true and"
            " RecordingChannels=dual. In Flex: the recording status callback of the workspace."
        ),
        Step(
            "What the callback does not say may stand in its address: agent, queue, direction"
            " and caller_number. The signature covers it.",
            "{address}?agent=Linda%20Park&queue=Billing&direction=inbound",
        ),
        Step(
            "If the account asks for a password for media (Voice, Settings, HTTP authentication),"
            " enter the Account SID and the auth token under 'Fetching recordings'."
        ),
        Step("Twilio signs the address as it calls it: CALLGRADE_PUBLIC_URL must be that address."),
    ),
)
