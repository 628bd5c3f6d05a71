"""Who a transcript's speaker labels name: the agent, the caller, nobody, or somebody unsaid."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from rubrics.call import Speaker

# "Customer Service Agent" and "Customer Care" are the house, so its words go first.
_ROLES = (
    (
        Speaker.AGENT,
        re.compile(
            r"\b(?:agent|representative|rep|csr|operator|advis[eo]r|employee|consultant"
            r"|receptionist|attendant|assistant|staff|clerk|associate|specialist|service|support"
            r"|care)\b"
        ),
    ),
    (
        Speaker.CALLER,
        re.compile(r"\b(?:caller|customer|client|user|patient|guest|member|consumer|buyer)\b"),
    ),
    (
        Speaker.UNKNOWN,
        re.compile(
            r"\b(?:system|ivr|announcement|recording|music|unknown|noise|automated|machine|bot"
            r"|prompt)\b"
        ),
    ),
)
_BESIDE_A_ROLE = frozenset({"call", "contact", "center", "centre"})
_NO_LETTERS = re.compile(r"[\W\d_]+")
_PREFIX = re.compile(r"([^\W\d_][\w .,'\u2019()/-]{0,39}?)\s?:\s+(?=\S)")
_NUMBERED = re.compile(r"(?:speaker|channel|spk|voice)[ _-]?\d+|speaker [a-z]", re.IGNORECASE)
_LEAST_LABELLED_SHARE = 0.5


def role_of_label(label: str) -> Speaker | None:
    """Agent, caller, or `UNKNOWN` for what is no person; None for a name or number."""
    words = _NO_LETTERS.sub(" ", label.casefold())
    return next((speaker for speaker, known in _ROLES if known.search(words)), None)


def named_roles(labels: Iterable[str], agent_name: str | None = None) -> dict[str, Speaker]:
    """The roles that the labels themselves tell; `agent_name` is known from elsewhere.

    Where one of two people is known the other is too. Labels that tell nothing are left out.
    """
    labels = list(dict.fromkeys(labels))
    roles = {label: role for label in labels if (role := role_of_label(label)) is not None}
    if Speaker.AGENT not in roles.values() and agent_name:
        roles.update({label: Speaker.AGENT for label in labels if _same_name(label, agent_name)})
    unsaid = [label for label in labels if label not in roles]
    people = {role for role in roles.values() if role is not Speaker.UNKNOWN}
    if len(people) == 1 and len(unsaid) == 1:
        missing = {Speaker.AGENT, Speaker.CALLER} - people
        roles[unsaid[0]] = missing.pop()
    elif Speaker.AGENT in people:
        roles.update(dict.fromkeys(unsaid, Speaker.CALLER))
    return roles


def split_label(text: str) -> tuple[str | None, str]:
    """What stands before a colon at the beginning, as in "Agent: Hello", and what follows."""
    found = _PREFIX.match(text)
    return (found[1], text[found.end() :]) if found else (None, text)


def believed_labels(candidates: Collection[str | None]) -> frozenset[str]:
    """Which of the words before a colon are speakers, given one entry a line.

    "My customer number: 17" is no speaker. A role alone or a numbered speaker is one; a name is
    where it comes up twice and at least half of the lines begin with some name.
    """
    counts = Counter(c for c in candidates if c is not None)
    sure = {c for c in counts if _is_role(c) or _NUMBERED.fullmatch(c)}
    if counts.total() >= _LEAST_LABELLED_SHARE * len(candidates):
        sure |= {c for c, count in counts.items() if count > 1}
    return frozenset(sure)


def speaker_word(speaker: Speaker) -> str:
    """The role as transcripts name it: "Agent"."""
    return _WORDS[speaker]


def _is_role(label: str) -> bool:
    """Whether the label is nothing but a role, as "Agent 2" or "Call Centre Agent"."""
    words = _NO_LETTERS.sub(" ", label.casefold()).split()
    others = [word for word in words if word not in _BESIDE_A_ROLE]
    return bool(others) and all(role_of_label(word) is not None for word in others)


def _same_name(label: str, name: str) -> bool:
    """Whether the label is the name, or one of its words."""
    label, name = label.casefold().strip(), name.casefold().strip()
    return label == name or label in name.split()


_WORDS: Mapping[Speaker, str] = {
    Speaker.AGENT: "Agent",
    Speaker.CALLER: "Caller",
    Speaker.UNKNOWN: "Unknown",
}
