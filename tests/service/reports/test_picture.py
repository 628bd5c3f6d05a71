"""The picture of a call on paper: where things lie, and what is left out."""

from dataclasses import replace
from datetime import UTC

import pytest

from service.reports.page import RIGHT
from service.reports.picture import Scale, overlaps, place_pins
from service.reports.stored import load_report
from tests.service.reports.scored import make_call, store_scored


def report_of(database, call=None):
    store_scored(database, "one", call=call)
    with database.transaction() as session:
        return load_report(session, "one", UTC)


def test_signs_at_the_same_moment_lie_over_each_other(database):
    pins = list(place_pins(report_of(database), Scale(71.0)))
    opening = [pin for pin in pins if pin.x == pins[0].x]
    assert [pin.row for pin in opening] == [0, 1, 2]
    assert {pin.verdict for pin in pins} == {"pass", "fail", "partial"}


def test_both_at_once_is_shown_where_times_can_be_trusted(database):
    report = report_of(database)
    assert overlaps(report) == [(10.2, 11.0)]
    assert overlaps(replace(report, call=replace(make_call(), timed=False))) == []


@pytest.mark.parametrize("seconds", [-5.0, 0.0, 71.0, 900.0])
def test_nothing_is_drawn_beside_the_paper(seconds):
    assert 30.0 <= Scale(71.0).x(seconds) <= RIGHT
