"""What a listing of the recordings' store says about one file."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file's key and when it was last written."""

    key: str
    modified_at: datetime
