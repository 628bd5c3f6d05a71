"""The tables, one small file each; importing this package registers all of them."""

from service.storage.tables.assist import AssistSwitchRow
from service.storage.tables.base import Base
from service.storage.tables.calibration import (
    ReferenceRow,
    RoundCallRow,
    RoundReviewerRow,
    RoundRow,
    ScoringRow,
    ScoringVerdictRow,
)
from service.storage.tables.call import CallRow, CallState
from service.storage.tables.checkpoint import CheckpointRow
from service.storage.tables.correction import UtteranceCorrectionRow
from service.storage.tables.discussion import ClipRow, CommentRow, MentionRow
from service.storage.tables.dispute import DisputeRow, DisputeState
from service.storage.tables.fetch import FetchRow
from service.storage.tables.given_transcript import GivenTranscriptRow
from service.storage.tables.notice import DispatchRow, NoticeKind, NoticeRow, ReceiverRow
from service.storage.tables.review import (
    ReviewEventRow,
    ReviewRow,
    ReviewState,
    ReviewVerdictRow,
)
from service.storage.tables.scorecard import ScorecardRow, VerdictRow
from service.storage.tables.source import DeliveryRow, Outcome, SourceRow
from service.storage.tables.sweep import SweepRow
from service.storage.tables.transcript import TranscriptRow
from service.storage.tables.user import SignInFailureRow, SignInRow, UserRow
from service.storage.tables.worklist import (
    AgentRow,
    AssignmentRow,
    CallTextRow,
    SampleCallRow,
    SampleRow,
    SavedViewRow,
)

__all__ = [
    "AgentRow",
    "AssignmentRow",
    "AssistSwitchRow",
    "Base",
    "CallRow",
    "CallState",
    "CallTextRow",
    "CheckpointRow",
    "ClipRow",
    "CommentRow",
    "DeliveryRow",
    "DispatchRow",
    "DisputeRow",
    "DisputeState",
    "FetchRow",
    "GivenTranscriptRow",
    "MentionRow",
    "NoticeKind",
    "NoticeRow",
    "Outcome",
    "ReceiverRow",
    "ReferenceRow",
    "ReviewEventRow",
    "ReviewRow",
    "ReviewState",
    "ReviewVerdictRow",
    "RoundCallRow",
    "RoundReviewerRow",
    "RoundRow",
    "SampleCallRow",
    "SampleRow",
    "SavedViewRow",
    "ScorecardRow",
    "ScoringRow",
    "ScoringVerdictRow",
    "SignInFailureRow",
    "SignInRow",
    "SourceRow",
    "SweepRow",
    "TranscriptRow",
    "UserRow",
    "UtteranceCorrectionRow",
    "VerdictRow",
]
