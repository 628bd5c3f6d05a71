"""`callgrade agreement` and `callgrade rubric check` as they are typed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from rubrics.rubric import SHIPPED
from service.commands.agreement import agreement
from service.commands.rubric import rubric


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    call = {
        "id": "one",
        "direction": "inbound",
        "duration": 9.0,
        "utterances": [
            {
                "speaker": "agent",
                "start": 0,
                "end": 3,
                "text": "Good morning, Hill Bank, Ann here.",
            },
            {"speaker": "caller", "start": 4, "end": 8, "text": "Hello, when do you open?"},
        ],
        "labels": {
            "greeting": {"verdict": "pass", "evidence": [0]},
            "offer_of_help": {"verdict": "pass", "evidence": [0]},
        },
        "commitments": [],
    }
    (tmp_path / "one.json").write_text(json.dumps(call), encoding="utf-8")
    return tmp_path


def test_the_table_as_json_has_kappa_coverage_and_confusion(folder: Path) -> None:
    result = CliRunner().invoke(agreement, [str(folder), "--format", "json", "--errors"])
    data = json.loads(result.output)
    assert data["criteria"]["greeting"]["accuracy"] == 1.0
    assert data["criteria"]["offer_of_help"]["confusion"] == {"pass": {"fail": 1}}
    assert [e["criterion"] for e in data["errors"]] == ["offer_of_help"]


def test_the_table_as_text_lists_every_disagreement_with_its_reason(folder: Path) -> None:
    result = CliRunner().invoke(agreement, [str(folder), "--errors"])
    assert "macro mean" in result.output
    assert "one offer_of_help: reviewer pass, program fail" in result.output


def test_a_folder_without_labels_is_refused_by_name(tmp_path: Path) -> None:
    result = CliRunner().invoke(agreement, [str(tmp_path)])
    assert result.exit_code == 1
    assert str(tmp_path) in result.output


def test_a_good_rubric_is_checked_with_its_counts() -> None:
    result = CliRunner().invoke(rubric, ["check", str(SHIPPED)])
    assert result.exit_code == 0
    assert "OK" in result.output
    assert "criteria" in result.output


def test_a_bad_rubric_is_refused_with_file_and_key(tmp_path: Path) -> None:
    bad = tmp_path / "mine.yaml"
    bad.write_text(SHIPPED.read_text(encoding="utf-8").replace("weight:", "wieght:", 1), "utf-8")
    result = CliRunner().invoke(rubric, ["check", str(bad)])
    assert result.exit_code == 1
    assert "mine.yaml" in result.output
    assert "wieght" in result.output
