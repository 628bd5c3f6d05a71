"""Transcripts in and out: one file a format, in plain code."""
