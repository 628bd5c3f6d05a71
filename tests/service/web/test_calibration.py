"""Who is invited to an open round learns nothing of its calls before having scored them."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from rubrics.in_use import rubric_in_use
from service.storage import clips, comments, reviews, rounds
from service.storage.clips import Stretch
from service.storage.comments import Remark
from service.storage.rounds import Plan
from service.storage.scorecards import newest_scorecard
from service.storage.tables import CallRow, RoundRow, UserRow
from service.storage.users import Role
from tests.factories import add_scored_call, shipped_example
from tests.service.web.conftest import Installation, install
from tests.service.web.test_disputes import as_person, person

MADE = shipped_example()
# What the machine or another person says of the call, in words that stand nowhere else.
SAID = {r.finding.reason for r in MADE.card.results} | {
    "Among ourselves",
    "A note on a clip",
    "Ben's",
}


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    made = install(tmp_path_factory.mktemp("calibration"))
    people = (("sam", Role.SUPERVISOR), ("ana", Role.REVIEWER), ("ben", Role.REVIEWER))
    with made.services.database.transaction() as session:
        for name, role in people:
            session.add(UserRow(name=name, password_hash="-", role=role))
    yield made
    made.services.close()


@pytest.fixture
def call(installation: Installation) -> CallRow:
    """A reviewed call with a comment that means ana, and a clip."""
    row = add_scored_call(installation.services, MADE, agent="Linda")
    with installation.services.database.transaction() as session:
        card, reviewer = newest_scorecard(session, row.id), person(session, "reviewer")
        assert card
        reviews.submit(session, card, reviewer, "")
        comments.add_comment(session, row, reviewer, Remark("Among ourselves, @ana: a fail."))
        clips.add_clip(session, row, reviewer, Stretch(1.0, 2.0), "A note on a clip")
    return row


@pytest.fixture
def round_id(installation: Installation, call: CallRow) -> int:
    with installation.services.database.transaction() as session:
        for other in session.scalars(select(RoundRow)):
            session.delete(other)
        people = [person(session, name).id for name in ("ana", "ben")]
        plan = Plan(name="Round", call_ids=[call.id], reviewer_ids=people)
        return rounds.make_round(session, person(session, "sam"), rubric_in_use(), plan).id


@pytest.fixture
def ana(installation: Installation) -> FlaskClient:
    return as_person(installation, "ana")


def verdicts(**changed: str) -> dict[str, str]:
    chosen = {**dict.fromkeys((c.id for c in MADE.rubric.criteria), "pass"), **changed}
    return {f"verdict-{criterion}": verdict for criterion, verdict in chosen.items()}


def submit(installation: Installation, name: str, at: str, **changed: str) -> int:
    data = {**verdicts(**changed), "submit": "1"}
    return as_person(installation, name).post(at, data=data).status_code


def tells(text: str) -> set[str]:
    return {words for words in SAID if words in text}


def test_no_address_tells_the_invited_what_was_said_of_the_call(
    installation: Installation, ana: FlaskClient, call: CallRow, round_id: int
) -> None:
    data = {**verdicts(), "note-greeting": "Ben's note", "submit": "1"}
    as_person(installation, "ben").post(f"/rounds/{round_id}/calls/{call.id}", data=data)
    asked = 0
    for rule in installation.app.url_map.iter_rules():
        given = {"call_id": call.id, "round_id": round_id, "suffix": "json", "clip_id": 1}
        if "GET" not in (rule.methods or ()) or not rule.arguments <= {*given, "number", "ending"}:
            continue
        values = {name: given.get(name, 1) for name in rule.arguments}
        built = rule.build(values, append_unknown=False)
        assert built
        if rule.endpoint == "account.leave":
            continue
        answer = ana.get(built[1])
        words = tells(answer.data.decode("utf-8", "replace"))
        answer.close()
        assert words == set(), rule
        asked += 1
    assert asked > 25


def test_the_call_s_own_page_leads_to_the_blind_scorecard(
    ana: FlaskClient, call: CallRow, round_id: int
) -> None:
    answer = ana.get(f"/calls/{call.id}")
    assert (answer.status_code, answer.location) == (302, f"/rounds/{round_id}/calls/{call.id}")
    assert ana.get(f"/calls/{call.id}/report.json").status_code == 403
    assert ana.get(f"/calls/{call.id}/line.svg").status_code == 403
    assert ana.get(f"/api/calls/{call.id}").status_code == 404
    assert (
        ana.post(f"/calls/{call.id}/verdicts/greeting", data={"verdict": "pass"}).status_code == 403
    )


def test_lists_and_searches_leave_the_call_out(
    installation: Installation, ana: FlaskClient, call: CallRow, round_id: int
) -> None:
    for address in ("/calls", "/calls?max_score=100", "/calls.csv", "/calls.csv?rows=verdicts"):
        assert call.id not in ana.get(address).text, address
        assert call.id in as_person(installation, "sam").get(address).text, address
    status = ana.get(f"/calls/status?ids={call.id}").get_json()
    assert status["calls"] == []
    assert round_id


def test_the_sound_can_be_heard_meanwhile(ana: FlaskClient, call: CallRow, round_id: int) -> None:
    with ana.get(f"/calls/{call.id}/audio") as answer:
        assert answer.status_code == 200
    assert "Good morning, Harper Valley Bank" in ana.get(f"/rounds/{round_id}/calls/{call.id}").text


def test_scored_by_oneself_the_call_is_seen_and_the_others_still_are_not(
    installation: Installation, ana: FlaskClient, call: CallRow, round_id: int
) -> None:
    submit(installation, "ben", f"/rounds/{round_id}/calls/{call.id}")
    assert submit(installation, "ana", f"/rounds/{round_id}/calls/{call.id}") == 302
    assert ana.get(f"/calls/{call.id}").status_code == 200
    assert ana.get(f"/rounds/{round_id}/compare/{call.id}").status_code == 403
    assert "1 of 1" in ana.get(f"/rounds/{round_id}").text


def test_an_incomplete_scorecard_is_kept_and_not_submitted(
    installation: Installation, ana: FlaskClient, call: CallRow, round_id: int
) -> None:
    at = f"/rounds/{round_id}/calls/{call.id}"
    answer = ana.post(at, data={"verdict-greeting": "fail", "submit": "1"})
    assert answer.status_code == 400
    assert 'value="fail" checked' in ana.get(at).text
    assert 'value="fail" checked' not in as_person(installation, "ben").get(at).text


def test_supervisors_close_and_set_references_and_others_read_them(
    installation: Installation, ana: FlaskClient, call: CallRow, round_id: int
) -> None:
    for name, verdict in (("ana", "pass"), ("ben", "fail")):
        submit(installation, name, f"/rounds/{round_id}/calls/{call.id}", greeting=verdict)
    assert ana.post(f"/rounds/{round_id}/close").status_code == 403
    sam, at = as_person(installation, "sam"), f"/rounds/{round_id}/compare/{call.id}"
    sam.post(f"/rounds/{round_id}/close")
    right = {"verdict-greeting": "pass", "note-greeting": "The first words count."}
    assert ana.post(at, data=right).status_code == 403
    sam.post(at, data=right)
    assert "The first words count." in ana.get(at).text
    assert "against the reference" in ana.get(f"/rounds/{round_id}").text


def test_a_round_is_made_from_a_sample_with_its_seed_written_down(
    installation: Installation, call: CallRow
) -> None:
    sam = as_person(installation, "sam")
    with installation.services.database.transaction() as session:
        people = [str(person(session, name).id) for name in ("ana", "ben")]
    form = {"name": "Drawn", "pick": "sample", "count": "1", "seed": "77", "reviewer": people}
    answer = sam.post("/rounds/new", data=form)
    assert "seed <code>77</code>" in sam.get(answer.location or "").text
    assert sam.post("/rounds/new", data={**form, "reviewer": people[:1]}).status_code == 400
    assert as_person(installation, "ana").post("/rounds/new", data=form).status_code == 403
    assert call
