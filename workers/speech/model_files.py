"""Finds the files of a Whisper model: a folder, the cache, else a download with progress logged."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import huggingface_hub
from faster_whisper.utils import _MODELS as KNOWN_MODELS
from huggingface_hub.errors import HfHubHTTPError
from tqdm import tqdm

from workers.errors import ModelMissing

log = logging.getLogger(__name__)

_FILES = ["config.json", "preprocessor_config.json", "model.bin", "tokenizer.json", "vocabulary.*"]
_CONNECT_SECONDS = 5.0
_LOG_STEP = 5  # per cent
# Which HTTP library the hub client uses differs between its releases; this is its base error.
_HttpError: type[Exception] = HfHubHTTPError.__mro__[1]


def find_model(name: str, model_dir: str) -> Path:
    """The folder of the model, downloaded into `model_dir` if need be. Raises `ModelMissing`."""
    for folder in _local_folders(name, model_dir):
        if (folder / "model.bin").is_file():
            return folder
    if Path(name).is_dir():
        raise ModelMissing(
            f"The folder {name} holds no model.bin: it is no converted Whisper model. "
            "Convert it with ct2-transformers-converter, or name one that is."
        )
    repository = KNOWN_MODELS.get(name, name)
    if "/" not in repository or name.startswith(("/", ".")):
        known = ", ".join(sorted(KNOWN_MODELS))
        raise ModelMissing(
            f"There is no Whisper model {name!r}. Use a folder with model.bin, "
            f"a repository (owner/name), or one of: {known}."
        )
    return _cached(repository, model_dir) or _download(repository, model_dir)


def _local_folders(name: str, model_dir: str) -> Iterator[Path]:
    yield Path(name)
    if model_dir:
        yield Path(model_dir) / name


def _cached(repository: str, model_dir: str) -> Path | None:
    try:
        folder = huggingface_hub.snapshot_download(
            repository, cache_dir=model_dir or None, allow_patterns=_FILES, local_files_only=True
        )
    except (OSError, ValueError):
        return None
    # An interrupted download leaves a folder without the largest file.
    return Path(folder) if (Path(folder) / "model.bin").is_file() else None


def _download(repository: str, model_dir: str) -> Path:
    log.info("downloading the Whisper model %s; this happens once", repository)
    try:
        folder = huggingface_hub.snapshot_download(
            repository,
            cache_dir=model_dir or None,
            allow_patterns=_FILES,
            etag_timeout=_CONNECT_SECONDS,
            tqdm_class=_LoggedProgress,
        )
    except (OSError, ValueError, _HttpError) as error:
        log.info("the download of %s failed: %s", repository, _short(error))
        raise ModelMissing(
            f"The Whisper model {repository} is not on this machine and cannot be downloaded "
            f"({_short(error)}). Connect the machine to the internet once, or copy the model's "
            "folder here and give its path as the model."
        ) from error
    return Path(folder)


def _short(error: Exception) -> str:
    """The first line of an error: the hub's own go on for paragraphs."""
    lines = str(error).strip().splitlines()
    return lines[0][:160].removeprefix("Got: ").rstrip(". ") if lines else type(error).__name__


class _LoggedProgress(tqdm):  # type: ignore[misc]
    """Says in the log how far a download is: a worker has no terminal to draw a bar on."""

    _logged = -_LOG_STEP

    def display(self, *_args: Any, **_kwargs: Any) -> None:
        """Draw nothing; log each further five per cent of the bytes."""
        if self.unit != "B" or not self.total:
            return
        percent = int(100 * self.n / self.total)
        if percent >= self._logged + _LOG_STEP:
            self._logged = percent
            log.info("downloading: %d %% of %d MB", percent, self.total // 1_000_000)
