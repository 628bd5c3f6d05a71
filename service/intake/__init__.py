"""The ways in for recordings; all of them end in `accept`."""
