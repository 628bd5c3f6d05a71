"""An installation in which every page has something to show, and the addresses of all pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from rubrics.review import Correction
from rubrics.scorecard import Verdict
from service.services import Services
from service.storage import clips, comments, disputes, receivers, reviews, rounds, users
from service.storage.clips import Stretch
from service.storage.comments import Remark
from service.storage.receivers import ReceiverSettings
from service.storage.scorecards import newest_scorecard
from service.storage.tables import CallRow, CallState, NoticeKind, UserRow
from service.storage.users import Role
from tests.browser.chromium import NAME, PASSWORD
from tests.browser.source_examples import add_example_sources
from tests.factories import add_call, add_scored_call, example, example_rubric

_FAILED = "This is no recording: it begins like a text file. Send a sound file."


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the addresses of pages, for some endpoints their own, and further pages."""

    values: Mapping[str, object]
    of_endpoint: Mapping[str, Mapping[str, object]]
    more: Mapping[str, str] = field(default_factory=dict)


def fill(services: Services) -> Filled:
    """Calls in every state, one of them reviewed, discussed and disputed; rounds; sources."""
    states = {state: add_call(services, state=state, error_message=_FAILED) for state in _UNSCORED}
    scored = add_scored_call(services, example(auto_fail=True))
    blind, compared, untouched = (add_scored_call(services) for _ in range(3))
    add_example_sources(services)
    with services.database.transaction() as session:
        me = session.scalars(select(UserRow)).one()
        me.role = Role.ADMIN.value
        agent = users.add_user(session, "Linda", PASSWORD, Role.AGENT, "Linda")
        other = users.add_user(session, "Mo", PASSWORD, Role.REVIEWER)
        _review(session, scored, me, agent)
        clip = clips.add_clip(session, scored, me, Stretch(1.0, 9.0), "A warm greeting.")
        receiver = _receiver(session)
        opened = _round(session, [me, other], blind, "Autumn")
        closed = _round(session, [me, other], compared, "Summer")
        rounds.close_round(closed, me)
        values = {
            "call_id": scored.id,
            "clip_id": clip.id,
            "kind": "twilio",
            "name": "twilio",
            "number": 0,
            "receiver_id": receiver,
            "round_id": opened.id,
        }
        of_endpoint = {
            "notifications.form": {"kind": "webhook"},
            "blind.form": {"call_id": blind.id},
            "rounds.compare": {"round_id": closed.id, "call_id": compared.id},
        }
    more = {f"call {state}": f"/calls/{row.id}" for state, row in states.items()}
    more |= {"call to review": f"/calls/{untouched.id}", "nothing": "/calls/none"}
    more |= {"filtered": "/calls?agent=Nobody", "closed round": f"/rounds/{closed.id}"}
    return Filled(values, of_endpoint, more)


_MACHINES = ("/static", "/api", "/hooks", "/healthz")
_PARTS = ("/status", "/parts", "/audio", "/peaks", ".svg", ".csv", ".xlsx", ".<suffix>")
_UNSCORED = (
    *(CallState.STORED, CallState.TRANSCRIBING, CallState.FAILED),
    *(CallState.QUARANTINED, CallState.DUPLICATE),
)


def addresses(app: Flask, filled: Filled) -> dict[str, str]:
    """The address of each page of the application, by its endpoint, and the further ones."""
    rules = [r for r in app.url_map.iter_rules() if _is_page(r)]
    with app.test_request_context():
        built = {rule.endpoint: _address(app, rule, filled) for rule in rules}
    return {**built, **filled.more}


def signed_in_token(services: Services) -> str:
    """The token of a browser in which the first person is signed in."""
    with services.database.transaction() as session:
        me = session.scalars(select(UserRow).where(UserRow.name == NAME)).one()
        return users.sign_in(session, me, seconds=3600)


def shown_pages(app: Flask, token: str, pages: Mapping[str, str]) -> dict[str, str]:
    """Those addresses that a browser shows: no downloads, and none that lead on to another."""
    browser = app.test_client()
    browser.set_cookie("callgrade-sign-in", token)
    return {name: path for name, path in pages.items() if _is_shown(browser, path)}


def _is_shown(browser: FlaskClient, path: str) -> bool:
    with browser.get(path) as answer:
        led_on = 300 <= answer.status_code < 400
        return answer.mimetype == "text/html" and answer.status_code != 204 and not led_on


def _is_page(rule: Rule) -> bool:
    wanted = "GET" in (rule.methods or ()) and not rule.rule.startswith(_MACHINES)
    return wanted and not rule.rule.endswith(_PARTS)


def _address(app: Flask, rule: Rule, filled: Filled) -> str:
    known = {"mention_id": 1, **filled.values}
    known |= filled.of_endpoint.get(rule.endpoint, {})
    values = {name: known[name] for name in rule.arguments}
    return app.url_for(rule.endpoint, _external=False, **values)


def _review(session: Session, row: CallRow, me: UserRow, agent: UserRow) -> None:
    card = newest_scorecard(session, row.id)
    call = session.get_one(CallRow, row.id)
    assert card
    said = Correction("hold_permission", Verdict.PASS, "She asked before.")
    reviews.correct(session, card, me, said)
    reviews.submit(session, card, me, "Well done.")
    comments.add_comment(session, call, me, Remark(f"@{me.name} see the hold.", at_seconds=16.0))
    disputes.dispute(session, card, agent, ("empathy", "I did say sorry."), days=30)


def _receiver(session: Session) -> int:
    told = tuple(kind.value for kind in NoticeKind)[:1]
    settings = ReceiverSettings(address="https://crm.example.org/calls", told=told)
    return receivers.add_receiver(session, "webhook", settings).id


def _round(
    session: Session, people: Sequence[UserRow], call: CallRow, name: str
) -> rounds.RoundRow:
    plan = rounds.Plan(name=name, call_ids=[call.id], reviewer_ids=[p.id for p in people])
    return rounds.make_round(session, people[0], example_rubric(), plan)
