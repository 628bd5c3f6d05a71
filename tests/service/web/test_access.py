"""Only signed-in people see pages; nothing is open by forgetting."""

import pytest
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from service.web.access import safe_next
from tests.service.web.conftest import Installation

# What anybody may ask for: signing in, the looks of it, the health, and what proves itself.
_OPEN = ("sign_in.", "static", "health.", "hooks.receive", "status.show")


def _address(rule: Rule) -> str:
    return rule.build(dict.fromkeys(rule.arguments, "1"), append_unknown=False)[1]  # type: ignore[index]


def test_every_page_needs_a_sign_in(installation: Installation) -> None:
    stranger = installation.stranger()
    seen = 0
    for rule in installation.app.url_map.iter_rules():
        if rule.endpoint.startswith(_OPEN):
            continue
        for method in (rule.methods or set()) & {"GET", "POST"}:
            answer = stranger.open(_address(rule), method=method)
            assert answer.status_code == 302, f"{method} {rule}"
            assert answer.location.startswith("/sign-in"), f"{method} {rule}"
            seen += 1
    assert seen >= 12


def test_a_script_is_told_401_instead_of_a_page(stranger: FlaskClient) -> None:
    answer = stranger.get("/calls/status?ids=a", headers={"Accept": "application/json"})
    assert answer.status_code == 401
    assert answer.json["error"]["code"] == "unauthorised"


def test_a_stranger_cannot_make_the_server_read_a_large_body(stranger: FlaskClient) -> None:
    answer = stranger.post("/upload", data=b"x" * 100_000, content_type="multipart/form-data")
    assert answer.status_code == 302


@pytest.mark.parametrize("address", ["/calls/a%00b", "/calls/status?ids=a%00b", "/calls?agent=%00"])
def test_an_address_that_no_database_can_keep_is_refused(
    browser: FlaskClient, address: str
) -> None:
    assert browser.get(address).status_code == 400


def test_an_ended_sign_in_is_a_stranger(browser: FlaskClient) -> None:
    browser.set_cookie("callgrade-sign-in", "made up")
    assert browser.get("/calls").location == "/sign-in?next=/calls"


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example/",
        "/\t/elsewhere.example/",
        "javascript:alert(1)",
        "///elsewhere.example",
    ],
)
def test_signing_in_never_leads_elsewhere(installation: Installation, address: str | None) -> None:
    with installation.app.test_request_context():
        assert safe_next(address) == "/calls"


def test_signing_in_leads_to_the_wanted_page(installation: Installation) -> None:
    with installation.app.test_request_context():
        assert safe_next("/calls?agent=Mo") == "/calls?agent=Mo"
