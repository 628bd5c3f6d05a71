"""The tables, one small file each; importing this package registers all of them."""

from service.storage.tables.base import Base
from service.storage.tables.call import CallRow, CallState
from service.storage.tables.given_transcript import GivenTranscriptRow
from service.storage.tables.scorecard import ScorecardRow, VerdictRow
from service.storage.tables.source import DeliveryRow, Outcome, SourceRow
from service.storage.tables.sweep import SweepRow
from service.storage.tables.transcript import TranscriptRow
from service.storage.tables.user import SignInFailureRow, SignInRow, UserRow

__all__ = [
    "Base",
    "CallRow",
    "CallState",
    "DeliveryRow",
    "Outcome",
    "GivenTranscriptRow",
    "ScorecardRow",
    "SignInFailureRow",
    "SignInRow",
    "SourceRow",
    "SweepRow",
    "TranscriptRow",
    "UserRow",
    "VerdictRow",
]
