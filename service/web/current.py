"""What belongs to the request at hand: the installation's services, the person, their ways."""

from typing import cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flask import current_app, g, request

from service.config import ConfigError
from service.errors import Unauthorised
from service.services import Services
from service.storage.tables import UserRow
from service.web.writing import WRITINGS, Writing, writing_for


def services() -> Services:
    """The services of the running application."""
    return cast("Services", current_app.extensions["callgrade"])


def user() -> UserRow | None:
    """The person who is signed in, or None on a page for everyone."""
    return cast("UserRow | None", g.get("user"))


def signed_in() -> UserRow:
    """The person who is signed in; behind `protect` there is one."""
    person = user()
    if person is None:
        raise Unauthorised("You are signed out. Sign in again, then repeat this.")
    return person


def zone() -> ZoneInfo:
    """The time zone of the person, else of the installation. Raises `ConfigError`."""
    person = user()
    name = (person and person.time_zone) or services().settings.time_zone
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ConfigError(f"CALLGRADE_TIME_ZONE cannot be {name!r}: no such zone") from error


def writing_name() -> str:
    """The way of writing that the person chose, else the one that fits their browser's language."""
    person = user()
    if person and person.writing in WRITINGS:
        return person.writing
    return writing_for(request.accept_languages.values())


def writing() -> Writing:
    """How dates and numbers are written for the person."""
    return WRITINGS[writing_name()]
