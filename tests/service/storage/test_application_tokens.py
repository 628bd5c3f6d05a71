"""Vonage gives recordings to whoever signs as the application."""

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from service.errors import InvalidInput
from service.storage.application_tokens import application_token, is_private_key
from service.storage.tables.base import utc_now

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PEM = KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


@pytest.mark.parametrize("pem", [PEM, PEM.replace("\n", ""), PEM.replace("\n", " ")])
def test_the_token_is_the_applications_own(pem: str) -> None:
    assert is_private_key(pem)
    claims = jwt.decode(application_token("app-1", pem, utc_now()), KEY.public_key(), ["RS256"])
    assert claims["application_id"] == "app-1"
    assert 0 < claims["exp"] - claims["iat"] <= 900


def test_a_broken_key_is_refused_with_what_to_paste() -> None:
    broken = PEM[:80] + PEM[200:]
    with pytest.raises(InvalidInput, match="BEGIN to END"):
        application_token("app-1", broken, utc_now())


def test_a_plain_token_is_no_key() -> None:
    assert not is_private_key("eyJhbGciOi.x.y")
