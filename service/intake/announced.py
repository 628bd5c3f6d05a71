"""A recording that a phone system will give on request, as the hooks hand it over."""

from dataclasses import dataclass

from service.storage.calls import CallDetails


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """Where a recording can be fetched; `source_id` and `external_id` of its details are set.

    `authorization` names how to prove oneself there: "" not at all, "basic" or "bearer" with
    the source's stored credentials, "given:<token>" with a bearer token that came along, "aws"
    with the machine's own rights. `declared_seconds` is the phone system's word on the length.
    """

    url: str
    details: CallDetails
    authorization: str = ""
    declared_seconds: float | None = None
