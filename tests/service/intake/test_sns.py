"""Amazon Connect through SNS: only the source's own topic, proven by Amazon's certificate."""

import base64
import datetime as dt
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from werkzeug.datastructures import Headers

from service.errors import WrongSignature
from service.intake.announced import Announced
from service.intake.hooks.connect import make_kind
from service.intake.hooks.delivery import Delivery, HookRequest, Sender
from service.intake.sns import fetch_from_amazon
from service.outgoing.errors import AddressRefused

TOPIC = "arn:aws:sns:eu-west-2:123456789012:recordings"
CERTIFICATE_URL = "https://sns.eu-west-2.amazonaws.com/SimpleNotificationService-7ff5.pem"
SUBSCRIBE_URL = "https://sns.eu-west-2.amazonaws.com/?Action=ConfirmSubscription&Token=t"
NOW = dt.datetime.now(dt.UTC)


class Amazon:
    """Signs messages as SNS does, and has the certificate at its address."""

    def __init__(self) -> None:
        self._key = rsa.generate_private_key(65537, 2048)
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "sns.amazonaws.com")])
        self._certificate = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(self._key.public_key())
            .serial_number(1)
            .not_valid_before(NOW - dt.timedelta(days=1))
            .not_valid_after(NOW + dt.timedelta(days=1))
            .sign(self._key, SHA256())
        )
        self.asked: list[str] = []

    def fetch(self, url: str) -> bytes:
        self.asked.append(url)
        return self._certificate.public_bytes(Encoding.PEM)

    def message(self, kind: str, version: str = "2", **others: str) -> dict[str, Any]:
        told = {
            "Type": kind,
            "MessageId": "m-1",
            "TopicArn": TOPIC,
            "Timestamp": "2026-03-31T14:05:00.000Z",
            "SignatureVersion": version,
            "SigningCertURL": CERTIFICATE_URL,
            **others,
        }
        # Written down from Amazon's manual, apart from the program's own list.
        order = ("Message", "MessageId", "Subject", "SubscribeURL", "Timestamp", "Token")
        text = "".join(
            f"{name}\n{told[name]}\n" for name in (*order, "TopicArn", "Type") if name in told
        )
        algorithm = SHA1() if version == "1" else SHA256()
        signed = self._key.sign(text.encode(), PKCS1v15(), algorithm)
        return {**told, "Signature": base64.b64encode(signed).decode()}

    def event(self, version: str = "2", **others: str) -> dict[str, Any]:
        described = {"key": "CallRecordings/a.wav", "versionId": "v1"}
        s3 = {"bucket": {"name": "recordings"}, "object": described}
        records = {"Records": [{"eventName": "ObjectCreated:Put", "s3": s3}]}
        told = {"Message": json.dumps(records), "Subject": "Amazon S3 Notification", **others}
        return self.message("Notification", version, **told)


Take = Callable[[dict[str, Any]], Delivery]


@pytest.fixture(scope="module")
def signer() -> Amazon:
    return Amazon()


@pytest.fixture
def amazon(signer: Amazon) -> Amazon:
    signer.asked.clear()
    return signer


@pytest.fixture
def take(amazon: Amazon, tmp_path: Path) -> Take:
    kind = make_kind(amazon.fetch)

    def take(message: dict[str, Any]) -> Delivery:
        body = json.dumps(message).encode()
        request = HookRequest(
            method="POST",
            url="https://calls.example/hooks/connect",
            rest="",
            headers=Headers({"Content-Type": "text/plain; charset=UTF-8"}),
            open_body=lambda: io.BytesIO(body),
            sender=Sender(id=1, secrets=(TOPIC,), token_hashes=()),
            spool_folder=tmp_path,
            keep_free_bytes=0,
            zone=dt.UTC,
            now=NOW,
        )
        with kind.receive(request) as delivery:
            return delivery

    return take


@pytest.mark.parametrize("version", ["1", "2"])
def test_a_signed_event_tells_of_its_recording(amazon: Amazon, take: Take, version: str) -> None:
    (announced,) = take(amazon.event(version)).recordings
    assert isinstance(announced, Announced)
    assert announced.url == "s3://recordings/CallRecordings/a.wav?versionId=v1"
    assert (announced.authorization, announced.details.source_id) == ("aws", 1)


def test_the_certificate_is_fetched_once(amazon: Amazon, take: Take) -> None:
    take(amazon.event())
    take(amazon.event())
    assert amazon.asked == [CERTIFICATE_URL]


@pytest.mark.parametrize(
    "change",
    [
        {"Message": '{"Records": []}'},
        {"Timestamp": "2027-01-01T00:00:00.000Z"},
        {"Signature": "AAAA"},
        {"Signature": "not base64"},
        {"Type": "SubscriptionConfirmation"},
    ],
)
def test_a_changed_message_is_refused(amazon: Amazon, take: Take, change: dict[str, str]) -> None:
    with pytest.raises(WrongSignature):
        take({**amazon.event(), **change})


def test_a_topic_of_somebody_else_is_refused(amazon: Amazon, take: Take) -> None:
    with pytest.raises(WrongSignature):
        take(amazon.event(TopicArn="arn:aws:sns:eu-west-2:666666666666:mine"))
    assert amazon.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "http://sns.eu-west-2.amazonaws.com/a.pem",
        "https://sns.eu-west-2.amazonaws.com.evil.example/a.pem",
        "https://evil.example/sns.eu-west-2.amazonaws.com/a.pem",
        "https://sns.eu-west-2.amazonaws.com@evil.example/a.pem",
        "https://sns.eu-west-2.amazonaws.com:8443/a.pem",
        "https://bucket.s3.amazonaws.com/a.pem",
        "https://sns.eu-west-2.amazonaws.com/a.txt",
    ],
)
def test_a_certificate_from_elsewhere_is_not_fetched(amazon: Amazon, take: Take, url: str) -> None:
    with pytest.raises(WrongSignature):
        take(amazon.event(SigningCertURL=url))
    assert amazon.asked == []


def test_a_subscription_is_confirmed(amazon: Amazon, take: Take) -> None:
    others = {"Message": "You have chosen ...", "Token": "t", "SubscribeURL": SUBSCRIBE_URL}
    delivery = take(amazon.message("SubscriptionConfirmation", **others))
    assert amazon.asked == [CERTIFICATE_URL, SUBSCRIBE_URL]
    assert "confirmed" in delivery.noted


def test_a_confirmation_that_leads_elsewhere_is_not_followed(amazon: Amazon, take: Take) -> None:
    others = {"Message": "x", "Token": "t", "SubscribeURL": "https://evil.example/"}
    with pytest.raises(WrongSignature):
        take(amazon.message("SubscriptionConfirmation", **others))
    assert amazon.asked == [CERTIFICATE_URL]


def test_nothing_but_amazon_is_asked() -> None:
    with pytest.raises(AddressRefused):
        fetch_from_amazon("https://evil.example/a.pem")
