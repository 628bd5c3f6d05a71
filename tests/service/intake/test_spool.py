"""Request bodies on disk: unchanged, nameless, and a clear refusal when the disk is full."""

import io
import tempfile

import pytest

from service.errors import InvalidInput, StorageFull
from service.intake.hooks.spool import parsed_form, spool

HEAD = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.wav"\r\n\r\n'
TYPE = "multipart/form-data; boundary=b"


@pytest.fixture
def full_disk(monkeypatch):
    def on_full_disk(**_options: object):
        return open("/dev/full", "w+b", buffering=0)  # noqa: PTH123 - closed by who asked for it

    monkeypatch.setattr(tempfile, "TemporaryFile", on_full_disk)


def test_a_body_is_spooled_unchanged_and_watched_whole(tmp_path):
    body, seen = bytes(range(256)) * 1000, []
    with spool(io.BytesIO(body), tmp_path, seen.append) as file:
        assert file.read() == body == b"".join(seen)
        assert list(tmp_path.iterdir()) == []


def test_a_full_disk_while_spooling_is_said(tmp_path, full_disk):
    with pytest.raises(StorageFull, match="no room"):
        spool(io.BytesIO(b"sound"), tmp_path, len)


def test_a_full_disk_while_parsing_is_said(tmp_path, full_disk):
    body = io.BytesIO(HEAD + b"sound\r\n--b--\r\n")
    with pytest.raises(StorageFull, match="no room"), parsed_form(body, TYPE, tmp_path):
        pass


@pytest.mark.parametrize("content_type", ["", "text/plain", "multipart/form-data", TYPE + "b"])
def test_what_is_no_whole_form_is_refused(tmp_path, content_type):
    body = io.BytesIO(HEAD + b"sound\r\n--b--\r\n")
    with pytest.raises(InvalidInput), parsed_form(body, content_type, tmp_path):
        pass
