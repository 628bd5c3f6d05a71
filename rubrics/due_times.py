"""By when something was promised: the words, and the moment they mean from the call's date."""

import re
from datetime import datetime, timedelta

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = {
    word: n
    for n, word in enumerate(
        (
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        ),
        start=1,
    )
} | {"a": 1, "an": 1, "couple": 2, "few": 3, "twenty": 20, "thirty": 30, "forty": 40, "half": 30}
_NUMBER = "|".join((*_NUMBERS, r"\d{1,2}"))
_CLOCK = (
    rf"(?:(?P<past>half past|half|quarter past|quarter to|ten past|ten to|twenty past|twenty to|"
    rf"five past|five to) )?"
    rf"(?P<hour>{_NUMBER})(?P<minutes>(?::| )?(?:[0-5]\d|thirty|fifteen|forty five))?"
    r"(?: ?o'?clock)?(?P<half> ?(?:a\.?m\.?|p\.?m\.?|in the (?:morning|afternoon|evening)|"
    r"tonight|at night))?"
)
_CLOCK_OR_NOON = (
    rf"(?:(?P<noon>noon|midday|midnight|lunchtime|lunch|close of business|close of "
    rf"play|the end of (?:the )?(?:day|today|business)|end of (?:the )?(?:day|today|business))|"
    rf"{_CLOCK})"
)
_DAY = (
    rf"(?P<day>today|tonight|tomorrow|the morrow|this (?:morning|afternoon|evening|week)|"
    rf"(?:on |this |next |coming )?(?:{'|'.join(_DAYS)})|next week)"
)
_PART = r"(?P<part>(?: in the)? ?(?:morning|afternoon|evening|night|lunchtime))"
_EVENT = (
    r"(?:as soon as|the (?:minute|moment|second|instant)|once|when(?:ever)?|right after|straight "
    r"after|after|until|till|before) "
    r"(?:(?:i|we|he|she|they|you|it|the|this|that|my|her|his|your|their|there)"
    r"\w*(?:'\w+)?(?!['\w]))(?: "
    r"[\w'-]+){0,6}"
)
_SPAN = (
    rf"(?:(?:with)?in|inside) (?:the (?:next )?|about |around )?(?P<count>{_NUMBER})?(?: of "
    rf"an| a)? ?(?P<unit>minutes?|mins?|hours?|days?|working days?|weeks?|seconds?|sec|hour)"
)
_FORMS = (
    rf"(?:by|before|at|around|about|after|for|until|till|no later than) {_CLOCK_OR_NOON}(?: "
    rf"(?:on )?{_DAY})?(?:{_PART})?",
    rf"(?:by |before |from |for |until |till )?(?:first thing |later |early |late |end of (?:the "
    rf")?day )?{_DAY}(?:{_PART})?(?: (?:by|before|at|around|about) {_CLOCK_OR_NOON})?",
    rf"(?:by |before )?(?:the )?end of (?:the )?(?:day|week|business|month)(?: (?:on )?{_DAY})?",
    _SPAN,
    r"in (?:the )?(?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december|morning|next (?:few )?(?:minutes?|hours?|days?)|a (?:moment|minute|sec|"
    r"second|bit|while|jiffy))",
    r"(?:straight|right) ?(?:away|now)|immediately|now[- ]now|just now|shortly|first thing|"
    r"(?:later|sometime) (?:on|today)|asap|next week|overnight",
    _EVENT,
    r"\bnow\b",
)
_DUE = tuple(re.compile(rf"\b{form}", re.IGNORECASE) for form in _FORMS)
_CLOCK_TIME = re.compile(
    rf"(?:by|before|at|around|about|after|until|till|for|than) {_CLOCK_OR_NOON}"
)
_WHOLE_DAY = re.compile(r"\bend of (?:the )?(?:day|business)|first thing|this week")
_MORNING, _AFTERNOON, _EVENING, _DAY_END = 12, 17, 21, 17
_MINUTES_PAST = {
    "half": 30,
    "half past": 30,
    "quarter past": 15,
    "quarter to": -15,
    "ten past": 10,
    "ten to": -10,
    "twenty past": 20,
    "twenty to": -20,
    "five past": 5,
    "five to": -5,
}
_EARLIEST_WORK_HOUR = 8


def due_words(text: str) -> str | None:
    """The words that say by when, the first and longest in the text; None when there are none."""
    found = [m for form in _DUE if (m := form.search(text)) is not None]
    if not found:
        return None
    best = min(found, key=lambda m: (_is_vague(m[0]), m.start(), -len(m[0])))
    return " ".join(best[0].split()).strip(" ,.")


def due_time(words: str, said_at: datetime) -> datetime | None:
    """The moment that the words mean when said at a time; None where no moment follows."""
    plain = words.lower()
    span = re.search(_SPAN, plain)
    if span:
        return said_at + _span(span)
    day = _day(plain, said_at)
    clock = _CLOCK_TIME.search(plain)
    if clock:
        return _at_clock(clock, day, said_at)
    if _names_day(plain) or _WHOLE_DAY.search(plain):
        return _at_part(plain, day)
    if re.search(r"straight ?away|right (?:away|now)|immediately|\bnow\b", plain):
        return said_at
    return None


def _is_vague(words: str) -> bool:
    return words.lower() in ("now", "just now", "before you", "when i", "shortly")


def _span(match: re.Match[str]) -> timedelta:
    count = _number(match["count"] or "one")
    unit = match["unit"]
    if "half" in match[0] and unit.startswith("hour"):
        return timedelta(minutes=30)
    if unit.startswith(("sec",)):
        return timedelta(seconds=count)
    if unit.startswith("min"):
        return timedelta(minutes=count)
    if unit.startswith("hour"):
        return timedelta(hours=count)
    return timedelta(weeks=count) if unit.startswith("week") else timedelta(days=count)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.get(word, 1)


def _names_day(words: str) -> bool:
    return re.search(rf"\b{_DAY}", words) is not None


def _day(words: str, said_at: datetime) -> datetime:
    """Midnight of the day that the words name; today where they name none."""
    today = said_at.replace(hour=0, minute=0, second=0, microsecond=0)
    if "tomorrow" in words or "the morrow" in words:
        return today + timedelta(days=1)
    if "next week" in words:
        return today + timedelta(days=7 - today.weekday() + 4)
    if "this week" in words or "end of the week" in words:
        return today + timedelta(days=max(0, 4 - today.weekday()))
    for number, name in enumerate(_DAYS):
        if name in words:
            return today + timedelta(days=(number - today.weekday()) % 7 or 7)
    return today


def _at_clock(clock: re.Match[str], day: datetime, said_at: datetime) -> datetime:
    if clock["noon"]:
        hour = {"midnight": 24, "noon": 12, "midday": 12}.get(clock["noon"])
        if hour is None:
            hour = 13 if "lunch" in clock["noon"] else _DAY_END
        return day + timedelta(hours=hour)
    hour = _number(clock["hour"]) % 24
    moment = day + timedelta(hours=hour, minutes=_minutes(clock))
    half = (clock["half"] or "").replace(".", "")
    if re.search(r"pm|afternoon|evening|night", half):
        return moment + timedelta(hours=12 if hour < 12 else 0)
    if half or hour > 12:
        return moment
    early = hour < _EARLIEST_WORK_HOUR or (day.date() == said_at.date() and moment <= said_at)
    return moment + timedelta(hours=12) if early and hour < 12 else moment


def _minutes(clock: re.Match[str]) -> int:
    past = _MINUTES_PAST.get(clock["past"] or "", 0)
    written = (clock["minutes"] or "").strip(" :")
    spoken = {"thirty": 30, "fifteen": 15, "forty five": 45}.get(written)
    return past + (spoken if spoken is not None else int(written or 0))


def _at_part(words: str, day: datetime) -> datetime:
    if "morning" in words or "first thing" in words:
        return day + timedelta(hours=_MORNING)
    if "tonight" in words or "evening" in words or "night" in words:
        return day + timedelta(hours=_EVENING)
    return day + timedelta(hours=_AFTERNOON if "afternoon" in words else _DAY_END)
