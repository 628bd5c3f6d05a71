"""SignalWire: speaks as Twilio does, and signs with the space's signing key."""

from service.errors import WrongSignature
from service.intake.hooks import samples, twilio
from service.intake.hooks.delivery import (
    AgentChannels,
    FetchNeed,
    HookKind,
    HookRequest,
    SampleOrder,
    SampleRequest,
    SecretNeed,
    Sender,
    Step,
)
from service.intake.hooks.event import event, form_pairs


def verify(request: HookRequest, body: bytes) -> Sender:
    """The source whose signing key signed the address and the form. Raises `WrongSignature`."""
    headers = request.headers
    given = headers.get("X-SignalWire-Signature") or headers.get("X-Twilio-Signature", "")
    pairs = [] if request.method == "GET" else form_pairs(request, body)
    if not twilio.matches(request, pairs, given) or request.sender is None:
        raise WrongSignature(
            "X-SignalWire-Signature does not match. Check the signing key, and that"
            " CALLGRADE_PUBLIC_URL is the very address that SignalWire posts to."
        )
    return request.sender


def sample(order: SampleOrder) -> SampleRequest:
    """The status callback of a finished recording."""
    fields = twilio.sample_fields()
    made = twilio.signature(order.secret, order.url, list(fields.items()))
    headers = {"Content-Type": samples.FORM, "X-SignalWire-Signature": made}
    return SampleRequest(order.url, headers, samples.as_form(fields))


KIND = HookKind(
    name="signalwire",
    title="SignalWire",
    summary="The recording status callback, signed with the space's signing key.",
    receive=event(verify, twilio.parse),
    sample=sample,
    secret=SecretNeed("Signing key", "SignalWire dashboard, API: the signing key."),
    signs_address=True,
    fetch=FetchNeed("basic", "Project ID", "API token"),
    channels=AgentChannels("right", "auto"),
    methods=frozenset({"GET", "POST"}),
    steps=(
        Step(
            "Let SignalWire record in two channels and call back here. In cXML:",
            '<Dial record="record-from-answer-dual"\n'
            '      recordingStatusCallback="{address}"\n'
            '      recordingStatusCallbackEvent="completed absent">\n'
            "  ...\n"
            "</Dial>",
        ),
        Step(
            "Agent, queue, direction and caller_number may stand in the address:",
            "{address}?agent=Linda%20Park&queue=Billing",
        ),
        Step("Enter the Project ID and an API token under 'Fetching recordings'."),
        Step("CALLGRADE_PUBLIC_URL must be the very address that SignalWire posts to."),
    ),
)
