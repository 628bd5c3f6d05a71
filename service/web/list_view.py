"""What the lists of calls show beside the calls: rows, chips of filters, pages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from flask import g, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from service.errors import InvalidInput
from service.storage import assignments, call_pages, saved_views, sources, teams
from service.storage.call_pages import Cursor, Sort
from service.storage.search import Quote
from service.storage.tables import CallRow, CallState, SavedViewRow, ScorecardRow, UserRow
from service.storage.worklist import REASONS, Desk
from service.web.current import services, signed_in
from service.web.states import LABELS

SORTS = {
    Sort.NEWEST: "Newest first",
    Sort.OLDEST: "Oldest first",
    Sort.LOWEST: "Lowest score first",
    Sort.HIGHEST: "Highest score first",
    Sort.LONGEST: "Longest first",
    Sort.SHORTEST: "Shortest first",
}
WHY = {reason.code: reason.title for reason in REASONS}
VERDICTS = {
    "fail": "fail",
    "partial": "partial",
    "unsure": "to check",
    "pass": "pass",
    "na": "not applicable",
}
_NO_PAGE = "This page of the list cannot be found. Begin with the newest calls."


@dataclass(frozen=True, slots=True)
class ListRow:
    """One call of a list: why it is there, who is to review it, what was found in it."""

    call: CallRow
    why: Sequence[str] = ()
    assignee: str | None = None
    quotes: Sequence[Quote] = ()


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on, in words, and the list's address without it."""

    words: str
    without: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters offer."""

    agents: Sequence[str]
    queues: Sequence[str]
    teams: Sequence[str]
    sources: Mapping[str, str]
    criteria: Mapping[str, str]
    people: Mapping[str, str]


def desk_of(person: UserRow) -> Desk:
    """The worklist's view of a person under this installation's settings."""
    settings = services().settings
    return Desk(person.id, settings.low_score, settings.low_role_percent / 100)


def rows_of(
    session: Session,
    calls: Iterable[CallRow],
    why: Mapping[str, Sequence[str]] | None = None,
    quotes: Mapping[str, Sequence[Quote]] | None = None,
) -> list[ListRow]:
    """The calls with what stands beside them."""
    shown = list(calls)
    held = assignments.assigned(session, [call.id for call in shown])
    return [
        ListRow(
            call,
            why=[WHY[code] for code in (why or {}).get(call.id, ())],
            assignee=held[call.id].name if call.id in held else None,
            quotes=(quotes or {}).get(call.id, ()),
        )
        for call in shown
    ]


def choices(session: Session) -> Choices:
    """What there is to choose from, without looking at every call."""
    return Choices(
        agents=call_pages.choices(session, CallRow.agent),
        queues=call_pages.choices(session, CallRow.queue),
        teams=teams.teams(session),
        sources={str(source.id): source.name for source in sources.list_sources(session)},
        criteria=criteria_titles(session),
        people={
            "me": "Me",
            "nobody": "Nobody",
            **{
                str(person.id): person.name
                for person in assignments.reviewers(session)
                if person.id != signed_in().id
            },
        },
    )


def views(session: Session) -> Sequence[SavedViewRow]:
    """The saved views that the signed-in person may open."""
    return saved_views.views_of(session, signed_in())


def criteria_titles(session: Session) -> dict[str, str]:
    """The criteria of the rubric in use, by id, in its order."""
    form = newest_form(session)
    return {c["id"]: c["title"] for s in form.get("sections", ()) for c in s["criteria"]}


def newest_form(session: Session) -> Mapping[str, Any]:
    """The rubric that the last call was scored by; read once a request."""
    if "newest_form" not in g:
        newest = select(ScorecardRow.form).order_by(ScorecardRow.id.desc()).limit(1)
        g.newest_form = session.scalar(newest) or {}
    found: Mapping[str, Any] = g.newest_form
    return found


def chips(query: Mapping[str, str], known: Choices) -> list[Chip]:
    """The filters of a query in words."""
    words = dict(query)
    if "criterion" in words:
        title = known.criteria.get(words["criterion"], words["criterion"])
        words["criterion"] = f"{title}: {VERDICTS[words.pop('verdict', 'fail')]}"
    return [
        Chip(_in_words(key, value, known), _without(query, key))
        for key, value in words.items()
        if key not in ("q", "verdict", "sort")
    ]


def older_than(cursor: Cursor) -> str:
    """A page's end as an address has it."""
    value = cursor.value.isoformat() if isinstance(cursor.value, datetime) else repr(cursor.value)
    return f"{value}~{cursor.call_id}"


def cursor_from(text: str, sort: Sort) -> Cursor | None:
    """The page's end that an address names, None for the first page. Raises `InvalidInput`."""
    if not text:
        return None
    value, _, call_id = text.partition("~")
    try:
        if sort in (Sort.NEWEST, Sort.OLDEST):
            at = datetime.fromisoformat(value)
            return Cursor(at if at.tzinfo else _refuse(), call_id)
        return Cursor(float(value), call_id)
    except ValueError as error:
        raise InvalidInput(_NO_PAGE) from error


def _refuse() -> datetime:
    raise InvalidInput(_NO_PAGE)


def _without(query: Mapping[str, str], key: str) -> str:
    gone = (key, "verdict") if key == "criterion" else (key,)
    left = {k: v for k, v in query.items() if k not in gone}
    return f"{url_for('calls.show_list')}?{urlencode(left)}"


def _in_words(key: str, value: str, known: Choices) -> str:
    named = {
        "state": {state.value: label for state, label in LABELS.items()},
        "source": known.sources,
        "assigned": known.people,
        "reviewed": {"yes": "Reviewed", "no": "Not reviewed"},
        "direction": {"inbound": "Inbound", "outbound": "Outbound"},
    }
    value = named.get(key, {}).get(value, value)
    begun = {
        "agent": "Agent ",
        "team": "Team ",
        "queue": "Queue ",
        "since": "From ",
        "until": "To ",
        "min_score": "Score from ",
        "max_score": "Score to ",
        "min_length": "From length ",
        "max_length": "To length ",
        "source": "Source ",
        "assigned": "Assigned to ",
    }
    return "Offline recogniser" if key == "fallback" else f"{begun.get(key, '')}{value}"


def state_choices() -> Mapping[CallState, str]:
    """Every state with its words."""
    return LABELS


def no_choices() -> Choices:
    """What is offered to an agent, whose calls are all theirs: nothing."""
    return Choices((), (), (), {}, {}, {})
