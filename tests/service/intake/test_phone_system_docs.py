"""What the documentation tells people to paste is what the setup pages show."""

from pathlib import Path

import pytest

from service.intake.hooks import HOOKS
from service.intake.hooks.delivery import HookKind, filled_steps

FOLDER = Path(__file__).parents[3] / "docs" / "phone-systems"
WRITTEN = [kind for name, kind in HOOKS.items() if name not in ("generic", "connect")]


@pytest.mark.parametrize("kind", WRITTEN, ids=lambda k: k.name)
def test_each_step_stands_in_the_kinds_page(kind: HookKind) -> None:
    text = (FOLDER / f"{kind.name}.md").read_text(encoding="utf-8")
    for step in filled_steps(kind, f"https://calls.example.org/hooks/{kind.name}"):
        assert step.text in text
        for line in step.code.splitlines():
            assert line in text


def test_every_kind_is_in_the_index() -> None:
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    for name in HOOKS:
        assert f"`{name}`" in index
