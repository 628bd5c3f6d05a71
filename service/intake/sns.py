"""Messages of Amazon SNS: proven by a certificate that lies with Amazon, and only there."""

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from functools import cache
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA1, SHA256

from service.errors import WrongSignature
from service.outgoing.client import Client
from service.outgoing.destinations import Destinations
from service.outgoing.errors import Unanswered

Fetch = Callable[[str], bytes]

NOTIFICATION, CONFIRMATION = "Notification", "SubscriptionConfirmation"
_HOST = re.compile(r"sns\.[a-z0-9-]{1,30}\.amazonaws\.com(\.cn)?")
_SIGNED_OF_NOTIFICATION = ("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type")
_SIGNED_OF_OTHERS = (
    "Message",
    "MessageId",
    "SubscribeURL",
    "Timestamp",
    "Token",
    "TopicArn",
    "Type",
)
_MOST_BYTES = 100_000
# A certificate or a confirmation is small, and a phone system is waiting for the answer.
_SECONDS = 5.0


class Sns:
    """Checks messages; `fetch` gets what lies at an address of Amazon."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._keys: dict[str, RSAPublicKey] = {}

    def check(self, message: Mapping[str, object], topics: tuple[str, ...]) -> None:
        """Raises `WrongSignature` unless it is a signed message of one of the topics."""
        # Anybody can have a topic signed by Amazon: only the source's own counts.
        if message.get("TopicArn") not in topics:
            raise WrongSignature(
                "The message is of another SNS topic than the one that was entered here."
            )
        key = self._key(str(message.get("SigningCertURL", "")))
        algorithm = SHA1() if message.get("SignatureVersion") == "1" else SHA256()  # noqa: S303
        try:
            given = base64.b64decode(str(message.get("Signature", "")), validate=True)
            key.verify(given, signed_text(message), PKCS1v15(), algorithm)
        except (InvalidSignature, binascii.Error) as error:
            raise WrongSignature("The message is not signed by Amazon SNS.") from error

    def confirm(self, message: Mapping[str, object]) -> None:
        """Subscribe as a checked message asks for. Raises `WrongSignature`, `TransientError`."""
        self._fetch(_amazon_address(str(message.get("SubscribeURL", ""))))

    def _key(self, url: str) -> RSAPublicKey:
        if url not in self._keys:
            if not urlsplit(_amazon_address(url)).path.endswith(".pem"):
                raise WrongSignature("The message names no certificate.")
            self._keys = {url: _public_key(self._fetch(url))}  # Amazon uses one for months
        return self._keys[url]


def signed_text(message: Mapping[str, object]) -> bytes:
    """What Amazon signs of a message."""
    plain = message.get("Type") == NOTIFICATION
    names = _SIGNED_OF_NOTIFICATION if plain else _SIGNED_OF_OTHERS
    told = [(name, message[name]) for name in names if message.get(name) is not None]
    return "".join(f"{name}\n{value}\n" for name, value in told).encode()


def fetch_from_amazon(url: str) -> bytes:
    """What lies there. Raises `Unanswered` for anything but a plain success."""
    with _client().get(url) as answer:
        body = answer.body.read(_MOST_BYTES)
        while len(body) < _MOST_BYTES and (piece := answer.body.read(_MOST_BYTES)):
            body += piece
    if answer.status != 200:
        raise Unanswered(f"Amazon answered {answer.status}.")
    return body


@cache
def _client() -> Client:
    return Client(Destinations(hosts=("sns.*.amazonaws.com", "sns.*.amazonaws.com.cn")), _SECONDS)


def _amazon_address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme != "https" or not _HOST.fullmatch(parts.netloc):
        raise WrongSignature("The message leads to an address that is not Amazon's.")
    return url


def _public_key(pem: bytes) -> RSAPublicKey:
    try:
        key = x509.load_pem_x509_certificate(pem).public_key()
    except ValueError as error:
        raise WrongSignature("The message names something that is no certificate.") from error
    if not isinstance(key, RSAPublicKey):
        raise WrongSignature("The message names a certificate of another kind than Amazon's.")
    return key
