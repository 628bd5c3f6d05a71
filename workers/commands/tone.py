"""`callgrade tone`: how a recording's voices sound, segment by segment, without transcribing."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click


@click.command()
@click.argument("audio", type=click.Path(path_type=Path))
@click.option(
    "--segments",
    type=click.Path(path_type=Path),
    help="A JSON list of {speaker, start, end} in seconds; without it, speech is looked for.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="json: a list with one object a segment.",
)
def tone(audio: Path, segments: Path | None, form: str) -> None:
    """Measure the tone of AUDIO: pitch, loudness and sharpness against each speaker's usual.

    All segments of one speaker share a baseline. Nothing is transcribed.
    """
    rows = _measure(audio, segments)
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for line in _table(rows):
        click.echo(line)


def _measure(audio: Path, segments: Path | None) -> list[dict[str, Any]]:
    # The help must come at once: everything heavy is imported when it is needed.
    from service.errors import AppError  # noqa: PLC0415
    from workers.audio import decode_recording  # noqa: PLC0415
    from workers.tone_segments import (  # noqa: PLC0415
        SegmentsError,
        find_segments,
        measure_segments,
        read_segments,
    )

    try:
        asked = read_segments(segments) if segments else None
        sound = decode_recording(audio)
    except SegmentsError as error:
        raise click.ClickException(str(error)) from error
    except AppError as error:
        raise click.ClickException(error.message) from error
    return measure_segments(sound, find_segments(sound) if asked is None else asked)


def _table(rows: Sequence[dict[str, Any]]) -> list[str]:
    if not rows:
        return ["Nobody speaks."]
    wide = max(7, *(len(row["speaker"]) for row in rows))
    head = f"{'start':>8} {'end':>8}  {'speaker':{wide}} {'arousal':>8} {'liveliness':>10}"
    head += f" {'F0 Hz':>6} {'dBFS':>6} {'tilt dB':>8}  voice"
    return [head, *(_line(row, wide) for row in rows)]


def _line(row: dict[str, Any], wide: int) -> str:
    said = ": ".join(part for part in (row["label"], row["words"]) if part)
    line = f"{row['start']:8.2f} {row['end']:8.2f}  {row['speaker']:{wide}}"
    line += f" {_number(row['arousal'], '+.2f'):>8} {_number(row['liveliness'], '.2f'):>10}"
    line += f" {_number(row['f0_hz'], '.0f'):>6} {_number(row['loudness_dbfs'], '.1f'):>6}"
    return f"{line} {_number(row['tilt_db'], '.1f'):>8}  {said}".rstrip()


def _number(value: float | None, form: str) -> str:
    return "-" if value is None else format(value, form)
