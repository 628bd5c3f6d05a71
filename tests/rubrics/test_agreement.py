"""Agreement with a reviewer, against values worked out by hand."""

import pytest

from rubrics.agreement import (
    Comparison,
    Judgement,
    agreement_to_dict,
    cohens_kappa,
    compare,
    match_commitments,
)


def _comparison(reviewer: str, program: str, *, shown: tuple[int, ...] = ()) -> Comparison:
    return Comparison("one", "greeting", Judgement(reviewer, (3,)), Judgement(program, shown))


def test_kappa_of_the_textbook_table() -> None:
    # Cohen's own kind of table: 20 and 15 agreed, 5 and 10 not; kappa is 0.4.
    pairs = [("pass", "pass")] * 20 + [("pass", "fail")] * 5
    pairs += [("fail", "pass")] * 10 + [("fail", "fail")] * 15
    kappa = cohens_kappa(pairs)
    assert kappa.value == pytest.approx(0.4)
    assert kappa.low == pytest.approx(0.151, abs=0.01)
    assert kappa.high == pytest.approx(0.649, abs=0.01)


def test_perfect_agreement_is_one_and_chance_alone_has_no_kappa() -> None:
    assert cohens_kappa([("pass", "pass"), ("fail", "fail")]).value == pytest.approx(1.0)
    assert cohens_kappa([("pass", "pass")] * 5).value is None
    assert cohens_kappa([]).value is None


def test_unsure_verdicts_leave_the_coverage() -> None:
    rows = [_comparison("pass", "pass")] * 3 + [_comparison("fail", "unsure")]
    (row,) = compare(rows).criteria
    assert row.coverage == 0.75
    assert row.confusion[("fail", "unsure")] == 1


def test_evidence_overlap_counts_agreed_verdicts_that_share_an_utterance() -> None:
    rows = [_comparison("pass", "pass", shown=(3, 9)), _comparison("fail", "fail", shown=(8,))]
    rows += [_comparison("na", "na"), _comparison("pass", "fail", shown=(3,))]
    assert compare(rows).evidence_overlap == 0.5


def test_commitments_are_matched_by_utterance() -> None:
    counts = match_commitments([([1, 4], [4, 6, 7]), ([], [])])
    assert counts.precision == pytest.approx(1 / 3)
    assert counts.recall == 0.5


def test_the_table_is_ready_for_json() -> None:
    data = agreement_to_dict(compare([_comparison("pass", "fail")]))
    assert data["criteria"]["greeting"]["confusion"] == {"pass": {"fail": 1}}
    assert data["macro"]["accuracy"] == 0.0
