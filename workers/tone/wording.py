"""The word for a voice and the evidence for it. It describes a sound and names no feeling."""

from dataclasses import dataclass

# Six measures, each held to 1.5 deviations, stand one off on average: most of them are raised.
_RAISED_AROUSAL = 1.0
_LOWERED_DB, _LOWERED_SEMITONES = -5.0, -2.0
_NOT_LOUDER_DB = 2.0
_NEUTRAL_AROUSAL = 0.4
# Of the liveliness from 0 to 1.
_FLAT, _LIVELY = 0.1, 0.75
_LEAST_VOICED_SECONDS = 0.5

# A change that is said: what a listener hears at once.
_HEARD_DB, _HEARD_SEMITONES, _HEARD_BRIGHTNESS_DB = 3.0, 1.5, 5.0
_MELODIES = {"lively": "the pitch moves widely", "flat": "the pitch hardly moves"}


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
    if e.semitones is None or e.loudness_db is None or e.voiced_seconds < _LEAST_VOICED_SECONDS:
        return None
    if e.arousal is not None and e.arousal >= _RAISED_AROUSAL:
        return "tense" if e.loudness_db < _NOT_LOUDER_DB else "raised"
    if e.loudness_db <= _LOWERED_DB and e.semitones <= _LOWERED_SEMITONES:
        return "lowered"
    if e.arousal is not None and abs(e.arousal) > _NEUTRAL_AROUSAL:
        return None
    plain = e.arousal is not None and not describe_evidence(e)
    return _melody(e) or ("neutral" if plain else None)


def describe_evidence(evidence: Evidence) -> str:
    """What is heard, like "7 dB louder and 4 semitones higher than this speaker's usual"."""
    ways = (
        _change(evidence.loudness_db, _HEARD_DB, "dB", ("louder", "quieter")),
        _change(evidence.semitones, _HEARD_SEMITONES, "semitones", ("higher", "lower")),
        _change(evidence.brightness_db, _HEARD_BRIGHTNESS_DB, "dB", ("sharper", "softer")),
    )
    changes = [way for way in ways if way]
    melody = _MELODIES.get(_melody(evidence) or "", "")
    if not changes:
        return melody
    listed = " and ".join(part for part in (", ".join(changes[:-1]), changes[-1]) if part)
    compared = f"{listed} than this speaker's usual"
    return f"{compared}; {melody}" if melody else compared


def _melody(evidence: Evidence) -> str | None:
    if evidence.liveliness is None or evidence.voiced_seconds < _LEAST_VOICED_SECONDS:
        return None
    if evidence.liveliness >= _LIVELY:
        return "lively"
    return "flat" if evidence.liveliness <= _FLAT else None


def _change(value: float | None, heard: float, unit: str, ways: tuple[str, str]) -> str:
    if value is None or abs(value) < heard:
        return ""
    return f"{abs(value):.0f} {unit} {ways[0] if value > 0 else ways[1]}"
