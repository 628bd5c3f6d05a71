"""Names that others typed, made fit to keep and to show."""

import unicodedata

# Control and format characters do nothing in a name but hide or reorder the rest of it.
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")


def plain_name(name: str) -> str:
    """The name without characters that are not seen, such as marks that turn its direction."""
    seen = "".join(c for c in name if unicodedata.category(c) not in _UNSEEN)
    return " ".join(seen.split())


def base_name(name: str) -> str:
    """The last part of a path that a browser may have sent along; never empty."""
    return plain_name(name.replace("\\", "/").rsplit("/", 1)[-1]) or "recording"


def readable(key: str) -> str:
    """A key as words: `needs_work` becomes "Needs work"."""
    return key.replace("_", " ").strip().capitalize()
