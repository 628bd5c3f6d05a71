"""Disputes, a calibration round and the agreement panel, as agents and supervisors use them."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import delete, select

from rubrics.blind import criteria_of
from rubrics.review import Correction
from rubrics.rubric import rubric_to_dict
from rubrics.scorecard import Verdict
from service.storage import assist, reviews, users
from service.storage.assist import Switch
from service.storage.scorecards import newest_scorecard
from service.storage.tables import CallRow, RoundRow, UserRow
from service.storage.users import Role
from tests.browser.conftest import Site
from tests.factories import add_scored_call, shipped_example, tone_wav
from workers.runtime import make_runtime
from workers.scoring import score_stored_call

MADE = shipped_example()
Enter = Callable[[str], Page]


@pytest.fixture
def people(site: Site) -> Iterator[None]:
    """A supervisor, two reviewers and an agent beside the installation's own reviewer."""
    with site.services.database.transaction() as session:
        session.execute(delete(RoundRow))
        known = set(session.scalars(select(UserRow.name)))
        for name, role in (("sam", "supervisor"), ("ana", "reviewer"), ("ben", "reviewer")):
            if name not in known:
                session.add(UserRow(name=name, password_hash="-", role=role))
        if "linda" not in known:
            linda = UserRow(name="linda", password_hash="-", role=Role.AGENT, agent_name="Linda")
            session.add(linda)
    yield
    with site.services.database.transaction() as session:
        session.execute(delete(RoundRow))
        sam = session.scalars(select(UserRow).where(UserRow.name == "sam")).one()
        # Switches stay for ever, and other tests score on this installation too.
        for criterion in assist.assisting(session, MADE.rubric.id):
            back = Switch(
                rubric_id=MADE.rubric.id, criterion=criterion, assists=False, reason="End of test."
            )
            assist.switch(session, sam, back)


@pytest.fixture
def enter(chromium: Browser, site: Site, people: None) -> Iterator[Enter]:
    """A page of a browser in which a person is signed in."""
    contexts = []

    def page_of(name: str) -> Page:
        with site.services.database.transaction() as session:
            person = session.scalars(select(UserRow).where(UserRow.name == name)).one()
            token = users.sign_in(session, person, seconds=3600)
        context = chromium.new_context(base_url=site.address)
        contexts.append(context)
        cookie = {"name": "callgrade-sign-in", "value": token, "url": site.address}
        context.add_cookies([cookie])  # type: ignore[list-item]
        return context.new_page()

    yield page_of
    for context in contexts:
        context.close()


def add_reviewed(site: Site) -> CallRow:
    row = add_scored_call(site.services, MADE, sound=tone_wav(5.0), agent="Linda")
    with site.services.database.transaction() as session:
        card = newest_scorecard(session, row.id)
        ana = session.scalars(select(UserRow).where(UserRow.name == "ana")).one()
        assert card
        reviews.submit(session, card, ana, "")
    return row


def test_an_agent_disputes_a_supervisor_changes_and_the_agent_sees_it(
    enter: Enter, site: Site
) -> None:
    call = add_reviewed(site)
    linda, sam = enter("linda"), enter("sam")
    linda.goto("/calls")
    linda.locator("main").get_by_role("link", name="Linda").first.click()
    item = linda.locator("#v-hold_permission")
    item.get_by_text("Dispute this verdict").click()
    item.get_by_label("What was said or meant").fill("I asked right at the beginning.")
    item.get_by_role("button", name="Send to the supervisors").click()
    expect(item).to_contain_text("Waits for a supervisor")
    sam.goto("/calls")
    sam.get_by_role("link", name="Disputes").click()
    expect(sam.locator(".disputes")).to_contain_text("I asked right at the beginning.")
    sam.get_by_label("Answer to the agent").fill("Heard it now.")
    sam.get_by_role("button", name="Pass", exact=True).click()
    expect(sam.locator("main")).to_contain_text("The verdict is changed.")
    linda.goto(f"/calls/{call.id}")
    expect(item).to_contain_text("Disputed, changed")
    expect(item).to_contain_text("Heard it now.")
    expect(linda.locator("#answer .total")).to_contain_text("machine")
    linda.get_by_role("button", name="I have read this review").click()
    expect(linda.locator("#answer")).to_contain_text("Acknowledged by the agent")


def score_blindly(page: Page, *, greeting: str) -> None:
    page.goto("/rounds")
    page.get_by_role("link", name="Front desk").click()
    page.get_by_role("link", name="Score", exact=True).click()
    for criterion in criteria_of(rubric_to_dict(MADE.rubric)):
        verdict = greeting if criterion == "greeting" else "pass"
        page.locator(f"[name=verdict-{criterion}][value={verdict}]").check()
    expect(page.locator("#kept")).to_have_text("Kept. Only you see it.")
    page.get_by_role("button", name="Submit").click()
    expect(page.locator("main")).to_contain_text("Your scoring is submitted.")


def test_a_round_of_two_reviewers_is_scored_blindly_closed_and_compared(
    enter: Enter, site: Site
) -> None:
    call = add_scored_call(site.services, MADE, sound=tone_wav(5.0), agent="Linda")
    sam, ana, ben = enter("sam"), enter("ana"), enter("ben")
    sam.goto("/rounds")
    sam.get_by_role("link", name="New round").click()
    sam.get_by_label("Name").fill("Front desk")
    sam.get_by_label("ana").check()
    sam.get_by_label("ben").check()
    sam.get_by_label("Picked by hand").check()
    sam.locator(f"[name=call][value='{call.id}']").check()
    sam.get_by_role("button", name="Open the round").click()
    ana.goto(f"/calls/{call.id}")
    expect(ana.locator("main")).not_to_contain_text("% sure")
    score_blindly(ana, greeting="pass")
    score_blindly(ben, greeting="fail")
    sam.reload()
    sam.get_by_role("button", name="Close the round").click()
    sam.get_by_role("link", name="1. Linda").click()
    row = sam.get_by_role("row", name="Greets the caller")
    expect(row).to_contain_text("differ")
    row.get_by_label("Reference for Greets the caller").select_option("pass")
    sam.get_by_role("button", name="Keep the reference").click()
    ben.goto("/rounds")
    ben.get_by_role("link", name="Front desk").click()
    greeting = ben.get_by_role("row", name="Greets the caller")
    expect(greeting).to_contain_text("100 % 1/1")
    expect(greeting).to_contain_text("0 % 0/1")


def test_what_agrees_too_little_is_switched_to_assist_only_and_scored_without(
    enter: Enter, site: Site
) -> None:
    sam = enter("sam")
    for number in range(30):
        add_with_verdict(site, differs=number % 2 == 0)
        if number == 28:
            sam.goto("/agreement")
            expect(sam.locator("#c-hold_permission")).to_contain_text("too few to say 29 of 30")
    call = add_scored_call(site.services, MADE, sound=tone_wav(5.0))
    sam.goto("/agreement")
    line = sam.locator("#c-hold_permission")
    expect(line).to_contain_text("the same in 50 % of 30")
    line.get_by_text("Counts and switch").click()
    line.get_by_label("Why").fill("The recogniser misses quiet questions.")
    line.get_by_role("button", name="Switch to assist only").click()
    expect(line).to_contain_text("assist only")
    sam.get_by_role("button", name="Score it again").click()
    expect(sam.locator("main")).to_contain_text("1 call is being scored again.")
    score_stored_call(make_runtime(site.services.settings), call.id)
    sam.goto(f"/calls/{call.id}")
    expect(sam.locator("#v-hold_permission")).to_contain_text("assist only")
    expect(sam.locator(".costly")).not_to_contain_text("Asks before a hold")
    expect(sam.locator("main")).to_contain_text("1.0+assist(hold_permission)")


def add_with_verdict(site: Site, *, differs: bool) -> None:

    row = add_scored_call(site.services, MADE, sound=tone_wav(0.1))
    with site.services.database.transaction() as session:
        card = newest_scorecard(session, row.id)
        ana = session.scalars(select(UserRow).where(UserRow.name == "ana")).one()
        assert card
        if differs:
            said = Correction("hold_permission", Verdict.PASS, "Asked.")
            reviews.correct(session, card, ana, said)
        reviews.submit(session, card, ana, "")
