"""A watched folder as a phone system: recordings that appear in it become calls, each once."""

import logging
import re
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from pathlib import Path

from service.errors import InvalidInput, PermanentError
from service.intake.accept import Intake
from service.intake.folder_details import details_of
from service.intake.folder_files import (
    DONE,
    REFUSED,
    AfterUse,
    ReadBroken,
    Settling,
    Shape,
    StillWritten,
    delete,
    find_recordings,
    move_aside,
    open_unchanged,
)
from service.intake.hooks.delivery import Sender
from service.intake.hooks.said import Said
from service.storage import calls
from service.storage.calls import CallDetails

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderRules:
    """How a folder is watched. `pattern` finds the details in a file's name."""

    path: Path
    zone: tzinfo
    pattern: re.Pattern[str] | None = None
    after: AfterUse = AfterUse.MOVE
    settle_seconds: float = 10.0


@dataclass(slots=True)
class WatchedFolder:
    """Takes recordings out of a folder, round by round."""

    intake: Intake
    sender: Sender
    rules: FolderRules
    _settling: Settling = field(init=False)
    _left: dict[Path, Shape] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._settling = Settling(self.rules.settle_seconds)

    def look(self, now: float) -> int:
        """Take what lies complete; how many. `now` is in `time.monotonic()` seconds.

        Raises `OSError` when the folder cannot be read, and `TransientError` when the disk or
        the database is away: everything still lies there in the next round.
        """
        found = find_recordings(self.rules.path)
        # What stays where it is must not be read again every few seconds.
        self._left = {f: shape for f, shape in self._left.items() if found.get(f) == shape}
        fresh = {f: shape for f, shape in found.items() if f not in self._left}
        complete = self._settling.complete(fresh, now)
        return sum(self._take(file, fresh[file]) for file in complete)

    def _take(self, file: Path, shape: Shape) -> bool:
        try:
            details = self._details(file, shape)
            if not self._is_known(details):
                self._accept(file, shape, details)
        except (StillWritten, FileNotFoundError):  # or somebody took it away meanwhile
            return False
        except ReadBroken as error:
            _LOG.warning("In %s: %s It is tried again", self.rules.path, error.message)
            return False
        except PermanentError as error:
            self._refuse(file, shape, error.message)
            return False
        self._finish(file, shape)
        return True

    def _details(self, file: Path, shape: Shape) -> CallDetails:
        details = details_of(file, self.rules.pattern, self.rules.zone)
        # Without an id, the file itself is one: after a crash it is found to be here already.
        relative = file.relative_to(self.rules.path)
        itself = f"{relative} {shape.size_bytes} {shape.modified_ns}"
        external_id = details.external_id or Said({"id": itself}).identity("id")
        return self.sender.own(replace(details, external_id=external_id))

    def _is_known(self, details: CallDetails) -> bool:
        with self.intake.database.transaction() as session:
            external_id = details.external_id or ""
            return calls.find_by_external_id(session, self.sender.id, external_id) is not None

    def _accept(self, file: Path, shape: Shape, details: CallDetails) -> None:
        try:
            stream = open_unchanged(file, shape)
        except PermissionError as error:
            raise InvalidInput(f"The file cannot be read ({error.strerror}).") from error
        try:
            accepted = self.intake.accept(stream, details)
        finally:
            stream.close()
        _LOG.info("A file of %s is call %s", self.rules.path, accepted.call_id)

    def _finish(self, file: Path, shape: Shape) -> None:
        try:
            if self.rules.after is AfterUse.MOVE:
                move_aside(file, self.rules.path, DONE)
            elif self.rules.after is AfterUse.DELETE:
                delete(file)
            else:
                self._left[file] = shape
        except OSError as error:
            self._leave(file, shape, error)

    def _refuse(self, file: Path, shape: Shape, reason: str) -> None:
        _LOG.warning("A file of %s was refused: %s", self.rules.path, reason)
        if self.rules.after is AfterUse.LEAVE:
            self._left[file] = shape
            return
        try:
            moved = move_aside(file, self.rules.path, REFUSED)
            moved.with_name(f"{moved.name}.txt").write_text(f"{reason}\n")
        except OSError as error:
            self._leave(file, shape, error)

    def _leave(self, file: Path, shape: Shape, error: OSError) -> None:
        if not self._left:  # once is enough
            _LOG.warning("Files of %s stay where they are: %s", self.rules.path, error.strerror)
        self._left[file] = shape
