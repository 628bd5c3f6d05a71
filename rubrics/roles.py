"""Agent and caller exchanged, for a call whose roles were taken the wrong way round."""

from dataclasses import replace

from rubrics.call import Call, Speaker

_OTHER = {Speaker.AGENT: Speaker.CALLER, Speaker.CALLER: Speaker.AGENT}


def swap_roles(call: Call) -> Call:
    """The same call with agent and caller exchanged; a person said so, so the roles are certain."""
    utterances = tuple(
        replace(u, speaker=_OTHER.get(u.speaker, u.speaker)) for u in call.utterances
    )
    return replace(call, utterances=utterances, role_confidence=1.0, voicemail=False)
