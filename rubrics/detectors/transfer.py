"""Whether a transfer is explained and agreed before it happens."""

from collections.abc import Mapping
from typing import Any

from rubrics.dialogue import Dialogue
from rubrics.readings.transfers import Transfer
from rubrics.scorecard import Finding, Verdict

_ORDER = {Verdict.FAIL: 0, Verdict.PARTIAL: 1, Verdict.PASS: 2}


def detect_transfer_explained(dialogue: Dialogue, _params: Mapping[str, Any]) -> Finding:
    """Whom or why is said and agreement asked before each transfer; the worst one counts."""
    talk = dialogue.turns
    if not talk.transfers:
        return Finding(Verdict.NA, "No transfer in this call.")
    worst = min((_verdict(t) for t in talk.transfers), key=lambda v: _ORDER[v])
    deciding = [t for t in talk.transfers if _verdict(t) is worst]
    evidence = tuple(talk.evidence(t.index) for t in deciding)
    return Finding(worst, _REASONS[worst], evidence, 0.85)


def _verdict(transfer: Transfer) -> Verdict:
    if not transfer.explained:
        return Verdict.FAIL
    return Verdict.PASS if transfer.agreed else Verdict.PARTIAL


_REASONS = {
    Verdict.PASS: "Says to whom or why the caller is transferred, and has the caller's agreement.",
    Verdict.PARTIAL: "Says to whom or why the caller is transferred, without asking first.",
    Verdict.FAIL: "Transfers the caller without saying to whom or why.",
}
