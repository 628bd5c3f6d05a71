"""Calls kept as JSON files: transcripts, labelled calls, and reports of scored calls."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rubrics.call import Call, TranscriptError, call_from_dict

_SUFFIXES = (".json", ".jsonl")


@dataclass(frozen=True, slots=True)
class CallFile:
    """A call, and the name that people know it by: its file, with a number where it holds many."""

    name: str
    call: Call


def read_calls(folder: Path) -> list[CallFile]:
    """The calls in the files (*.json, *.jsonl) of a folder, or in one file, in order of name.

    Raises `TranscriptError` naming the file that cannot be read.
    """
    paths = [folder]
    if folder.is_dir():
        paths = sorted(p for p in folder.iterdir() if p.suffix.lower() in _SUFFIXES)
    return [call for path in paths for call in _calls_in(path)]


def _calls_in(path: Path) -> Iterator[CallFile]:
    entries = list(_entries(path))
    for number, entry in enumerate(entries, start=1):
        name = path.name if len(entries) == 1 else f"{path.name} ({number})"
        if not isinstance(entry, dict):
            raise TranscriptError(f"{path}: holds no call (a JSON object with `utterances`)")
        try:
            yield CallFile(name, _call(entry))
        except TranscriptError as error:
            raise TranscriptError(f"{path}: {error}") from error


def _entries(path: Path) -> list[Any]:
    try:
        text = path.read_text(encoding="utf-8")
        if path.suffix.lower() == ".jsonl":
            return [json.loads(line) for line in text.splitlines() if line.strip()]
        data = json.loads(text)
    except (OSError, ValueError) as error:
        raise TranscriptError(f"{path}: cannot be read: {error}") from error
    return data if isinstance(data, list) else [data]


def _call(entry: dict[str, Any]) -> Call:
    tones = entry.get("tone")
    if not isinstance(tones, list):
        return call_from_dict(entry)
    return _reported_call(entry, tones)


def _reported_call(report: dict[str, Any], tones: list[Any]) -> Call:
    """The call of a report, which keeps the tones apart and leaves out what they tell."""
    lines = report.get("utterances")
    if not isinstance(lines, list) or len(lines) != len(tones):
        raise TranscriptError("the report has not one tone for each utterance")
    utterances = [{**line, "tone": tone} for line, tone in zip(lines, tones, strict=True)]
    call = call_from_dict({**report, "utterances": utterances})
    metrics = report.get("metrics") or {}
    return replace(
        call,
        agent_name=call.agent_name or report.get("agent"),
        sounded=any(tones),
        timed=metrics.get("interruptions") is not None,
    )
