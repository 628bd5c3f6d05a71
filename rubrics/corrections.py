"""What people corrected in a transcript, laid over what was heard: words, and who says them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from rubrics.call import Call, Speaker, Utterance, Word

_CERTAIN = 1.0


@dataclass(frozen=True, slots=True)
class UtteranceCorrection:
    """What one utterance (by its index) should say, and who says it; None leaves a thing."""

    utterance: int
    text: str | None = None
    speaker: Speaker | None = None


def correct_call(call: Call, corrections: Iterable[UtteranceCorrection]) -> Call:
    """The call as corrected; words that stay keep their times, the others share the gap."""
    wanted = {c.utterance: c for c in corrections}
    if not wanted:
        return call
    utterances = tuple(_correct(u, i, wanted) for i, u in enumerate(call.utterances))
    return replace(call, utterances=utterances)


def _correct(
    utterance: Utterance, index: int, wanted: Mapping[int, UtteranceCorrection]
) -> Utterance:
    correction = wanted.get(index)
    if correction is None:
        return utterance
    if correction.text is not None and correction.text != utterance.text:
        words = tuple(_realigned(utterance, correction.text.split()))
        utterance = replace(utterance, text=correction.text, words=words, confidence=_CERTAIN)
    if correction.speaker is None or correction.speaker is utterance.speaker:
        return utterance
    # The tone was measured against another person's usual voice: it says nothing now.
    return replace(utterance, speaker=correction.speaker, speaker_confidence=_CERTAIN, tone=None)


def _realigned(utterance: Utterance, texts: Sequence[str]) -> Iterator[Word]:
    heard = utterance.words
    old = [w.text.strip().casefold() for w in heard]
    matcher = SequenceMatcher(None, old, [t.casefold() for t in texts], autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            for word, text in zip(heard[i1:i2], texts[j1:j2], strict=True):
                yield replace(word, text=text)
            continue
        start = heard[i1 - 1].end if i1 else utterance.start
        end = heard[i2].start if i2 < len(heard) else utterance.end
        yield from _spread(texts[j1:j2], start, max(start, end))


def _spread(texts: Sequence[str], start: float, end: float) -> Iterator[Word]:
    """Words of the same length each between two times; a person is sure of them."""
    step = (end - start) / len(texts) if texts else 0.0
    for i, text in enumerate(texts):
        yield Word(text, start + i * step, start + (i + 1) * step, _CERTAIN)
