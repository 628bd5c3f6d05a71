"""Agents reach their own reviewed calls, and nothing else, on any address."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from service.services import Services
from service.storage import clips, reviews, users
from service.storage.clips import Stretch
from service.storage.scorecards import newest_scorecard
from service.storage.tables import CallRow, UserRow
from tests.factories import add_scored_call
from tests.service.web.conftest import Installation, install

# What an agent may ask for at all; whatever is not named here, old or new, is for reviewers.
FOR_AGENTS = {
    "calls.home",
    "calls.show_list",
    "calls.status",
    "calls.fresh",
    "call.show",
    "call.small_picture",
    "audio.sound",
    "audio.peaks",
    "downloads.call_report",
    "transcripts.download",
    "downloads.list_as_csv",
    "downloads.list_as_xlsx",
    "discussion.all_clips",
    "discussion.one_clip",
    "review.history",
    "disputes.acknowledge",
    "disputes.dispute",
    "you.form",
    "you.change",
    "account.password_form",
    "account.change_password",
    "account.leave",
}
# Of these, what shows one call.
OF_ONE_CALL = (
    "/calls/{call}",
    "/calls/{call}/line.svg",
    "/calls/{call}/audio",
    "/calls/{call}/peaks",
    "/calls/{call}/history",
    "/calls/{call}/transcript.vtt",
    "/calls/{call}/report.pdf",
    "/calls/{call}/report.xlsx",
    "/calls/{call}/report.csv",
    "/calls/{call}/report.json",
    "/api/calls/{call}",
    "/clips/{clip}",
)
_OPEN = ("sign_in.", "static", "health.", "hooks.", "status.show")


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    made = install(tmp_path_factory.mktemp("agents"))
    with made.services.database.transaction() as session:
        users.add_user(session, "linda", "a long password", users.Role.AGENT, "Linda")
    yield made
    made.services.close()


@pytest.fixture
def linda(installation: Installation) -> FlaskClient:
    return entered(installation, "linda")


@pytest.fixture
def browser(installation: Installation) -> FlaskClient:
    return entered(installation, "reviewer")


def entered(installation: Installation, name: str) -> FlaskClient:
    client = installation.stranger()
    with installation.services.database.transaction() as session:
        token = users.sign_in(session, person(session, name), seconds=3600)
    client.set_cookie("callgrade-sign-in", token)
    return client


def person(session: Session, name: str) -> UserRow:
    return session.scalars(select(UserRow).where(UserRow.name == name)).one()


@pytest.fixture(scope="module")
def objects(installation: Installation) -> dict[str, tuple[CallRow, int]]:
    """Calls with a clip each: her own reviewed one, her own, and another's reviewed one."""
    return {
        "hers": add(installation.services, "Linda", reviewed=True),
        "not reviewed": add(installation.services, "Linda", reviewed=False),
        "another's": add(installation.services, "Mo", reviewed=True),
    }


def add(services: Services, agent: str, *, reviewed: bool) -> tuple[CallRow, int]:
    row = add_scored_call(services, agent=agent, peaks=b"CGP1")
    with services.database.transaction() as session:
        reviewer, card = person(session, "reviewer"), newest_scorecard(session, row.id)
        assert card
        clip = clips.add_clip(session, row, reviewer, Stretch(1.0, 2.0), f"clip of {agent}")
        if reviewed:
            reviews.submit(session, card, reviewer, "")
        return row, clip.id


def rules(installation: Installation) -> Iterator[tuple[Rule, str]]:
    for rule in installation.app.url_map.iter_rules():
        if not rule.endpoint.startswith(_OPEN):
            for method in sorted((rule.methods or set()) & {"GET", "POST"}):
                yield rule, method


def test_an_agent_is_refused_wherever_it_is_not_allowed(
    installation: Installation, linda: FlaskClient
) -> None:
    seen = set()
    for rule, method in rules(installation):
        built = rule.build(dict.fromkeys(rule.arguments, "1"), append_unknown=False)
        assert built
        answer = linda.open(built[1], method=method)
        status = answer.status_code
        answer.close()
        if rule.endpoint in FOR_AGENTS:
            seen.add(rule.endpoint)
            assert status != 403, rule
        else:
            assert status == 403, f"{method} {rule}"
        if rule.endpoint == "account.leave":  # it has ended the sign-in
            linda = entered(installation, "linda")
    assert seen == FOR_AGENTS


@pytest.mark.parametrize("address", OF_ONE_CALL)
@pytest.mark.parametrize(
    ("which", "status"), [("hers", 200), ("not reviewed", 404), ("another's", 404)]
)
def test_of_calls_an_agent_sees_her_own_reviewed_ones(
    linda: FlaskClient,
    objects: dict[str, tuple[CallRow, int]],
    address: str,
    which: str,
    status: int,
) -> None:
    call, clip = objects[which]
    assert linda.get(address.format(call=call.id, clip=clip)).status_code == status


@pytest.mark.parametrize(
    "address",
    ["/calls", "/calls?agent=Mo", "/calls?min_score=x", "/calls.csv", "/calls.csv?rows=verdicts"],
)
def test_lists_hold_no_other_calls(
    linda: FlaskClient, objects: dict[str, tuple[CallRow, int]], address: str
) -> None:
    text = linda.get(address).text
    assert objects["not reviewed"][0].id not in text
    assert objects["another's"][0].id not in text
    assert (objects["hers"][0].id in text) == ("Mo" not in address)


def test_states_and_clips_hold_no_other_calls(
    linda: FlaskClient, objects: dict[str, tuple[CallRow, int]]
) -> None:
    ids = ",".join(call.id for call, _ in objects.values())
    states = linda.get(f"/calls/status?ids={ids}").json["calls"]
    assert [state["id"] for state in states] == [objects["hers"][0].id]
    page = linda.get("/clips").text
    assert page.count("clip of") == 2  # the link and the name of its player
    assert "clip of Mo" not in page


def test_an_agent_sees_the_review_and_no_tools_or_comments(
    browser: FlaskClient, linda: FlaskClient, objects: dict[str, tuple[CallRow, int]]
) -> None:
    call, _ = objects["hers"]
    browser.post(f"/calls/{call.id}/comments", data={"text": "Between reviewers"})
    page = linda.get(f"/calls/{call.id}").text
    assert "Reviewed by <bdi>reviewer" in page
    assert "Submitted the review" in page
    for words in ("Between reviewers", 'class="correct"', "Score again", "Upload", "Mentions"):
        assert words not in page
