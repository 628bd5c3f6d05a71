"""Agents answer to reviews of their own calls; supervisors decide; nobody else does either."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from service.storage import comments, reviews, users
from service.storage.comments import Remark
from service.storage.scorecards import newest_scorecard
from service.storage.tables import CallRow, DisputeRow, UserRow
from service.storage.users import Role
from tests.factories import add_scored_call
from tests.service.web.conftest import Installation, install

_PEOPLE = (
    ("sam", Role.SUPERVISOR, None),
    ("linda", Role.AGENT, "Linda"),
    ("mo", Role.AGENT, "Mo"),
)


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    made = install(tmp_path_factory.mktemp("disputes"))
    with made.services.database.transaction() as session:
        for name, role, agent in _PEOPLE:
            session.add(UserRow(name=name, password_hash="-", role=role, agent_name=agent))
    yield made
    made.services.close()


@pytest.fixture
def call(installation: Installation) -> CallRow:
    row = add_scored_call(installation.services, agent="Linda")
    with installation.services.database.transaction() as session:
        card, reviewer = newest_scorecard(session, row.id), person(session, "reviewer")
        assert card
        reviews.submit(session, card, reviewer, "")
        comments.add_comment(session, row, reviewer, Remark("Among ourselves: a hard one."))
    return row


def person(session: Session, name: str) -> UserRow:
    return session.scalars(select(UserRow).where(UserRow.name == name)).one()


def as_person(installation: Installation, name: str) -> FlaskClient:
    client = installation.stranger()
    with installation.services.database.transaction() as session:
        token = users.sign_in(session, person(session, name), seconds=3600)
    client.set_cookie("callgrade-sign-in", token)
    return client


def dispute(installation: Installation, call: CallRow, who: str = "linda") -> int:
    """Dispute the hold; the status of the answer."""
    said = {"criterion": "hold_permission", "reason": "I asked before."}
    return as_person(installation, who).post(f"/calls/{call.id}/disputes", data=said).status_code


def newest_dispute(installation: Installation) -> int:
    with installation.services.database.transaction() as session:
        return session.scalars(select(DisputeRow.id).order_by(DisputeRow.id.desc())).first() or 0


def test_an_agent_disputes_and_the_supervisor_s_change_reaches_them(
    installation: Installation, call: CallRow
) -> None:
    assert dispute(installation, call) == 302
    sam = as_person(installation, "sam")
    assert "I asked before." in sam.get("/disputes").text
    decision = {"decision": "pass", "answer": "Heard it."}
    sam.post(f"/disputes/{newest_dispute(installation)}", data=decision)
    page = as_person(installation, "linda").get(f"/calls/{call.id}").text
    assert "Disputed, changed" in page
    assert "Heard it." in page


def test_an_agent_sees_no_comments_of_reviewers_and_no_other_s_call(
    installation: Installation, call: CallRow
) -> None:
    assert "Among ourselves" not in as_person(installation, "linda").get(f"/calls/{call.id}").text
    assert as_person(installation, "mo").get(f"/calls/{call.id}").status_code == 404
    assert dispute(installation, call, "mo") == 404
    answer = as_person(installation, "mo").post(f"/calls/{call.id}/acknowledge")
    assert answer.status_code == 404


def test_only_agents_answer_and_only_supervisors_decide(
    installation: Installation, call: CallRow
) -> None:
    assert dispute(installation, call, "reviewer") == 403
    assert as_person(installation, "sam").post(f"/calls/{call.id}/acknowledge").status_code == 403
    dispute(installation, call)
    for who in ("reviewer", "linda"):
        browser, at = as_person(installation, who), newest_dispute(installation)
        assert browser.get("/disputes").status_code == 403
        assert browser.post(f"/disputes/{at}", data={"decision": "uphold"}).status_code == 403


def test_a_dispute_needs_a_reason_and_a_decision_an_answer(
    installation: Installation, call: CallRow
) -> None:
    empty = {"criterion": "hold_permission", "reason": " "}
    linda, sam = as_person(installation, "linda"), as_person(installation, "sam")
    assert linda.post(f"/calls/{call.id}/disputes", data=empty).status_code == 400
    dispute(installation, call)
    at = f"/disputes/{newest_dispute(installation)}"
    for decision in ({"decision": "uphold"}, {"decision": "unsure", "answer": "Hm."}):
        assert sam.post(at, data=decision).status_code == 400


def test_the_list_tells_what_is_disputed_and_acknowledged(
    installation: Installation, call: CallRow
) -> None:
    linda = as_person(installation, "linda")
    linda.post(f"/calls/{call.id}/acknowledge")
    assert "Acknowledged" in linda.get("/calls").text
    dispute(installation, call)
    assert "1 disputed" in as_person(installation, "reviewer").get("/calls").text


def test_the_count_of_open_disputes_stands_in_the_supervisor_s_navigation(
    installation: Installation, call: CallRow
) -> None:
    dispute(installation, call)
    assert ">Disputes <span" in as_person(installation, "sam").get("/calls").text
    assert ">Disputes" not in as_person(installation, "reviewer").get("/calls").text
