"""How far verdicts on poorly heard calls can be trusted: the offline recogniser against people."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rubrics.agreement import Comparison, Judgement, compare
from rubrics.call import Call, call_from_dict
from rubrics.detectors import DETECTORS
from rubrics.doubt import understanding
from rubrics.engine import score_call
from rubrics.rubric import SHIPPED, Rubric, load
from rubrics.scorecard import Scorecard, Verdict
from tests.bench.agreement import read_calls
from workers.pipeline import Recording, Tools, analyse
from workers.speech.model_holder import ModelHolder
from workers.speech.settings import EngineChoice, SpeechSettings

SHARED = Path(__file__).parents[2].parent / "shared"
_SPOKEN_CALLS = 12
_LONGEST_SECONDS = 110.0
# A transcript has no voice, so these say nothing there.
_BY_VOICE = ("tone_warm", "tone_adjusts", "calm_under_pressure")


@dataclass(frozen=True, slots=True)
class Trust:
    """How many verdicts there are, how many were given, and how many of those are wrong."""

    name: str
    verdicts: int
    decided: int
    wrong: int
    understood: float


def main() -> None:
    """Print the figures for the real calls, then for the synthesised ones."""
    if not SHARED.is_dir():
        print(f"doubt: no calls at {SHARED}")
        return
    rubric = load(SHIPPED, DETECTORS)
    tools = Tools(ModelHolder(SpeechSettings(engine=EngineChoice.POCKETSPHINX)))
    rows = [_against_transcript(rubric, tools, path) for path in _real()]
    _show(rows)
    given, wrong = sum(r.decided for r in rows), sum(r.wrong for r in rows)
    print(f"doubt: real calls, {given} verdicts given, {wrong / given:.1%} differ")
    compared = [c for data in _labelled() for c in _against_labels(rubric, tools, data)]
    decided = [c for c in compared if c.program.verdict != Verdict.UNSURE.value]
    kappa = compare(decided).macro_kappa or 0.0
    share = len(decided) / len(compared)
    print(f"doubt: synthesised calls, macro kappa {kappa:.3f} at coverage {share:.1%}")


def _real() -> list[Path]:
    return sorted((SHARED / "audio" / "calls").glob("hv-*.wav"))


def _labelled() -> list[dict[str, Any]]:
    return [c for c in read_calls() if c["duration"] < _LONGEST_SECONDS][:_SPOKEN_CALLS]


def _against_transcript(rubric: Rubric, tools: Tools, path: Path) -> Trust:
    heard = analyse(Recording(path, path.stem, agent_channel="left"), tools)
    lines = json.loads(path.with_suffix(".turns.json").read_text(encoding="utf-8"))
    told = call_from_dict({"id": path.stem, "utterances": lines, "duration": heard.duration})
    truth = score_call(rubric, replace(told, sounded=True, silences=heard.silences))
    return _trust(heard, score_call(rubric, heard), truth)


def _trust(heard: Call, card: Scorecard, truth: Scorecard) -> Trust:
    findings = [(r.criterion, r.finding.verdict) for r in card.results]
    judged = [(name, v) for name, v in findings if name not in _BY_VOICE]
    given = [(name, v) for name, v in judged if v is not Verdict.UNSURE]
    wrong = [name for name, v in given if v is not truth.finding(name).verdict]
    return Trust(heard.id, len(judged), len(given), len(wrong), understanding(heard))


def _against_labels(rubric: Rubric, tools: Tools, data: dict[str, Any]) -> Iterator[Comparison]:
    with tempfile.TemporaryDirectory() as folder:
        path = _speak(data, Path(folder))
        recording = Recording(path, data["id"], data.get("direction", "inbound"), "left")
        card = score_call(rubric, analyse(recording, tools))
    for name, label in data["labels"].items():
        program = Judgement(card.finding(name).verdict.value)
        yield Comparison(data["id"], name, Judgement(label["verdict"]), program)


def _speak(data: dict[str, Any], folder: Path) -> Path:
    """The call as flite speaks it over an 8 kHz line."""
    source, target = folder / "call.json", folder / "call.wav"
    source.write_text(json.dumps(data), encoding="utf-8")
    command = [sys.executable, str(SHARED / "tools" / "speak.py"), str(source), str(target)]
    subprocess.run(command, check=True, capture_output=True)
    return target


def _show(rows: list[Trust]) -> None:
    for row in rows:
        print(
            f"  {row.name:24} understood {row.understood:.0%}  given {row.decided} of "
            f"{row.verdicts}  differ {row.wrong}"
        )


if __name__ == "__main__":
    main()
