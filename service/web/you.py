"""How one person wants the pages: time zone, way of writing, theme, keys."""

from collections.abc import Sequence
from functools import cache
from zoneinfo import available_timezones

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.errors import InvalidInput
from service.storage import users
from service.storage.tables.base import utc_now
from service.storage.users import Preferences
from service.web.access import open_to_agents, protect
from service.web.current import services, signed_in
from service.web.writing import WRITINGS

blueprint = protect(Blueprint("you", __name__))

THEMES = {"system": "As the system", "light": "Light", "dark": "Dark"}
_CONTINENTS = (
    *("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe"),
    *("Indian", "Pacific"),
)


@blueprint.get("/you")
@open_to_agents
def form() -> str:
    """What the signed-in person chose, to be changed."""
    return _page()


@blueprint.post("/you")
@open_to_agents
def change() -> ResponseReturnValue:
    """Keep the choices; they hold in every browser of that person."""
    try:
        wanted = _wanted()
    except InvalidInput as error:
        return _page(error.message), error.status
    with services().database.transaction() as session:
        users.set_preferences(session, signed_in().id, wanted)
    flash("Your settings are kept.")
    return redirect(url_for("you.form"))


@cache
def zones_by_continent() -> dict[str, list[str]]:
    """The time zones of places, by continent; UTC first."""
    known = sorted(available_timezones())
    of_places = {c: [z for z in known if z.startswith(f"{c}/")] for c in _CONTINENTS}
    return {"Everywhere": ["UTC"], **of_places}


def _page(problem: str | None = None) -> str:
    return render_template(
        "you.html",
        problem=problem,
        zones=zones_by_continent(),
        installation_zone=services().settings.time_zone,
        writings=WRITINGS,
        themes=THEMES,
        now=utc_now(),
    )


def _wanted() -> Preferences:
    zones = [zone for zones in zones_by_continent().values() for zone in zones]
    return Preferences(
        time_zone=_one_of("time_zone", zones),
        writing=_one_of("writing", list(WRITINGS)),
        theme=_one_of("theme", list(THEMES)) or "system",
        single_keys=bool(request.form.get("single_keys")),
    )


def _one_of(field: str, known: Sequence[str]) -> str | None:
    value = request.form.get(field, "")
    if value and value not in known:
        words = field.replace("_", " ")
        raise InvalidInput(f"The {words} cannot be {value[:40]!r}. Choose one from the list.")
    return value or None
