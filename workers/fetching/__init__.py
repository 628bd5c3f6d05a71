"""Fetching recordings that phone systems announced: light, quick, never behind scoring."""
