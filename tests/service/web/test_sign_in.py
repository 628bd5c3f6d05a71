"""Signing in: slowed after failures, with a fresh token each time, ended on the server."""

import re
from pathlib import Path

from flask.testing import FlaskClient

from tests.service.web.conftest import NAME, PASSWORD, Installation, install

_NEW = "another long password"


def _sign_in(client: FlaskClient, password: str = PASSWORD, **fields: str):
    return client.post("/sign-in", data={"name": NAME, "password": password, **fields})


def test_the_right_password_leads_to_the_wanted_page(stranger: FlaskClient) -> None:
    answer = _sign_in(stranger, next="/upload")
    assert (answer.status_code, answer.location) == (302, "/upload")
    assert stranger.get("/upload").status_code == 200


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(stranger: FlaskClient) -> None:
    cookie = next(c for c in _sign_in(stranger).headers.getlist("Set-Cookie") if "sign-in" in c)
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_over_tls_the_cookie_is_bound_to_the_host(tmp_path: Path) -> None:
    made = install(tmp_path, secure_cookies=True)
    answer = _sign_in(made.stranger())
    made.services.close()
    cookie = next(c for c in answer.headers.getlist("Set-Cookie") if "__Host-callgrade" in c)
    assert "Secure" in cookie
    assert "Path=/" in cookie
    assert answer.headers["Strict-Transport-Security"]


def test_a_wrong_password_keeps_the_name_and_says_no_more(stranger: FlaskClient) -> None:
    answer = _sign_in(stranger, "wrong")
    assert answer.status_code == 401
    assert "The name or the password is wrong." in answer.text
    assert f'value="{NAME}"' in answer.text


def test_failures_make_even_the_right_password_wait(stranger: FlaskClient) -> None:
    for _ in range(6):
        _sign_in(stranger, "wrong")
    answer = _sign_in(stranger)
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) >= 1
    assert re.search(r"Wait \d+ second", answer.text)


def test_a_token_from_before_the_sign_in_is_worth_nothing(stranger: FlaskClient) -> None:
    _sign_in(stranger)
    old = stranger.get_cookie("callgrade-sign-in").value
    _sign_in(stranger)
    assert stranger.get_cookie("callgrade-sign-in").value != old
    stranger.set_cookie("callgrade-sign-in", old)
    assert stranger.get("/calls").status_code == 302


def test_signing_out_ends_the_token_on_the_server(browser: FlaskClient) -> None:
    token = browser.get_cookie("callgrade-sign-in").value
    assert browser.post("/sign-out").location == "/sign-in"
    browser.set_cookie("callgrade-sign-in", token)
    assert browser.get("/calls").status_code == 302


def test_a_form_without_its_token_changes_nothing(installation: Installation) -> None:
    installation.app.config["WTF_CSRF_ENABLED"] = True
    answer = _sign_in(installation.stranger())
    assert answer.status_code == 400
    assert "Reload it and try again" in answer.text


def test_a_form_with_its_token_is_taken(installation: Installation) -> None:
    installation.app.config["WTF_CSRF_ENABLED"] = True
    client = installation.stranger()
    page = client.get("/sign-in").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', page).group(1)
    assert _sign_in(client, csrf_token=token).status_code == 302


def test_a_new_password_signs_out_the_other_browsers(
    installation: Installation, browser: FlaskClient
) -> None:
    other = installation.stranger()
    _sign_in(other)
    fields = {"current": PASSWORD, "new": _NEW, "repeat": _NEW}
    assert browser.post("/password", data=fields).location == "/calls"
    assert browser.get("/calls").status_code == 200
    assert other.get("/calls").status_code == 302
    assert _sign_in(installation.stranger(), _NEW).status_code == 302


def test_a_wrong_present_password_changes_nothing(browser: FlaskClient) -> None:
    fields = {"current": "wrong", "new": _NEW, "repeat": _NEW}
    answer = browser.post("/password", data=fields)
    assert answer.status_code == 400
    assert "nothing was changed" in answer.text


def test_a_short_or_mistyped_new_password_is_refused(browser: FlaskClient) -> None:
    short = {"current": PASSWORD, "new": "short", "repeat": "short"}
    assert "at least 10" in browser.post("/password", data=short).text
    differ = {"current": PASSWORD, "new": _NEW, "repeat": _NEW + "x"}
    assert "differ" in browser.post("/password", data=differ).text
