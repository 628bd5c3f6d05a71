"""The form in which Twilio, and systems that speak as it does, tell of a recording."""

from urllib.parse import urlsplit, urlunsplit

from service.errors import InvalidInput
from service.intake.announced import Announced
from service.intake.hooks.delivery import Answer, Delivery, HookRequest, Sender
from service.intake.hooks.said import Said
from service.storage.calls import CallDetails

# An empty answer that is good as a status callback's and as an action's.
EMPTY = Answer(200, '<?xml version="1.0" encoding="UTF-8"?><Response/>', "text/xml")
_WITHOUT_SOUND = {
    "in-progress": "The recording has begun; there is nothing to fetch yet.",
    "processing": "The recording is being made; there is nothing to fetch yet.",
    "absent": "The phone system says that there is no recording (too short, or silent).",
    "failed": "The phone system says that the recording failed.",
}


def delivery(request: HookRequest, sender: Sender, fields: dict[str, str]) -> Delivery:
    """The recording that the form announces, or the fact that there is none."""
    said = Said(fields)
    recording_id = said.identity("RecordingSid")
    status = (said.text("RecordingStatus") or "completed").lower()
    if status != "completed" or recording_id is None:
        error = said.text("ErrorCode")
        noted = _WITHOUT_SOUND.get(status, "The message tells of no finished recording.")
        noted = f"{noted} Error {error}." if error else noted
        return Delivery(noted=noted, external_id=recording_id, answer=EMPTY)
    url = said.address("RecordingUrl")
    if url is None:
        raise InvalidInput("The recording's address (RecordingUrl) is missing.")
    announced = Announced(
        url=_wav_in_two_channels(url),
        details=sender.own(_details(request, said, recording_id)),
        authorization=sender.fetch_scheme,
        declared_seconds=said.seconds("RecordingDuration"),
    )
    return Delivery((announced,), answer=EMPTY)


def _details(request: HookRequest, said: Said, recording_id: str) -> CallDetails:
    direction = said.direction("Direction")
    other_end = ("To", "Called") if direction == "outbound" else ("From", "Caller")
    return CallDetails(
        file_name=f"{recording_id}.wav",
        agent=said.text("agent", "AgentName"),
        queue=said.text("queue", "QueueName"),
        caller_number=said.text("caller_number", *other_end),
        direction=direction,
        started_at=said.moment(request.zone, "RecordingStartTime", "started_at"),
        external_id=recording_id,
    )


def _wav_in_two_channels(url: str) -> str:
    """Without an ending Twilio gives a WAV file; both channels must be asked for."""
    parts = urlsplit(url)
    last = parts.path.rsplit("/", 1)[-1]
    if "." in last or parts.query:
        return url
    return urlunsplit(parts._replace(path=f"{parts.path}.wav", query="RequestedChannels=2"))
