"""The commands that work on sound."""
