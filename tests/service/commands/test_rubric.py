"""`callgrade rubric check` and `callgrade rubric diff` as they are typed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rubrics.call import Call, call_to_dict
from rubrics.rubric import SHIPPED
from service.commands.rubric import rubric
from tests.rubrics.conversation import play

FRONT_DESK = SHIPPED.with_name("front_desk.yaml")


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(rubric, [str(a) for a in arguments])


def _keep(folder: Path, name: str, call: Call) -> None:
    (folder / name).write_text(json.dumps(call_to_dict(call)), encoding="utf-8")


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    folder = tmp_path / "calls"
    folder.mkdir()
    greeted = "A: Good morning, Hill Bank, Ann speaking. How may I help?\nC: Hello.\nA: Goodbye."
    _keep(folder, "greeted.json", play(greeted))
    _keep(folder, "gruff.json", play("A: What?\nC: Hello.\nA: Thank you, goodbye."))
    return folder


@pytest.fixture
def stricter(tmp_path: Path) -> Path:
    """The front desk's rubric with a greeting that must name the branch."""
    own = """\
      - id: names_the_branch
        title: Names the branch
        detector: says
        params: {phrases: [leeds branch], within: opening}
"""
    text = FRONT_DESK.read_text(encoding="utf-8")
    path = tmp_path / "stricter.yaml"
    path.write_text(
        text.replace("      - id: offer_of_help\n", f"{own}      - id: offer_of_help\n")
    )
    return path


def test_check_names_every_error_with_line_and_key(tmp_path: Path) -> None:
    bad = tmp_path / "mine.yaml"
    text = FRONT_DESK.read_text(encoding="utf-8").replace("weight: 3", "weight: much")
    bad.write_text(text, encoding="utf-8")
    result = _run("check", bad)
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert len(lines) == text.count("weight: much")
    assert all("weight: must be a number" in line for line in lines)
    at = text[: text.index("weight: much")].count("\n") + 1
    assert lines[0].startswith(f"{bad}:{at}: sections[0].criteria[0].weight: ")


def test_check_takes_a_shipped_name() -> None:
    result = _run("check", "front_desk")
    assert result.exit_code == 0
    assert "front_desk version 1.0" in result.output


def test_check_warns_of_criteria_without_occasion(calls: Path) -> None:
    result = _run("check", "front_desk", "--calls", calls)
    assert result.exit_code == 0
    idle = [line.split(": ")[2] for line in result.stderr.splitlines()]
    assert idle == [
        "answering_for_other",
        "no_oversharing",
        "absent_colleague_help",
        "hold_permission",
    ]


def test_diff_shows_which_scores_and_verdicts_change(calls: Path, stricter: Path) -> None:
    result = _run("diff", "front_desk", stricter, calls, "--format", "json")
    data = json.loads(result.output)
    assert data["calls"] == 2
    greeted = data["changed"][0]
    assert (greeted["call"], greeted["score"]["old"]) == ("greeted.json", 100.0)
    assert greeted["score"]["new"] < 100
    assert data["criteria"] == {"names_the_branch": [{"old": "absent", "new": "fail", "calls": 2}]}


def test_diff_as_text_says_why(calls: Path, stricter: Path) -> None:
    result = _run("diff", "front_desk", stricter, calls)
    assert "2 of 2 calls change." in result.output
    assert "names_the_branch: absent -> fail. The agent never says “leeds branch”" in result.output


def test_a_rubric_against_itself_changes_nothing(calls: Path) -> None:
    assert _run("diff", "front_desk", FRONT_DESK, calls).output == "0 of 2 calls change.\n"


def test_a_folder_without_calls_and_a_broken_call_are_named(tmp_path: Path) -> None:
    result = _run("diff", "front_desk", "front_desk", tmp_path)
    assert result.exit_code == 1
    assert "holds no call" in result.stderr
    (tmp_path / "broken.json").write_text('{"id": "x"}')
    result = _run("check", "front_desk", "--calls", tmp_path)
    assert result.exit_code == 1
    assert "broken.json: the transcript has no 'utterances'" in result.stderr
