"""Amazon Connect: events of its bucket become calls once each, and their objects are fetched."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_plus

import boto3
import pytest
from moto.server import ThreadedMotoServer
from sqlalchemy import select

from service.intake.object_queue import ObjectQueue
from service.intake.reception import sender_of
from service.services import Services
from service.storage import sources
from service.storage.tables import CallRow, CallState
from tests.factories import tone_wav
from workers.fetching.fetch import fetch_recording
from workers.fetching.runtime import FetchRuntime

CONTACT = "0b5a2c5e-1f0b-4c39-9d6e-0a1b2c3d4e5f"
KEY = f"connect/acme/CallRecordings/2026/03/31/{CONTACT}_20260331T14:05_UTC.wav"
SOUND = tone_wav(0.1)


@pytest.fixture(scope="module")
def aws() -> Iterator[None]:
    """A real server that speaks S3 and SQS."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        patch.setenv("AWS_ACCESS_KEY_ID", "test")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "test")
        patch.setenv("AWS_DEFAULT_REGION", "eu-west-2")
        yield
    server.stop()


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bucket of recordings and the queue of its events."""

    name: str
    s3: Any
    sqs: Any
    queue_url: str

    def put(self, sound: bytes, key: str = KEY) -> dict[str, str]:
        """Put an object; what an event says of it."""
        put = self.s3.put_object(Bucket=self.name, Key=key, Body=sound)
        described = {"key": quote_plus(key, safe="/"), "eTag": put["ETag"].strip('"')}
        if "VersionId" in put:
            described["versionId"] = put["VersionId"]
        return {**described, "sequencer": put["ETag"][1:17]}

    def tell(self, message: dict[str, Any]) -> None:
        """Send a message as it is."""
        self.sqs.send_message(QueueUrl=self.queue_url, MessageBody=json.dumps(message))

    def event(self, described: dict[str, str]) -> dict[str, Any]:
        """S3's own event."""
        s3 = {"bucket": {"name": self.name}, "object": described}
        return {"Records": [{"eventName": "ObjectCreated:Put", "s3": s3}]}

    def left(self) -> int:
        """How many messages the queue holds, also those that were given out."""
        names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        found = self.sqs.get_queue_attributes(QueueUrl=self.queue_url, AttributeNames=names)
        return sum(int(found["Attributes"][name]) for name in names)


both = pytest.mark.parametrize("bucket", ["versions", "no versions"], indirect=True)


@pytest.fixture
def bucket(request: pytest.FixtureRequest, aws: None) -> Bucket:
    name = f"recordings-{request.node.name.replace('[', '-').replace(']', '')[-40:]}"
    name = name.replace("_", "-").replace(" ", "-")
    s3, sqs = boto3.client("s3"), boto3.client("sqs")
    s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
    if getattr(request, "param", "versions") == "versions":
        s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    return Bucket(name, s3, sqs, sqs.create_queue(QueueName=name)["QueueUrl"])


@pytest.fixture
def take(services: Services, bucket: Bucket) -> Callable[[], None]:
    """Take what lies on the queue."""
    with services.database.transaction() as session:
        sender = sender_of(sources.get_source(session, "pbx"))
    queue = ObjectQueue(services.intake, sender, bucket.queue_url, bucket.sqs)

    def take() -> None:
        while queue.look(wait_seconds=0):
            pass

    return take


def stored(services: Services) -> list[CallRow]:
    with services.database.transaction() as session:
        return list(session.scalars(select(CallRow).order_by(CallRow.created_at)))


def test_a_recording_of_connect_is_fetched_with_what_its_name_tells(
    services: Services, runtime: FetchRuntime, bucket: Bucket, take: Callable[[], None]
) -> None:
    bucket.tell(bucket.event(bucket.put(SOUND)))
    take()
    (call,) = stored(services)
    assert (call.state, call.agent_channel) == (CallState.RECEIVED, "right")
    assert (call.external_id or "").startswith(CONTACT)
    assert call.started_at.isoformat() == "2026-03-31T14:05:00+00:00"
    fetch_recording(runtime, call.id)
    (call,) = stored(services)
    assert (call.state, call.size_bytes) == (CallState.STORED, len(SOUND))
    assert bucket.left() == 0


@both
def test_events_that_come_twice_and_out_of_order_make_one_call_each(
    services: Services, runtime: FetchRuntime, bucket: Bucket, take: Callable[[], None]
) -> None:
    first = bucket.put(tone_wav(0.1))
    second = bucket.put(tone_wav(0.2), key=KEY.replace("14:05", "14:06"))
    for described in (second, first, second, first):
        bucket.tell(bucket.event(described))
    take()
    for call in stored(services):
        fetch_recording(runtime, call.id)
    assert [call.state for call in stored(services)] == [CallState.STORED] * 2


@both
def test_two_recordings_under_one_name_are_kept_apart(
    services: Services, runtime: FetchRuntime, bucket: Bucket, take: Callable[[], None]
) -> None:
    older, newer = bucket.put(tone_wav(0.1)), bucket.put(tone_wav(0.2))
    bucket.tell(bucket.event(newer))
    bucket.tell(bucket.event(older))
    take()
    for call in stored(services):
        fetch_recording(runtime, call.id)
    states = sorted(call.state for call in stored(services))
    # Without versions the older one is gone, and must not be taken for the newer one.
    kept = [CallState.STORED] * 2 if "versionId" in older else [CallState.FAILED, CallState.STORED]
    assert states == kept


def test_events_through_sns_and_eventbridge_are_understood(
    services: Services, bucket: Bucket, take: Callable[[], None]
) -> None:
    described = bucket.put(SOUND)
    bucket.tell({"Type": "Notification", "Message": json.dumps(bucket.event(described))})
    as_it_is = {"key": KEY, "etag": described["eTag"], "sequencer": described["sequencer"]}
    if "versionId" in described:
        as_it_is["version-id"] = described["versionId"]
    detail = {"bucket": {"name": bucket.name}, "object": as_it_is}
    bucket.tell({"detail-type": "Object Created", "detail": detail})
    take()
    assert bucket.left() == 0
    assert [call.file_name for call in stored(services)] == [KEY.rpartition("/")[2]]


def test_what_is_no_new_recording_is_let_go_and_what_is_no_event_stays(
    services: Services, bucket: Bucket, take: Callable[[], None]
) -> None:
    bucket.tell({"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": bucket.name})
    bucket.tell(bucket.event({"key": "connect/acme/CallRecordings/analysis.json"}))
    bucket.tell(
        {"detail-type": "Object Deleted", "detail": {"bucket": {"name": "b"}, "object": {}}}
    )
    bucket.tell({"something": "else"})
    take()
    assert stored(services) == []
    assert bucket.left() == 1


def test_a_bucket_is_only_read_for_those_who_may(
    services: Services, runtime: FetchRuntime, announce: Callable[..., str], bucket: Bucket
) -> None:
    bucket.put(SOUND)
    call_id = announce(f"s3://{bucket.name}/{KEY}")
    fetch_recording(runtime, call_id)
    (call,) = stored(services)
    assert (call.state, call.error_code) == (CallState.FAILED, "address_refused")


def test_an_object_that_is_not_there_is_asked_for_again(
    services: Services, runtime: FetchRuntime, announce: Callable[..., str], bucket: Bucket
) -> None:
    call_id = announce(f"s3://{bucket.name}/none.wav", authorization="aws")
    fetch_recording(runtime, call_id)
    (call,) = stored(services)
    assert call.state == CallState.RECEIVED
