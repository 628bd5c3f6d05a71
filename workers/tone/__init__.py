"""How a voice sounds: pitch, loudness, spectrum, rate. The only package that knows librosa."""

from workers.tone.measure import Spoken, measure_tone
from workers.tone.pitch import describe_voice, track_pitch

__all__ = ["Spoken", "describe_voice", "measure_tone", "track_pitch"]
