"""The short recordings that come with the program: a new installation has something to hear."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from service.errors import NotFound
from service.intake.accept import Accepted
from service.storage.calls import CallDetails
from service.web.access import protect
from service.web.current import services, zone

blueprint = protect(Blueprint("samples", __name__))

_FOLDER = Path(__file__).parents[1] / "samples"


def available() -> bool:
    """Whether this installation carries the sample recordings."""
    return (_FOLDER / "samples.json").exists()


@blueprint.post("/samples")
def score() -> ResponseReturnValue:
    """Take the sample recordings in like any upload."""
    if not available():
        raise NotFound("This installation carries no sample recordings. Upload one of your own.")
    entries = json.loads((_FOLDER / "samples.json").read_text(encoding="utf-8"))
    accepted = [_accept(entry) for entry in entries]
    noun = "recording is" if len(accepted) == 1 else "recordings are"
    flash(f"{len(accepted)} sample {noun} on the way.")
    return redirect(url_for("calls.show_list"))


def _accept(entry: Mapping[str, Any]) -> Accepted:
    started = entry.get("started_at")
    moment = datetime.fromisoformat(started) if started else None
    file_name = Path(entry["file"])
    details = CallDetails(
        file_name=f"{entry.get('title') or file_name.stem}{file_name.suffix}",
        agent=entry.get("agent"),
        direction=entry.get("direction", "inbound"),
        agent_channel=entry.get("agent_channel", "auto"),
        started_at=moment if moment is None or moment.tzinfo else moment.replace(tzinfo=zone()),
    )
    with (_FOLDER / file_name.name).open("rb") as file:
        return services().intake.accept(file, details)
