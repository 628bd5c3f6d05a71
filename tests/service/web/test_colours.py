"""Text can be read in both themes: 4.5 to 1 at least (WCAG 2.2 AA)."""

import re
from pathlib import Path

import pytest

import service.web

_TOKENS = (Path(service.web.__file__).parent / "static" / "tokens.css").read_text()
_PAIRS = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", _TOKENS)
_LIGHT = {name: light for name, light, _ in _PAIRS}
_DARK = {name: dark for name, _, dark in _PAIRS}
_TEXTS = ("ink", "muted", "accent", "pass", "partial", "fail", "na", "unsure", "mark")


@pytest.mark.parametrize("theme", [_LIGHT, _DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", _TEXTS)
def test_text_stands_out_from_every_ground(theme: dict[str, str], text: str) -> None:
    for ground in ("surface", "ground", "sunk"):
        assert _contrast(theme[text], theme[ground]) >= 4.5, ground


@pytest.mark.parametrize("theme", [_LIGHT, _DARK], ids=["light", "dark"])
def test_what_is_drawn_stands_out_from_its_ground(theme: dict[str, str]) -> None:
    assert _contrast(theme["on-accent"], theme["accent"]) >= 4.5
    for ground in ("fail-soft", "warn-soft", "accent-soft"):
        assert _contrast(theme["ink"], theme[ground]) >= 4.5
    for drawn in ("agent", "caller", "edge"):
        assert _contrast(theme[drawn], theme["surface"]) >= 3


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
