"""The pages."""

from flask import Flask


def register(app: Flask) -> None:
    """Add every page to the application."""
