"""Asks an SQS queue for events of a bucket. Needs the `cluster` extra (boto3)."""

import logging
import re
from typing import Any

from service.config import ConfigError
from service.errors import InvalidInput, TransientError
from service.intake.accept import Intake
from service.intake.hooks.delivery import Sender
from service.intake.object_events import recordings_in
from service.intake.watchers import Watcher, known_sender, named_entries

try:
    import boto3
    from botocore.config import Config
    from botocore.exceptions import BotoCoreError, ClientError
except ImportError:  # only installations with recordings in S3 need it
    boto3 = None

_LOG = logging.getLogger(__name__)
_VARIABLE = "CALLGRADE_S3_EVENTS"
_WAIT_SECONDS = 20  # the longest that SQS keeps a question open
_REGION = re.compile(r"^https://sqs[.-]([a-z0-9-]+)\.amazonaws\.com")


class ObjectQueue:
    """One queue of events; a message is taken off it once its calls are in the database."""

    def __init__(self, intake: Intake, sender: Sender, url: str, client: Any) -> None:
        self._intake = intake
        self._sender = sender
        self._url = url
        self._client = client

    def look(self, wait_seconds: int = _WAIT_SECONDS) -> int:
        """Wait for messages and take what they tell of; how many there were.

        Raises `TransientError` when the queue or the database is away.
        """
        try:
            answer = self._client.receive_message(
                QueueUrl=self._url, MaxNumberOfMessages=10, WaitTimeSeconds=wait_seconds
            )
            messages = answer.get("Messages", [])
            for message in messages:
                self._take(message)
        except (BotoCoreError, ClientError) as error:
            raise TransientError(f"The queue of events does not answer: {error}") from error
        return len(messages)

    def _take(self, message: dict[str, Any]) -> None:
        try:
            announced = recordings_in(message["Body"], self._sender)
        except InvalidInput as error:
            # Left there, it comes again until the queue's own rule puts it aside.
            _LOG.warning("A message of %s is not understood: %s", self._url, error.message)
            return
        if announced:
            self._intake.announce(announced)
        self._client.delete_message(QueueUrl=self._url, ReceiptHandle=message["ReceiptHandle"])


def object_watchers(intake: Intake) -> list[Watcher]:
    """One for each queue of `CALLGRADE_S3_EVENTS`. Raises `ConfigError`."""
    return [_watcher(intake, *entry) for entry in named_entries(intake.settings.s3_events)]


def _watcher(intake: Intake, url: str, source: str) -> Watcher:
    if boto3 is None:
        raise ConfigError(f"{_VARIABLE} needs boto3: install callgrade[cluster].")
    if not source:
        raise ConfigError(f"{_VARIABLE} needs a source: {url}=SOURCE.")
    region = _REGION.match(url)
    client = boto3.client(
        "sqs",
        region_name=region[1] if region else None,
        config=Config(connect_timeout=10, read_timeout=_WAIT_SECONDS + 10),
    )
    queue = ObjectQueue(intake, known_sender(intake, _VARIABLE, source), url, client)
    return Watcher(f"The queue {url}", queue.look, pause_seconds=0.1)
