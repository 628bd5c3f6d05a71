"""Given what each vendor really sends, then one call; given anything less, then nothing."""

import time
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest

from service.intake.hooks import HOOKS
from service.storage.tables import Outcome
from tests.service.api.phone_systems.genuine import SIGNING, VENDORS, Vendor

every = pytest.mark.parametrize("vendor", VENDORS, ids=lambda v: v.kind)
signing = pytest.mark.parametrize("vendor", SIGNING, ids=lambda v: v.kind)


@every
def test_a_genuine_request_becomes_exactly_one_call(house, vendor: Vendor):
    answer = house.send(vendor.kind, house.genuine(vendor))
    [call] = house.calls()
    assert answer.status_code in (200, 202)
    assert call.external_id == vendor.recording_id
    assert call.started_at == datetime(2026, 3, 31, 12, 5, tzinfo=UTC)
    assert [(d.outcome, d.call_id) for d in house.log()] == [(Outcome.ACCEPTED, call.id)]


@every
def test_its_recording_is_left_to_be_fetched(house, vendor: Vendor):
    house.send(vendor.kind, house.genuine(vendor))
    [fetch] = house.fetches()
    assert urlsplit(fetch.url).scheme == "https"
    assert fetch.attempts == 0


@every
def test_a_repeat_leads_to_the_same_call(house, vendor: Vendor):
    wire = house.genuine(vendor)
    first, again = house.send(vendor.kind, wire), house.send(vendor.kind, wire)
    assert (again.status_code, again.data) == (first.status_code, first.data)
    assert len(house.calls()) == len(house.fetches()) == 1
    assert [d.outcome for d in house.log()] == [Outcome.ACCEPTED, Outcome.DUPLICATE]


@signing
def test_one_changed_byte_is_refused_and_nothing_is_stored(house, vendor: Vendor):
    wire = house.genuine(vendor)
    changed = replace(wire, body=wire.body.replace(b"rec-1", b"rec-2", 1))
    assert house.send(vendor.kind, changed).status_code == vendor.refused_with
    assert house.calls() == house.fetches() == []


@every
def test_a_request_without_its_proof_is_refused_with_a_line_in_the_log(house, vendor: Vendor):
    wire = house.genuine(vendor)
    assert house.send(vendor.kind, wire.without(wire.proof)).status_code == vendor.refused_with
    assert house.calls() == []
    [line] = house.log()
    assert (line.outcome, line.body) == (Outcome.REFUSED, None)


@every
def test_the_secret_of_another_account_is_refused(house, vendor: Vendor):
    other = replace(vendor, secret="whsec_" + "b3RoZXI" * 6 + "YQ==")
    wire = house.genuine(other)
    if vendor.kind == "telnyx":  # Telnyx signs with its own key, whatever the account
        wire = replace(wire, headers={**wire.headers, wire.proof: "AAAA"})
    assert house.send(vendor.kind, wire).status_code == vendor.refused_with
    assert house.calls() == []


@pytest.mark.parametrize("minutes", [-6, 6])
@pytest.mark.parametrize("vendor", [v for v in VENDORS if v.says_when], ids=lambda v: v.kind)
def test_an_old_or_early_request_is_refused(house, vendor: Vendor, minutes):
    wire = house.genuine(vendor, at=time.time() + 60 * minutes)
    assert house.send(vendor.kind, wire).status_code == vendor.refused_with
    assert house.calls() == []


@every
def test_guessing_fills_no_table(house, vendor: Vendor):
    wire = house.genuine(vendor)
    for _ in range(5):
        house.send(vendor.kind, wire.without(wire.proof))
    assert [d.times for d in house.log()] == [5]


@every
def test_a_message_announced_too_large_is_refused_before_it_is_read(house, vendor: Vendor):
    wire = replace(house.genuine(vendor), body=b"")
    answer = house.send(vendor.kind, wire, environ_overrides={"CONTENT_LENGTH": str(10**9)})
    assert answer.status_code == 413


@every
def test_no_secret_and_no_number_is_kept_of_the_body(house, vendor: Vendor):
    house.send(vendor.kind, house.genuine(vendor))
    [line] = house.log()
    assert "rec-1" in line.body
    for hidden in ("2079460123", "a-download-token", "X-Amz-Signature", vendor.secret):
        assert hidden not in line.body


def test_every_kind_has_its_own_request_in_these_tests():
    assert {v.kind for v in VENDORS} | {"asterisk", "freeswitch", "mapped"} >= {
        name for name in HOOKS if name != "connect"
    }
