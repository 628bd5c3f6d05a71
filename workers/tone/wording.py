"""The word for a voice and the evidence for it. It describes a sound and names no feeling."""

from dataclasses import dataclass

# Six measures stand one deviation off on average, or loudness and pitch alone stand far off.
_RAISED_AROUSAL = 1.0
_RAISED_DB, _RAISED_SEMITONES = 5.0, 3.0
_LOWERED_DB, _LOWERED_SEMITONES = -5.0, -2.0
_NOT_LOUDER_DB = 2.0
_NEUTRAL_AROUSAL = 0.4
# Of the liveliness from 0 to 1.
_FLAT, _LIVELY = 0.1, 0.75
_LEAST_VOICED_SECONDS = 0.5

# A change that is said: what a listener hears at once.
_HEARD_DB, _HEARD_SEMITONES, _HEARD_BRIGHTNESS_DB = 3.0, 1.5, 3.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a label rests on: distances from the speaker's usual, and liveliness (0-1)."""

    arousal: float | None
    semitones: float | None
    loudness_db: float | None
    brightness_db: float | None
    liveliness: float | None
    voiced_seconds: float


def choose_label(evidence: Evidence) -> str | None:
    """raised, tense, lowered, lively, flat or neutral; None where the numbers are not plain."""
    e = evidence
    if e.semitones is None or e.loudness_db is None or e.liveliness is None:
        return None
    if e.voiced_seconds < _LEAST_VOICED_SECONDS:
        return None
    if _is_raised(e.arousal, e.loudness_db, e.semitones):
        return "tense" if e.loudness_db < _NOT_LOUDER_DB else "raised"
    if e.loudness_db <= _LOWERED_DB and e.semitones <= _LOWERED_SEMITONES:
        return "lowered"
    return _melody(e.liveliness, e.arousal)


def describe_evidence(evidence: Evidence) -> str:
    """The changes that are heard, like "7 dB louder and 4 semitones higher than usual"."""
    changes = [
        _change(evidence.loudness_db, _HEARD_DB, "dB", ("louder", "quieter")),
        _change(evidence.semitones, _HEARD_SEMITONES, "semitones", ("higher", "lower")),
        _change(
            evidence.brightness_db,
            _HEARD_BRIGHTNESS_DB,
            "dB",
            ("sharper in sound", "softer in sound"),
        ),
    ]
    said = [c for c in changes if c]
    if not said:
        return ""
    listed = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
    return f"{listed} than this speaker's usual"


def _melody(liveliness: float, arousal: float | None) -> str | None:
    if liveliness >= _LIVELY:
        return "lively"
    if liveliness <= _FLAT:
        return "flat"
    usual = arousal is not None and abs(arousal) <= _NEUTRAL_AROUSAL
    return "neutral" if usual else None


def _is_raised(arousal: float | None, loudness_db: float, semitones: float) -> bool:
    if arousal is not None and arousal >= _RAISED_AROUSAL:
        return True
    return loudness_db >= _RAISED_DB and semitones >= _RAISED_SEMITONES


def _change(value: float | None, heard: float, unit: str, ways: tuple[str, str]) -> str:
    if value is None or abs(value) < heard:
        return ""
    return f"{abs(value):.0f} {unit} {ways[0] if value > 0 else ways[1]}"
