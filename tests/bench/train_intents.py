"""Learns the weights of the intent matcher: `python -m tests.bench.train_intents`.

Sentences written for it lie in `intents/`; what ordinary talk is, `intents/ordinary.txt` shows and
the lines of the labelled calls, here and beside the checkout where they are there.
"""

import json
import random
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from rubrics.intents.features import features_of, words_in
from rubrics.language.text import normalise
from rubrics.readings.intents import FEWEST_WORDS

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]
_SENTENCES = _HERE / "intents"
_CALLS = (
    _ROOT.parent / "shared" / "labelled-calls" / "dev",
    _ROOT / "tests" / "labelled_calls" / "developed",
    _ROOT / "tests" / "labelled_calls" / "kept_unseen",
    _ROOT / "tests" / "labelled_calls" / "later",
)
_WEIGHTS = _ROOT / "rubrics" / "intents" / "weights.json"
_FOLDS = 5
_STRENGTH = 30.0
_MOST_WEIGHTS = 2600
_STEPS = 127
_FALSE_ALARMS = 1 / 400
_FALSE_ACCUSATIONS = 1 / 600
_CALLS_FALSELY_ACCUSED = 1 / 100
_LEAST_HEARD = 0.2
_MISSED_BY_VETO = 0.01
_ALIKE = 0.5
_CALLERS = {"caller_failure", "caller_feeling"}
# Their sentences are often both, so that one's are no counter-examples of the other.
_BOTH = {
    frozenset(pair)
    for pair in (
        ("blame", "oversharing"), ("rude", "rushing"), ("rude", "policy_refusal"),
        ("rude", "blame"), ("apology", "empathy"), ("absent_help", "oversharing"),
    )
}  # fmt: skip
_CRITERIA = {
    "absent_help": "absent_colleague_help", "apology": "apology", "blame": "no_blaming",
    "caller_failure": "apology", "caller_feeling": "empathy", "empathy": "empathy",
    "overpromise": "no_overpromise", "oversharing": "no_oversharing",
    "policy_refusal": "no_policy_hiding", "rude": "respectful_language",
    "rushing": "no_rushing",
}  # fmt: skip
_WANTED = {"absent_help", "apology", "empathy"}
_ACCUSES = {"blame", "rude", "rushing", "policy_refusal"}
# What ordinary lines of an agent are surely not; they may well be kind or helpful.
_NEVER_ORDINARY = _ACCUSES | {"overpromise", "oversharing"}
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Line:
    """A sentence to learn from: its source (an intent's file or a call), label and fold."""

    text: str
    label: int
    fold: int
    own: bool = False
    stream: bool = False
    call: str = ""

    @property
    def may_be_heard(self) -> bool:
        """Whether it is long enough that the matcher is asked about it at all."""
        return len(normalise(self.text).split()) >= FEWEST_WORDS


@dataclass(frozen=True)
class _Tried:
    """Labels and probabilities of all lines, and which are the intent's own or from calls."""

    y: Floats
    chances: Floats
    own: Flags
    stream: Flags


def main() -> None:
    """Learns every intent, prints its figures and rewrites the weights."""
    sentences = read_sentences()
    paths = [p for folder in _CALLS for p in sorted(folder.glob("*.json"))]
    calls = [json.loads(p.read_text("utf-8")) for p in paths]
    kinds: list[dict[str, Any]] = []
    weights: dict[str, list[int]] = defaultdict(list)
    print("intent            AUC own  AUC all  precision  recall  false/1000  heard on calls")
    for at, name in enumerate(sorted(sentences)):
        lines = _lines_for(name, sentences) + _lines_of_calls(name, calls)
        lines += _ordinary_lines() if name in _NEVER_ORDINARY else []
        kind, learnt = _learn(name, lines)
        kinds.append(kind)
        for feature, weight in learnt.items():
            weights[feature] += [at, weight]
    _write(kinds, weights)


def read_sentences() -> dict[str, list[Line]]:
    """The written sentences of every intent, near-duplicates in the same fold."""
    raw = {
        path.stem: [json.loads(row) for row in path.read_text("utf-8").splitlines() if row]
        for path in sorted(_SENTENCES.glob("*.jsonl"))
    }
    texts = sorted({row["text"] for rows in raw.values() for row in rows})
    folds = dict(zip(texts, _folds(texts), strict=True))
    return {
        name: [Line(r["text"], r["label"], folds[r["text"]]) for r in rows]
        for name, rows in raw.items()
    }


def _folds(texts: list[str]) -> list[int]:
    """A fold for every text; texts that share half their words share it."""
    words = [frozenset(words_in(t)) for t in texts]
    leader = list(range(len(texts)))
    holding: dict[str, list[int]] = defaultdict(list)
    for i, mine in enumerate(words):
        shared: dict[int, int] = defaultdict(int)
        for word in mine:
            for j in holding[word][-400:]:
                shared[j] += 1
            holding[word].append(i)
        alike = [j for j, n in shared.items() if n >= _ALIKE * len(mine | words[j])]
        if alike:
            leader[i] = leader[min(alike)]
    chance = random.Random(7)
    drawn = [chance.randrange(_FOLDS) for _ in texts]
    return [drawn[leader[i]] for i in range(len(texts))]


def _lines_for(name: str, sentences: dict[str, list[Line]]) -> list[Line]:
    lines = [Line(s.text, s.label, s.fold, own=True) for s in sentences[name]]
    for other, rows in sentences.items():
        same_speaker = (other in _CALLERS) == (name in _CALLERS)
        if other != name and same_speaker and frozenset((other, name)) not in _BOTH:
            lines += [Line(s.text, 0, s.fold) for s in rows if name not in _CALLERS or not s.label]
    return lines


def _lines_of_calls(name: str, calls: list[dict[str, Any]]) -> list[Line]:
    lines = []
    speaker = "caller" if name in _CALLERS else "agent"
    for call in calls:
        label = call["labels"].get(_CRITERIA[name], {"verdict": "na", "evidence": []})
        fold = int(call["id"].split("-")[-1]) % _FOLDS
        barred = _deciding_another(name, call["labels"])
        for i, said in enumerate(call["utterances"]):
            kind = None if i in barred else _label(name, label, i)
            if said["speaker"] == speaker and kind is not None:
                lines.append(Line(said["text"], kind, fold, stream=True, call=call["id"]))
    return lines


def _deciding_another(name: str, labels: dict[str, Any]) -> set[int]:
    """Lines that are another fault of a call, and so no ordinary talk, though not this fault."""
    if name not in _ACCUSES:
        return set()
    faults = {_CRITERIA[kind] for kind in _NEVER_ORDINARY - {name}} - {_CRITERIA[name]}
    failed = [labels[c] for c in faults if c in labels and labels[c]["verdict"] == "fail"]
    own = set(labels.get(_CRITERIA[name], {"evidence": []})["evidence"])
    return {i for label in failed for i in label["evidence"]} - own


def _ordinary_lines() -> list[Line]:
    texts = (_SENTENCES / "ordinary.txt").read_text("utf-8").splitlines()
    return [Line(text, 0, fold) for text, fold in zip(texts, _folds(texts), strict=True)]


def _label(name: str, label: dict[str, Any], index: int) -> int | None:
    """1 for deciding words, 0 for ordinary ones, None where the label does not tell."""
    verdict, deciding = label["verdict"], index in label["evidence"]
    if name in _CALLERS:
        return 0 if verdict == "na" else None
    if name in _WANTED:
        return 0 if verdict in ("na", "fail") else (1 if deciding else None)
    if verdict == "pass" or (verdict == "na" and name == "oversharing"):
        return 0
    return 1 if deciding else None


def _learn(name: str, lines: list[Line]) -> tuple[dict[str, Any], dict[str, int]]:
    """The intent's calibration and its weights in steps of the common unit."""
    features = [features_of(words_in(line.text)) for line in lines]
    vectors = DictVectorizer()
    rows = vectors.fit_transform([dict.fromkeys(f, 1.0) for f in features])
    often = np.asarray(rows.sum(0)).ravel() >= 2
    scale = 1 / np.sqrt([max(1, len(f)) for f in features])
    x = csr_matrix(rows[:, often].multiply(scale[:, None]))
    names = vectors.get_feature_names_out()[often]
    y = np.array([line.label for line in lines])
    fold = np.array([line.fold for line in lines])
    totals = np.zeros(len(lines))
    for k in range(_FOLDS):
        if (fold == k).any():
            kept, model = _fit(x[fold != k], y[fold != k])
            totals[fold == k] = model.decision_function(x[fold == k][:, kept])
    kept, model = _fit(x, y)
    kind = _calibrated(name, lines, y, totals)
    kind["bias"] = round(float(model.intercept_[0]), 5)
    steps = np.round(model.coef_[0] / _unit()).astype(int)
    return kind, {str(n): int(w) for n, w in zip(names[kept], steps, strict=True) if w}


def _unit() -> float:
    return _STRENGTH / _STEPS


def _fit(x: csr_matrix, y: Floats) -> tuple[NDArray[np.int64], LogisticRegression]:
    """A model over the strongest features only, and which those are."""
    make = partial(LogisticRegression, C=_STRENGTH, solver="liblinear", random_state=0)
    strength = np.abs(make().fit(x, y).coef_[0])
    kept = np.sort(np.argsort(-strength, kind="stable")[:_MOST_WEIGHTS])
    return kept, make().fit(x[:, kept], y)


def _calibrated(name: str, lines: list[Line], y: Floats, totals: Floats) -> dict[str, Any]:
    """Platt's curve and the two thresholds, from predictions on lines not learnt from."""
    curve = LogisticRegression(C=1e6).fit(totals[:, None], y)
    slope, offset = float(curve.coef_[0, 0]), float(curve.intercept_[0])
    chances = 1 / (1 + np.exp(-(slope * totals + offset)))
    own = np.array([line.own for line in lines])
    stream = np.array([line.stream for line in lines])
    asked = np.array([line.may_be_heard for line in lines])
    ordinary = np.sort(chances[(stream if stream.any() else ~own) & asked & (y == 0)])[::-1]
    borne = _FALSE_ACCUSATIONS if name in _ACCUSES else _FALSE_ALARMS
    alarmed = float(ordinary[int(len(ordinary) * borne)])
    if name in _ACCUSES:
        alarmed = max(alarmed, _accusing_few_calls(lines, chances))
    heard_from = max(_LEAST_HEARD, alarmed + 0.0005)
    _print_row(name, _Tried(y, chances, own, stream), heard_from)
    return {
        "name": name,
        "slope": round(slope, 5),
        "offset": round(offset, 5),
        "heard_from": round(heard_from, 4),
        "ruled_out_below": round(float(np.quantile(chances[own & (y == 1)], _MISSED_BY_VETO)), 5),
    }


def _accusing_few_calls(lines: list[Line], chances: Floats) -> float:
    """The chance (0-1) that at most one clean call in a hundred has a line above."""
    accused = {line.call for line in lines if line.label}
    most: dict[str, float] = defaultdict(float)
    for line, chance in zip(lines, chances, strict=True):
        if line.call and line.may_be_heard and line.call not in accused:
            most[line.call] = max(most[line.call], float(chance))
    highest = sorted(most.values(), reverse=True)
    return highest[int(len(highest) * _CALLS_FALSELY_ACCUSED)]


def _print_row(name: str, tried: _Tried, threshold: float) -> None:
    y, heard, written = tried.y, tried.chances > threshold, ~tried.stream
    right = (heard & written & (y == 1)).sum()
    precision = right / max(1, (heard & written).sum())
    recall = right / (written & (y == 1)).sum()
    ordinary, deciding = tried.stream & (y == 0), tried.stream & (y == 1)
    false = 1000 * heard[ordinary].mean() if ordinary.any() else float("nan")
    print(
        f"{name:16} {roc_auc_score(y[tried.own], tried.chances[tried.own]):8.3f} "
        f"{roc_auc_score(y[written], tried.chances[written]):8.3f} {precision:10.2f} "
        f"{recall:7.2f} {false:11.1f}  {heard[deciding].sum()} of {deciding.sum()}  "
        f"(from {threshold:.3f})"
    )


def _write(kinds: list[dict[str, Any]], weights: dict[str, list[int]]) -> None:
    data = {"unit": _unit(), "intents": kinds, "weights": dict(sorted(weights.items()))}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    _WEIGHTS.write_text(text + "\n", encoding="utf-8")
    print(f"{len(weights)} features, {len(text) // 1024} KiB")


if __name__ == "__main__":
    main()
