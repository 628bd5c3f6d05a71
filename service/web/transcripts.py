"""A call's transcript to take away, in each form that transcripts are written in."""

from pathlib import PurePath

from flask import Blueprint, Response

from rubrics.call import call_from_dict
from rubrics.transcript_files import WRITERS
from service.errors import NotFound, NotReady
from service.storage.corrections import corrected_evidence
from service.web.access import open_to_agents, protect, visible_call
from service.web.current import services
from service.web.downloads import attached

blueprint = protect(Blueprint("transcripts", __name__))

_TYPES = {
    "vtt": "text/vtt; charset=utf-8",
    "srt": "application/x-subrip; charset=utf-8",
    "json": "application/json",
    "txt": "text/plain; charset=utf-8",
}


@blueprint.get("/calls/<call_id>/transcript.<suffix>")
@open_to_agents
def download(call_id: str, suffix: str) -> Response:
    """What was said in the call, with what people corrected in it."""
    if suffix not in WRITERS:
        known = ", ".join(WRITERS)
        raise NotFound(f"There is no transcript in the format {suffix[:20]!r}. Use one of {known}.")
    with services().database.transaction() as session:
        row = visible_call(session, call_id)
        evidence = corrected_evidence(session, call_id)
    if evidence is None:
        raise NotReady("This call has no transcript yet. It can be had as soon as there is one.")
    text = WRITERS[suffix](call_from_dict(evidence))
    response = Response(text.encode("utf-8", "replace"), content_type=_TYPES[suffix])
    return attached(response, f"{PurePath(row.file_name).stem} - transcript.{suffix}")
