"""Calls are read back from transcripts and from the reports of scored calls."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from rubrics.call import Call, TranscriptError, UtteranceTone, call_to_dict
from rubrics.call_files import read_calls
from tests.rubrics.conversation import play


def _sounded() -> Call:
    call = play("A: Hello, Ann speaking.\nC: Hello.")
    tone = UtteranceTone(f0_semitones=1.0)
    utterances = tuple(replace(u, tone=tone) for u in call.utterances)
    return replace(call, utterances=utterances, sounded=True)


def test_a_stored_call_is_read_back_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(json.dumps(call_to_dict(_sounded())))
    (read,) = read_calls(tmp_path)
    assert (read.name, read.call) == ("one.json", _sounded())


def test_a_report_is_read_back_with_its_tones(tmp_path: Path) -> None:
    report = call_to_dict(_sounded())
    report["tone"] = [u.pop("tone") for u in report["utterances"]]
    report["metrics"] = {"interruptions": 0}
    for key in ("sounded", "timed", "agent_name"):
        report.pop(key)
    (tmp_path / "many.json").write_text(json.dumps([report, report]))
    first, second = read_calls(tmp_path / "many.json")
    assert first.call == second.call == _sounded()
    assert second.name == "many.json (2)"


def test_one_call_a_line_is_read_too(tmp_path: Path) -> None:
    line = json.dumps(call_to_dict(_sounded()))
    (tmp_path / "calls.jsonl").write_text(f"{line}\n\n{line}\n")
    assert len(read_calls(tmp_path)) == 2


@pytest.mark.parametrize("text", ["[1]", "{", '{"id": "x"}', '{"tone": [], "utterances": [{}]}'])
def test_a_file_that_holds_no_call_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "odd.json").write_text(text)
    with pytest.raises(TranscriptError, match=r"odd\.json"):
        read_calls(tmp_path)
