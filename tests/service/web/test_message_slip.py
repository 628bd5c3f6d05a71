"""The call page shows the message slip under its criterion, each field to be heard."""

from dataclasses import replace

from flask.testing import FlaskClient

from rubrics.detectors import DETECTORS
from rubrics.engine import score_call
from rubrics.rubric import SHIPPED, load
from rubrics.scorecard import scorecard_to_dict
from service.services import Services
from service.web.slip_view import slip_view
from tests.factories import STARTED, Example, add_scored_call, example_card
from tests.rubrics.conversation import play

MESSAGE = """
A: Hello, Karen's line at Acme, Jo speaking.
C: Is Karen there? It's Paul Ashgrove about the roof lease.
A: She's in a meeting, can I take a message? What number can she reach you on?
C: 0161 555 0172.
A: When should she call you?
C: Before noon tomorrow.
A: I'll pass that on to her.
"""


def _page(browser: FlaskClient, services: Services, script: str) -> str:
    rubric, call = load(SHIPPED, DETECTORS), replace(play(script), started_at=STARTED)
    row = add_scored_call(services, Example(call, score_call(rubric, call), rubric))
    return browser.get(f"/calls/{row.id}").get_data(as_text=True)


def test_the_slip_stands_under_its_criterion(browser: FlaskClient, services: Services) -> None:
    page = _page(browser, services, MESSAGE)
    under = page[page.index('id="v-message_complete"') :].split("</article>")[0]
    assert "<dt>Phone</dt><dd>01615550172</dd>" in under
    assert "<dt>Caller</dt><dd>Paul Ashgrove</dd>" in under
    assert '<dt>Company</dt><dd><span class="muted">not asked</span></dd>' in under


def test_a_field_can_be_heard(browser: FlaskClient, services: Services) -> None:
    page = _page(browser, services, MESSAGE)
    phone = page[page.index("<dt>Phone</dt>") :].split("</div>")[0]
    assert 'class="listen" data-start="10.5" data-end="13.5"' in phone


def test_no_slip_where_no_message_was_taken(browser: FlaskClient, services: Services) -> None:
    script = "A: Hello, Acme, Jo speaking.\nC: When do you open?\nA: At nine.\nC: Thanks, bye."
    assert 'class="slip"' not in _page(browser, services, script)


def test_a_card_stored_before_there_were_slips_has_none() -> None:
    card = scorecard_to_dict(example_card())
    del card["message_slip"]
    assert slip_view(card) == []
