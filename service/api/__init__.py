"""What machines talk to: webhooks and the status address."""

from flask import Flask
from flask_wtf.csrf import CSRFProtect


def register(app: Flask, csrf: CSRFProtect) -> None:
    """Add the addresses for machines; they prove themselves without a form token."""
