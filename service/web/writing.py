"""How dates, times and numbers are written: as the reader's country does, words in English."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo

_NARROW, _NO_BREAK = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Writing:
    """One way of writing. `date` is a format of strftime, save that `{day}` has no zero before."""

    title: str
    date: str
    decimal: str
    group: str
    twelve_hours: bool = False

    def day_and_time(self, moment: datetime, zone: tzinfo) -> str:
        """A moment as people read it: 21 Nov 2026, 14:05."""
        local = moment.astimezone(zone)
        date = f"{local:{self.date}}".replace("{day}", str(local.day)).replace(" ", _NO_BREAK)
        return f"{date}, {self.time_of_day(local)}"

    def time_of_day(self, local: datetime) -> str:
        """Only the time, of a moment that is in the reader's zone already: 14:05 or 2:05 PM."""
        if not self.twelve_hours:
            return f"{local:%H:%M}"
        return f"{local.hour % 12 or 12}:{local:%M}{_NARROW}{'AM' if local.hour < 12 else 'PM'}"

    def number(self, value: float, digits: int = 0) -> str:
        """A number with so many digits after the decimal sign: 1,234.5."""
        plain = f"{value:,.{digits}f}"
        return plain.translate({ord(","): self.group, ord("."): self.decimal})


USUAL = "en-GB"
WRITINGS = {
    "en-GB": Writing("United Kingdom, Ireland, Australia", "{day} %b %Y", ".", ","),
    "en-US": Writing("United States", "%b {day}, %Y", ".", ",", twelve_hours=True),
    "en-IN": Writing("India, Canada, Philippines", "{day} %b %Y", ".", ",", twelve_hours=True),
    "de": Writing("Germany, Spain, Italy, Netherlands", "{day} %b %Y", ",", "."),
    "fr": Writing("France, Poland, Norway, Finland", "{day} %b %Y", ",", _NARROW),
    "de-CH": Writing("Switzerland", "{day} %b %Y", ".", "\N{RIGHT SINGLE QUOTATION MARK}"),
    "sv": Writing("Sweden; year first (ISO 8601)", "%Y-%m-%d", ",", _NARROW),
}
_ALIKE = {
    "de": ("es", "it", "nl", "pt", "da", "tr", "el", "id", "ro", "hr", "sl"),
    "fr": ("pl", "nb", "no", "nn", "fi", "cs", "sk", "ru", "uk", "bg", "hu"),
    "en-IN": ("en-CA", "en-PH", "en-PK", "en-ZA", "hi"),
    "en-US": ("en",),
    "de-CH": ("fr-CH", "it-CH", "de-LI"),
    "sv": ("lt", "zh", "ja", "ko"),
}
_OF_LANGUAGE = {name.lower(): name for name in WRITINGS} | {
    language.lower(): name for name, languages in _ALIKE.items() for language in languages
}


def writing_for(languages: Iterable[str]) -> str:
    """The way's name for the first language that is known, as a browser lists them: de-AT, en."""
    for language in languages:
        tag = language.lower()
        whole_or_part = _OF_LANGUAGE.get(tag) or (
            USUAL if tag.startswith("en-") else _OF_LANGUAGE.get(tag.partition("-")[0])
        )
        if whole_or_part:
            return whole_or_part
    return USUAL
