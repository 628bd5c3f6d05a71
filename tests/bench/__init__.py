"""Measurements of speed and quality: `make bench`, never part of the tests."""
