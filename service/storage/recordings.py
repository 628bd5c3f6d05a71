"""Where recordings lie: a local folder or an S3-compatible store. Keys are generated."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from errno import EDQUOT, ENOSPC
from pathlib import Path
from typing import IO, Protocol
from urllib.parse import unquote, urlsplit

from service.errors import InvalidInput, NotFound, StorageFull, TooLarge, TransientError
from service.storage.s3 import S3Recordings
from service.storage.stored_file import StoredFile

_CHUNK_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Received:
    """A recording that lies complete in a temporary file."""

    path: Path
    sha256: str
    size_bytes: int


class RecordingStore(Protocol):
    """Durable files under generated keys."""

    def keep(self, file: Path, key: str) -> None:
        """Move a complete local file in, durably, under the key."""

    def size(self, key: str) -> int:
        """The length in bytes. Raises `NotFound`."""

    def read(self, key: str, start: int, length: int) -> Iterator[bytes]:
        """The bytes from `start`, in pieces."""

    def delete(self, key: str) -> None:
        """Remove the file; nothing happens when it is gone already."""

    def list_folder(self, folder: str) -> Iterator[StoredFile]:
        """Every file whose key begins with the folder's name; none when there is no such folder."""

    def local_copy(self, key: str) -> AbstractContextManager[Path]:
        """A context with the path of a local file holding the bytes."""


class LocalRecordings:
    """Recordings in a folder that no web server serves."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, file: Path, key: str) -> None:
        """Rename into place and make both the file and its folder durable."""
        target = self._path(key)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if file.stat().st_dev == target.parent.stat().st_dev:
                file.replace(target)
            else:
                _copy_durably(file, target)
            _sync_folder(target.parent)
        except OSError as error:
            raise disk_error(error) from error

    def size(self, key: str) -> int:
        """The length in bytes. Raises `NotFound`."""
        try:
            return self._path(key).stat().st_size
        except FileNotFoundError as error:
            raise _missing() from error

    def read(self, key: str, start: int, length: int) -> Iterator[bytes]:
        """The bytes from `start`, in pieces."""
        try:
            file = self._path(key).open("rb")
        except FileNotFoundError as error:
            raise _missing() from error
        with file:
            file.seek(start)
            while length > 0 and (piece := file.read(min(length, _CHUNK_BYTES))):
                length -= len(piece)
                yield piece

    def delete(self, key: str) -> None:
        """Remove the file; nothing happens when it is gone already."""
        self._path(key).unlink(missing_ok=True)

    def list_folder(self, folder: str) -> Iterator[StoredFile]:
        """Every file of the folder."""
        for path in self._path(folder).glob("*"):
            with suppress(FileNotFoundError):  # removed while we look
                at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                yield StoredFile(f"{folder}/{path.name}", at)

    @contextmanager
    def local_copy(self, key: str) -> Iterator[Path]:
        """The file itself."""
        path = self._path(key)
        if not path.exists():
            raise _missing()
        yield path

    def _path(self, key: str) -> Path:
        path = (self._folder / key).resolve()
        if not path.is_relative_to(self._folder.resolve()):
            raise InvalidInput("The recording's key is not valid.")
        return path


def open_store(url: str) -> RecordingStore:
    """The store that a `CALLGRADE_STORAGE_URL` names: file:///folder or s3://bucket/prefix."""
    parts = urlsplit(url)
    if parts.scheme == "file":
        return LocalRecordings(Path(unquote(parts.path)))
    if parts.scheme == "s3":
        return S3Recordings(parts.netloc, parts.path.strip("/"))
    raise InvalidInput("CALLGRADE_STORAGE_URL must begin with file:// or s3://")


def receive(stream: IO[bytes], folder: Path, *, limit_bytes: int, keep_free_bytes: int) -> Received:
    """Stream to a temporary file under a byte limit, hashing on the way; durable on return.

    Raises `TooLarge`, `StorageFull` or `InvalidInput` (empty); nothing is left behind then.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(folder).free < keep_free_bytes:
            raise _no_room()
        handle, name = tempfile.mkstemp(dir=folder, suffix=".part")
    except OSError as error:
        raise disk_error(error) from error
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            received = _copy_hashed(stream, file, limit_bytes)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        path.unlink(missing_ok=True)
        raise disk_error(error) from error
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    sha256, size_bytes = received
    return Received(path, sha256, size_bytes)


def _copy_hashed(stream: IO[bytes], file: IO[bytes], limit_bytes: int) -> tuple[str, int]:
    digest, size_bytes = hashlib.sha256(), 0
    while piece := stream.read(_CHUNK_BYTES):
        size_bytes += len(piece)
        if size_bytes > limit_bytes:
            raise TooLarge(
                f"The recording is larger than the limit of {limit_bytes // 1_000_000} MB. "
                "Send a shorter or more compressed one, or raise CALLGRADE_MAX_UPLOAD_BYTES."
            )
        digest.update(piece)
        file.write(piece)
    if size_bytes == 0:
        raise InvalidInput(
            "The file is empty. Check that the recording was written, and send it again."
        )
    return digest.hexdigest(), size_bytes


def _copy_durably(source: Path, target: Path) -> None:
    part = target.with_suffix(".part")
    try:
        with source.open("rb") as read, part.open("wb") as write:
            shutil.copyfileobj(read, write, _CHUNK_BYTES)
            write.flush()
            os.fsync(write.fileno())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    source.unlink()


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def disk_error(error: OSError) -> TransientError:
    """What is said of a disk that is full or does not take what is written."""
    if error.errno in (ENOSPC, EDQUOT):
        return _no_room()
    return TransientError(
        f"The folder for recordings cannot be written ({error.strerror}), so nothing was stored. "
        "Send it again later; whoever runs Callgrade must look at the disk.",
        code="storage_unavailable",
    )


def _no_room() -> StorageFull:
    return StorageFull(
        "There is no room left for recordings, so nothing was stored. "
        "Free disk space, move the data directory, or lower CALLGRADE_KEEP_FREE_BYTES; "
        "then send it again."
    )


def _missing() -> NotFound:
    return NotFound("The recording's file is missing from the storage.")
