"""The agreement panel, its CSV, and switching a criterion to assist only."""

import csv
import io
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from rubrics.review import Correction
from rubrics.scorecard import Verdict
from service.storage import reviews
from service.storage.scorecards import newest_scorecard
from service.storage.tables import CallRow, CallState, UserRow
from service.storage.users import Role
from tests.factories import add_scored_call, shipped_example
from tests.service.web.conftest import Installation, install
from tests.service.web.test_disputes import as_person, person

MADE = shipped_example()
# Four reviews: of one criterion reviewers say the opposite in half of them.
DOUBTED, TRUSTED = "hold_permission", "greeting"
ON = {"criterion": DOUBTED, "assists": "1", "reason": "Too rarely right."}


@pytest.fixture(scope="module", params=[4])
def installation(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installation]:
    made = install(tmp_path_factory.mktemp("agreement"), agreement_least=request.param)
    with made.services.database.transaction() as session:
        session.add(UserRow(name="sam", password_hash="-", role=Role.SUPERVISOR))
    for number in range(4):
        add_reviewed(made, differs=number < 2)
    add_scored_call(made.services, MADE, id="f" * 16)
    yield made
    made.services.close()


def add_reviewed(installation: Installation, *, differs: bool) -> CallRow:
    row = add_scored_call(installation.services, MADE)
    with installation.services.database.transaction() as session:
        card, ana = newest_scorecard(session, row.id), person(session, "reviewer")
        assert card
        if differs:
            reviews.correct(session, card, ana, Correction(DOUBTED, Verdict.PASS, "Asked."))
        reviews.submit(session, card, ana, "")
    return row


@pytest.fixture
def sam(installation: Installation) -> FlaskClient:
    return as_person(installation, "sam")


def figures(browser: FlaskClient, query: str = "") -> dict[str, dict[str, str]]:
    text = browser.get(f"/agreement.csv{query}").text.lstrip("\ufeff")
    return {row["Criterion"]: row for row in csv.DictReader(io.StringIO(text))}


def test_the_csv_tells_what_was_compared_and_how_it_came_out(sam: FlaskClient) -> None:
    rows = figures(sam)
    assert (rows[DOUBTED]["Machine-people n"], rows[DOUBTED]["Accuracy"]) == ("4", "0.5")
    assert rows[DOUBTED]["person pass, machine fail"] == "2"
    assert rows[TRUSTED]["Accuracy"] == "1.0"


def test_a_period_without_reviews_and_blind_rounds_alone_have_nothing(sam: FlaskClient) -> None:
    assert figures(sam, "?until=2020-01-01")[DOUBTED]["Machine-people n"] == "0"
    assert figures(sam, "?source=rounds")[DOUBTED]["Machine-people n"] == "0"


def test_under_the_least_number_nothing_is_told(installation: Installation) -> None:
    page = as_person(installation, "reviewer").get("/agreement?since=2020-01-01").text
    assert "No call judged by two." in page
    assert "Switch to assist only" not in page


def test_only_supervisors_switch_and_only_what_agrees_too_little(
    installation: Installation, sam: FlaskClient
) -> None:
    reviewer = as_person(installation, "reviewer")
    assert reviewer.post("/agreement/assist", data=ON).status_code == 403
    assert sam.post("/agreement/assist", data={**ON, "criterion": TRUSTED}).status_code == 400
    assert sam.post("/agreement/assist", data={**ON, "reason": ""}).status_code == 400


def test_a_switch_is_logged_and_offers_to_score_what_nobody_reviewed_again(
    installation: Installation, sam: FlaskClient
) -> None:
    page = sam.post("/agreement/assist", data=ON, follow_redirects=True).text
    assert "Too rarely right." in page
    assert "4 comparisons, kappa 0.00" in page
    assert f"+assist({DOUBTED})" in page
    assert "1 call was scored before the last switch" in page
    sam.post("/agreement/score-again")
    with installation.services.database.transaction() as session:
        row = session.get_one(CallRow, "f" * 16)
        assert row.state == CallState.STORED
    back = {**ON, "assists": "", "reason": "Better now."}
    assert "Better now." in sam.post("/agreement/assist", data=back, follow_redirects=True).text


def test_a_rubric_version_that_never_was_is_refused(sam: FlaskClient) -> None:
    assert sam.get("/agreement?rubric=other@9").status_code == 400
