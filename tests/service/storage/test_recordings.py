"""Recordings are received whole or not at all, and kept alike in a folder and in S3."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.errors import InvalidInput, NotFound, StorageFull, TooLarge
from service.storage.recordings import RecordingStore, open_store, receive

SOUND = bytes(range(256)) * 5000


def _receive(folder: Path, data: bytes, limit_bytes: int = 10_000_000, keep_free: int = 0):
    return receive(io.BytesIO(data), folder, limit_bytes=limit_bytes, keep_free_bytes=keep_free)


def test_a_received_recording_is_hashed_and_whole(tmp_path: Path) -> None:
    received = _receive(tmp_path, b"abc")
    assert received.path.read_bytes() == b"abc"
    assert received.sha256.startswith("ba7816bf")


@pytest.mark.parametrize(
    ("data", "limit_bytes", "keep_free", "error"),
    [
        (b"", 100, 0, InvalidInput),
        (b"x" * 101, 100, 0, TooLarge),
        (b"x", 100, 10**18, StorageFull),
    ],
)
def test_a_refused_recording_leaves_nothing_behind(
    tmp_path: Path, data: bytes, limit_bytes: int, keep_free: int, error: type[Exception]
) -> None:
    with pytest.raises(error):
        _receive(tmp_path, data, limit_bytes, keep_free)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_a_clear_refusal(tmp_path: Path) -> None:
    class FullDisk(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def read(self, _size: int = -1) -> bytes:
            raise OSError(28, "No space left on device")

    with pytest.raises(StorageFull, match="nothing was stored"):
        receive(FullDisk(), tmp_path, limit_bytes=10, keep_free_bytes=0)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(params=["folder", "s3"])
def store(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[RecordingStore]:
    if request.param == "folder":
        yield open_store((tmp_path / "recordings").as_uri())
        return
    boto3 = pytest.importorskip("boto3", reason="needs boto3 (the cluster extra)")
    server = pytest.importorskip("moto.server", reason="needs moto").ThreadedMotoServer(port=0)
    server.start()
    _host, port = server.get_host_and_port()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    boto3.client("s3").create_bucket(Bucket="calls")
    yield open_store("s3://calls/recordings")
    server.stop()


def _keep(store: RecordingStore, tmp_path: Path) -> None:
    store.keep(_receive(tmp_path / "incoming", SOUND).path, "ab/abcd")


def test_a_kept_recording_is_read_back_in_part(store: RecordingStore, tmp_path: Path) -> None:
    _keep(store, tmp_path)
    assert store.size("ab/abcd") == len(SOUND)
    assert b"".join(store.read("ab/abcd", 1000, 70_000)) == SOUND[1000:71_000]


def test_a_kept_recording_has_a_local_copy(store: RecordingStore, tmp_path: Path) -> None:
    _keep(store, tmp_path)
    with store.local_copy("ab/abcd") as path:
        assert path.read_bytes() == SOUND


def test_a_deleted_recording_is_gone(store: RecordingStore, tmp_path: Path) -> None:
    _keep(store, tmp_path)
    store.delete("ab/abcd")
    with pytest.raises(NotFound):
        store.size("ab/abcd")


def test_a_key_cannot_leave_the_folder(tmp_path: Path) -> None:
    store = open_store((tmp_path / "recordings").as_uri())
    with pytest.raises(InvalidInput):
        store.size("../../etc/passwd")


def test_a_listing_names_the_files_of_one_folder(store: RecordingStore, tmp_path: Path) -> None:
    for key in ("ab/one", "ab/two", "cd/three"):
        (tmp_path / "sound").write_bytes(SOUND)
        store.keep(tmp_path / "sound", key)
    assert {file.key for file in store.list_folder("ab")} == {"ab/one", "ab/two"}
    assert list(store.list_folder("ef")) == []
