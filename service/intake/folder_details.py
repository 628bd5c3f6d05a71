"""What is known of a recording in a folder: from a file beside it, or from its name."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from service.errors import InvalidInput
from service.intake.hooks.said import Said, read_moment
from service.storage.calls import CallDetails

_MOST_BYTES = 64 * 1024
_DIGITS_TIME = re.compile(r"(\d{8})\D?(\d{2})\D?(\d{2})\D?(\d{2})?")


def sidecars_of(file: Path) -> list[Path]:
    """The files beside a recording that may tell about it, those that are there."""
    stem = file.with_suffix("")
    names = [
        *(f"{file}.json", f"{stem}.json", f"{stem}_metadata.json", f"{file}_metadata.json"),
        *(f"{file}.xml", f"{stem}.xml"),
    ]
    beside = (Path(name) for name in names)
    # Not through a link: whoever may drop files here may not choose what else is read.
    return [path for path in beside if path.is_file() and not path.is_symlink()]


def details_of(file: Path, pattern: re.Pattern[str] | None, zone: tzinfo) -> CallDetails:
    """What is told about the recording; `external_id` is None where nothing tells it.

    Raises `InvalidInput` for a file beside it that cannot be read.
    """
    match = pattern.search(file.name) if pattern else None
    told: dict[str, Any] = {k: v for k, v in (match.groupdict() if match else {}).items() if v}
    for sidecar in sidecars_of(file)[:1]:
        told.update(_read(sidecar))
    said = Said(told)
    details = CallDetails(
        file_name=file.name,
        agent=said.text("agent", "agent_name", "user", "user_name", "extension"),
        queue=said.text("queue", "queue_name"),
        caller_number=said.text("caller_number", "caller", "from", "src", "remote_number"),
        direction=said.direction("direction", "call_direction"),
        agent_channel=said.channel("agent_channel"),
        started_at=_moment(said, zone),
    )
    external_id = said.identity("external_id", "call_id", "recording_id", "unique_id", "id")
    return replace(details, external_id=external_id)


def _moment(said: Said, zone: tzinfo) -> datetime | None:
    text = said.text("started_at", "start_time", "start", "call_start")
    if text is None:
        date, time = said.text("date") or "", said.text("time") or ""
        text = f"{date} {time}".strip()
    if digits := _DIGITS_TIME.fullmatch(text):
        day, hour, minute, second = digits.groups(default="00")
        text = f"{day}T{hour}{minute}{second}"
    return read_moment(text, zone) if text else None


def _read(sidecar: Path) -> Mapping[str, Any]:
    try:
        with sidecar.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise InvalidInput(f"{sidecar.name} cannot be read ({error.strerror}).") from error
    if len(content) > _MOST_BYTES:
        raise InvalidInput(f"{sidecar.name} is larger than {_MOST_BYTES // 1024} KB.")
    return _read_xml(sidecar, content) if sidecar.suffix == ".xml" else _read_json(sidecar, content)


def _read_json(sidecar: Path, content: bytes) -> Mapping[str, Any]:
    try:
        told = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InvalidInput(f"{sidecar.name} is no JSON ({error}).") from error
    if not isinstance(told, dict):
        raise InvalidInput(f"{sidecar.name} is JSON, but no object with fields.")
    return told


def _read_xml(sidecar: Path, content: bytes) -> Mapping[str, Any]:
    # A document type can make a small file grow without end, or name other files.
    if b"<!" in content.replace(b"<!--", b"").replace(b"<![CDATA[", b"") or b"\0" in content:
        raise InvalidInput(f"{sidecar.name} is XML with a document type, which is not read.")
    try:
        root = ET.fromstring(content)  # noqa: S314 - see above
    except ET.ParseError as error:
        raise InvalidInput(f"{sidecar.name} is no XML ({error}).") from error
    leaves = (element for element in root.iter() if len(element) == 0)
    return {e.tag.rpartition("}")[2]: e.text.strip() for e in leaves if e.text and e.text.strip()}
