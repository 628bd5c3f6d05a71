"""Large request bodies on disk instead of in memory, in files without a name.

A nameless file is gone when it is closed, and after a crash too.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from errno import EDQUOT, ENOSPC
from pathlib import Path
from typing import IO

from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.formparser import FormDataParser
from werkzeug.http import parse_options_header

from service.errors import InvalidInput, StorageFull

_PIECE_BYTES = 64 * 1024
# Well above the pieces that the parser reads, which also count against it.
_MOST_FIELD_BYTES = 512 * 1024
_MOST_PARTS = 100

Form = tuple[MultiDict[str, str], MultiDict[str, FileStorage]]


def check_room(folder: Path, keep_free_bytes: int) -> None:
    """Raises `StorageFull` when the disk has less than that left."""
    folder.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(folder).free < keep_free_bytes:
        raise _no_room()


def spool(body: IO[bytes], folder: Path, watch: Callable[[bytes], None]) -> IO[bytes]:
    """Copy a body to a nameless file, showing `watch` every piece; rewound for reading.

    Raises `StorageFull`.
    """
    file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - the caller closes it
    try:
        with _disk_errors():
            while piece := body.read(_PIECE_BYTES):
                watch(piece)
                file.write(piece)
            file.seek(0)
    except BaseException:
        file.close()
        raise
    return file


@contextmanager
def parsed_form(body: IO[bytes], content_type: str, folder: Path) -> Iterator[Form]:
    """The fields and files of a multipart body; files lie in `folder` until the context ends.

    Raises `InvalidInput` for anything else than a well-formed multipart body, `StorageFull`.
    """
    mimetype, options = parse_options_header(content_type)
    if mimetype != "multipart/form-data":
        raise InvalidInput(
            "Send the recording as multipart/form-data with a part named 'file',"
            " as curl does with -F file=@recording.wav."
        )
    with ExitStack() as opened:

        def new_file(*_args: object, **_kwargs: object) -> IO[bytes]:
            return opened.enter_context(tempfile.TemporaryFile(dir=folder))

        parser = FormDataParser(
            stream_factory=new_file,
            max_form_memory_size=_MOST_FIELD_BYTES,
            max_form_parts=_MOST_PARTS,
            silent=False,
        )
        with _disk_errors():
            fields, files = _parse(parser, body, options)
        yield fields, files


def _parse(parser: FormDataParser, body: IO[bytes], options: dict[str, str]) -> Form:
    try:
        _, fields, files = parser.parse(body, "multipart/form-data", None, options)
    except ValueError as error:
        raise InvalidInput(
            "The body is not a complete multipart/form-data form. Send it again; if this"
            " repeats, compare what is sent with: curl -F file=@recording.wav"
        ) from error
    return fields, files


@contextmanager
def _disk_errors() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (ENOSPC, EDQUOT):
            raise _no_room() from error
        raise


def _no_room() -> StorageFull:
    return StorageFull(
        "There is no room left for recordings, so nothing was stored. Send it again later;"
        " whoever runs Callgrade must free disk space."
    )
