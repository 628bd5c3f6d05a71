"""A page keeps its content to itself."""

import gzip
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import service.web

_FOLDER = Path(service.web.__file__).parent


@pytest.mark.parametrize("address", ["/sign-in", "/calls", "/nothing", "/static/base.css"])
def test_every_answer_carries_the_policy(browser: FlaskClient, address: str) -> None:
    with browser.get(address) as answer:
        headers = answer.headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_pages_are_not_kept_by_the_browser(browser: FlaskClient) -> None:
    assert browser.get("/calls").headers["Cache-Control"] == "no-store"


def test_nothing_is_inline_or_foreign() -> None:
    for template in (_FOLDER / "templates").glob("*"):
        text = template.read_text()
        assert not re.search(r"\son\w+=|\sstyle=|<style|<script(?![^>]*\bsrc=)", text), template
        assert "//cdn" not in text
    for file in (_FOLDER / "static").glob("*.[cj]s*"):
        assert not re.search(r"https?://(?!www\.w3\.org)", file.read_text()), file


def test_a_longer_text_is_packed_for_whoever_can_unpack_it(browser: FlaskClient) -> None:
    asked = {"Accept-Encoding": "gzip"}
    for address in ("/calls", "/static/base.css"):
        with browser.get(address) as plain, browser.get(address, headers=asked) as packed:
            assert packed.headers["Content-Encoding"] == "gzip"
            assert len(packed.data) < len(plain.data) / 2
            assert "Content-Encoding" not in plain.headers
            assert packed.headers["Vary"].count("Accept-Encoding") == 1
            if "static" in address:
                assert gzip.decompress(packed.data) == plain.data
