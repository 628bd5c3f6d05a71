"""By what name the caller addresses whoever picked up."""

from collections.abc import Iterator

from rubrics.language.names import is_given_name
from rubrics.language.words import word_set
from rubrics.readings.callers_name import was_asked_name
from rubrics.transcript import Transcript

_VOCATIVES = word_set(
    """
    hi hello hey hiya gday morning afternoon evening yeah yes oh good listen right so
    """
)
_ASSENTS = word_set("yes yeah yep aye yah speaking")
_PRESENT = word_set("here speaking")
_FIRST_WORDS = 6
_ADDRESSED_WITHIN = 2


def addressed_as(transcript: Transcript, before: int) -> str | None:
    """The name, not the agent's own, by which the caller addressed the agent so far."""
    return next((name for index, name in addresses(transcript) if index < before), None)


def addresses(transcript: Transcript) -> Iterator[tuple[int, str]]:
    """The names, not the agent's own, by which the caller addresses the agent, and where."""
    for index in transcript.caller_indices[:_ADDRESSED_WITHIN]:
        name = _addressed(transcript, index)
        if name is not None:
            yield index, name


def _addressed(transcript: Transcript, index: int) -> str | None:
    words = transcript.texts[index].split()
    asked = _asked_whether(words[: 2 * _FIRST_WORDS])
    if asked is not None:
        return asked
    for i, word in enumerate(words[:_FIRST_WORDS]):
        if not is_given_name(word):
            continue
        if (
            _introduces(words, i)
            or _answers_with_name(words, i)
            or any(_same(word, own) for own in _own(transcript, index))
        ):
            return None
        addressed = (i == 0 and not was_asked_name(transcript, index)) or words[i - 1] in _VOCATIVES
        return word if addressed else None
    return None


def _asked_whether(words: list[str]) -> str | None:
    """The name in "is that yourself, Emer?" and "is that Elmarie"."""
    for i in range(len(words) - 2):
        if words[i : i + 2] in (["is", "that"], ["is", "this"]):
            for word in words[i + 2 : i + 5]:
                if is_given_name(word):
                    return word
    return None


def _introduces(words: list[str], at: int) -> bool:
    return any(w in ("is", "am", "name", "this") for w in words[max(0, at - 2) : at])


def _answers_with_name(words: list[str], at: int) -> bool:
    """Whether "yes, Curtis Albrecht" or "yeah Brendan Whelan here" says who speaks."""
    after = words[at + 1 :]
    if words[0] not in _ASSENTS:
        return False
    return len(after) == 1 or not _PRESENT.isdisjoint(after[:2])


def _own(transcript: Transcript, before: int) -> set[str]:
    return {
        word for i in transcript.agent_indices if i < before for word in transcript.texts[i].split()
    }


def _same(name: str, heard: str) -> bool:
    """Whether two spellings may be one name: "aisling" and "ashling"."""
    if name == heard:
        return True
    if len(name) < 4 or len(heard) < 4 or name[0] != heard[0]:
        return False
    return _skeleton(name) == _skeleton(heard) or name[:4] == heard[:4]


def _skeleton(name: str) -> str:
    return "".join(c for c in name if c not in "aeiouyh")
