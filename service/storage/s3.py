"""Recordings in an S3-compatible store. Needs the `cluster` extra (boto3)."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from service.errors import InvalidInput, NotFound, TransientError
from service.storage.stored_file import StoredFile

try:
    import boto3
    from botocore.exceptions import BotoCoreError, ClientError
except ImportError:  # the default installation keeps recordings in a folder
    boto3 = None

_PIECE_BYTES = 1024 * 1024


class S3Recordings:
    """Recordings under a prefix of a bucket; endpoint and keys come from the AWS_* variables."""

    def __init__(self, bucket: str, prefix: str) -> None:
        if boto3 is None:
            raise InvalidInput("S3 storage needs boto3: install callgrade[cluster].")
        self._bucket = bucket
        self._prefix = f"{prefix}/" if prefix else ""
        self._client = boto3.client("s3")

    def keep(self, file: Path, key: str) -> None:
        """Upload the file, then remove the local one."""
        with _translated():
            self._client.upload_file(str(file), self._bucket, self._prefix + key)
        file.unlink()

    def size(self, key: str) -> int:
        """The length in bytes. Raises `NotFound`."""
        with _translated():
            head = self._client.head_object(Bucket=self._bucket, Key=self._prefix + key)
        return int(head["ContentLength"])

    def read(self, key: str, start: int, length: int) -> Iterator[bytes]:
        """The bytes from `start`, in pieces."""
        with _translated():
            found = self._client.get_object(
                Bucket=self._bucket,
                Key=self._prefix + key,
                Range=f"bytes={start}-{start + length - 1}",
            )
            yield from found["Body"].iter_chunks(_PIECE_BYTES)

    def delete(self, key: str) -> None:
        """Remove the object; nothing happens when it is gone already."""
        with _translated():
            self._client.delete_object(Bucket=self._bucket, Key=self._prefix + key)

    def list_folder(self, folder: str) -> Iterator[StoredFile]:
        """Every object whose key begins with the folder's name."""
        with _translated():
            pages = self._client.get_paginator("list_objects_v2").paginate(
                Bucket=self._bucket, Prefix=f"{self._prefix}{folder}/"
            )
            for page in pages:
                for found in page.get("Contents", ()):
                    key = found["Key"].removeprefix(self._prefix)
                    yield StoredFile(key, found["LastModified"])

    @contextmanager
    def local_copy(self, key: str) -> Iterator[Path]:
        """A temporary download, removed afterwards."""
        with tempfile.TemporaryDirectory(prefix="callgrade-") as folder:
            path = Path(folder) / "recording"
            with _translated():
                self._client.download_file(self._bucket, self._prefix + key, str(path))
            yield path


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") in ("404", "NoSuchKey"):
            raise NotFound("The recording's file is missing from the storage.") from error
        raise _unavailable(error) from error
    except BotoCoreError as error:
        raise _unavailable(error) from error


def _unavailable(error: Exception) -> TransientError:
    return TransientError(
        f"The recording store cannot be reached: {error}", code="storage_unavailable"
    )
