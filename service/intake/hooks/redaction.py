"""What of a request may be kept for finding faults: no secrets, no numbers, no names of callers."""

import json
import re
from typing import Any
from urllib.parse import parse_qsl, urlsplit, urlunsplit

_MOST_CHARACTERS = 6000
_HIDDEN = "(hidden)"
_SECRET = re.compile(r"token|secret|password|signature|credential|api_?key|auth", re.I)
_NUMBER = re.compile(r"number|phone|caller|callee|^(from|to|ani|dnis|did|cli)$", re.I)
_LONG_NUMBER = re.compile(r"\+?\d[\d ()./-]{5,}\d")


def redacted(body: bytes) -> str:
    """The body as text without what is nobody's business; JSON is set out in lines."""
    text = body.decode("utf-8", "replace")
    try:
        shown = json.dumps(_hide("", json.loads(text)), indent=1, ensure_ascii=False)
    except (ValueError, RecursionError):
        shown = redacted_fields(parse_qsl(text, keep_blank_values=True)) or "(not readable)"
    return _storable(shown)


def redacted_fields(pairs: list[tuple[str, str]]) -> str:
    """The fields of a form, one a line, without what is nobody's business."""
    lines = (f"{name}: {_hide(name, value)}" for name, value in pairs)
    return _storable("\n".join(lines))


def _storable(text: str) -> str:
    return text[:_MOST_CHARACTERS].replace("\0", "").encode("utf-8", "replace").decode()


def _hide(key: str, value: Any) -> Any:
    if _SECRET.search(key) and value not in (None, "", True, False):
        return _HIDDEN
    if isinstance(value, dict):
        return {name: _hide(name, inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_hide(key, inner) for inner in value]
    if _NUMBER.search(key) and isinstance(value, int | str) and not isinstance(value, bool):
        return _masked(str(value))
    return _bare_address(value) if isinstance(value, str) else value


def _masked(text: str) -> str:
    """The last two digits stay, so that a call can be recognised; a caller's name does not."""
    digits = re.sub(r"\D", "", text)
    if _LONG_NUMBER.search(text):
        return f"…{digits[-2:]}"
    return text if len(text) <= 8 and digits else _HIDDEN if text else ""


def _bare_address(text: str) -> str:
    """An address without its query and password, which may be as good as a key."""
    if not text.lower().startswith(("http://", "https://")):
        return text
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return _HIDDEN
    query = "…" if parts.query else ""
    return urlunsplit((parts.scheme, host, parts.path, query, ""))
