"""Agent and caller exchanged, for a call whose roles were taken the wrong way round."""

from collections.abc import Sequence
from dataclasses import replace

from rubrics.call import Call, RolesHeard, Speaker, Utterance

_OTHER = {Speaker.AGENT: Speaker.CALLER, Speaker.CALLER: Speaker.AGENT}


def other_role(speaker: Speaker) -> Speaker:
    """Caller for agent and agent for caller; nobody's voice stays nobody's."""
    return _OTHER.get(speaker, speaker)


def swap_roles(call: Call) -> Call:
    """The same call with agent and caller exchanged; a person said so, so the roles are certain.

    Swapped once more, the call is as it was heard.
    """
    heard = call.roles_heard
    if heard and heard.swapped:
        return replace(
            _exchanged(call),
            role_confidence=heard.role_confidence,
            voicemail=heard.voicemail,
            roles_heard=None,
        )
    heard = heard or RolesHeard(call.role_confidence, call.voicemail, swapped=True)
    return replace(
        _exchanged(call),
        role_confidence=1.0,
        voicemail=False,
        roles_heard=replace(heard, swapped=True),
    )


def keep_roles(known: Call, heard: Call) -> Call:
    """What was heard anew, with the roles that a person has set in the call as it was known.

    Each utterance is compared with who was known to speak at that time.
    """
    if known.roles_heard is None:
        return heard
    as_known = _shared_seconds(known.utterances, heard.utterances)
    swapped = swap_roles(heard)
    if _shared_seconds(known.utterances, swapped.utterances) > as_known:
        return swapped
    before = RolesHeard(heard.role_confidence, heard.voicemail, swapped=False)
    return replace(heard, role_confidence=1.0, roles_heard=before)


def _exchanged(call: Call) -> Call:
    utterances = tuple(replace(u, speaker=other_role(u.speaker)) for u in call.utterances)
    return replace(call, utterances=utterances)


def _shared_seconds(known: Sequence[Utterance], heard: Sequence[Utterance]) -> float:
    """How long both say that the same one speaks."""
    return sum(
        max(0.0, min(a.end, b.end) - max(a.start, b.start))
        for a in known
        for b in heard
        if a.speaker is b.speaker
    )
