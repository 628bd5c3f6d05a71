"""Recordings in an S3 bucket, as Amazon Connect keeps them. Needs the `cluster` extra (boto3)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, cast
from urllib.parse import parse_qs, unquote, urlsplit

from service.errors import TooLarge
from service.outgoing.errors import AddressRefused, Unanswered
from workers.fetching.errors import Gone, NotPermitted, NotYet

try:
    import boto3
    from botocore.config import Config
    from botocore.exceptions import BotoCoreError, ClientError
except ImportError:  # only installations with recordings in S3 need it
    boto3 = None

_SCHEME = "s3://"
_LATER = ("404", "NoSuchKey", "NoSuchVersion", "SlowDown", "InternalError", "ServiceUnavailable")
_FORBIDDEN = ("401", "403", "AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch")


def is_object(url: str) -> bool:
    """Whether the link names an object of a bucket: `s3://bucket/key?versionId=...`."""
    return url.startswith(_SCHEME)


@contextmanager
def open_object(url: str, authorization: str, *, limit_bytes: int) -> Iterator[IO[bytes]]:
    """The object's bytes. Raises `AddressRefused`, `NotYet`, `NotPermitted`, `TooLarge`."""
    if authorization != "aws" or boto3 is None:
        # Nobody outside may let this machine's rights read a bucket for him.
        raise AddressRefused(
            "The recording lies in an S3 bucket, which is only read for a source of Amazon"
            " Connect, and with the cluster extra installed."
        )
    parts = urlsplit(url)
    asked = {"Bucket": parts.netloc, "Key": unquote(parts.path.removeprefix("/"))}
    named = parse_qs(parts.query)
    for parameter, name in (("VersionId", "versionId"), ("IfMatch", "tag")):
        if name in named:
            asked[parameter] = named[name][0]
    client = boto3.client("s3", config=Config(connect_timeout=10, read_timeout=20))
    with _translated(parts.netloc):
        found = client.get_object(**asked)
        if found["ContentLength"] > limit_bytes:
            raise TooLarge(
                f"The recording has {found['ContentLength'] // 1_000_000} MB, more than the limit"
                f" of {limit_bytes // 1_000_000} MB. Raise CALLGRADE_MAX_UPLOAD_BYTES, then fetch"
                " it again."
            )
        yield cast("IO[bytes]", found["Body"])


@contextmanager
def _translated(bucket: str) -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", ""))
        if code in _FORBIDDEN:
            raise NotPermitted(
                f"The bucket {bucket} does not let Callgrade read this recording ({code}). Let the"
                " role of the fetch worker use s3:GetObject and kms:Decrypt, then fetch it again."
            ) from error
        if code in ("412", "PreconditionFailed"):
            raise Gone(
                f"Another recording was put under the same name in the bucket {bucket} before this"
                " one was fetched. Switch on the versions of the bucket to keep both."
            ) from error
        if code in _LATER:
            raise NotYet(f"The bucket {bucket} answered {code}.") from error
        raise Unanswered(f"The bucket {bucket} answered {code}.") from error
    except BotoCoreError as error:
        raise Unanswered(f"The bucket {bucket} could not be read ({error}).") from error
