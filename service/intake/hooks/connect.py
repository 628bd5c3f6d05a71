"""Amazon Connect: its bucket tells of each recording, through SNS or a queue that is asked."""

from functools import partial

from service.errors import WrongSignature
from service.intake.hooks.credentials import NOBODY
from service.intake.hooks.delivery import (
    AgentChannels,
    Answer,
    Delivery,
    HookKind,
    HookRequest,
    SecretNeed,
    Sender,
    Step,
)
from service.intake.hooks.event import event, json_object
from service.intake.object_events import recordings_in
from service.intake.sns import CONFIRMATION, NOTIFICATION, Fetch, Sns, fetch_from_amazon

_OK = Answer(200, "")


def make_kind(fetch: Fetch) -> HookKind:
    """The kind; `fetch` gets certificates and confirmations from Amazon."""
    sns = Sns(fetch)
    return HookKind(
        name="connect",
        title="Amazon Connect",
        summary="Events of the bucket with the recordings, from an SNS topic or an SQS queue.",
        receive=event(partial(_verify, sns), partial(_parse, sns)),
        secret=SecretNeed(
            "SNS topic", "The topic's ARN, arn:aws:sns:REGION:ACCOUNT:NAME: only it is listened to."
        ),
        channels=AgentChannels("right", "right"),
        steps=_STEPS,
    )


def _verify(sns: Sns, request: HookRequest, body: bytes) -> Sender:
    sender = request.sender or NOBODY
    sns.check(json_object(body), sender.secrets)
    if request.sender is None:
        raise WrongSignature("The message is not for a source that is here.")
    return sender


def _parse(sns: Sns, request: HookRequest, sender: Sender, body: bytes) -> Delivery:  # noqa: ARG001
    message = json_object(body)
    if message.get("Type") == CONFIRMATION:
        sns.confirm(message)
        return Delivery(noted="The subscription of the topic was confirmed.", answer=_OK)
    if message.get("Type") != NOTIFICATION:
        return Delivery(noted="The topic told that its subscription has ended.", answer=_OK)
    found = tuple(recordings_in(body, sender))
    noted = "" if found else "The event tells of no new recording."
    return Delivery(found, noted=noted, answer=_OK)


_STEPS = (
    Step(
        "On the bucket of the recordings, send the event s3:ObjectCreated:* with the suffix .wav"
        " to an SNS topic, and subscribe this address to the topic, by HTTPS, without raw"
        " message delivery. It is confirmed by itself.",
        "{address}",
    ),
    Step(
        "Or, where Amazon cannot reach this machine, send the event to an SQS queue, and start"
        " 'callgrade watch' with the queue's address.",
        "CALLGRADE_S3_EVENTS=https://sqs.REGION.amazonaws.com/ACCOUNT/QUEUE=SOURCE",
    ),
    Step(
        "Let the fetch worker's role use s3:GetObject and s3:GetObjectVersion on the bucket, and"
        " kms:Decrypt on its key."
    ),
)

KIND = make_kind(fetch_from_amazon)
