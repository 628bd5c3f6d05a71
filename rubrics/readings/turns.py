"""Joins what a recogniser cut: utterances of one speaker that follow each other without a pause."""

from dataclasses import dataclass, replace

from rubrics.call import Call, Utterance

_CUT_SECONDS = 0.15
_FINISHED = (".", "?", "!")


@dataclass(frozen=True, slots=True)
class Turns:
    """A call of joined utterances; `members` are the indices that each was joined from."""

    call: Call
    members: tuple[tuple[int, ...], ...]


def join_turns(call: Call) -> Turns:
    """The call with cut utterances joined; the same call where none is cut."""
    groups: list[list[int]] = []
    for index, utterance in enumerate(call.utterances):
        if groups and _continues(call.utterances[groups[-1][-1]], utterance):
            groups[-1].append(index)
        else:
            groups.append([index])
    members = tuple(map(tuple, groups))
    if len(members) == len(call.utterances):
        return Turns(call, members)
    joined = tuple(_join([call.utterances[i] for i in group]) for group in members)
    return Turns(replace(call, utterances=joined), members)


def _continues(last: Utterance, following: Utterance) -> bool:
    """Whether an utterance goes on in mid-sentence."""
    if last.speaker is not following.speaker or last.text.rstrip().endswith(_FINISHED):
        return False
    return abs(following.start - last.end) <= _CUT_SECONDS


def _join(parts: list[Utterance]) -> Utterance:
    if len(parts) == 1:
        return parts[0]
    text = " ".join(part.text.strip() for part in parts)
    words = tuple(word for part in parts for word in part.words)
    return replace(parts[0], end=parts[-1].end, text=text, words=words)
